import Digests
import Domain
import Ledger
import Store

/// 审批 - the office approves a claim whose notice is complete, or declines it. Only now is money
/// committed: what the household is due is computed once more, within the room left in its year.
package struct ApproveClaim: Action, OnClaim {
    package static let name = "approve_claim"
    package static let permission = Permission.approve

    package var claim: Claim.ID
    package var approval: Approval

    package init(claim: Claim.ID, approval: Approval) {
        self.claim = claim
        self.approval = approval
    }

    package struct Outcome: Codable, Sendable, Equatable {
        package var state: String
        /// Zero where the household's year has no room left.
        package var amountFen: Int64
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(claim)
        request.append(approval.decidedOn.description)
        request.append(approval.handler.rawValue)
        request.append(approval.approver.rawValue)
        request.append(approval.granted)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        let row = try await context.take(claim, in: tx)
        try checkState(row)
        guard approval.approver == context.actor.id else { throw Refusal.notPermitted(.approve) }
        guard approval.handler != approval.approver else {
            throw Refusal.fourEyes(approval.approver)
        }
        try row.parts.check(approval.handler, takes: .handler, of: claim)
        try row.parts.check(approval.approver, takes: .approver, of: claim)
        context.note("decided_on", approval.decidedOn)
        context.note("handler", approval.handler.rawValue)
        context.note("approver", approval.approver.rawValue)
        guard approval.granted else { return try await decline(row, in: tx, &context) }
        try await checkNotice(in: tx)
        let result = try await context.assess(
            row, year: approval.decidedOn.year, locking: true, in: tx)
        guard result.isEligible else { throw Refusal.notEligible(claim) }
        try await tx.insert(
            approval, on: result.record(atApproval: true), of: row, at: context.at)
        if result.payable > .zero {
            try await commit(result.payable, to: row, in: tx, context)
        }
        try await context.move(row, to: .approved, dueOn: nil, in: tx)
        context.note("scheme", result.scheme.hash)
        context.note("amount_fen", result.payable)
        context.note("state", ClaimState.approved.rawValue)
        return Outcome(
            state: ClaimState.approved.rawValue, amountFen: result.payable.rawValue)
    }

    /// Says what exactly is missing, the first thing first.
    private func checkState(_ row: ClaimRow) throws(Refusal) {
        switch row.claim.state {
        case .noticed: return
        case .approved, .paid: throw .alreadyApproved(claim)
        case .ineligible: throw .notEligible(claim)
        case .eligible, .reviewFailed: throw .reviewNotPassed(claim)
        case .reviewed, .posted, .contested: throw .noticeIncomplete(claim)
        case .lead, .screenedOut, .accepted, .verified, .declined, .withdrawn:
            throw .wrongState(claim, row.claim.state)
        }
    }

    private func checkNotice(in tx: Transaction) async throws {
        let (reviewPassed, latest) = try await tx.publicity(of: claim)
        guard reviewPassed else { throw Refusal.reviewNotPassed(claim) }
        guard let notice = latest, notice.complete == true, let ended = notice.notice.takenDownOn
        else { throw Refusal.noticeIncomplete(claim) }
        guard approval.decidedOn >= ended else {
            throw Refusal.approvedBeforeNoticeEnded(claim, endsOn: ended)
        }
    }

    private func decline(
        _ row: ClaimRow, in tx: Transaction, _ context: inout Context
    ) async throws -> Outcome {
        try await tx.insert(declining: approval, of: claim)
        try await context.move(row, to: .declined, dueOn: nil, in: tx)
        context.note("state", ClaimState.declined.rawValue)
        return Outcome(state: ClaimState.declined.rawValue, amountFen: 0)
    }

    private func commit(
        _ amount: Fen, to row: ClaimRow, in tx: Transaction, _ context: Context
    ) async throws {
        let position = try await tx.lockFund()
        let entry: JournalEntry
        do {
            entry = try Commitment.commit(
                amount, on: approval.decidedOn, narrative: "批准\(row.claim.cause.term)救助",
                in: position)
        } catch .overCommitted(let needed, let available) {
            throw Refusal.fundExhausted(needed: needed, available: available)
        }
        try await tx.post([Posted(entry, claim: row.claim.id)], at: context.at)
    }
}
