import Casework
import Domain
import TestSupport
import Testing

/// What happens to a published plan.
@Suite struct ReplanTests {
    private static func published(_ office: TestOffice, _ count: Int) async throws -> PlanOutcome {
        try await PlanTests.furnish(office)
        for _ in 0..<count { _ = try await office.given.claim(.accepted) }
        let plan = try await PlanTests.propose(office)
        try await PlanTests.publish(office, plan)
        return plan
    }

    @Test func whatHappensIsPlannedAroundAndPublished() async throws {
        try await withOffice { office in
            let plan = try await ReplanTests.published(office, 5)
            let old = try await PlanTests.open(office, plan.plan)
            let crew = try #require(old.crews.first { !$0.stops.isEmpty })
            let late = try await office.given.claim(.accepted)
            let urgent = try await office.casework.read(OpenCase(late, for: office.casework))
                .row.household
            let cancelled = crew.stops[0].task.household
            let disruptions: [PlanDisruption] = [
                .cancelled(cancelled), .urgent(urgent),
                .verifierAway(crew.verifiers[0].id, from: crew.day, to: crew.day),
            ]
            let new = try await office.casework.replanVisits(
                plan.plan, disruptions, by: Staff.dispatcher)
            #expect(new.visits == 5 && new.unassigned == 0 && new.state == "proposed")
            let (opened, before) = try await office.casework.read(OpenPlan(new.plan))
            let changes = opened.changes(since: try #require(before))
            #expect(changes.first { $0.household == cancelled }?.kind == .removed)
            #expect(changes.first { $0.household == urgent }?.kind == .added)
            #expect(
                !opened.crews.contains { other in
                    other.day == crew.day && !other.stops.isEmpty
                        && other.verifiers.contains { $0.id == crew.verifiers[0].id }
                })
            try await PlanTests.publish(office, new)
            #expect(try await PlanTests.open(office, plan.plan).state == .superseded)
            let explained = try await office.casework.explainPlan(new.plan)
            #expect(explained.visits.count == 5 && explained.changes == changes)
            #expect(explained.gains.map(\.extra) == [.vehicle, .day])
            #expect(explained.loads.reduce(0) { $0 + $1.visits } == 10)
        }
    }

