import Casework
import Domain
import TestSupport
import Testing

/// Plans of visits from the dispatcher's desk: proposed, adjusted, published, planned anew.
@Suite struct PlanTests {
    /// The office's clock stands on a Sunday; visits begin on the Monday.
    static let monday = Dates.approved + 1
    static let order = PlanOrder(
        firstDay: monday, workingDays: 3, search: VisitPlan.Search(seed: 1, steps: 300))

    /// An office whose villages have places, with a car and six verifiers; V01 is of the first
    /// village.
    static func furnish(_ office: TestOffice) async throws {
        try await office.corrupt(
            """
            update area set latitude = 3105000, longitude = 11820000;
            update area set latitude = 3110000 where code = '\(TestCounty.secondVillage)';
            insert into vehicle (id, plate, seats, latitude, longitude, starts_at, ends_at)
                values ('C1', '皖B00001', 5, 3100000, 11818000, 510, 1050),
                    ('C2', '皖B00002', 5, 3100000, 11818000, 510, 1050);
            insert into officer (id, name, roles)
                select id, id, '{verifier}' from unnest('{V04,V05,V06}'::text[]) id
            """)
    }

    static func propose(
        _ office: TestOffice, _ order: PlanOrder = order, key: String? = nil
    ) async throws -> PlanOutcome {
        try await office.casework.proposePlan(order, by: Staff.dispatcher, key: key)
    }

    static func open(_ office: TestOffice, _ number: Int64) async throws -> VisitPlan {
        try await office.casework.read(OpenPlan(number)).plan
    }

    static func publish(_ office: TestOffice, _ plan: PlanOutcome) async throws {
        _ = try await office.casework.perform(
            PublishPlan(plan: plan.plan, version: plan.version), by: Staff.dispatcher)
    }

