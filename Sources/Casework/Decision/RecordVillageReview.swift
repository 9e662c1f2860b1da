import Digests
import Domain
import Store

/// 村级评议 - the village meeting votes on a claim that is due relief.
package struct RecordVillageReview: Action, OnClaim {
    package static let name = "record_village_review"
    package static let permission = Permission.recordReview

    package var claim: Claim.ID
    package var review: VillageReview

    package init(claim: Claim.ID, review: VillageReview) {
        self.claim = claim
        self.review = review
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(claim)
        request.append(review.heldOn.description)
        for count in [review.present, review.inFavour, review.against, review.recused] {
            request.append(Int64(count))
        }
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ClaimOutcome {
        let row = try await context.take(claim, in: tx)
        guard row.claim.state == .eligible else {
            throw Refusal.wrongState(claim, row.claim.state)
        }
        let counts = [review.present, review.inFavour, review.against, review.recused]
        guard counts.allSatisfy({ $0 >= 0 }),
            review.inFavour + review.against + review.recused <= review.present
        else { throw Refusal.votesExceedPresence }
        let quorum = try await context.schemes.scheme(row.claim.scheme, in: tx).scheme.reviewQuorum
        let passed = review.passes(quorum: quorum)
        try await tx.insert(review, of: claim, quorum: quorum)
        let next: ClaimState = passed ? .reviewed : .reviewFailed
        try await context.move(row, to: next, dueOn: nil, in: tx)
        context.note("held_on", review.heldOn)
        context.note("present", review.present)
        context.note("in_favour", review.inFavour)
        context.note("state", next.rawValue)
        return ClaimOutcome(claim: claim, state: next)
    }
}