    @Test func whatCannotHaveHappenedIsRefused() async throws {
        try await withOffice { office in
            let plan = try await ReplanTests.published(office, 2)
            func code(
                _ disruption: PlanDisruption, from day: Day? = nil
            ) async throws -> String? {
                do {
                    _ = try await office.casework.replanVisits(
                        plan.plan, [disruption], from: day, by: Staff.dispatcher)
                    return nil
                } catch let refusal as Refusal { return refusal.code }
            }
            let (from, to) = (PlanTests.monday, PlanTests.monday + 1)
            #expect(try await code(.cancelled("B01")) == "visit_not_planned")
            #expect(try await code(.urgent("B01")) == "visit_not_planned")
            #expect(
                try await code(.verifierAway("town", from: from, to: to)) == "officer_not_found")
            #expect(
                try await code(.vehicleBroken("C9", from: from, to: to)) == "vehicle_not_found")
            #expect(try await code(.verifierAway("V03", from: to, to: from)) == "days_unfit")
            #expect(try await code(.cancelled("A01"), from: from + 30) == "days_unfit")
            #expect(try await code(.cancelled("A01"), from: from + -9) == "days_unfit")
            #expect(
                try await office.number("select count(*) from absence") == 0,
                "what was refused is not kept")
        }
    }

    /// Nobody was at home in the morning: the next visit is in an afternoon of another day.
    @Test func afterAVisitInVainAnotherHourAndDay() async throws {
        try await withOffice { office in
            let plan = try await ReplanTests.published(office, 1)
            let visit = try #require(try await PlanTests.open(office, plan.plan).visit(to: "A01"))
            #expect(visit.stop.begin < VisitHours.noon)
            let claim = visit.stop.task.claims[0]
            office.clock.set(visit.crew.day)
            _ = try await office.casework.perform(
                office.given.attempt(claim, .nobodyHome, on: visit.crew.day), by: Staff.verifier)
            let new = try await office.casework.replanVisits(
                plan.plan, [.urgent("A01")], by: Staff.dispatcher)
            let again = try #require(try await PlanTests.open(office, new.plan).visit(to: "A01"))
            #expect(again.crew.day > visit.crew.day && again.stop.begin >= VisitHours.noon)
        }
    }

    @Test func aVerifierReadsTheOwnDay() async throws {
        try await withOffice { office in
            let plan = try await ReplanTests.published(office, 3)
            let crew = try #require(
                try await PlanTests.open(office, plan.plan).crews.first { !$0.stops.isEmpty })
            let own = try await office.casework.read(
                VerifierDay(verifier: crew.verifiers[1].id, day: crew.day))
            #expect(own == [crew])
            #expect(
                try await office.casework.read(
                    VerifierDay(verifier: crew.verifiers[1].id, day: crew.day + 60)
                ).isEmpty)
        }
    }

    @Test func absencesAreLifted() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            _ = try await office.given.claim(.accepted)
            let (from, to) = (PlanTests.monday, PlanTests.monday + 30)
            func mark(_ subject: MarkAbsence.Subject, _ isAbsent: Bool) async throws {
                _ = try await office.casework.perform(
                    MarkAbsence(subject, from: from, to: to, isAbsent: isAbsent),
                    by: Staff.dispatcher)
            }
            for vehicle in ["C1", "C2"] { try await mark(.vehicle(vehicle), true) }
            #expect(try await PlanTests.propose(office).unassigned == 1)
            try await mark(.vehicle("C2"), false)
            #expect(try await PlanTests.propose(office).unassigned == 0)
            for (subject, code) in [
                (MarkAbsence.Subject.vehicle("C9"), "vehicle_not_found"),
                (.verifier("town"), "officer_not_found"),
            ] {
                #expect(
                    try await office.refusal(
                        of: MarkAbsence(subject, from: from, to: to), by: Staff.dispatcher) == code)
            }
            #expect(
                try await office.refusal(
                    of: MarkAbsence(.vehicle("C1"), from: to, to: from), by: Staff.dispatcher)
                    == "days_unfit")
        }
    }

    /// Two working days before a visit is due, somebody is told that no plan makes it.
    @Test func whatNoPlanMakesInTimeIsToldOfBefore() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            office.clock.set(Dates.prescreened)
            _ = try await office.given.claim(.accepted)
            func warned(on day: Day) async throws -> Int {
                office.clock.set(day)
                return try await office.casework.perform(RaiseReminders(), by: .daemon).raised
            }
            // Due on the 9th, a Wednesday: nothing yet on the Friday before.
            let friday = Day(2026, 9, 4)!
            let before = try await warned(on: friday)
            #expect(try await kinds(office) == 0)
            let after = try await warned(on: friday + 3)
            #expect(after - 0 >= 1 && before >= 0)
            #expect(try await kinds(office) == 1)
            #expect(try await warned(on: friday + 3) == 0)
        }
    }

    private func kinds(_ office: TestOffice) async throws -> Int64 {
        try await office.number("select count(*) from reminder where kind = 'visit_unplanned'")
    }

    @Test func aPlannedVisitIsNotToldOf() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            office.clock.set(Day(2026, 9, 4)!)
            _ = try await office.given.claim(.accepted)
            var order = PlanTests.order
            order.firstDay = Day(2026, 9, 7)!
            try await PlanTests.publish(office, try await PlanTests.propose(office, order))
            office.clock.set(Day(2026, 9, 7)!)
            _ = try await office.casework.perform(RaiseReminders(), by: .daemon)
            #expect(try await kinds(office) == 0)
        }
    }
}
