import Digests
import Domain
import Store

/// 改排 - something has happened to a published plan: a visit is cancelled or urgent, a verifier is
/// away, a car cannot be used. Another plan is proposed that disturbs it as little as can be, and
/// takes up the visits of days that are over which nobody made; published, it takes its place.
package struct ReplanVisits: Action {
    package static let name = "replan_visits"
    package static let permission = Permission.planVisits
    package static let isBulk = true

    package var plan: VisitPlan.Number
    package var disruptions: [PlanDisruption]
    /// Earlier days stay as they are.
    package var from: Day
    /// What was searched; not a part of the request.
    var drawn: VisitPlan?

    package func write(to request: inout CanonicalBytes) {
        request.append(plan)
        request.append(from.description)
        request.appendList { list in
            for disruption in disruptions {
                let (kind, subject, days) = disruption.parts
                list.append(kind)
                list.append(subject)
                list.append(days?.from.description)
                list.append(days?.to.description)
            }
        }
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> PlanOutcome {
        try await tx.lockPlans()
        let stored = try await tx.ownPlan(plan)
        guard stored.state == .published else { throw Refusal.planSettled(plan, stored.state) }
        guard from >= context.today, let last = stored.days.last, from <= last else {
            throw Refusal.daysUnfit
        }
        guard var new = drawn else { throw Refusal.planNotFound(plan) }
        for disruption in disruptions {
            try await note(disruption, of: stored, new, in: tx, &context)
        }
        (new.version, new.state, new.replaces) = (1, .proposed, plan)
        (new.proposedBy, new.proposedAt) = (context.actor.id, context.at)
        (new.publishedBy, new.publishedAt) = (nil, nil)
        try await context.demandSound(new, from: from, in: tx)
        new.number = try await tx.insert(new)
        context.note(new)
        context.note("replaces", Int(plan))
        let moved = new.changes(since: stored).count { $0.kind == .moved }
        context.note("moved", moved)
        return PlanOutcome(new)
    }

    /// Keeps what has happened where it outlasts the plan, and refuses what cannot have.
    private func note(
        _ disruption: PlanDisruption, of stored: VisitPlan, _ new: VisitPlan, in tx: Transaction,
        _ context: inout Context
    ) async throws {
        let (kind, subject, days) = disruption.parts
        if let days, days.from > days.to { throw Refusal.daysUnfit }
        switch disruption {
        case .cancelled(let household):
            let isLeft = stored.unassigned.contains { $0.task.household == household }
            guard isLeft || stored.visit(to: household) != nil else {
                throw Refusal.visitNotPlanned(household)
            }
        case .urgent(let household):
            let isLeft = new.unassigned.contains { $0.task.household == household }
            guard isLeft || new.visit(to: household) != nil else {
                throw Refusal.visitNotPlanned(household)
            }
        case .verifierAway(let verifier, let from, let to):
            guard try await tx.isVerifier(verifier, of: stored.insurer) else {
                throw Refusal.officerNotFound(verifier)
            }
            try await tx.insertAbsence(
                of: verifier, or: nil, from: from, to: to, by: context.actor.id, at: context.at)
        case .vehicleBroken(let vehicle, let from, let to):
            guard try await tx.isVehicle(vehicle) else { throw Refusal.vehicleNotFound(vehicle) }
            try await tx.insertAbsence(
                of: nil, or: vehicle, from: from, to: to, by: context.actor.id, at: context.at)
        }
        context.note(kind, subject)
    }
}

extension PlanDisruption {
    fileprivate var parts: (kind: String, subject: String, days: (from: Day, to: Day)?) {
        switch self {
        case .cancelled(let household): ("cancelled", household.rawValue, nil)
        case .urgent(let household): ("urgent", household.rawValue, nil)
        case .verifierAway(let verifier, let from, let to):
            ("verifier_away", verifier.rawValue, (from, to))
        case .vehicleBroken(let vehicle, let from, let to): ("vehicle_broken", vehicle, (from, to))
        }
    }
}
