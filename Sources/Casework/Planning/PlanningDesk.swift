import Domain
import Scheduling
import Store

// The search for a plan takes longer than a transaction should. So a plan is made in three steps:
// an inquiry reads what it rests on, the search runs outside, and the action reads everything once
// more and holds the plan against it: where the world has moved meanwhile, the action refuses.

extension Casework {
    /// Proposes a plan of visits.
    ///
    /// - Throws: as ``ProposePlan`` does.
    package func proposePlan(
        _ order: PlanOrder, by actor: Actor, key: String? = nil, on clock: WallClock? = nil
    ) async throws -> PlanOutcome {
        let at = (clock ?? self.clock).now()
        let state = try await read(
            PlanningState(insurer: order.insurer, day: at.day, schemes: schemes),
            within: actor.scope)
        let action = ProposePlan(order: order, drawn: try draw(order, state, by: actor, at: at))
        return try await perform(action, by: actor, key: key, on: clock)
    }

    /// Proposes a plan of visits for somebody who has signed in.
    ///
    /// - Throws: as ``ProposePlan`` does.
    package func proposePlan(
        _ order: PlanOrder, in session: Session, key: String? = nil
    ) async throws -> PlanOutcome {
        try await demand(ProposePlan.permission, for: ProposePlan.name, in: session)
        return try await proposePlan(order, by: session.actor, key: key)
    }

    private func draw(
        _ order: PlanOrder, _ state: PlanningState.Answer, by actor: Actor, at instant: Instant
    ) throws -> VisitPlan? {
        guard order.isSound(on: instant.day) else { return nil }
        return try drawPlan(
            order, from: state.sheet, by: actor.id, at: instant, replacing: state.published)
    }

    /// Changes a proposed plan as the dispatcher wants it.
    ///
    /// - Throws: as ``AdjustPlan`` does.
    package func adjustPlan(
        _ plan: VisitPlan.Number, version: Int, _ adjustments: [PlanAdjustment],
        by actor: Actor, key: String? = nil
    ) async throws -> PlanOutcome {
        let drawn = try await redraw(
            plan, PlanRevision(adjustments: adjustments, from: Day(number: 0)), by: actor)
        let action = AdjustPlan(
            plan: plan, version: version, adjustments: adjustments, drawn: drawn)
        return try await perform(action, by: actor, key: key)
    }

    /// The same for somebody who has signed in.
    ///
    /// - Throws: as ``AdjustPlan`` does.
    package func adjustPlan(
        _ plan: VisitPlan.Number, version: Int, _ adjustments: [PlanAdjustment],
        in session: Session, key: String? = nil
    ) async throws -> PlanOutcome {
        try await demand(AdjustPlan.permission, for: AdjustPlan.name, in: session)
        return try await adjustPlan(
            plan, version: version, adjustments, by: session.actor, key: key)
    }

    /// Proposes a plan in the place of a published one, with as little disturbance as can be.
    ///
    /// - Parameter day: earlier days stay as they are; nil for today.
    /// - Throws: as ``ReplanVisits`` does.
    package func replanVisits(
        _ plan: VisitPlan.Number, _ disruptions: [PlanDisruption], from day: Day? = nil,
        by actor: Actor, key: String? = nil
    ) async throws -> PlanOutcome {
        let revision = PlanRevision(disruptions: disruptions, from: day ?? today)
        let drawn = try await redraw(plan, revision, by: actor)
        let action = ReplanVisits(
            plan: plan, disruptions: disruptions, from: revision.from, drawn: drawn)
        return try await perform(action, by: actor, key: key)
    }

    /// The same for somebody who has signed in.
    ///
    /// - Throws: as ``ReplanVisits`` does.
    package func replanVisits(
        _ plan: VisitPlan.Number, _ disruptions: [PlanDisruption], from day: Day? = nil,
        in session: Session, key: String? = nil
    ) async throws -> PlanOutcome {
        try await demand(ReplanVisits.permission, for: ReplanVisits.name, in: session)
        return try await replanVisits(
            plan, disruptions, from: day, by: session.actor, key: key)
    }

    /// The plan as the search would have it now; nil where there is none of the number, which the
    /// action says.
    private func redraw(
        _ number: VisitPlan.Number, _ revision: PlanRevision, by actor: Actor
    ) async throws -> VisitPlan? {
        let reading = PlanRevisionState(plan: number, day: today, schemes: schemes)
        guard var state = try await read(reading, within: actor.scope) else { return nil }
        for disruption in revision.disruptions { state.sheet.note(disruption) }
        return try redrawPlan(state.plan, revision, from: state.sheet)
    }
}

