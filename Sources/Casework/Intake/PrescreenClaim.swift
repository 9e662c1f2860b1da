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
        prescreening.write(to: &request)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ClaimOutcome {
        _ = try await context.take(claim, in: tx)
        let next = try await context.prescreen(claim, prescreening, in: tx)
        try await tx.insert([(claim, prescreening)], by: context.actor.id)
        context.note("state", next.rawValue)
        context.note("decided_on", prescreening.decidedOn)
        context.note("reason", prescreening.reason)
        return ClaimOutcome(claim: claim, state: next)
    }
}

extension Prescreening {
    func write(to bytes: inout CanonicalBytes) {
        bytes.append(passed)
        bytes.append(reason)
        bytes.append(decidedOn.description)
    }
}

extension Context {
    /// Moves a locked lead on, or removes it. The decision itself is yet to be stored.
    mutating func prescreen(
        _ claim: Claim.ID, _ prescreening: Prescreening, in tx: Transaction
    ) async throws -> ClaimState {
        let row = try row(of: claim)
        guard row.claim.state == .lead else { throw Refusal.wrongState(claim, row.claim.state) }
        if !prescreening.passed { try demandReason(prescreening.reason) }
        let next: ClaimState = prescreening.passed ? .accepted : .screenedOut
        let due =
            prescreening.passed
            ? try await due(row.claim, \.visitDays, after: prescreening.decidedOn, in: tx) : nil
        continues(claim: claim, after: row.trail)
        try await move(row, to: next, dueOn: due, in: tx)
        return next
    }
}
