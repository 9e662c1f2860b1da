import Digests
import Domain
import Sampling
import Store

/// 复核完毕 - every drawn item has its end. Nothing is drawn or found after it, and what earlier
/// rounds of the quarter have found by now is what its verifiers are judged by.
package struct CloseReview: Action {
    package static let name = "close_review"
    package static let permission = Permission.drawSamples
    package static let isBulk = true
    package static let isCountywide = true

    package var round: ReviewRoundID

    package init(round: ReviewRoundID) { self.round = round }

    package func write(to request: inout CanonicalBytes) { request.append(round.rawValue) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        var held = try await tx.lockedRound(round)
        try await context.apply(.closeReview, to: &held, in: tx)
        try await tx.settleEarlier(of: held.number)
        return RoundOutcome(held)
    }
}
