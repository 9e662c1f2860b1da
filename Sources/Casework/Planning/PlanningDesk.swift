import Domain
import Scheduling
import Store

// The search for a plan takes longer than a transaction should. So a plan is made in three steps:
// an inquiry reads what it rests on, the search runs outside, and the action reads everything once
// more and holds the plan against it: where the world has moved meanwhile, the action refuses.
//
// What waits to be planned is read from the claims, never from a list that somebody keeps: every
// household with accepted claims, but for those whose visit a published plan still has ahead. A
// visit is ahead until its day is over or somebody has reported on it. So what nobody reported on
// waits again on the next morning by itself, as does a visit in vain as soon as it is reported;
// next week's plan leaves out what this week's crews have still to do; and a plan that is planned
// anew takes up what it missed.

extension Casework {
    /// Proposes a plan of visits.
    ///
    /// - Throws: as ``ProposePlan`` does.
    package func proposePlan(
        _ order: PlanOrder, by actor: Actor, key: String? = nil, on clock: WallClock? = nil
    ) async throws -> PlanOutcome {
        let at = (clock ?? self.clock).now()
        let sheet = try await read(
            PlanningState(insurer: order.insurer, day: at.day, schemes: schemes),
            within: actor.scope)
        let drawn =
            order.isSound(on: at.day)
            ? try drawPlan(order, from: sheet, by: actor.id, at: at) : nil
        let action = ProposePlan(order: order, drawn: drawn)
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

    /// Changes a proposed plan as the dispatcher wants it.
    ///
    /// - Throws: as ``AdjustPlan`` does.
    package func adjustPlan(
        _ plan: VisitPlan.Number, version: Int, _ adjustments: [PlanAdjustment],
        by actor: Actor, key: String? = nil
    ) async throws -> PlanOutcome {
        let drawn = try await redraw(
            plan, PlanRevision(adjustments: adjustments, from: today), by: actor)
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

    /// The plan as the search would have it now; nil where there is none of the number, or all of
    /// its days are over, which the action says.
    private func redraw(
        _ number: VisitPlan.Number, _ revision: PlanRevision, by actor: Actor
    ) async throws -> VisitPlan? {
        let reading = PlanRevisionState(plan: number, day: today, schemes: schemes)
        guard var state = try await read(reading, within: actor.scope),
            let last = state.plan.days.last, last >= today
        else { return nil }
        for disruption in revision.disruptions { state.sheet.note(disruption) }
        state.plan.takeUpMissed(before: today, waiting: state.sheet.waiting)
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

    /// The households that are to be visited.
    var waiting: Set<HouseholdID> { Set(tasks.map(\.household)) }
}

extension VisitPlan {
    /// Takes visits that nobody made out of days that are over, to be planned again with those that
    /// were left out. The plan that is replaced keeps them where they were.
    mutating func takeUpMissed(before today: Day, waiting: Set<HouseholdID>) {
        for place in crews.indices where crews[place].day < today {
            let missed = crews[place].stops.filter { waiting.contains($0.task.household) }
            if missed.isEmpty { continue }
            crews[place].stops.removeAll { waiting.contains($0.task.household) }
            unassigned += missed.map { Unassigned(task: $0.task, reason: .searchEnded) }
        }
    }
}

/// What a plan rests on, read in one moment.
struct PlanningState: Inquiry {
    var insurer: String
    var day: Day
    var schemes: SchemeShelf

    func answer(in tx: Transaction) async throws -> PlanningSheet {
        try await schemes.planningSheet(insurer: insurer, on: day, in: tx)
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
    ///
    /// - Parameter revised: plans whose visits are planned anew, and so do not stand in the way.
    func planningSheet(
        insurer: String, on day: Day, revising revised: [VisitPlan.Number] = [],
        in tx: Transaction
    ) async throws -> PlanningSheet {
        var sheet = try await tx.planningMeans(
            insurer: insurer, since: day + -VisitTerms.recentDays, today: day)
        let open = try await tx.openTasks(insurer: insurer, on: day, revising: revised)
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
        try await planningSheet(
            insurer: plan.insurer, on: day,
            revising: [plan.number, plan.replaces].compactMap(\.self), in: tx)
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
    ///   are now; a visit that is still to be made on a day that is over breaks one, too.
    func demandSound(
        _ plan: VisitPlan, from day: Day, in tx: Transaction
    ) async throws {
        let sheet = try await schemes.planningSheet(for: plan, on: today, in: tx)
        let waiting = sheet.waiting
        for crew in plan.crews where crew.day < today {
            for stop in crew.stops where waiting.contains(stop.task.household) {
                throw Refusal.planOutdated(
                    PlanDefect(
                        .tooEarlyDay, household: stop.task.household, crew: crew.number))
            }
        }
        if let defect = defects(of: plan, in: sheet, from: day).first {
            throw Refusal.planOutdated(defect)
        }
    }
}
