import Digests
import Domain
import Store

/// 拟订排期 - a plan of visits is proposed: shown and adjusted, binding nobody before it is
/// published.
///
/// It is for days of which no published plan of the insurer is; those of other days stay as they
/// are, and the visits that they still have ahead are theirs.
/// ``Casework/proposePlan(_:by:key:on:)`` searches the plan; here it is held against the county as
/// it is now.
package struct ProposePlan: Action {
    package static let name = "propose_plan"
    package static let permission = Permission.planVisits
    package static let isBulk = true

    package var order: PlanOrder
    /// What was searched; not a part of the request, for it follows from the order and the county.
    var drawn: VisitPlan?

    package func write(to request: inout CanonicalBytes) {
        request.append(order.insurer)
        request.append(order.firstDay.description)
        request.append(Int64(order.workingDays))
        request.append(Int64(bitPattern: order.search.seed))
        request.append(Int64(order.search.steps))
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> PlanOutcome {
        let scope = context.actor.scope
        guard scope.insurer.map({ $0 == order.insurer }) ?? true, scope.area == nil else {
            throw Refusal.scopeUnfit
        }
        guard order.isSound(on: context.today), var plan = drawn, !plan.days.isEmpty else {
            throw Refusal.daysUnfit
        }
        try await tx.lockPlans()
        let standing = try await tx.publishedPlans(
            of: order.insurer, from: order.firstDay, to: plan.days.last ?? order.firstDay)
        if let other = standing.first { throw Refusal.planStands(other) }
        try await context.demandSound(plan, from: order.firstDay, in: tx)
        plan.number = try await tx.insert(plan)
        context.note(plan)
        context.note("first_day", order.firstDay)
        return PlanOutcome(plan)
    }
}
