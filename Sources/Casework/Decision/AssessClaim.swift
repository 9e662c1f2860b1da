import Digests
import Domain
import Standards
import Store

/// 理算 - what a visited household is due, under the scheme that its claim was opened under. The
/// working is kept beside the result.
package struct AssessClaim: Action, OnClaim {
    package static let name = "assess_claim"
    package static let permission = Permission.assess

    package var claim: Claim.ID

    package init(claim: Claim.ID) { self.claim = claim }

    package struct Outcome: Codable, Sendable, Equatable {
        package var state: String
        package var byRuleFen: Int64
        package var reason: String?
    }

    package func write(to request: inout CanonicalBytes) { request.append(claim) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        let row = try await context.take(claim, in: tx)
        guard row.claim.state == .verified else {
            throw Refusal.wrongState(claim, row.claim.state)
        }
        try row.parts.check(context.actor.id, takes: .handler, of: claim)
        let result = try await context.assess(row, year: context.today.year, in: tx)
        try await tx.insert(
            result.record(atApproval: false), by: context.actor.id, at: context.at)
        let next: ClaimState = result.isEligible ? .eligible : .ineligible
        let due =
            result.isEligible
            ? try await context.due(row.claim, \.reviewDays, after: context.today, in: tx) : nil
        try await context.move(row, to: next, dueOn: due, in: tx)
        context.note("scheme", row.claim.scheme.rawValue)
        context.note("by_rule_fen", result.byRule)
        context.note("state", next.rawValue)
        return Outcome(
            state: next.rawValue, byRuleFen: result.byRule.rawValue,
            reason: result.assessment.reason?.rawValue)
    }
}
