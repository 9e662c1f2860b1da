import Digests
import Domain
import Store

/// 异议 - somebody objects while the notice hangs.
package struct RaiseObjection: Action, OnClaim {
    package static let name = "raise_objection"
    package static let permission = Permission.keepNotice

    package var claim: Claim.ID
    package var raisedOn: Day

    package init(claim: Claim.ID, raisedOn: Day) {
        self.claim = claim
        self.raisedOn = raisedOn
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(claim)
        request.append(raisedOn.description)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let row = try await context.take(claim, in: tx)
        guard row.claim.state == .posted, let notice = try await tx.latestNotice(of: claim),
            notice.notice.takenDownOn == nil
        else { throw Refusal.noticeNotHanging(claim) }
        let number = try await tx.raiseObjection(against: notice.number, on: raisedOn)
        // The ruling on the last one that is open makes it due again.
        try await tx.strikeOut(.closeNotice, "\(claim)")
        context.note("objection", Int(number))
        context.note("raised_on", raisedOn)
        return Done()
    }
}