    @Test func acceptedHouseholdsArePlannedOnceEach() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            for _ in 0..<4 { _ = try await office.given.claim(.accepted) }
            let twice = office.given.household()
            for cause in [Cause.illness, .disaster] {
                _ = try await office.given.claim(.accepted, cause: cause, household: twice)
            }
            for state in [ClaimState.lead, .screenedOut, .verified, .withdrawn] {
                _ = try await office.given.claim(state)
            }
            let proposed = try await PlanTests.propose(office)
            #expect(proposed.visits == 5 && proposed.unassigned == 0)
            let plan = try await PlanTests.open(office, proposed.plan)
            #expect(plan.state == .proposed && plan.days.first == PlanTests.monday)
            let stops = plan.crews.flatMap(\.stops)
            #expect(stops.first { $0.task.household == twice }?.task.claims.count == 2)
            #expect(stops.first { $0.task.household == twice }?.task.minutes == 55)
            // Nobody reads a name or a number here that is not masked.
            #expect(stops.allSatisfy { $0.task.maskedName.hasSuffix("**") })
            for crew in plan.crews where !crew.stops.isEmpty {
                #expect(crew.verifiers.count == 2)
                #expect(!crew.verifiers.map(\.id).contains("V01"))
            }
            #expect(plan.totals.late == proposed.late && proposed.late > 0)
            #expect(
                try await office.number(
                    "select count(*) from action_log where action = 'propose_plan'") == 1)
        }
    }

    @Test func whatIsStoredIsWhatWasDrawn() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            let claim = try await office.given.claim(.accepted)
            _ = try await office.given.claim(.accepted)
            _ = try await office.casework.perform(
                AgreeVisitHours(
                    household: TestCounty.applicants[0],
                    hours: VisitHours(open: 600, close: 660), skills: [.dialect]),
                by: Staff.dispatcher)
            _ = try await office.casework.perform(
                office.given.attempt(claim, .nobodyHome), by: Staff.verifier)
            let proposed = try await PlanTests.propose(office)
            let plan = try await PlanTests.open(office, proposed.plan)
            // Nobody speaks the dialect yet.
            let left = try #require(plan.unassigned.first)
            #expect([.skillMissing, .everyCrewBarred].contains(left.reason))
            #expect(plan.unassigned.count == 1)
            #expect(left.task.attempts == [VisitTask.Attempt(day: Dates.visited)])
            #expect(left.task.attemptsLeft == 2)
            #expect(left.task.hours == VisitHours(open: 600, close: 660))
            #expect(left.task.barred == [VisitTask.Bar(verifier: "V01", reason: .ownVillage)])
            for verifier in ["V03", "V04", "V05", "V06"] as [OfficerID] {
                _ = try await office.casework.perform(
                    SetVerifierSkills(verifier: verifier, skills: [.dialect]),
                    by: Staff.dispatcher)
            }
            let adjusted = try await office.casework.adjustPlan(
                proposed.plan, version: 1, [], by: Staff.dispatcher)
            #expect(adjusted.version == 2)
            let again = try await PlanTests.open(office, proposed.plan)
            #expect(again.version == 2)
            // A crew may have been formed of V02 and somebody of the village; then it still waits.
            if let visit = again.visit(to: TestCounty.applicants[0]) {
                #expect((600...660).contains(visit.stop.begin))
                #expect(visit.crew.verifiers.contains { $0.skills == [.dialect] })
            }
        }
    }

    @Test func wrongOrdersAreRefused() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            _ = try await office.given.claim(.accepted)
            func code(_ body: () async throws -> PlanOutcome) async throws -> String? {
                do {
                    _ = try await body()
                    return nil
                } catch let refusal as Refusal { return refusal.code }
            }
            for (first, days) in [(0, 0), (0, 21), (-2, 3), (400, 3)] {
                let order = PlanOrder(firstDay: PlanTests.monday + first, workingDays: days)
                #expect(
                    try await code { try await PlanTests.propose(office, order) } == "days_unfit")
            }
            let casework = office.casework
            #expect(
                try await code {
                    try await casework.proposePlan(PlanTests.order, by: Staff.verifier)
                }
                    == "not_permitted")
            let foreign = Domain.Actor(
                id: "dispatcher", roles: [.dispatcher], scope: Scope(insurer: "乙财险"))
            #expect(
                try await code { try await casework.proposePlan(PlanTests.order, by: foreign) }
                    == "scope_unfit")
            let plan = try await PlanTests.propose(office)
            func adjust(_ adjustments: PlanAdjustment...) async throws -> String? {
                try await code {
                    try await casework.adjustPlan(
                        plan.plan, version: plan.version, adjustments, by: Staff.dispatcher)
                }
            }
            #expect(try await adjust(.pin("B01")) == "visit_not_planned")
            #expect(try await adjust(.move("A01", crew: 99)) == "crew_not_found")
            #expect(try await adjust(.forbid("A01", crew: 99)) == "crew_not_found")
            for number in [plan.plan + 1, 0] {
                let publish = PublishPlan(plan: number, version: 1)
                #expect(
                    try await office.refusal(of: publish, by: Staff.dispatcher) == "plan_not_found")
                #expect(
                    try await code {
                        try await casework.adjustPlan(number, version: 1, [], by: Staff.dispatcher)
                    } == "plan_not_found")
            }
            let stale = PublishPlan(plan: plan.plan, version: 7)
            #expect(try await office.refusal(of: stale, by: Staff.dispatcher) == "plan_changed")
            #expect(
                try await office.refusal(
                    of: PublishPlan(plan: plan.plan, version: 1), by: foreign) == "plan_not_found")
            #expect(
                try await office.refusal(
                    of: WithdrawPlan(plan: plan.plan, reason: " "), by: Staff.dispatcher)
                    == "reason_missing")
            #expect(
                try await code {
                    try await casework.replanVisits(plan.plan, [], by: Staff.dispatcher)
                } == "plan_settled")
        }
    }

    @Test func aCrewThatMayNotGoIsNotSent() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            _ = try await office.given.claim(.accepted)
            let plan = try await PlanTests.propose(office)
            let opened = try await PlanTests.open(office, plan.plan)
            let visit = try #require(opened.visit(to: "A01"))
            _ = try await office.casework.perform(
                DeclareRelative(verifier: visit.crew.verifiers[0].id, household: "A01"),
                by: Staff.dispatcher)
            await #expect(throws: Refusal.crewUnfit("A01", crew: visit.crew.number)) {
                try await office.casework.adjustPlan(
                    plan.plan, version: 1, [.move("A01", crew: visit.crew.number)],
                    by: Staff.dispatcher)
            }
            let publish = PublishPlan(plan: plan.plan, version: 1)
            #expect(try await office.refusal(of: publish, by: Staff.dispatcher) == "plan_outdated")
            let adjusted = try await office.casework.adjustPlan(
                plan.plan, version: 1, [], by: Staff.dispatcher)
            let new = try await PlanTests.open(office, plan.plan)
            #expect(new.visit(to: "A01").map { $0.crew.number != visit.crew.number } ?? true)
            try await PlanTests.publish(office, adjusted)
        }
    }

    /// What the plan rests on moves between the search and the publishing.
    @Test func aPlanThatDoesNotHoldIsNotPublished() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            let claim = try await office.given.claim(.accepted)
            let plan = try await PlanTests.propose(office)
            _ = try await office.casework.perform(
                office.given.visit(claim, basis: .yuan(20_000)), by: Staff.verifier)
            let publish = PublishPlan(plan: plan.plan, version: 1)
            #expect(try await office.refusal(of: publish, by: Staff.dispatcher) == "plan_outdated")
            #expect(try await PlanTests.open(office, plan.plan).state == .proposed)
        }
    }

    @Test func onePlanIsPublishedForADay() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            for _ in 0..<3 { _ = try await office.given.claim(.accepted) }
            let plan = try await PlanTests.propose(office, key: "week-1")
            #expect(try await PlanTests.propose(office, key: "week-1") == plan)
            try await PlanTests.publish(office, plan)
            let twice = PublishPlan(plan: plan.plan, version: 1)
            #expect(try await office.refusal(of: twice, by: Staff.dispatcher) == "plan_settled")
            await #expect(throws: Refusal.planStands(plan.plan)) {
                try await PlanTests.propose(office)
            }
            await #expect(throws: Refusal.planSettled(plan.plan, .published)) {
                try await office.casework.adjustPlan(
                    plan.plan, version: 1, [], by: Staff.dispatcher)
            }
            _ = try await office.casework.perform(
                WithdrawPlan(plan: plan.plan, reason: "改日再排"), by: Staff.dispatcher)
            // What was withdrawn waits again, for the same days.
            let again = try await PlanTests.propose(office)
            #expect(again.visits == 3)
            try await PlanTests.publish(office, again)
            let states = try await office.casework.read(VisitPlans()).map(\.state)
            #expect(states == [.published, .withdrawn])
        }
    }

    @Test func ofTwoPlansOneIsPublished() async throws {
        try await withOffice { office async throws in
            try await PlanTests.furnish(office)
            for _ in 0..<3 { _ = try await office.given.claim(.accepted) }
            let one = try await PlanTests.propose(office)
            let other = try await PlanTests.propose(office)
            var codes: [String?] = []
            try await withThrowingTaskGroup(of: String?.self) { group in
                for plan in [one, other, one, other] {
                    group.addTask {
                        try await office.refusal(
                            of: PublishPlan(plan: plan.plan, version: 1), by: Staff.dispatcher)
                    }
                }
                for try await code in group { codes.append(code) }
            }
            #expect(codes.count { $0 == nil } == 1)
            #expect(
                codes.compactMap(\.self).allSatisfy {
                    ["plan_stands", "plan_settled"].contains($0)
                })
            #expect(
                try await office.number(
                    "select count(*) from visit_plan where state = 'published'") == 1)
        }
    }
}
