import Digests
import Domain
import Store

/// 镇村初筛 - town and village pass a lead on to the insurer, or remove it with a reason.
package struct PrescreenClaim: Action, OnClaim {
    package static let name = "prescreen_claim"
    package static let permission = Permission.prescreen

    package var claim: Claim.ID
    package var prescreening: Prescreening

    package init(claim: Claim.ID, prescreening: Prescreening) {
        self.claim = claim
        self.prescreening = prescreening
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(claim)
        request.append(prescreening.passed)
        request.append(prescreening.reason)
        request.append(prescreening.decidedOn.description)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ClaimOutcome {
        let row = try await context.take(claim, in: tx)
        guard row.claim.state == .lead else { throw Refusal.wrongState(claim, row.claim.state) }
        guard prescreening.passed || !prescreening.reason.isEmpty else {
            throw Refusal.reasonMissing
        }
        let next: ClaimState = prescreening.passed ? .accepted : .screenedOut
        try await tx.insert(prescreening, of: claim, by: context.actor.id)
        let due =
            prescreening.passed
            ? try await context.due(
                row.claim, \.visitDays, after: prescreening.decidedOn, in: tx) : nil
        try await context.move(row, to: next, dueOn: due, in: tx)
        context.note("state", next.rawValue)
        context.note("decided_on", prescreening.decidedOn)
        context.note("reason", prescreening.reason)
        return ClaimOutcome(claim: claim, state: next)
    }
}
