import Domain

/// 调整与改排 - what is wanted otherwise in a plan, and from which day on.
package struct PlanRevision: Sendable, Equatable {
    package var adjustments: [PlanAdjustment]
    package var disruptions: [PlanDisruption]
    /// Earlier days stay as they are.
    package var from: Day

    package init(
        adjustments: [PlanAdjustment] = [], disruptions: [PlanDisruption] = [], from: Day
    ) {
        self.adjustments = adjustments
        self.disruptions = disruptions
        self.from = from
    }
}

/// Plans anew with as little disturbance as can be. Tasks are taken as the sheet has them now, and
/// those that it has no more are left out; whoever is away is stood in for, and so is a car that
/// cannot be used, as far as there is somebody or something to do it.
///
/// - Throws: when there is more than a search takes on.
package func redrawPlan(
    _ old: VisitPlan, _ revision: PlanRevision, from sheet: PlanningSheet,
    search: VisitPlan.Search = VisitPlan.Search(seed: 0, steps: 4_000),
    deadline: Deadline = .none
) throws(PlanProblemError) -> VisitPlan {
    var desk = RedrawDesk(old, revision, sheet)
    for adjustment in revision.adjustments { desk.take(adjustment) }
    for disruption in revision.disruptions { desk.take(disruption) }
    desk.mend()
    let crews = desk.crews
    let open = desk.tasks.filter { $0.obstacle == nil }
    let visits = VisitProblem(open, crews)
    var changes = PlanChanges()
    changes.pinned = open.indices.filter { desk.pinned.contains(open[$0].household) }
    let found = try replan(
        visits.problem, published: visits.plan(of: crews), changes: changes, seed: search.seed,
        steps: search.steps, deadline: deadline
    ).plan
    var unassigned = desk.tasks.compactMap { task in
        task.obstacle.map { VisitPlan.Unassigned(task: task, reason: $0) }
    }
    unassigned += try visits.unassigned(in: found)
    var new = old
    new.crews = desk.past + visits.crews(with: found, pinned: desk.pinned)
    new.unassigned = unassigned.sorted { $0.task.household < $1.task.household }
    new.search = search
    return new
}

/// The rows of a plan while they are changed.
private struct RedrawDesk {
    let sheet: PlanningSheet
    let revision: PlanRevision
    /// Crews of days that are over.
    let past: [CrewDay]
    var crews: [CrewDay]
    /// By what they were before: the visits of the crews in their order, then who was left out.
    var tasks: [VisitTask]
    var pinned: Set<HouseholdID>
    private let known: [HouseholdID: VisitTask]

    init(_ old: VisitPlan, _ revision: PlanRevision, _ sheet: PlanningSheet) {
        self.sheet = sheet
        self.revision = revision
        past = old.crews.filter { $0.day < revision.from }
        crews = old.crews.filter { $0.day >= revision.from }
        known = Dictionary(
            sheet.tasks.map { ($0.household, $0) }, uniquingKeysWith: { first, _ in first })
        let known = known
        tasks = (crews.flatMap(\.stops).map(\.task) + old.unassigned.map(\.task)).compactMap {
            guard var task = known[$0.household] else { return nil }
            task.forbidden = $0.forbidden
            return task
        }
        pinned = Set(crews.flatMap(\.stops).filter(\.isPinned).map(\.task.household))
    }

    mutating func take(_ adjustment: PlanAdjustment) {
        let household = adjustment.household
        switch adjustment {
        case .pin:
            if crews.contains(where: { $0.makes(household) }) { pinned.insert(household) }
        case .release: pinned.remove(household)
        case .forbid(_, let crew):
            pinned.remove(household)
            guard let place = tasks.firstIndex(where: { $0.household == household }) else { return }
            if !tasks[place].forbidden.contains(crew) { tasks[place].forbidden.append(crew) }
        case .move(_, let number): move(household, to: number)
        }
    }

    private mutating func move(_ household: HouseholdID, to number: Int) {
        guard let place = tasks.firstIndex(where: { $0.household == household }),
            let target = crews.firstIndex(where: { $0.number == number })
        else { return }
        tasks[place].forbidden.removeAll { $0 == number }
        remove(household)
        crews[target].stops.append(
            VisitPlan.Stop(task: tasks[place], arrive: 0, begin: 0, depart: 0))
        pinned.insert(household)
    }

    mutating func take(_ disruption: PlanDisruption) {
        switch disruption {
        case .cancelled(let household):
            remove(household)
            tasks.removeAll { $0.household == household }
            pinned.remove(household)
        case .urgent(let household):
            guard let task = known[household], !tasks.contains(where: { $0.household == household })
            else { return }
            tasks.append(task)
        // The sheet knows who is away, and which car cannot be used.
        case .verifierAway, .vehicleBroken: return
        }
    }

    private mutating func remove(_ household: HouseholdID) {
        for index in crews.indices {
            crews[index].stops.removeAll { $0.task.household == household }
        }
    }

    /// Finds somebody for whoever is away, and a car for one that cannot be used; a crew for which
    /// there is nobody or nothing is given up, and its visits go to others.
    mutating func mend() {
        var mending = CrewMending(crews, sheet, tasks)
        mending.run()
        crews = mending.crews
        // Where a pinned visit's crew is gone, the pin has nothing to hold.
        pinned = pinned.filter { household in crews.contains { $0.makes(household) } }
    }
}

extension CrewDay {
    func makes(_ household: HouseholdID) -> Bool {
        stops.contains { $0.task.household == household }
    }
}
