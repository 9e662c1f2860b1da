import Domain

/// 排期说明 - for each visit why this day and crew, and for each that is not made why not; told from
/// the plan itself, as it was drawn up.
///
/// - Throws: when there is more than a search takes on.
package func reasons(
    for plan: VisitPlan
) throws(PlanProblemError) -> (visits: [VisitReason], unvisited: [UnvisitedReason]) {
    let tasks = plan.crews.flatMap(\.stops).map(\.task).filter { $0.place != nil }
    let left = plan.unassigned.map(\.task).filter { $0.obstacle == nil }
    let visits = VisitProblem(tasks + left, plan.crews)
    var drawn = visits.plan(of: plan.crews)
    drawn.unassigned = Array(tasks.count..<tasks.count + left.count)
    func choice(_ choice: VisitExplanation.Choice) -> VisitReason.Choice {
        VisitReason.Choice(
            crew: visits.crews[choice.team].number, day: visits.crews[choice.team].day,
            lateDays: choice.late, travel: choice.travel)
    }
    let made = try explainAssigned(drawn, in: visits.asTravelled).map { found in
        let task = visits.tasks[found.visit]
        return VisitReason(
            household: task.household, chosen: choice(found.chosen),
            otherDay: found.otherDay.map(choice), otherCrew: found.otherTeam.map(choice),
            possible: found.possible, refusals: visits.refusals(of: task, found.refusals))
    }
    let refusals = try explainUnassigned(drawn, in: visits.asTravelled)
    var told: [HouseholdID: [VisitReason.Count]] = [:]
    for found in refusals {
        let task = visits.tasks[found.visit]
        told[task.household] = visits.refusals(of: task, found.refusals)
    }
    let unvisited = plan.unassigned.map { left in
        UnvisitedReason(
            household: left.task.household, reason: left.reason,
            refusals: told[left.task.household] ?? [])
    }
    return (made, unvisited)
}

/// 加车加天 - what one more vehicle on every day, or one more working day with as many crews as the
/// first, would gain: both plans are searched on for some steps. Whoever would go has every skill
/// and no conflict, so it is the most that can be hoped for.
///
/// - Parameter next: the working day after the last of the plan.
/// - Throws: when there is more than a search takes on.
package func gains(
    for plan: VisitPlan, from day: Day, next: Day, steps: Int = 6_000,
    deadline: Deadline = .none
) throws(PlanProblemError) -> [ExtraGain] {
    let crews = plan.crews.filter { $0.day >= day }
    guard let like = crews.first else { return [] }
    let tasks = (crews.flatMap(\.stops).map(\.task) + plan.unassigned.map(\.task)).filter {
        $0.obstacle == nil
    }
    let number = (plan.crews.map(\.number).max() ?? 0) + 1
    let onFirst = crews.filter { $0.day == like.day }
    func stranger(_ place: Int, on day: Day) -> CrewDay {
        CrewDay(
            number: number + place, day: day, vehicle: "", plate: "", seats: like.seats,
            depot: like.depot, start: like.start, end: like.end,
            verifiers: [.init(id: "", name: "", skills: VerifierSkill.allCases)])
    }
    let more: [(ExtraGain.Extra, [CrewDay])] = [
        (
            .vehicle,
            Set(crews.map(\.day)).sorted().enumerated().map { stranger($0.offset, on: $0.element) }
        ),
        (.day, onFirst.indices.map { stranger($0, on: next) }),
    ]
    let without = try VisitProblem(tasks, crews)
        .searchedOn(from: crews, steps: steps, deadline: deadline)
    var found: [ExtraGain] = []
    for (extra, added) in more {
        let with = try VisitProblem(tasks, crews + added)
            .searchedOn(from: crews, steps: steps, deadline: deadline)
        found.append(ExtraGain(extra: extra, without: without, with: with))
    }
    return found
}

extension VisitProblem {
    /// The totals after a plan was searched on for some steps.
    fileprivate func searchedOn(
        from crews: [CrewDay], steps: Int, deadline: Deadline
    ) throws(PlanProblemError) -> VisitPlan.Totals {
        try problem.validate()
        let search = Search(Instance(problem), seed: 0)
        search.resume(plan(of: crews).sequences(of: problem))
        search.run(
            Cooling(search.instance, steps: steps, warmth: 0.3), until: steps, deadline: deadline)
        search.complete()
        let best = Plan(search.best.sequences(of: search.instance), of: problem)
        return VisitPlan.Totals(
            visits: tasks.count - best.totals.unassigned, unassigned: best.totals.unassigned,
            late: best.totals.late,
            travelMinutes: self.crews(with: best, pinned: []).reduce(0) { $0 + $1.travel })
    }
}
