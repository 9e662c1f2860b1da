import Digests
import Domain
import Store

/// 入户核查 - the insurer's verifiers report a visit: what they found, or why nobody could be asked.
///
/// Findings are never overwritten. Those of the latest visit count, and a claim that was computed
/// before goes back to be computed again.
package struct RecordVerification: Action, OnClaim {
    package static let name = "record_verification"
    package static let permission = Permission.recordVerification

    package var claim: Claim.ID
    package var verification: Verification

    package init(claim: Claim.ID, verification: Verification) {
        self.claim = claim
        self.verification = verification
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(claim)
        verification.write(to: &request)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ClaimOutcome {
        let row = try await context.take(claim, in: tx)
        guard row.salt != nil else { throw Refusal.householdErased(row.claim.household) }
        try await checkVerifiers(of: row, in: tx, context)
        let state = row.claim.state
        guard state != .approved, state != .paid else { throw Refusal.wrongState(claim, state) }
        // Who writes the findings down has had them in hand as well as who went there.
        for officer in verification.verifiers + [context.actor.id] {
            try row.parts.check(officer, takes: .verifier, of: claim)
        }
        let next = try next(after: state)
        // A verifier who comes from the household's own village should not have been sent. The
        // visit happened all the same and is recorded; the office reviews every such visit again.
        let conflicted = try await tx.insert(
            verification, of: claim, by: context.actor.id, at: context.at)
        if next == .verified {
            let due = try await context.due(
                row.claim, \.crosscheckDays, after: verification.visitedOn, in: tx)
            try await context.move(row, to: next, dueOn: due, in: tx)
        }
        var committed = CanonicalBytes(version: 1)
        verification.write(to: &committed)
        context.commit("verification", to: committed, under: row.salt, in: tx)
        context.note("visited_on", verification.visitedOn)
        for verifier in conflicted { context.note("conflicted", verifier.rawValue) }
        context.note("state", next.rawValue)
        return ClaimOutcome(claim: claim, state: next)
    }

    /// Findings make the claim `verified`. An attempt leaves it where it is, and so do findings
    /// about a lead that was never passed on: they are kept, and nothing rests on them.
    private func next(after state: ClaimState) throws(Refusal) -> ClaimState {
        guard case .completed(let findings) = verification.outcome else { return state }
        guard findings.members >= 1 else { throw .membersMissing }
        guard findings.basis >= .zero else { throw .negativeBasis }
        return state == .verified || state.mayBecome(.verified) ? .verified : state
    }

    private func checkVerifiers(
        of row: ClaimRow, in tx: Transaction, _ context: Context
    ) async throws {
        let terms = try await context.schemes.scheme(row.claim.scheme, in: tx).scheme.verification
        let distinct = Set(verification.verifiers)
        guard distinct.count >= terms.verifiersPerVisit else {
            throw Refusal.tooFewVerifiers(distinct.count, needed: terms.verifiersPerVisit)
        }
    }
}

extension Verification {
    /// Hours and photographs stand at the end, and only where there are any: what was recorded
    /// before there were fields for them has the bytes that it always had.
    func write(to bytes: inout CanonicalBytes) {
        bytes.append(visitedOn.description)
        bytes.appendList { list in for verifier in verifiers { list.append(verifier.rawValue) } }
        switch outcome {
        case .completed(let findings):
            bytes.append(Int64(findings.members))
            let income = findings.income
            for amount in [
                income.wage, income.businessIncome, income.businessCost, income.property,
                income.transfer, findings.basis,
            ] {
                bytes.append(amount.rawValue)
            }
        case .attempted(let attempt): bytes.append(attempt.rawValue)
        }
        bytes.append(position.map { Int64($0.latitude) })
        bytes.append(position.map { Int64($0.longitude) })
        bytes.append(remark)
        guard stay != nil || !photos.isEmpty else { return }
        bytes.append(stay.map { Int64($0.arrived) })
        bytes.append(stay.map { Int64($0.left) })
        bytes.appendList { list in for photo in photos { list.append(photo.hex) } }
    }
}
