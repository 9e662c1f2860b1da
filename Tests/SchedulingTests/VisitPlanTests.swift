import Domain
import Scheduling
import Seeding
import Testing

/// Plans of visits, drawn up, adjusted and planned anew over random counties, held against a
/// checker of their own.
@Suite struct VisitPlanTests {
    private static let noon = Instant(CountyShape.monday, secondsAfterMidnight: 43_200)

    private static func draw(_ sheet: PlanningSheet, seed: UInt64 = 0) throws -> VisitPlan {
        try drawPlan(
            PlanOrder(
                firstDay: CountyShape.monday, search: VisitPlan.Search(seed: seed, steps: 400)),
            from: sheet, by: "dispatcher", at: noon)
    }

    @Test(arguments: CountyShape.allCases)
    func everyHardRuleIsKept(shape: CountyShape) throws {
        for seed in UInt64(1)...8 {
            let sheet = shape.sheet(seed)
            let plan = try VisitPlanTests.draw(sheet, seed: seed)
            let checker = VisitPlanChecker(plan, sheet)
            #expect(checker.broken.isEmpty, "\(shape) \(seed): \(checker.broken)")
            #expect(defects(of: plan, in: sheet, from: CountyShape.monday).isEmpty)
        }
    }

    @Test(arguments: CountyShape.allCases)
    func whoIsLeftOutHasAReasonThatHolds(shape: CountyShape) throws {
        for seed in UInt64(1)...5 {
            let sheet = shape.sheet(seed)
            let plan = try VisitPlanTests.draw(sheet, seed: seed)
            for left in plan.unassigned {
                let task = left.task
                switch left.reason {
                case .noPlace: #expect(task.place == nil)
                case .noCrew: #expect(plan.crews.isEmpty)
                case .attemptsSpent: #expect(task.attemptsLeft == 0)
                case .everyCrewBarred:
                    let free = plan.crews.contains { crew in
                        crew.verifiers.allSatisfy { member in
                            !task.barred.contains { $0.verifier == member.id }
                        } && task.skills.isEmpty && task.attempts.isEmpty
                    }
                    #expect(!free, "\(shape) \(seed): \(task.household)")
                case .skillMissing: #expect(!task.skills.isEmpty)
                case .daysMissed: #expect(!task.attempts.isEmpty)
                case .hoursMissed: #expect(task.hours != nil || !task.attempts.isEmpty)
                case .tooFar, .crewsFull: #expect(!plan.crews.isEmpty)
                case .searchEnded: Issue.record("\(shape) \(seed): a visit could be placed")
                }
            }
            let told = try reasons(for: plan)
            #expect(told.visits.count == plan.totals.visits)
            #expect(told.unvisited.map(\.reason) == plan.unassigned.map(\.reason))
        }
    }

    @Test func theSameSheetAndSeedGiveTheSamePlan() throws {
        for shape in [CountyShape.ordinary, .crowded, .manyConflicts] {
            let sheet = shape.sheet(3)
            let (one, other) = (try VisitPlanTests.draw(sheet), try VisitPlanTests.draw(sheet))
            #expect(one == other)
        }
    }

