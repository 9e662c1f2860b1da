import Domain

/// 补员 - stands in for who is away and for what cannot be used, with the visits staying where they
/// are as far as that goes.
struct CrewMending {
    private(set) var crews: [CrewDay]
    private let sheet: PlanningSheet
    private let tasks: [HouseholdID: VisitTask]

    init(_ crews: [CrewDay], _ sheet: PlanningSheet, _ tasks: [VisitTask]) {
        self.crews = crews
        self.sheet = sheet
        self.tasks = Dictionary(
            tasks.map { ($0.household, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func run() {
        let members = Dictionary(
            sheet.verifiers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for index in crews.indices {
            let day = crews[index].day
            crews[index].verifiers = crews[index].verifiers.compactMap { member in
                sheet.isAway(member.id, on: day)
                    ? nil : members[member.id].map(CrewDay.Member.init)
            }
        }
        var whole: [CrewDay] = []
        var given: Set<Int> = []
        for index in crews.indices {
            if let crew = mended(index, without: given) {
                crews[index] = crew
                whole.append(crew)
            } else {
                // Its people and its car are free for the crews behind.
                given.insert(index)
            }
        }
        crews = whole
    }

    private func mended(_ index: Int, without given: Set<Int>) -> CrewDay? {
        var crew = crews[index]
        guard seatVehicle(&crew, index, without: given) else { return nil }
        while crew.verifiers.count < sheet.verifiersPerVisit {
            guard let other = standIn(for: crew, index, without: given) else { return nil }
            crew.verifiers.append(CrewDay.Member(other))
            crew.verifiers.sort { $0.id < $1.id }
        }
        return crew
    }

    /// Leaves a car that can be used, or puts one in its place that nobody has that day.
    private func seatVehicle(
        _ crew: inout CrewDay, _ index: Int, without given: Set<Int>
    ) -> Bool {
        if !sheet.isBroken(crew.vehicle, on: crew.day),
            sheet.vehicles.contains(where: { $0.id == crew.vehicle })
        {
            return true
        }
        let taken = others(of: index, without: given).map(\.vehicle)
        let day = crew.day
        let spare = sheet.vehicles.first { vehicle in
            vehicle.depot != nil && vehicle.seats >= sheet.verifiersPerVisit
                && !sheet.isBroken(vehicle.id, on: day) && !taken.contains(vehicle.id)
        }
        guard let spare, let depot = spare.depot else { return false }
        (crew.vehicle, crew.plate, crew.seats) = (spare.id, spare.plate, spare.seats)
        (crew.depot, crew.start, crew.end) = (depot, spare.start, spare.end)
        return true
    }

    /// Who could go instead: those first who may go to the most of the visits, then those with the
    /// fewest visits.
    private func standIn(
        for crew: CrewDay, _ index: Int, without given: Set<Int>
    ) -> PlanningSheet.Candidate? {
        let busy = Set(others(of: index, without: given).flatMap(\.verifiers).map(\.id))
        let own = Set(crew.verifiers.map(\.id))
        let free = sheet.verifiers.filter {
            !busy.contains($0.id) && !own.contains($0.id) && !sheet.isAway($0.id, on: crew.day)
        }
        let planned = loads
        return free.map { candidate in
            var tried = crew
            tried.verifiers.append(CrewDay.Member(candidate))
            let lost = crew.stops.count { stop in
                (tasks[stop.task.household] ?? stop.task).objection(to: tried) != nil
            }
            return (lost, candidate.recentVisits + planned[candidate.id, default: 0], candidate)
        }.min { ($0.0, $0.1, $0.2.id) < ($1.0, $1.1, $1.2.id) }?.2
    }

    private func others(of index: Int, without given: Set<Int>) -> [CrewDay] {
        crews.indices.filter { other in
            other != index && !given.contains(other) && crews[other].day == crews[index].day
        }.map { crews[$0] }
    }

    private var loads: [OfficerID: Int] {
        var loads: [OfficerID: Int] = [:]
        for crew in crews {
            for member in crew.verifiers { loads[member.id, default: 0] += crew.stops.count }
        }
        return loads
    }
}
