import Digests
import Domain
import Store

/// 撤回排期 - a plan is not to be gone by, whether it was published or not.
package struct WithdrawPlan: Action {
    package static let name = "withdraw_plan"
    package static let permission = Permission.planVisits

    package var plan: VisitPlan.Number
    package var reason: String

    package init(plan: VisitPlan.Number, reason: String) {
        self.plan = plan
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(plan)
        request.append(reason)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> PlanOutcome {
        try context.demandReason(reason)
        try await tx.lockPlans()
        var stored = try await tx.ownPlan(plan)
        guard stored.state == .proposed || stored.state == .published else {
            throw Refusal.planSettled(plan, stored.state)
        }
        try await tx.move(plan, to: .withdrawn, by: context.actor.id, at: context.at)
        stored.state = .withdrawn
        context.note("plan", Int(plan))
        context.note("reason", reason)
        return PlanOutcome(stored)
    }
}
