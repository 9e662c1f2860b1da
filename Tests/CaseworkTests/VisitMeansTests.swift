import Casework
import Domain
import TestSupport
import Testing

/// What the planner is told of verifiers and families: read, and taken back.
@Suite struct VisitMeansTests {
    private static let household = TestCounty.applicants[0]

    private static func withdraw(_ reason: String = "已离婚") -> WithdrawRelative {
        WithdrawRelative(verifier: "V03", household: household, reason: reason)
    }

    private func declare(_ office: TestOffice) async throws {
        _ = try await office.casework.perform(
            DeclareRelative(verifier: "V03", household: VisitMeansTests.household),
            by: Staff.dispatcher)
    }

    private func file(_ office: TestOffice, _ scope: Scope = .county) async throws -> VerifierFile {
        try await office.casework.read(
            OpenVerifier("V03", on: office.casework.today), within: scope)
    }

    @Test func whatWasDeclaredIsTakenBackAndStaysOnRecord() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            _ = try await office.given.claim(.accepted)
            try await declare(office)
            // Declared again, it is the same declaration.
            try await declare(office)
            func bars() async throws -> [VisitTask.Bar] {
                let plan = try await PlanTests.propose(office)
                let opened = try await PlanTests.open(office, plan.plan)
                let tasks =
                    opened.crews.flatMap(\.stops).map(\.task) + opened.unassigned.map(\.task)
                return tasks.flatMap(\.barred).filter { $0.verifier == "V03" }
            }
            #expect(try await bars() == [VisitTask.Bar(verifier: "V03", reason: .relative)])
            _ = try await office.casework.perform(
                VisitMeansTests.withdraw(), by: Staff.dispatcher)
            #expect(try await bars() == [])
            let ended = try #require(try await file(office).relatives.first)
            #expect(ended.household == VisitMeansTests.household)
            #expect(ended.declaredBy == "dispatcher" && ended.end?.by == "dispatcher")
            #expect(ended.end?.reason == "已离婚")
            #expect(ended.end.map { $0.at > ended.declaredAt } == true)
            try await declare(office)
            #expect(try await bars().map(\.reason) == [.relative])
            #expect(try await file(office).relatives.map { $0.end == nil } == [true, false])
            let leaves = try await office.number(
                """
                select count(*) from action_log
                where action in ('declare_relative', 'withdraw_relative')
                """)
            #expect(leaves == 3)
        }
    }

    @Test func whatCannotBeTakenBackIsRefused() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            func code(
                _ action: WithdrawRelative, by actor: Domain.Actor = Staff.dispatcher
            ) async throws -> String? { try await office.refusal(of: action, by: actor) }
            #expect(try await code(VisitMeansTests.withdraw()) == "relative_not_found")
            try await declare(office)
            for actor in Staff.all where actor != Staff.dispatcher {
                #expect(
                    try await code(VisitMeansTests.withdraw(), by: actor) == "not_permitted",
                    "\(actor.id)")
            }
            #expect(try await code(VisitMeansTests.withdraw(" ")) == "reason_missing")
            var other = VisitMeansTests.withdraw()
            other.verifier = "town"
            #expect(try await code(other) == "officer_not_found")
            other.verifier = "V03"
            other.household = "Z99"
            #expect(try await code(other) == "household_not_found")
            // Another insurer's dispatcher has nothing to do with this verifier; one of another
            // village nothing with this family.
            for (scope, expected) in [
                (Scope(insurer: "乙财险"), "officer_not_found"),
                (Scope(area: TestCounty.secondVillage), "household_not_found"),
            ] {
                let actor = Domain.Actor(id: "dispatcher", roles: [.dispatcher], scope: scope)
                #expect(try await code(VisitMeansTests.withdraw(), by: actor) == expected)
            }
            #expect(try await code(VisitMeansTests.withdraw()) == nil)
            #expect(try await code(VisitMeansTests.withdraw()) == "relative_not_found")
        }
    }

    @Test func whoPlansReadsWhoCanBeSent() async throws {
        try await withOffice { office in
            try await PlanTests.furnish(office)
            try await declare(office)
            let today = office.casework.today
            func mark(
                _ subject: MarkAbsence.Subject, _ from: Int, _ to: Int, _ isAbsent: Bool = true
            ) async throws {
                _ = try await office.casework.perform(
                    MarkAbsence(subject, from: today + from, to: today + to, isAbsent: isAbsent),
                    by: Staff.dispatcher)
            }
            for (from, to) in [(-9, -3), (5, 6), (-1, 1), (20, 20)] {
                try await mark(.verifier("V03"), from, to)
            }
            try await mark(.verifier("V03"), 20, 20, false)
            try await mark(.vehicle("C2"), 2, 3)
            _ = try await office.casework.perform(
                SetVerifierSkills(verifier: "V03", skills: [.dialect, .damage]),
                by: Staff.dispatcher)
            let list = try await office.casework.read(VerifierList(on: today))
            let ids = list.verifiers.map(\.id)
            #expect(ids == ["V01", "V02", "V03", "V04", "V05", "V06"])
            let row = try #require(list.verifiers.first { $0.id == "V03" })
            let now = Absence(from: today + -1, to: today + 1)
            #expect(row.skills == [.damage, .dialect] && row.nextAbsence == now)
            #expect(row.insurer == "示例财险" && row.homeVillage.isEmpty)
            #expect(list.verifiers[0].homeVillage == "一村")
            #expect(list.vehicles.map(\.id) == ["C1", "C2"])
            #expect(list.vehicles[0].nextAbsence == nil)
            #expect(list.vehicles[1].nextAbsence == Absence(from: today + 2, to: today + 3))
            let file = try await file(office)
            #expect(file.row == row)
            #expect(file.absences == [now, Absence(from: today + 5, to: today + 6)])
            // Whose households are not the reader's are left out, another insurer's verifiers are
            // not there.
            for (village, count) in [(TestCounty.firstVillage, 1), (TestCounty.secondVillage, 0)] {
                let seen = try await self.file(office, Scope(area: village))
                #expect(seen.relatives.count == count)
            }
            await #expect(throws: Refusal.officerNotFound("V03")) {
                try await self.file(office, Scope(insurer: "乙财险"))
            }
            await #expect(throws: Refusal.officerNotFound("town")) {
                try await office.casework.read(OpenVerifier("town", on: today))
            }
            let others = try await office.casework.read(
                VerifierList(on: today), within: Scope(insurer: "乙财险"))
            #expect(others.verifiers.map(\.id) == ["V02", "V04", "V05", "V06"])
        }
    }

    @Test func whatWasAgreedStandsInTheCase() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.accepted)
            func agreement() async throws -> VisitAgreement? {
                try await office.casework.read(OpenCase(claim, for: office.casework)).agreement
            }
            #expect(try await agreement() == nil)
            for hours in [VisitHours(open: 600, close: 660), nil] {
                _ = try await office.casework.perform(
                    AgreeVisitHours(
                        household: VisitMeansTests.household, hours: hours,
                        skills: [.signLanguage]), by: Staff.dispatcher)
                let found = try #require(try await agreement())
                #expect(found.hours == hours && found.skills == [.signLanguage])
                #expect(found.by == "dispatcher")
            }
        }
    }
}
