import Digests
import Domain
import Sampling
import Store

/// 定种 - the seed follows from the frame's root, the dice, the parts that were shown and the
/// lottery. A part that was not shown counts as absent, and the report says whose.
package struct SettleSeed: Action {
    package static let name = "settle_seed"
    package static let permission = Permission.drawSamples
    package static let isCountywide = true

    package var round: ReviewRoundID

    package init(round: ReviewRoundID) { self.round = round }

    package func write(to request: inout CanonicalBytes) { request.append(round.rawValue) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        var held = try await tx.lockedRound(round)
        try await context.apply(.settleSeed, to: &held, in: tx)
        if let seed = held.round.seed { context.note("seed", seed) }
        for party in held.round.withheld { context.note("withheld", party.rawValue) }
        return RoundOutcome(held)
    }
}
