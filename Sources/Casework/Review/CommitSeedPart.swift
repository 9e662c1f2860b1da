import Digests
import Domain
import Sampling
import Store

/// 承诺 - a party binds itself to its part of the seed, which nobody else knows: the SM3 digest of
/// `fangpin-commit-v1`, the round, the party and the 32 bytes of the part. Which party it is
/// follows from the actor's role; nobody acts for two.
package struct CommitSeedPart: Action {
    package static let name = "commit_seed_part"
    package static let permission = Permission.commitSeedPart
    package static let isCountywide = true

    package var round: ReviewRoundID
    /// 64 hexadecimal digits.
    package var digest: String

    package init(round: ReviewRoundID, digest: String) {
        self.round = round
        self.digest = digest
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(digest)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        var held = try await tx.lockedRound(round)
        let party = try held.party(of: context.actor)
        guard let digest = Hexadecimal.bytes(digest).flatMap({ Digest(bytes: $0) }) else {
            throw Refusal.review(.textUnfit)
        }
        try await context.apply(.commit(party, digest), to: &held, in: tx)
        context.note("party", party.rawValue)
        context.note("commitment", digest)
        return RoundOutcome(held)
    }
}
