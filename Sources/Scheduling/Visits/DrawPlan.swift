import Domain

/// 拟订排期 - draws a plan up: forms the crews of the working days, and gives each a tour.
///
/// The same sheet and order give the same plan on every machine; only the deadline, where it bears,
/// makes a difference.
///
/// - Throws: when there is more than a search takes on.
package func drawPlan(
    _ order: PlanOrder, from sheet: PlanningSheet, by officer: OfficerID, at instant: Instant,
    replacing published: VisitPlan.Number? = nil, deadline: Deadline = .none
) throws(PlanProblemError) -> VisitPlan {
    let days = sheet.workingDays(order.workingDays, from: order.firstDay)
    let crews = CrewForming(sheet, days: days).crews(seed: order.search.seed)
    let (open, beyond) = taskShare(sheet.tasks.filter { $0.obstacle == nil }, crews)
    let fair = VisitProblem(open, crews, most: fairMost(open, crews))
    let options = PlanOptions(seed: order.search.seed, steps: order.search.steps)
    var found = try plan(fair.problem, options: options, deadline: deadline).plan
    if (found.totals.unassigned, found.totals.late) > (0, 0) {
        // Evenness is not worth a visit, nor a day.
        let free = try plan(
            VisitProblem(open, crews).problem, options: options, deadline: deadline
        ).plan
        if (free.totals.unassigned, free.totals.late)
            < (found.totals.unassigned, found.totals.late)
        {
            found = free
        }
    }
    var unassigned = sheet.tasks.compactMap { task in
        task.obstacle.map { VisitPlan.Unassigned(task: task, reason: $0) }
    }
    unassigned += beyond.map {
        VisitPlan.Unassigned(task: $0, reason: crews.isEmpty ? .noCrew : .crewsFull)
    }
    let unlimited = VisitProblem(open, crews)
    unassigned += try unlimited.unassigned(in: found)
    return VisitPlan(
        insurer: order.insurer, days: days, crews: unlimited.crews(with: found, pinned: []),
        unassigned: unassigned.sorted { $0.task.household < $1.task.household },
        replaces: published, proposedBy: officer, proposedAt: instant, search: order.search)
}

/// How many visits a crew makes at most for the work to be even: a quarter more than the average,
/// where that leaves room enough for what is due early.
private func fairMost(_ tasks: [VisitTask], _ crews: [CrewDay]) -> Int {
    var most = 1
    for day in Set(crews.map(\.day)) {
        let isLast = day == crews.map(\.day).max()
        let due = isLast ? tasks.count : tasks.count { $0.due <= day }
        let there = crews.count { $0.day <= day }
        most = max(most, (due * 5 + there * 4 - 1) / (there * 4) + 1)
    }
    return most
}

/// What the crews could make if nobody drove at all, the first due first, and the rest: it keeps a
/// search from what it could never place.
private func taskShare(
    _ tasks: [VisitTask], _ crews: [CrewDay]
) -> (open: [VisitTask], beyond: [VisitTask]) {
    let shortest = max(1, tasks.map(\.minutes).min() ?? 1)
    let most = crews.reduce(0) { $0 + max(0, $1.end - $1.start) / shortest + 1 }
    if tasks.count <= most { return (tasks, []) }
    let byDue = tasks.sorted { ($0.due, $0.household) < ($1.due, $1.household) }
    return (Array(byDue[..<most]), Array(byDue[most...]))
}

extension VisitProblem {
    /// Who is left out of a plan, each with the reason that most speaks against it.
    func unassigned(in plan: Plan) throws(PlanProblemError) -> [VisitPlan.Unassigned] {
        if plan.unassigned.isEmpty { return [] }
        return try explainUnassigned(plan, in: asTravelled).map { left in
            let task = tasks[left.visit]
            let counts = refusals(of: task, left.refusals)
            return VisitPlan.Unassigned(
                task: task, reason: mainReason(counts, possible: left.possible))
        }
    }

    /// What the crews, each on its own day, say of a task; the most frequent first.
    func refusals(of task: VisitTask, _ found: [RefusalCount]) -> [VisitReason.Count] {
        var counts: [VisitPlan.Unassigned.Reason: Int] = [:]
        for crew in crews {
            if let objection = task.objection(to: crew) { counts[objection, default: 0] += 1 }
        }
        for refusal in found {
            guard let reason = refusal.reason.ofCrew else { continue }
            counts[reason, default: 0] += refusal.teamDays
        }
        let order = VisitPlan.Unassigned.Reason.allCases
        return order.filter { counts[$0] != nil }
            .map { VisitReason.Count(reason: $0, crews: counts[$0] ?? 0) }
            .sorted { $0.crews > $1.crews }
    }

    /// A crew that may go and could not says more than those that may not.
    func mainReason(
        _ counts: [VisitReason.Count], possible: Int
    ) -> VisitPlan.Unassigned.Reason {
        if possible > 0 { return .searchEnded }
        let objections: [VisitPlan.Unassigned.Reason] = [
            .everyCrewBarred, .skillMissing, .daysMissed,
        ]
        return counts.first { !objections.contains($0.reason) }?.reason ?? counts.first?.reason
            ?? .noCrew
    }
}

extension TeamDayRefusal {
    /// What it means of a crew on its own day; nil for what is said of other days, or counted by
    /// ``VisitTask/objection(to:)``.
    fileprivate var ofCrew: VisitPlan.Unassigned.Reason? {
        switch self {
        case .avoided, .teamOff, .afterDue: nil
        case .windowMissed: .hoursMissed
        case .shiftTooShort: .tooFar
        case .dayFull, .capacityUsed, .noGap: .crewsFull
        }
    }
}
