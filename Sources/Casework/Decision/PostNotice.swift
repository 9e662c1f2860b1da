import Digests
import Domain
import Store

/// 公示 - the notice is put up in the village, once, and anyone may object while it hangs.
package struct PostNotice: Action, OnClaim {
    package static let name = "post_notice"
    package static let permission = Permission.keepNotice

    package var claim: Claim.ID
    package var postedOn: Day

    package init(claim: Claim.ID, postedOn: Day) {
        self.claim = claim
        self.postedOn = postedOn
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(claim)
        request.append(postedOn.description)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ClaimOutcome {
        let row = try await context.take(claim, in: tx)
        guard row.claim.state == .reviewed else {
            throw Refusal.wrongState(claim, row.claim.state)
        }
        let days = try await context.schemes.scheme(row.claim.scheme, in: tx).scheme.noticeDays
        try await tx.post(
            PublicNotice(postedOn: postedOn), of: claim, dueOn: postedOn + days)
        try await context.makeDue(.closeNotice(of: claim, dueOn: postedOn + days), in: tx)
        try await context.move(row, to: .posted, dueOn: postedOn + days, in: tx)
        context.note("posted_on", postedOn)
        context.note("due_on", postedOn + days)
        return ClaimOutcome(claim: claim, state: .posted)
    }
}
