import Digests
import Domain
import Sampling
import Store

/// 录入彩票号码 - the digits of the public lottery draw that was named when the frame was fixed.
package struct RecordLottery: Action {
    package static let name = "record_lottery"
    package static let permission = Permission.drawSamples
    package static let isCountywide = true

    package var round: ReviewRoundID
    package var digits: String

    package init(round: ReviewRoundID, digits: String) {
        self.round = round
        self.digits = digits
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(digits)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        var held = try await tx.lockedRound(round)
        guard let digits = DecimalDigits(digits), digits.count <= 200 else {
            throw Refusal.review(.textUnfit)
        }
        try await context.apply(.lottery(digits), to: &held, in: tx)
        return RoundOutcome(held)
    }
}