    /// A plan that is spoilt in one respect is told so: nothing of the inspection is vain.
    @Test func theInspectionFindsWhatIsSpoilt() throws {
        let sheet = CountyShape.ordinary.sheet(11)
        let plan = try VisitPlanTests.draw(sheet)
        let crew = try #require(plan.crews.firstIndex { !$0.stops.isEmpty })
        let stop = plan.crews[crew].stops[0]
        let household = stop.task.household
        func found(
            _ change: (inout VisitPlan, inout PlanningSheet) -> Void
        ) -> Set<PlanDefect.Kind> {
            var (spoilt, world) = (plan, sheet)
            change(&spoilt, &world)
            return Set(defects(of: spoilt, in: world, from: CountyShape.monday).map(\.kind))
        }
        let place = try #require(sheet.tasks.firstIndex { $0.household == household })
        let member = plan.crews[crew].verifiers[0].id
        let day = plan.crews[crew].day
        #expect(found { _, _ in }.isEmpty)
        #expect(found { _, world in world.tasks.remove(at: place) } == [.notToBeVisited])
        #expect(
            found { spoilt, _ in spoilt.crews[crew].stops[0].task.minutes = 10 }
                .isSuperset(of: [.taskChanged]))
        #expect(found { spoilt, _ in spoilt.crews[crew].stops[0].arrive -= 1 } == [.timesWrong])
        #expect(found { spoilt, _ in spoilt.crews[crew].back = 2_000 } == [.timesWrong])
        #expect(found { spoilt, _ in spoilt.crews[crew].travel += 1 } == [.timesWrong])
        #expect(found { spoilt, _ in spoilt.crews[crew].verifiers.removeLast() } == [.crewUnfit])
        #expect(
            found { _, world in
                world.absences.append(VerifierAbsence(verifier: member, from: day, to: day))
            } == [.verifierAway])
        #expect(
            found { _, world in
                world.tasks[place].barred.append(.init(verifier: member, reason: .relative))
            } == [.verifierBarred])
        #expect(
            found { _, world in
                world.tasks[place].hours = VisitHours(open: 1, close: 2)
            } == [.outsideHours])
        #expect(found { _, world in world.tasks[place].earliest = day + 1 } == [.tooEarlyDay])
        #expect(found { _, world in world.tasks[place].attemptsLeft = 0 } == [.attemptsSpent])
        #expect(
            found { _, world in world.calendar = WorkingDays(exceptions: [day: .holiday]) }
                == [.notAWorkingDay])
        #expect(
            found { _, world in
                let vehicle = plan.crews[crew].vehicle
                world.breakdowns.append(.init(vehicle: vehicle, from: day, to: day))
            } == [.vehicleBroken])
        #expect(
            found { spoilt, _ in
                let number = spoilt.crews[crew].number
                spoilt.crews[crew].stops[0].task.forbidden = [number]
            } == [.crewForbidden])
        #expect(
            found { spoilt, _ in
                spoilt.unassigned.append(.init(task: stop.task, reason: .crewsFull))
            } == [.twice])
    }

    /// Who went least goes first, and pairs change from day to day.
    @Test func workIsEvenAndPairsRotate() throws {
        let sheet = CountyShape.crowded.sheet(5)
        var even = sheet
        even.absences = []
        even.breakdowns = []
        for index in even.tasks.indices { even.tasks[index].barred = [] }
        for index in even.verifiers.indices { even.verifiers[index].recentVisits = 0 }
        even.verifiers[0].recentVisits = 1_000
        even.vehicles = Array(sheet.vehicles.prefix(1))
        even.vehicles[0].depot = Position(latitude: 3_105_000, longitude: 11_820_000)
        let plan = try VisitPlanTests.draw(even)
        let turns = Dictionary(
            grouping: plan.crews.flatMap { $0.verifiers.map(\.id) }, by: \.self
        ).mapValues(\.count)
        #expect(turns[even.verifiers[0].id] == nil)
        let counts = even.verifiers.dropFirst().map { turns[$0.id] ?? 0 }
        #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        let visits = plan.crews.map(\.stops.count).filter { $0 > 0 }
        #expect(!visits.isEmpty)
        let pairs = plan.crews.map { Set($0.verifiers.map(\.id)) }
        #expect(Set(pairs).count == pairs.count)
    }

    /// Homes of one village go on one trip where nothing speaks against it.
    @Test func aVillageIsOneTrip() throws {
        var sheet = CountyShape.ordinary.sheet(2)
        let villages = (0..<3).map { number in
            Position(latitude: 3_105_000 + Int32(number * 12_000), longitude: 11_830_000)
        }
        sheet.tasks = (0..<9).map { number in
            let village = villages[number % 3]
            return VisitTask(
                household: HouseholdID("H\(number)"), village: AreaCode("\(number % 3)"),
                claims: [1],
                place: Position(
                    latitude: village.latitude + Int32(number), longitude: village.longitude),
                minutes: 40, due: CountyShape.monday + 9)
        }
        (sheet.absences, sheet.breakdowns) = ([], [])
        sheet.vehicles = [
            Vehicle(
                id: "C0", plate: "", seats: 5,
                depot: Position(latitude: 3_105_000, longitude: 11_820_000), start: 510, end: 1_050)
        ]
        let plan = try VisitPlanTests.draw(sheet)
        #expect(plan.totals.visits == 9 && plan.totals.late == 0)
        for village in 0..<3 {
            let crews = plan.crews.filter { crew in
                crew.stops.contains { $0.task.village == AreaCode("\(village)") }
            }
            #expect(crews.count == 1, "village \(village)")
        }
    }
}

