import ArgumentParser
import Domain
import Scheduling
import Seeding

/// What may happen to a published plan of a county: how long the new plan takes, and how many of
/// the other visits move.
struct ReplanBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "replan")

    @Option(help: "Households to visit.") var visits = 400
    @Option(help: "Vehicles.") var vehicles = 9
    @Option(help: "Verifiers.") var verifiers = 28
    @Option(help: "Working days.") var days = 10
    @Option var seed: UInt64 = 1

    private static let monday = Day(2026, 11, 2)!

    func run() async throws {
        let sheet = sheet()
        let begun = ContinuousClock.now
        let plan = try drawPlan(
            PlanOrder(firstDay: ReplanBench.monday, workingDays: days), from: sheet,
            by: "dispatcher", at: Instant(ReplanBench.monday))
        report("draw_ms", ReplanBench.milliseconds(since: begun))
        report("visits", plan.totals.visits)
        report("unassigned", plan.totals.unassigned)
        report("late", plan.totals.late)
        report("travel", plan.totals.travelMinutes)
        let visited = plan.loads.map(\.visits)
        report("load_least", visited.min() ?? 0)
        report("load_most", visited.max() ?? 0)
        guard let crew = plan.crews.first(where: { $0.stops.count > 2 }) else { return }
        try measure("cancelled", .cancelled(crew.stops[1].task.household), plan, sheet)
        var urgent = sheet
        var task = sheet.tasks[0]
        task.household = "H99999"
        urgent.tasks.append(task)
        try measure("urgent", .urgent(task.household), plan, urgent)
        var sick = sheet
        let member = crew.verifiers[0].id
        sick.absences = [
            VerifierAbsence(verifier: member, from: crew.day, to: crew.day + 2)
        ]
        try measure(
            "sick", .verifierAway(member, from: crew.day, to: crew.day + 2), plan, sick)
        var broken = sheet
        broken.breakdowns = [.init(vehicle: crew.vehicle, from: crew.day, to: crew.day)]
        try measure(
            "broken", .vehicleBroken(crew.vehicle, from: crew.day, to: crew.day), plan, broken)
    }

    private func measure(
        _ name: String, _ disruption: PlanDisruption, _ plan: VisitPlan, _ sheet: PlanningSheet
    ) throws {
        var least = Int.max
        var new = plan
        for _ in 0..<5 {
            let begun = ContinuousClock.now
            new = try redrawPlan(
                plan, PlanRevision(disruptions: [disruption], from: ReplanBench.monday),
                from: sheet)
            least = min(least, ReplanBench.milliseconds(since: begun))
        }
        report("\(name)_ms", least)
        let moved = new.changes(since: plan).count { $0.kind == .moved }
        report("\(name)_moved", moved)
        report("\(name)_unassigned", new.totals.unassigned)
    }

    private func sheet() -> PlanningSheet {
        var seeded = Seeded(seed)
        func near(_ place: Position, _ spread: Int) -> Position {
            Position(
                latitude: place.latitude + Int32(seeded.number(-spread..<spread)),
                longitude: place.longitude + Int32(seeded.number(-spread..<spread)))
        }
        let seat = Position(latitude: 3_105_000, longitude: 11_820_000)
        let villages = (0..<70).map { (AreaCode("V\($0)"), near(seat, 18_000)) }
        let people = (0..<verifiers).map {
            PlanningSheet.Candidate(
                id: OfficerID("V\(100 + $0)"), name: "", homeVillage: villages[$0].0)
        }
        let tasks = (0..<visits).map { number in
            let village = seeded.one(of: villages)
            var task = VisitTask(
                household: HouseholdID("H\(10_000 + number)"), village: village.0, claims: [1],
                place: near(village.1, 900), minutes: VisitTerms.minutes,
                due: ReplanBench.monday + seeded.number(3..<10))
            task.barred = people.filter { $0.homeVillage == village.0 }.map {
                VisitTask.Bar(verifier: $0.id, reason: .ownVillage)
            }
            if seeded.once(in: 10) { task.hours = VisitHours(open: 540, close: 660) }
            return task
        }
        return PlanningSheet(
            tasks: tasks, verifiers: people,
            vehicles: (0..<vehicles).map {
                Vehicle(
                    id: "C\($0)", plate: "", seats: 5, depot: seat, start: 510, end: 1_050)
            })
    }

    private static func milliseconds(since begun: ContinuousClock.Instant) -> Int {
        let (seconds, attoseconds) = (ContinuousClock.now - begun).components
        return Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
