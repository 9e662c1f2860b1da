import Digests
import Domain
import Store

/// 发布排期 - a proposed plan becomes what the crews go by, and takes the place of the one for the
/// same days, if there is one; plans for other days stay. It is held against the county once more:
/// nobody is sent by a plan that does not hold any longer.
package struct PublishPlan: Action {
    package static let name = "publish_plan"
    package static let permission = Permission.planVisits

    package var plan: VisitPlan.Number
    /// The version that the dispatcher saw.
    package var version: Int

    package init(plan: VisitPlan.Number, version: Int) {
        self.plan = plan
        self.version = version
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(plan)
        request.append(Int64(version))
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> PlanOutcome {
        let insurer = try await tx.ownPlan(plan).insurer
        try await tx.lockPlans()
        var stored = try await tx.ownPlan(plan)
        guard stored.state == .proposed else { throw Refusal.planSettled(plan, stored.state) }
        guard stored.version == version else {
            throw Refusal.planChanged(plan, expected: version, found: stored.version)
        }
        guard let first = stored.days.first, let last = stored.days.last, last >= context.today
        else { throw Refusal.daysUnfit }
        let standing = try await tx.publishedPlans(of: insurer, from: first, to: last)
        if let other = standing.first(where: { $0 != stored.replaces }) {
            throw Refusal.planStands(other)
        }
        try await context.demandSound(stored, from: context.today, in: tx)
        for before in standing {
            try await tx.move(before, to: .superseded, by: context.actor.id, at: context.at)
            context.note("replaces", Int(before))
        }
        try await tx.move(plan, to: .published, by: context.actor.id, at: context.at)
        stored.state = .published
        context.note(stored)
        return PlanOutcome(stored)
    }
}
