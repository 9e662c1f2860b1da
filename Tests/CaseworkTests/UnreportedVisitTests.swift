import Casework
import Domain
import TestSupport
import Testing

/// What becomes of a planned visit that nobody reports on, and of plans for other days.
@Suite struct UnreportedVisitTests {
    private static let nextWeek: PlanOrder = {
        var order = PlanTests.order
        order.firstDay = PlanTests.monday + 7
        return order
    }()

    private func published(_ office: TestOffice, _ count: Int) async throws -> VisitPlan {
        try await PlanTests.furnish(office)
        for _ in 0..<count { _ = try await office.given.claim(.accepted) }
        let plan = try await PlanTests.propose(office)
        try await PlanTests.publish(office, plan)
        return try await PlanTests.open(office, plan.plan)
    }

    private func reports(
        _ office: TestOffice, _ plan: VisitPlan
    ) async throws -> [HouseholdID: VisitReport] {
        try await office.casework.explainPlan(plan.number).reports
    }

    private func households(of plan: VisitPlan) -> [HouseholdID] {
        plan.crews.flatMap(\.stops).map(\.task.household).sorted()
    }

    /// Next week's plan leaves out what this week's crews have still to do, whatever is published
    /// first, and both are gone by.
    @Test func plansForOtherDaysStandTogether() async throws {
        try await withOffice { office in
            let plan = try await published(office, 3)
            #expect(try await PlanTests.propose(office, UnreportedVisitTests.nextWeek).visits == 0)
            _ = try await office.given.claim(.accepted)
            let later = try await PlanTests.propose(office, UnreportedVisitTests.nextWeek)
            try await PlanTests.publish(office, later)
            let next = try await PlanTests.open(office, later.plan)
            #expect(households(of: next) == [TestCounty.applicants[3]] && next.replaces == nil)
            let states = try await office.casework.read(VisitPlans()).map(\.state)
            #expect(states == [.published, .proposed, .published])
            // Nothing stands between the two; what overlaps does.
            var order = UnreportedVisitTests.nextWeek
            order.firstDay = PlanTests.monday + 2
            order.workingDays = 1
            await #expect(throws: Refusal.planStands(plan.number)) {
                try await PlanTests.propose(office, order)
            }
            order.firstDay = PlanTests.monday + 3
            #expect(try await PlanTests.propose(office, order).visits == 0)
            order.workingDays = 3
            await #expect(throws: Refusal.planStands(later.plan)) {
                try await PlanTests.propose(office, order)
            }
            // This week's can still be planned anew, and takes the place of its own.
            let anew = try await office.casework.replanVisits(
                plan.number, [.cancelled(households(of: plan)[0])], by: Staff.dispatcher)
            try await PlanTests.publish(office, anew)
            #expect(try await PlanTests.open(office, plan.number).state == .superseded)
            #expect(try await PlanTests.open(office, later.plan).state == .published)
            // What was cancelled waits again.
            order.firstDay = PlanTests.monday + 14
            #expect(try await PlanTests.propose(office, order).visits == 1)
        }
    }

    @Test func aDayWithoutReportPutsTheVisitBack() async throws {
        try await withOffice { office in
            let plan = try await published(office, 4)
            let all = households(of: plan)
            #expect(all.count == 4)
            #expect(try await reports(office, plan).values.allSatisfy { $0 == .ahead })
            let stops = plan.crews.flatMap { crew in crew.stops.map { (crew.day, $0.task) } }
            let (day, first) = stops[0]
            // On the day itself the visits are still ahead.
            office.clock.set(stops.map(\.0).max()!)
            #expect(try await PlanTests.propose(office, UnreportedVisitTests.nextWeek).visits == 0)
            // One crew found nobody: another try is planned as soon as that is said.
            _ = try await office.casework.perform(
                office.given.attempt(first.claims[0], .nobodyHome, on: day), by: Staff.verifier)
            #expect(try await reports(office, plan)[first.household] == .reported(day))
            let again = try await PlanTests.propose(office, UnreportedVisitTests.nextWeek)
            let once = try await PlanTests.open(office, again.plan)
            #expect(households(of: once) == [first.household])
            // One was there, one household withdrew; of the fourth nobody says anything.
            let (_, second) = stops[1]
            _ = try await office.casework.perform(
                office.given.visit(second.claims[0], basis: .yuan(20_000), on: stops[1].0),
                by: Staff.verifier)
            let (_, third) = stops[2]
            _ = try await office.casework.perform(
                WithdrawClaim(claim: third.claims[0], reason: "迁出"), by: Staff.handler)
            office.clock.set(PlanTests.monday + 3)
            let fourth = stops[3].1.household
            #expect(
                try await reports(office, plan) == [
                    first.household: .reported(day), second.household: .reported(stops[1].0),
                    third.household: .needless, fourth: .missing,
                ])
            let next = try await PlanTests.propose(office, UnreportedVisitTests.nextWeek)
            let waiting = try await PlanTests.open(office, next.plan)
            #expect(households(of: waiting) == [first.household, fourth].sorted())
            #expect(
                waiting.visit(to: fourth)?.stop.task.attempts == [],
                "what nobody reported was no visit in vain")
            try await PlanTests.publish(office, next)
            #expect(try await reports(office, plan)[fourth] == .missing)
            #expect(try await reports(office, waiting)[fourth] == .ahead)
            #expect(
                try await reports(office, once) == [:],
                "nobody goes by a proposal")
        }
    }

    /// The visits of a crew are reported, but for the first.
    private func report(_ office: TestOffice, _ crew: CrewDay) async throws {
        for stop in crew.stops.dropFirst() {
            _ = try await office.casework.perform(
                office.given.visit(stop.task.claims[0], basis: .yuan(20_000), on: crew.day),
                by: Staff.verifier)
        }
    }

    @Test func aPlanThatIsPlannedAnewTakesUpWhatItMissed() async throws {
        try await withOffice { office async throws in
            let plan = try await published(office, 5)
            let crew = try #require(plan.crews.first { !$0.stops.isEmpty })
            let missed = crew.stops[0].task.household
            office.clock.set(crew.day + 1)
            try await report(office, crew)
            let new = try await office.casework.replanVisits(plan.number, [], by: Staff.dispatcher)
            let opened = try await PlanTests.open(office, new.plan)
            let again = try #require(opened.visit(to: missed))
            #expect(again.crew.day > crew.day)
            #expect(households(of: opened).filter { $0 == missed }.count == 1)
            let before = try await PlanTests.open(office, plan.number)
            #expect(before.visit(to: missed)?.crew.day == crew.day)
            let change = opened.changes(since: before).first { $0.household == missed }
            #expect(change?.kind == .moved)
            // Urgent or not, it is there once.
            let urgent = try await office.casework.replanVisits(
                plan.number, [.urgent(missed)], by: Staff.dispatcher)
            #expect(urgent.visits + urgent.unassigned == new.visits + new.unassigned)
            try await PlanTests.publish(office, new)
        }
    }

    /// A proposal that nobody published in time sends nobody back in time.
    @Test func whatWasProposedForDaysThatAreOverIsPutOnLaterOnes() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            for _ in 0..<3 { _ = try await office.given.claim(.accepted) }
            let plan = try await PlanTests.propose(office)
            let opened = try await PlanTests.open(office, plan.plan)
            let crew = try #require(opened.crews.first { !$0.stops.isEmpty })
            office.clock.set(crew.day + 1)
            let publish = PublishPlan(plan: plan.plan, version: 1)
            #expect(try await office.refusal(of: publish, by: Staff.dispatcher) == "plan_outdated")
            let adjusted = try await office.casework.adjustPlan(
                plan.plan, version: 1, [], by: Staff.dispatcher)
            #expect(adjusted.visits == 3)
            let later = try await PlanTests.open(office, plan.plan)
            #expect(later.crews.allSatisfy { $0.stops.isEmpty || $0.day > crew.day })
            office.clock.set(PlanTests.monday + 3)
            await #expect(throws: Refusal.daysUnfit) {
                try await office.casework.adjustPlan(
                    plan.plan, version: adjusted.version, [], by: Staff.dispatcher)
            }
            let late = PublishPlan(plan: plan.plan, version: adjusted.version)
            #expect(try await office.refusal(of: late, by: Staff.dispatcher) == "days_unfit")
        }
    }

    /// Insurers share vehicles, and verifiers who are nobody's own.
    @Test func nobodyIsSentByTwoInsurersOnADay() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            for _ in 0..<6 { _ = try await office.given.claim(.accepted) }
            let scope = Scope(insurer: "甲财险")
            let actor = Domain.Actor(id: "dispatcher", roles: [.dispatcher], scope: scope)
            var order = PlanTests.order
            order.insurer = "甲财险"
            let own = try await office.casework.proposePlan(order, by: actor)
            _ = try await office.casework.perform(
                PublishPlan(plan: own.plan, version: own.version), by: actor)
            for _ in 0..<3 { _ = try await office.given.claim(.accepted) }
            let county = try await PlanTests.propose(office)
            try await PlanTests.publish(office, county)
            let (one, other) = (
                try await PlanTests.open(office, own.plan),
                try await PlanTests.open(office, county.plan)
            )
            #expect(households(of: one).count == 6)
            #expect(Set(households(of: one)).isDisjoint(with: households(of: other)))
            #expect(county.visits + county.unassigned == 3)
            for crew in one.crews where !crew.stops.isEmpty {
                for same in other.crews where same.day == crew.day && !same.stops.isEmpty {
                    #expect(same.vehicle != crew.vehicle)
                    let busy = crew.verifiers.map(\.id)
                    #expect(!same.verifiers.contains { busy.contains($0.id) })
                }
            }
        }
    }
}
