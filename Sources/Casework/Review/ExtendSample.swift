import Digests
import Domain
import Sampling
import Store

/// 扩样 - more of the same order, before anything is reported: a further pass over the money, or
/// more refused items. What is drawn stays drawn.
package struct ExtendSample: Action {
    package static let name = "extend_sample"
    package static let permission = Permission.drawSamples
    package static let isBulk = true
    package static let isCountywide = true

    package var round: ReviewRoundID
    /// So many hits more in the paid part; 0 for none.
    package var paid: Int
    /// So many items of the refused part in the end; nil for as many as before.
    package var refused: Int?

    package init(round: ReviewRoundID, paid: Int, refused: Int?) {
        self.round = round
        self.paid = paid
        self.refused = refused
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(Int64(paid))
        request.append(refused.map(Int64.init))
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        var held = try await tx.lockedRound(round)
        guard (0...RoundTerms.sizeMax).contains(paid), (refused ?? 0) <= RoundTerms.sizeMax else {
            throw Refusal.review(.extensionUnfit)
        }
        let frame = try await tx.reviewFrame(of: held.record)
        try await context.apply(
            .extend(paid: paid, refused: refused, frame), to: &held, in: tx)
        let generation = held.events.count { $0.kind == "extend" }
        try await context.keepSample(of: held, generation: generation, in: tx)
        return RoundOutcome(held)
    }
}
