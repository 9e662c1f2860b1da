import Digests
import Domain
import Sampling
import Store

/// 承诺截止 - the hour has passed: who has committed to nothing is absent. The daemon does it by
/// itself at the hour; whoever draws may do it after.
package struct CloseCommitments: Action {
    package static let name = "close_commitments"
    package static let permission = Permission.closeCommitments
    package static let isCountywide = true

    package var round: ReviewRoundID

    package init(round: ReviewRoundID) { self.round = round }

    package func write(to request: inout CanonicalBytes) { request.append(round.rawValue) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        var held = try await tx.lockedRound(round)
        try await context.apply(.closeCommitments, to: &held, in: tx)
        for party in held.round.absent { context.note("absent", party.rawValue) }
        return RoundOutcome(held)
    }
}
