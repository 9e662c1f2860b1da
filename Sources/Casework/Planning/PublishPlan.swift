import Digests
import Domain
import Store

/// 发布排期 - a proposed plan becomes what the crews go by, and takes the place of the one before.
/// It is held against the county once more: nobody is sent by a plan that does not hold any longer.
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
        try await tx.lockPlans(of: insurer)
        var stored = try await tx.ownPlan(plan)
        guard stored.state == .proposed else { throw Refusal.planSettled(plan, stored.state) }
        guard stored.version == version else {
            throw Refusal.planChanged(plan, expected: version, found: stored.version)
        }
        let published = try await tx.publishedPlan(of: insurer)
        if let published, published.number != stored.replaces {
            throw Refusal.planStands(published.number)
        }
        guard let last = stored.days.last, last >= context.today else { throw Refusal.daysUnfit }
        try await context.demandSound(stored, from: context.today, in: tx)
        if let published {
            try await tx.move(
                published.number, to: .superseded, by: context.actor.id, at: context.at)
            context.note("replaces", Int(published.number))
        }
        try await tx.move(plan, to: .published, by: context.actor.id, at: context.at)
        stored.state = .published
        context.note(stored)
        return PlanOutcome(stored)
    }
}