/// Plans that are changed: what is wanted happens, and little else.
@Suite struct RedrawTests {
    private static func big(_ seed: UInt64) throws -> (plan: VisitPlan, sheet: PlanningSheet) {
        var sheet = CountyShape.crowded.sheet(seed)
        (sheet.absences, sheet.breakdowns) = ([], [])
        sheet.verifiers = (0..<9).map {
            PlanningSheet.Candidate(id: OfficerID("V\($0)"), name: "员\($0)")
        }
        sheet.vehicles = (0..<3).map {
            Vehicle(
                id: "C\($0)", plate: "", seats: 5,
                depot: Position(latitude: 3_105_000, longitude: 11_820_000), start: 510, end: 1_050)
        }
        for index in sheet.tasks.indices {
            sheet.tasks[index].attempts = []
            sheet.tasks[index].attemptsLeft = 3
            sheet.tasks[index].due = CountyShape.monday + 6
        }
        let plan = try drawPlan(
            PlanOrder(
                firstDay: CountyShape.monday, search: VisitPlan.Search(seed: seed, steps: 3_000)),
            from: sheet, by: "dispatcher", at: Instant(CountyShape.monday))
        return (plan, sheet)
    }

    private static func moved(_ new: VisitPlan, _ old: VisitPlan) -> Set<HouseholdID> {
        Set(new.changes(since: old).filter { $0.kind == .moved }.map(\.household))
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func littleMovesWhateverHappens(seed: UInt64) throws {
        let (plan, sheet) = try RedrawTests.big(seed)
        let first = try #require(plan.crews.first { $0.stops.count > 1 })
        let cancelled = first.stops[0].task.household
        var urgent = sheet
        var task = sheet.tasks[0]
        task.household = "H9999"
        urgent.tasks.append(task)
        let member = first.verifiers[0].id
        var sick = sheet
        sick.absences = [VerifierAbsence(verifier: member, from: first.day, to: first.day)]
        var broken = sheet
        broken.breakdowns = [.init(vehicle: first.vehicle, from: first.day, to: first.day)]
        let cases: [(PlanDisruption, PlanningSheet)] = [
            (.cancelled(cancelled), sheet), (.urgent("H9999"), urgent),
            (.verifierAway(member, from: first.day, to: first.day), sick),
            (.vehicleBroken(first.vehicle, from: first.day, to: first.day), broken),
        ]
        for (disruption, world) in cases {
            let revision = PlanRevision(disruptions: [disruption], from: CountyShape.monday)
            let new = try redrawPlan(plan, revision, from: world)
            #expect(defects(of: new, in: world, from: CountyShape.monday).isEmpty)
            // Those of a crew that is given up, or that whoever stands in may not visit, have to go
            // elsewhere; of the others 5 % at most.
            let same = new.crews.first { $0.number == first.number }
            let kept = same != nil
            let people = Set((same?.verifiers ?? []).map(\.id))
            let forced = Set(
                first.stops.map(\.task).filter { task in
                    !kept || task.barred.contains { people.contains($0.verifier) }
                }.map(\.household))
            let moved = RedrawTests.moved(new, plan).subtracting(forced)
            #expect(moved.count * 20 <= plan.totals.visits, "\(disruption): \(moved.count)")
            if case .cancelled = disruption {
                #expect(new.visit(to: cancelled) == nil)
                #expect(!new.unassigned.contains { $0.task.household == cancelled })
            } else {
                // Where everything is full, one more visit is one more that is left out.
                let more = disruption == .urgent("H9999") ? 1 : 0
                #expect(
                    new.totals.unassigned <= plan.totals.unassigned + forced.count + more)
            }
            if case .urgent = disruption { #expect(new.visit(to: "H9999") != nil) }
            if case .verifierAway = disruption, kept {
                let crew = try #require(new.crews.first { $0.number == first.number })
                #expect(!crew.verifiers.map(\.id).contains(member) && crew.verifiers.count == 2)
            }
            #expect(try redrawPlan(plan, revision, from: world) == new)
        }
    }

    @Test func daysThatAreOverStayAsTheyWere() throws {
        let (plan, sheet) = try RedrawTests.big(4)
        let later = CountyShape.monday + 2
        let revision = PlanRevision(
            disruptions: [.urgent("H1000")], from: later)
        let new = try redrawPlan(plan, revision, from: sheet)
        #expect(new.crews.filter { $0.day < later } == plan.crews.filter { $0.day < later })
    }

    @Test func whatIsPinnedMovedOrForbiddenIsSo() throws {
        let (plan, sheet) = try RedrawTests.big(5)
        let crew = try #require(plan.crews.first { $0.stops.count > 1 })
        let household = crew.stops[0].task.household
        let task = try #require(sheet.tasks.first { $0.household == household })
        let target = try #require(
            plan.crews.last { other in
                other.number != crew.number
                    && !other.verifiers.contains { member in
                        task.barred.contains { $0.verifier == member.id }
                    }
            })
        func adjusted(_ plan: VisitPlan, _ adjustment: PlanAdjustment) throws -> VisitPlan {
            try redrawPlan(
                plan, PlanRevision(adjustments: [adjustment], from: CountyShape.monday),
                from: sheet)
        }
        let forbidden = try adjusted(plan, .forbid(household, crew: crew.number))
        #expect(forbidden.visit(to: household)?.crew.number != crew.number)
        let again = try adjusted(forbidden, .pin(crew.stops[1].task.household))
        #expect(again.visit(to: household)?.crew.number != crew.number)
        #expect(again.visit(to: crew.stops[1].task.household)?.stop.isPinned == true)
        let moved = try adjusted(plan, .move(household, crew: target.number))
        let found = try #require(moved.visit(to: household))
        #expect(found.crew.number == target.number && found.stop.isPinned)
        let released = try adjusted(moved, .release(household))
        #expect(released.visit(to: household)?.stop.isPinned == false)
        for new in [forbidden, again, moved, released] {
            #expect(defects(of: new, in: sheet, from: CountyShape.monday).isEmpty)
        }
    }

    @Test func oneMoreVehicleNeverLosesAVisit() throws {
        let sheet = CountyShape.crowded.sheet(9)
        let plan = try drawPlan(
            PlanOrder(
                firstDay: CountyShape.monday, workingDays: 1,
                search: VisitPlan.Search(seed: 0, steps: 500)),
            from: sheet, by: "dispatcher", at: Instant(CountyShape.monday))
        guard !plan.crews.isEmpty else { return }
        let found = try gains(
            for: plan, from: CountyShape.monday, next: CountyShape.monday + 1, steps: 500)
        #expect(found.map(\.extra) == [.vehicle, .day])
        for gain in found { #expect(gain.with.unassigned <= gain.without.unassigned) }
    }
}
