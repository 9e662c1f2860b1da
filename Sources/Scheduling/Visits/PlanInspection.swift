import Domain

/// 排期核验 - the hard rules that a plan breaks, held against the sheet as it is now. Written from
/// the rules alone: it shares nothing with the search but the length of the ways, so that a plan
/// is believed because it holds and not because of where it comes from.
///
/// - Parameter day: earlier crews are over, and not asked any more.
package func defects(
    of plan: VisitPlan, in sheet: PlanningSheet, from day: Day
) -> [PlanDefect] {
    var inspection = PlanInspection(sheet)
    for crew in plan.crews where crew.day >= day { inspection.inspect(crew) }
    for left in plan.unassigned { inspection.note(left.task.household) }
    return inspection.found
}

private struct PlanInspection {
    private(set) var found: [PlanDefect] = []
    private let sheet: PlanningSheet
    private let tasks: [HouseholdID: VisitTask]
    private let verifiers: [OfficerID: PlanningSheet.Candidate]
    private var households: Set<HouseholdID> = []
    private var busy: [Day: (verifiers: Set<OfficerID>, vehicles: Set<String>)] = [:]

    init(_ sheet: PlanningSheet) {
        self.sheet = sheet
        tasks = Dictionary(
            sheet.tasks.map { ($0.household, $0) }, uniquingKeysWith: { first, _ in first })
        verifiers = Dictionary(
            sheet.verifiers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func note(_ household: HouseholdID) {
        if tasks[household] == nil { add(.notToBeVisited, household) }
        if !households.insert(household).inserted { add(.twice, household) }
    }

    private mutating func add(
        _ kind: PlanDefect.Kind, _ household: HouseholdID? = nil, _ crew: CrewDay? = nil
    ) {
        found.append(PlanDefect(kind, household: household, crew: crew?.number))
    }

    mutating func inspect(_ crew: CrewDay) {
        // Who stays in may be ill.
        if crew.stops.isEmpty { return }
        inspectPeople(of: crew)
        inspectVehicle(of: crew)
        if !sheet.calendar.isWorked(crew.day) { add(.notAWorkingDay, nil, crew) }
        for stop in crew.stops { inspect(stop, of: crew) }
        inspectTimes(of: crew)
    }

    private mutating func inspectPeople(of crew: CrewDay) {
        let members = crew.verifiers.map(\.id)
        if members.count < sheet.verifiersPerVisit || Set(members).count < members.count {
            add(.crewUnfit, nil, crew)
        }
        for member in members {
            if verifiers[member] == nil { add(.verifierUnknown, nil, crew) }
            if sheet.isAway(member, on: crew.day) { add(.verifierAway, nil, crew) }
            if !busy[crew.day, default: ([], [])].verifiers.insert(member).inserted {
                add(.inTwoCrews, nil, crew)
            }
        }
    }

    private mutating func inspectVehicle(of crew: CrewDay) {
        guard let vehicle = sheet.vehicles.first(where: { $0.id == crew.vehicle }) else {
            add(.vehicleUnknown, nil, crew)
            return
        }
        if crew.verifiers.count > vehicle.seats { add(.crewUnfit, nil, crew) }
        if vehicle.depot != crew.depot || crew.start < vehicle.start || crew.end > vehicle.end {
            add(.timesWrong, nil, crew)
        }
        if sheet.isBroken(crew.vehicle, on: crew.day) { add(.vehicleBroken, nil, crew) }
        if !busy[crew.day, default: ([], [])].vehicles.insert(crew.vehicle).inserted {
            add(.inTwoCrews, nil, crew)
        }
    }

    private mutating func inspect(_ stop: VisitPlan.Stop, of crew: CrewDay) {
        let household = stop.task.household
        note(household)
        guard let task = tasks[household] else { return }
        if task.place == nil || task.place != stop.task.place || task.claims != stop.task.claims
            || task.minutes != stop.task.minutes
        {
            add(.taskChanged, household, crew)
        }
        let members = crew.verifiers.map(\.id)
        if task.barred.contains(where: { members.contains($0.verifier) }) {
            add(.verifierBarred, household, crew)
        }
        if stop.task.forbidden.contains(crew.number) { add(.crewForbidden, household, crew) }
        let skills = Set(members.flatMap { verifiers[$0]?.skills ?? [] })
        if !skills.isSuperset(of: task.skills) { add(.skillMissing, household, crew) }
        if let hours = task.openHours, !hours.contains(stop.begin) {
            add(.outsideHours, household, crew)
        }
        if let first = task.firstDay, crew.day < first { add(.tooEarlyDay, household, crew) }
        if task.attemptsLeft <= 0 { add(.attemptsSpent, household, crew) }
    }

    private mutating func inspectTimes(of crew: CrewDay) {
        var (place, clock, travel) = (crew.depot, crew.departure, 0)
        var isSound = crew.departure >= crew.start
        for stop in crew.stops {
            guard let home = stop.task.place else { return }
            let way = PlanInspection.minutes(from: place, to: home)
            isSound = isSound && stop.arrive >= clock + way && stop.begin >= stop.arrive
            isSound = isSound && stop.depart == stop.begin + stop.task.minutes
            isSound = isSound && stop.lateDays == max(0, crew.day - stop.task.due)
            (place, clock) = (home, stop.depart)
            travel += way
        }
        let way = PlanInspection.minutes(from: place, to: crew.depot)
        isSound = isSound && crew.back >= clock + way && crew.back <= crew.end
        if !isSound || crew.travel != travel + way { add(.timesWrong, nil, crew) }
    }

    private static func minutes(from one: Position, to other: Position) -> Int {
        TravelMatrix.greatCircle([Coordinate(one), Coordinate(other)])[0, 1]
    }
}
