import Digests
import Domain
import Store

/// 公示期满 - the notice comes down. It is complete when it hung the scheme's days and no objection was
/// upheld; an upheld one contests the claim; one that hung too short must be put up again.
package struct CloseNotice: Action, OnClaim {
    package static let name = "close_notice"
    package static let permission = Permission.keepNotice

    package var claim: Claim.ID
    package var takenDownOn: Day

    package init(claim: Claim.ID, takenDownOn: Day) {
        self.claim = claim
        self.takenDownOn = takenDownOn
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(claim)
        request.append(takenDownOn.description)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ClaimOutcome {
        let row = try await context.take(claim, in: tx)
        guard row.claim.state == .posted, let hanging = try await tx.latestNotice(of: claim),
            hanging.notice.takenDownOn == nil, takenDownOn >= hanging.notice.postedOn
        else { throw Refusal.noticeNotHanging(claim) }
        // Nobody can take down today what is to hang until tomorrow.
        guard hanging.openObjections == 0, takenDownOn <= context.today else {
            throw Refusal.noticeIncomplete(claim)
        }
        let days = try await context.schemes.scheme(row.claim.scheme, in: tx).scheme.noticeDays
        var notice = hanging.notice
        notice.takenDownOn = takenDownOn
        let longEnough = notice.isLongEnough(days: days)
        let complete = longEnough && hanging.upheldObjections == 0
        try await tx.takeDown(hanging.number, on: takenDownOn, complete: complete)
        // Too short and uncontested: the claim is where it was before the notice went up.
        let next: ClaimState =
            complete ? .noticed : hanging.upheldObjections > 0 ? .contested : .reviewed
        let due =
            complete
            ? try await context.due(row.claim, \.approvalDays, after: takenDownOn, in: tx) : nil
        try await context.move(row, to: next, dueOn: due, in: tx)
        context.note("taken_down_on", takenDownOn)
        context.note("state", next.rawValue)
        return ClaimOutcome(claim: claim, state: next)
    }
}
