import Domain
import Sampling
import Scheduling
import Store

// Like a plan of the insurer's visits, the tours of the review are searched outside of any
// transaction, by the same search; the action then holds them against the county as it is.

extension Casework {
    /// Assigns reviewers to the drawn items that nobody goes to yet.
    ///
    /// - Throws: as ``AssignReviews`` does.
    package func assignReviews(
        round: ReviewRoundID, from day: Day, days: Int, by actor: Actor, key: String? = nil
    ) async throws -> AssignmentOutcome {
        let order = PlanOrder(firstDay: day, workingDays: days)
        var drawn: [ReviewPlacement] = []
        if actor.may(AssignReviews.permission), order.isSound(on: today) {
            let reading = AssignmentState(round: round, from: day, today: today)
            if let state = try await read(reading, within: .county) {
                drawn = try state.sheet.tours(
                    order, due: state.due, count: state.count, by: actor.id, at: now)
            }
        }
        return try await perform(
            AssignReviews(round: round, from: day, days: days, drawn: drawn), by: actor, key: key)
    }

    /// The same for somebody who has signed in.
    ///
    /// - Throws: as ``AssignReviews`` does.
    package func assignReviews(
        round: ReviewRoundID, from day: Day, days: Int, in session: Session, key: String? = nil
    ) async throws -> AssignmentOutcome {
        try await demand(AssignReviews.permission, for: AssignReviews.name, in: session)
        return try await assignReviews(
            round: round, from: day, days: days, by: session.actor, key: key)
    }
}

/// What an assignment rests on, read in one moment; nil for a round that is not being reviewed,
/// which the action says.
struct AssignmentState: Inquiry {
    var round: ReviewRoundID
    var from: Day
    var today: Day

    func answer(
        in tx: Transaction
    ) async throws -> (sheet: ReviewAssignmentSheet, due: [Day], count: Int)? {
        do {
            let held = try await tx.heldRound(round)
            guard held.round.state == .drawn else { return nil }
            let sheet = try await tx.reviewAssignmentSheet(
                of: held.number, from: from, today: today)
            return (sheet, held.dueDays, held.terms.reviewers)
        } catch Refusal.review(.roundNotFound) { return nil }
    }
}

extension ReviewAssignmentSheet {
    /// Tours to as many items as the vehicles and days allow. Items of one household are seen on
    /// one visit.
    func tours(
        _ order: PlanOrder, due: [Day], count: Int, by officer: OfficerID, at instant: Instant
    ) throws -> [ReviewPlacement] {
        let open = items.filter { !eligible(for: $0).isEmpty }
        guard !open.isEmpty else { return [] }
        let byHousehold = Dictionary(grouping: open, by: \.task.household)
        var sheet = means
        sheet.tasks = byHousehold.values.map { VisitTask(reviewing: $0, due: due) }
            .sorted { $0.household < $1.household }
        sheet.verifiers = reviewers
        sheet.verifiersPerVisit = max(1, min(count, reviewers.count))
        let plan = try drawPlan(order, from: sheet, by: officer, at: instant)
        return plan.crews.flatMap { crew in
            crew.stops.flatMap { stop in
                (byHousehold[stop.task.household] ?? []).map { item in
                    ReviewPlacement(
                        item: item.item, reviewers: crew.verifiers.map(\.id).sorted(),
                        plannedOn: crew.day)
                }
            }
        }
    }
}

extension VisitTask {
    /// One visit for several items of a household, from which whoever has a conflict in one of them
    /// stays away.
    fileprivate init(reviewing items: [ReviewAssignmentItem], due: [Day]) {
        self = items[0].task
        claims = Set(items.flatMap(\.task.claims)).sorted()
        causes = Cause.allCases.filter { cause in items.contains { $0.task.causes == [cause] } }
        minutes = VisitTerms.minutes(claims: claims.count)
        self.due = items.map { due[min($0.generation, due.count - 1)] }.min() ?? self.due
        // The planner asks who may not go, and not why.
        barred = Set(items.flatMap(\.barred.keys)).sorted().map {
            Bar(verifier: $0, reason: .visitedLast)
        }
    }
}
