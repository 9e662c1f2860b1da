import Domain
import Seeding

/// The forms that counties take in the tests of planned visits: the ordinary one, and those in
/// which something is missing.
enum CountyShape: CaseIterable, Sendable {
    case ordinary, crowded, manyConflicts, narrowHours, skilled, absences, noPlaces, tried
    case noVehicles, noVerifiers, smallCars, noTasks, threeTogether, holidays, farAway

    static let monday = Day(2026, 11, 2)!

    func sheet(_ seed: UInt64) -> PlanningSheet {
        var seeded = Seeded(seed)
        let villages = (0..<seeded.number(1..<6)).map { number in
            (code: AreaCode("34029910\(200 + number)"), place: place(&seeded, spread: spread))
        }
        let verifiers = (0..<(self == .noVerifiers ? 1 : seeded.number(4..<9))).map { number in
            PlanningSheet.Candidate(
                id: OfficerID("V\(number)"), name: "员\(number)",
                homeVillage: seeded.one(of: villages).code,
                skills: VerifierSkill.allCases.filter { _ in seeded.once(in: 3) },
                recentVisits: seeded.number(0..<9))
        }
        let tasks = (0..<taskCount(&seeded)).map { number in
            let village = seeded.one(of: villages)
            return task(number, village, verifiers, &seeded)
        }
        var sheet = PlanningSheet(
            tasks: tasks.sorted { $0.household < $1.household }, verifiers: verifiers,
            vehicles: vehicles(&seeded), verifiersPerVisit: self == .threeTogether ? 3 : 2)
        if self == .absences || seeded.once(in: 3) { addAbsences(to: &sheet, &seeded) }
        if self == .holidays {
            sheet.calendar = WorkingDays(exceptions: [
                CountyShape.monday: .holiday, CountyShape.monday + 5: .workday,
            ])
        }
        return sheet
    }

    private var spread: Int { self == .farAway ? 250_000 : 15_000 }

    private func taskCount(_ seeded: inout Seeded) -> Int {
        switch self {
        case .noTasks: 0
        case .crowded: seeded.number(60..<90)
        default: seeded.number(1..<30)
        }
    }

    private func place(_ seeded: inout Seeded, spread: Int) -> Position {
        Position(
            latitude: Int32(3_105_000 + seeded.number(-spread..<spread)),
            longitude: Int32(11_820_000 + seeded.number(-spread..<spread)))
    }

    private func task(
        _ number: Int, _ village: (code: AreaCode, place: Position),
        _ verifiers: [PlanningSheet.Candidate], _ seeded: inout Seeded
    ) -> VisitTask {
        var task = VisitTask(
            household: HouseholdID("H\(1_000 + number)"), village: village.code,
            claims: [Int64(number + 1)], place: village.place, isVillagePlace: true, minutes: 40,
            due: CountyShape.monday + seeded.number(-2..<9))
        if !seeded.once(in: 4) {
            task.place = Position(
                latitude: village.place.latitude + Int32(seeded.number(-900..<900)),
                longitude: village.place.longitude + Int32(seeded.number(-900..<900)))
            task.isVillagePlace = false
        }
        if self == .noPlaces, seeded.once(in: 2) { task.place = nil }
        for verifier in verifiers where verifier.homeVillage == village.code {
            task.barred.append(VisitTask.Bar(verifier: verifier.id, reason: .ownVillage))
        }
        let further = self == .manyConflicts ? 2 : 9
        for verifier in verifiers
        where seeded.once(in: further)
            && !task.barred.contains(where: { $0.verifier == verifier.id })
        {
            task.barred.append(VisitTask.Bar(verifier: verifier.id, reason: .relative))
        }
        if seeded.once(in: self == .narrowHours ? 1 : 4) {
            let open = seeded.number(400..<1_000)
            task.hours = VisitHours(open: open, close: open + seeded.number(0..<90))
        }
        if self == .skilled, seeded.once(in: 2) {
            task.skills = [seeded.one(of: VerifierSkill.allCases)]
        }
        if self == .tried || seeded.once(in: 6) {
            task.attempts = (0..<seeded.number(1..<4)).map { _ in
                VisitTask.Attempt(
                    day: CountyShape.monday + seeded.number(-9..<2),
                    minute: seeded.once(in: 4) ? nil : seeded.number(500..<1_000))
            }
            task.attemptsLeft = max(0, 3 - task.attempts.count)
        }
        return task
    }

    private func vehicles(_ seeded: inout Seeded) -> [Vehicle] {
        let count = self == .noVehicles ? 0 : seeded.number(1..<4)
        return (0..<count).map { number in
            Vehicle(
                id: "C\(number)", plate: "皖B\(number)",
                seats: self == .smallCars ? seeded.number(1..<3) : 5,
                depot: seeded.once(in: 9) ? nil : place(&seeded, spread: 9_000),
                start: 510, end: 1_050)
        }
    }

    private func addAbsences(to sheet: inout PlanningSheet, _ seeded: inout Seeded) {
        for verifier in sheet.verifiers where seeded.once(in: 3) {
            let from = CountyShape.monday + seeded.number(-1..<5)
            sheet.absences.append(
                VerifierAbsence(
                    verifier: verifier.id, from: from, to: from + seeded.number(0..<3)))
        }
        for vehicle in sheet.vehicles where seeded.once(in: 4) {
            let from = CountyShape.monday + seeded.number(0..<5)
            sheet.breakdowns.append(
                PlanningSheet.Breakdown(vehicle: vehicle.id, from: from, to: from))
        }
    }
}
