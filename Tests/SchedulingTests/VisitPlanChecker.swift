import Domain
import Glibc

/// Recomputes a plan of visits from the rules alone, sharing no code with the planner: what is
/// broken. It knows its own ways, its own halves of the day, its own working days.
struct VisitPlanChecker {
    private(set) var broken: [String] = []
    private let sheet: PlanningSheet
    private var seen: [HouseholdID: Int] = [:]

    init(_ plan: VisitPlan, _ sheet: PlanningSheet) {
        self.sheet = sheet
        for crew in plan.crews { check(crew) }
        for (one, crew) in plan.crews.enumerated() {
            for other in plan.crews[(one + 1)...] where other.day == crew.day {
                if crew.vehicle == other.vehicle { broken.append("\(crew.vehicle) twice a day") }
                let shared = Set(crew.verifiers.map(\.id)).intersection(other.verifiers.map(\.id))
                if !shared.isEmpty { broken.append("\(shared) twice on \(crew.day)") }
            }
        }
        if Set(plan.crews.map(\.number)).count < plan.crews.count {
            broken.append("numbers of crews repeat")
        }
        for left in plan.unassigned { seen[left.task.household, default: 0] += 1 }
        for task in sheet.tasks where seen[task.household] != 1 {
            broken.append("\(task.household) is there \(seen[task.household] ?? 0) times")
        }
        if seen.count != sheet.tasks.count { broken.append("a household that nobody asked for") }
    }

    private mutating func check(_ crew: CrewDay) {
        let name = "crew \(crew.number) on \(crew.day)"
        if sheet.calendar.exceptions[crew.day] == .holiday { broken.append("\(name): a holiday") }
        if crew.day.weekday > 5, sheet.calendar.exceptions[crew.day] != .workday {
            broken.append("\(name): a weekend")
        }
        guard let vehicle = sheet.vehicles.first(where: { $0.id == crew.vehicle }) else {
            broken.append("\(name): no such vehicle")
            return
        }
        if crew.verifiers.count < sheet.verifiersPerVisit { broken.append("\(name): too few") }
        if crew.verifiers.count > vehicle.seats { broken.append("\(name): too many") }
        for member in crew.verifiers {
            if !sheet.verifiers.contains(where: { $0.id == member.id }) {
                broken.append("\(name): nobody knows \(member.id)")
            }
            for absence in sheet.absences
            where absence.verifier == member.id && absence.from <= crew.day
                && crew.day <= absence.to
            {
                broken.append("\(name): \(member.id) is away")
            }
        }
        for broke in sheet.breakdowns
        where broke.vehicle == crew.vehicle && broke.from <= crew.day && crew.day <= broke.to {
            broken.append("\(name): the vehicle is broken")
        }
        for stop in crew.stops { check(stop, of: crew, name) }
        checkTimes(of: crew, vehicle, name)
    }

    private mutating func check(_ stop: VisitPlan.Stop, of crew: CrewDay, _ name: String) {
        let household = stop.task.household
        seen[household, default: 0] += 1
        guard let task = sheet.tasks.first(where: { $0.household == household }) else {
            broken.append("\(name): nobody asked for \(household)")
            return
        }
        for member in crew.verifiers where task.barred.contains(where: { $0.verifier == member.id })
        {
            broken.append("\(name): \(member.id) is barred from \(household)")
        }
        if stop.task.forbidden.contains(crew.number) {
            broken.append("\(name): forbidden at \(household)")
        }
        for skill in task.skills {
            let has = crew.verifiers.contains { member in
                sheet.verifiers.contains { $0.id == member.id && $0.skills.contains(skill) }
            }
            if !has { broken.append("\(name): nobody with \(skill) for \(household)") }
        }
        if let hours = task.hours, stop.begin < hours.open || stop.begin > hours.close {
            broken.append("\(name): \(household) begins at \(stop.begin), not in \(hours)")
        }
        let halves = task.attempts.compactMap(\.minute).map { $0 / 720 }
        let other = halves.allSatisfy { $0 == halves.first } ? halves.first.map { 1 - $0 } : nil
        if let other, task.hours == nil, min(stop.begin, 1_439) / 720 != other {
            broken.append("\(name): \(household) again in the same half of the day")
        }
        for attempt in task.attempts where attempt.day >= crew.day {
            broken.append("\(name): \(household) not after its attempt")
        }
        if task.attemptsLeft == 0 { broken.append("\(name): \(household) was tried enough") }
        let late = max(0, Int(crew.day.number) - Int(task.due.number))
        if stop.lateDays != late { broken.append("\(name): \(household) is \(late) days late") }
    }

    private mutating func checkTimes(of crew: CrewDay, _ vehicle: Vehicle, _ name: String) {
        guard !crew.stops.isEmpty, let depot = vehicle.depot else { return }
        var (place, clock, travel) = (depot, crew.departure, 0)
        if clock < vehicle.start { broken.append("\(name): leaves too early") }
        for stop in crew.stops {
            guard let home = stop.task.place else {
                broken.append("\(name): a home nowhere")
                return
            }
            let way = VisitPlanChecker.minutes(place, home)
            if stop.arrive < clock + way { broken.append("\(name): flies to a visit") }
            if stop.begin < stop.arrive || stop.depart < stop.begin + 40 {
                broken.append("\(name): times of \(stop.task.household)")
            }
            (place, clock, travel) = (home, stop.depart, travel + way)
        }
        let way = VisitPlanChecker.minutes(place, depot)
        if crew.back < clock + way || crew.back > vehicle.end {
            broken.append("\(name): back late")
        }
        if crew.travel != travel + way { broken.append("\(name): travel \(crew.travel)") }
    }

    /// By the law of cosines for chords, not the haversine: 1.35 times the great circle at 30 km/h.
    private static func minutes(_ one: Position, _ other: Position) -> Int {
        func vector(_ position: Position) -> (Double, Double, Double) {
            let latitude = Double(position.latitude) / 100_000 * Double.pi / 180
            let longitude = Double(position.longitude) / 100_000 * Double.pi / 180
            return (
                cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
            )
        }
        let (a, b) = (vector(one), vector(other))
        let chord =
            ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)
            + (a.2 - b.2) * (a.2 - b.2)).squareRoot()
        let kilometres = 2 * 6_371.0088 * asin(min(1, chord / 2))
        // The two formulas differ in the last digits, and may round up to two minutes.
        return Int((kilometres * 1.35 / 30 * 60 - 1e-6).rounded(.up))
    }
}
