import Casework
import Domain
import TestSupport
import Testing

/// What plans of visits say of a household goes with the household.
@Suite struct PlanErasureTests {
    private static let household = TestCounty.applicants[0]

    /// What the planner was told of a household, in all plans: texts of the rows.
    private func told(of household: HouseholdID, _ office: TestOffice) async throws -> Int64 {
        try await office.number(
            """
            select (select count(*) from plan_visit v where household_no = h.no
                    and (num_nonnulls(latitude, longitude, opens_at, closes_at, earliest_on) > 0
                        or cardinality(v.skills || barred || bar_reasons) > 0
                        or cardinality(attempts_on) > 0 or cardinality(attempts_at) > 0
                        or reason <> 'no_place'))
                + (select count(*) from visit_agreement where household_no = h.no)
                + (select count(*) from verifier_relative where household_no = h.no)
            from household h where id = '\(household)'
            """)
    }

    /// Two households of which the planner knows all sorts of things, in a published plan and in a
    /// proposal that left them out.
    private func plan(_ office: TestOffice) async throws -> VisitPlan.Number {
        try await PlanTests.furnish(office)
        let both = Array(TestCounty.applicants.prefix(2))
        let casework = office.casework
        for household in both {
            let claim = try await office.given.claim(.accepted, household: household)
            _ = try await casework.perform(
                office.given.attempt(claim, .nobodyHome), by: Staff.verifier)
            _ = try await casework.perform(
                AgreeVisitHours(
                    household: household, hours: VisitHours(open: 540, close: 1_000),
                    skills: [.signLanguage]), by: Staff.dispatcher)
            for verifier in ["V05", "V06"] as [OfficerID] {
                _ = try await casework.perform(
                    DeclareRelative(verifier: verifier, household: household),
                    by: Staff.dispatcher)
            }
            _ = try await casework.perform(
                WithdrawRelative(verifier: "V05", household: household, reason: "误报"),
                by: Staff.dispatcher)
        }
        #expect(try await PlanTests.propose(office).unassigned == 2)
        for verifier in ["V02", "V03", "V04", "V05"] as [OfficerID] {
            _ = try await casework.perform(
                SetVerifierSkills(verifier: verifier, skills: [.signLanguage]),
                by: Staff.dispatcher)
        }
        let proposed = try await PlanTests.propose(office)
        #expect(proposed.visits == 2)
        try await PlanTests.publish(office, proposed)
        return proposed.plan
    }

    @Test func whatPlansSayOfAHouseholdGoesWithIt() async throws {
        try await withOffice { office in
            let number = try await plan(office)
            let other = TestCounty.applicants[1]
            let theirs = try await told(of: other, office)
            #expect(theirs == 5, "two plans, an agreement, two declarations")
            #expect(try await told(of: PlanErasureTests.household, office) == theirs)
            let before = try await PlanTests.open(office, number)
            try await office.settle(PlanErasureTests.household, relieved: false)
            office.clock.set(Day(2057, 1, 1)!)
            try await office.erase(PlanErasureTests.household)
            #expect(try await told(of: PlanErasureTests.household, office) == 0)
            #expect(try await told(of: other, office) == theirs)
            // The plans stand, and are read and explained like any others.
            let after = try await PlanTests.open(office, number)
            #expect(after.totals == before.totals)
            let stop = try #require(after.visit(to: PlanErasureTests.household)).stop
            #expect(stop.task.place == nil && stop.task.maskedName.isEmpty)
            #expect(stop.task.barred == [] && stop.task.hours == nil && stop.task.skills == [])
            #expect(after.visit(to: other)?.stop == before.visit(to: other)?.stop)
            let told = try await office.casework.explainPlan(number)
            #expect(told.reports[PlanErasureTests.household] == .needless)
            for row in try await office.casework.read(VisitPlans()) {
                _ = try await office.casework.explainPlan(row.number)
            }
            let today = office.casework.today
            let file = try await office.casework.read(OpenVerifier("V05", on: today))
            #expect(file.relatives.map(\.household) == [other])
        }
    }
}
