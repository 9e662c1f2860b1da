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
    let drawn = try desk.drawn(from: old, search, deadline)
    // Where everything is full, an urgent visit goes before another, which is left out for it.
    guard desk.give(way: Set(drawn.unassigned.map(\.task.household))) else { return drawn }
    let pressed = try desk.drawn(from: old, search, deadline)
    return pressed.totals.unassigned <= drawn.totals.unassigned ? pressed : drawn
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

    /// The plan with as little disturbance as can be.
    func drawn(
        from old: VisitPlan, _ search: VisitPlan.Search, _ deadline: Deadline
    ) throws(PlanProblemError) -> VisitPlan {
        let open = tasks.filter { $0.obstacle == nil }
        let visits = VisitProblem(open, crews)
        var changes = PlanChanges()
        changes.pinned = open.indices.filter { pinned.contains(open[$0].household) }
        let found = try replan(
            visits.problem, published: visits.plan(of: crews), changes: changes, seed: search.seed,
            steps: search.steps, deadline: deadline
        ).plan
        var unassigned = tasks.compactMap { task in
            task.obstacle.map { VisitPlan.Unassigned(task: task, reason: $0) }
        }
        unassigned += try visits.unassigned(in: found)
        var new = old
        new.crews = past + visits.crews(with: found, pinned: pinned)
        new.unassigned = unassigned.sorted { $0.task.household < $1.task.household }
        new.search = search
        return new
    }

    /// Puts urgent visits that are left out first in the tour of the crew that has the nearest
    /// home, and holds them there; false where there are none, or no crew may go.
    mutating func give(way left: Set<HouseholdID>) -> Bool {
        var isChanged = false
        for disruption in revision.disruptions {
            guard case .urgent(let household) = disruption, left.contains(household),
                let task = tasks.first(where: { $0.household == household && $0.obstacle == nil }),
                let home = task.place
            else { continue }
            let ways = crews.indices.filter { task.objection(to: crews[$0]) == nil }.compactMap {
                index -> (way: Int64, crew: Int)? in
                crews[index].stops.compactMap { $0.task.place?.squaredDistance(to: home) }.min()
                    .map { ($0, index) }
            }
            guard let nearest = ways.min(by: { $0 < $1 }) else { continue }
            crews[nearest.crew].stops.insert(
                VisitPlan.Stop(task: task, arrive: 0, begin: 0, depart: 0), at: 0)
            pinned.insert(household)
            isChanged = true
        }
        return isChanged
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

extension Position {
    /// In the units of positions, for finding the nearest.
    fileprivate func squaredDistance(to other: Position) -> Int64 {
        let north = Int64(latitude) - Int64(other.latitude)
        let east = Int64(longitude) - Int64(other.longitude)
        return north * north + east * east
    }
}