extension PlanOrder {
    /// Whether it asks for working days that are not over.
    func isSound(on today: Day) -> Bool {
        (1...PlanOrder.daysMax).contains(workingDays) && firstDay >= today
            && firstDay - today <= 366
    }
}

extension PlanningSheet {
    /// Notes who or what is not there.
    mutating func note(_ disruption: PlanDisruption) {
        switch disruption {
        case .verifierAway(let verifier, let from, let to):
            absences.append(VerifierAbsence(verifier: verifier, from: from, to: to))
        case .vehicleBroken(let vehicle, let from, let to):
            breakdowns.append(Breakdown(vehicle: vehicle, from: from, to: to))
        case .cancelled, .urgent: break
        }
    }
}

/// What a plan rests on, read in one moment, and the published plan of the insurer.
struct PlanningState: Inquiry {
    var insurer: String
    var day: Day
    var schemes: SchemeShelf

    func answer(
        in tx: Transaction
    ) async throws -> (sheet: PlanningSheet, published: VisitPlan.Number?) {
        (
            try await schemes.planningSheet(insurer: insurer, on: day, in: tx),
            try await tx.publishedPlan(of: insurer)?.number
        )
    }
}

/// A plan, and what it rests on now; nil where the reader has no such plan.
struct PlanRevisionState: Inquiry {
    var plan: VisitPlan.Number
    var day: Day
    var schemes: SchemeShelf

    func answer(
        in tx: Transaction
    ) async throws -> (plan: VisitPlan, sheet: PlanningSheet)? {
        do {
            let plan = try await tx.ownPlan(plan)
            return (plan, try await schemes.planningSheet(for: plan, on: day, in: tx))
        } catch Refusal.planNotFound { return nil }
    }
}

extension SchemeShelf {
    /// What a plan of an insurer rests on, on a day.
    func planningSheet(
        insurer: String, on day: Day, in tx: Transaction
    ) async throws -> PlanningSheet {
        var sheet = try await tx.planningMeans(
            insurer: insurer, since: day + -VisitTerms.recentDays)
        let open = try await tx.openTasks(insurer: insurer)
        var least = 1
        for var row in open {
            var attempts = Int.max
            for id in row.schemes {
                let terms = try await scheme(id, in: tx).scheme.verification
                attempts = min(attempts, terms.attempts)
                least = max(least, terms.verifiersPerVisit)
            }
            row.task.attemptsLeft = max(0, min(attempts, 99) - row.task.attempts.count)
            sheet.tasks.append(row.task)
        }
        sheet.verifiersPerVisit = max(least, VerificationTerms().verifiersPerVisit)
        return sheet
    }

    func planningSheet(
        for plan: VisitPlan, on day: Day, in tx: Transaction
    ) async throws -> PlanningSheet {
        try await planningSheet(insurer: plan.insurer, on: day, in: tx)
    }
}

extension Transaction {
    /// A plan, where it is of the insurer for whom the transaction works.
    ///
    /// - Throws: ``Refusal/planNotFound(_:)``, also for a plan outside of the scope.
    func ownPlan(_ number: VisitPlan.Number) async throws -> VisitPlan {
        let plan = try await visitPlan(number)
        guard scope?.insurer.map({ $0 == plan.insurer }) ?? true, scope?.area == nil else {
            throw Refusal.planNotFound(number)
        }
        return plan
    }
}

/// Where an action on a plan left it.
package struct PlanOutcome: Codable, Sendable, Equatable {
    package var plan: Int64
    package var version: Int
    package var state: String
    package var visits: Int
    package var unassigned: Int
    package var late: Int
    package var travelMinutes: Int

    init(_ plan: VisitPlan) {
        self.plan = plan.number
        self.version = plan.version
        self.state = plan.state.rawValue
        let totals = plan.totals
        self.visits = totals.visits
        self.unassigned = totals.unassigned
        self.late = totals.late
        self.travelMinutes = totals.travelMinutes
    }
}

extension Context {
    /// Tells of a plan and what it comes to.
    mutating func note(_ plan: VisitPlan) {
        let totals = plan.totals
        note("plan", Int(plan.number))
        note("visits", totals.visits)
        note("unassigned", totals.unassigned)
        note("late", totals.late)
        note("travel_minutes", totals.travelMinutes)
    }

    /// - Throws: ``Refusal/planOutdated(_:)`` with the first rule that the plan breaks as things
    ///   are now.
    func demandSound(
        _ plan: VisitPlan, from day: Day, in tx: Transaction
    ) async throws {
        let sheet = try await schemes.planningSheet(for: plan, on: today, in: tx)
        if let defect = defects(of: plan, in: sheet, from: day).first {
            throw Refusal.planOutdated(defect)
        }
    }
}
