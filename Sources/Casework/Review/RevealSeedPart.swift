import Digests
import Domain
import Sampling
import Store

/// 揭示 - a party shows its part, after the dice have fallen. It must be what the party committed to.
package struct RevealSeedPart: Action {
    package static let name = "reveal_seed_part"
    package static let permission = Permission.commitSeedPart
    package static let isCountywide = true

    package var round: ReviewRoundID
    /// 64 hexadecimal digits.
    package var part: String

    package init(round: ReviewRoundID, part: String) {
        self.round = round
        self.part = part
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(part)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        var held = try await tx.lockedRound(round)
        let party = try held.party(of: context.actor)
        guard let part = Hexadecimal.bytes(part) else { throw Refusal.review(.textUnfit) }
        try await context.apply(.reveal(party, part), to: &held, in: tx)
        context.note("party", party.rawValue)
        return RoundOutcome(held)
    }
}
