import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

/// What the planner is told of verifiers, vehicles and families, as a browser tells it.
@Suite struct VerifierPageTests {
    private func withVehicle(_ body: (TestOffice, Desk) async throws -> Void) async throws {
        try await withOffice { office in
            try await office.corrupt(
                """
                insert into vehicle (id, plate, seats, latitude, longitude, starts_at, ends_at)
                    values ('C1', '皖B00001', 5, 3100000, 11818000, 510, 1050)
                """)
            try await body(office, Desk(Staff.dispatcher, office))
        }
    }

    @Test func aVerifierIsAwayOnSomeDays() async throws {
        try await withVehicle { _, desk in
            for language in ["zh", "en"] {
                for path in ["/verifiers", "/verifiers/V03"] {
                    let page = try await desk.get("\(path)?lang=\(language)")
                    #expect(page.status == 200 && Markup(page.body).violations == [], "\(path)")
                }
            }
            #expect(Markup(try await desk.get("/plans").body).ways.contains("/verifiers"))
            #expect(Markup(try await desk.get("/verifiers").body).ways.contains("/verifiers/V03"))
            let one: KeyValuePairs = ["act": "mark", "from": "2026-10-06", "to": ""]
            #expect(try await desk.post("/verifiers/V03", one).status == 303)
            let more: KeyValuePairs = ["act": "mark", "from": "2026-10-20", "to": "2026-10-22"]
            #expect(try await desk.post("/verifiers/V03", more).status == 303)
            let list = Markup(try await desk.get("/verifiers").body)
            #expect(list.violations == [] && list.text.contains("2026-10-06"))
            let page = Markup(try await desk.get("/verifiers/V03").body)
            #expect(page.violations == [] && page.text.contains("2026-10-20 – 2026-10-22"))
            let lift: KeyValuePairs = ["act": "lift", "from": "2026-10-20", "to": "2026-10-22"]
            #expect(try await desk.post("/verifiers/V03", lift).status == 303)
            #expect(!(try await desk.get("/verifiers/V03").body.contains("2026-10-20")))
            for wrong in ["morgen", "2026-02-30", ""] {
                let fields: KeyValuePairs = ["act": "mark", "from": wrong, "to": "2026-10-12"]
                let reply = try await desk.post("/verifiers/V03", fields)
                #expect(reply.status == 422 && Markup(reply.body).violations == [], "\(wrong)")
            }
            #expect(try await desk.get("/verifiers/nobody").status == 404)
            #expect(try await desk.post("/verifiers/V03", ["act": "burn"]).status == 400)
        }
    }

    @Test func aVehicleIsOutOfUse() async throws {
        try await withVehicle { office, desk in
            let mark: KeyValuePairs = [
                "act": "mark", "vehicle": "C1", "from": "2026-10-12", "to": "2026-10-13",
            ]
            #expect(try await desk.post("/verifiers", mark).status == 303)
            let page = Markup(try await desk.get("/verifiers").body)
            #expect(page.violations == [] && page.text.contains("2026-10-12 – 2026-10-13"))
            let lift: KeyValuePairs = [
                "act": "lift", "vehicle": "C1", "from": "2026-10-12", "to": "2026-10-13",
            ]
            #expect(try await desk.post("/verifiers", lift).status == 303)
            #expect(
                try await office.number("select count(*) from absence where lifted_at is null")
                    == 0)
            let none: KeyValuePairs = [
                "act": "mark", "vehicle": "C9", "from": "2026-10-12", "to": "",
            ]
            #expect(try await desk.post("/verifiers", none).status == 404)
        }
    }

    @Test func skillsAreTickedAndUnticked() async throws {
        try await withVehicle { office, desk in
            func skills() async throws -> [VerifierSkill] {
                try await office.casework.read(OpenVerifier("V03", on: office.casework.today)).row
                    .skills
            }
            let ticked: KeyValuePairs = [
                "act": "skills", "skill.damage": "on", "skill.dialect": "on",
            ]
            #expect(try await desk.post("/verifiers/V03", ticked).status == 303)
            #expect(try await skills() == [.damage, .dialect])
            let page = Markup(try await desk.get("/verifiers/V03").body)
            let boxes = page.all("input").filter { $0.attributes["checked"] != nil }
            #expect(
                boxes.compactMap { $0.attributes["name"] } == ["skill.damage", "skill.dialect"])
            #expect(try await desk.post("/verifiers/V03", ["act": "skills"]).status == 303)
            #expect(try await skills() == [])
        }
    }

    @Test func relativesAreDeclaredAndTakenBack() async throws {
        try await withVehicle { _, desk in
            let declare: KeyValuePairs = ["act": "declare", "household": "A01"]
            #expect(try await desk.post("/verifiers/V03", declare).status == 303)
            let page = Markup(try await desk.get("/verifiers/V03").body)
            #expect(page.violations == [] && page.ways.contains("/households/A01"))
            let unknown: KeyValuePairs = ["act": "declare", "household": "Z99"]
            let refused = try await desk.post("/verifiers/V03", unknown)
            #expect(refused.status == 404 && refused.body.contains("Z99"))
            let empty: KeyValuePairs = ["act": "withdraw", "household": "A01", "reason": " "]
            #expect(try await desk.post("/verifiers/V03", empty).status == 422)
            let withdraw: KeyValuePairs = ["act": "withdraw", "household": "A01", "reason": "误报"]
            #expect(try await desk.post("/verifiers/V03", withdraw).status == 303)
            let after = try await desk.get("/verifiers/V03").body
            #expect(after.contains("误报") && !after.contains("value=\"withdraw\""))
            #expect(try await desk.post("/verifiers/V03", withdraw).status == 404)
        }
    }

    @Test func whoDoesNotPlanIsNotLedThere() async throws {
        try await withVehicle { office, _ in
            for actor in [Staff.auditor, Staff.verifier, Staff.handler, Staff.department] {
                let desk = try await Desk(actor, office)
                for path in ["/verifiers", "/verifiers/V03"] {
                    #expect(try await desk.get(path).status == 403, "\(actor.id) \(path)")
                    let mark: KeyValuePairs = [
                        "act": "mark", "vehicle": "C1", "from": "2026-10-12", "to": "",
                    ]
                    #expect(try await desk.post(path, mark).status == 403, "\(actor.id) \(path)")
                }
                let plans = Markup(try await desk.get("/plans").body)
                #expect(!plans.ways.contains("/verifiers"), "\(actor.id)")
            }
        }
    }

    @Test func hoursAreAgreedOnThePageOfTheCase() async throws {
        try await withVehicle { office, desk in
            let claim = try await office.given.claim(.accepted)
            let path = "/cases/\(claim)"
            func agree(_ from: String, _ to: String) async throws -> Reply {
                let fields: KeyValuePairs = [
                    "act": "agree", "opens_at": from, "closes_at": to, "skill.dialect": "on",
                ]
                return try await desk.post(path, fields)
            }
            #expect(try await agree("8:30", "11：00").status == 303)
            for language in ["zh", "en"] {
                let page = Markup(try await desk.get("\(path)?lang=\(language)").body)
                #expect(page.violations == [] && page.text.contains("08:30–11:00"))
                #expect(page.value(of: "opens_at") == "08:30")
            }
            for (from, to) in [("8:30", ""), ("17:00", "8:00"), ("25:00", "26:00"), ("8.30", "9")] {
                let reply = try await agree(from, to)
                #expect(reply.status == 422, "\(from) \(to)")
                let page = Markup(reply.body)
                #expect(page.violations == [] && page.value(of: "opens_at") == from)
            }
            #expect(try await agree("", "").status == 303)
            let file = try await office.casework.read(OpenCase(claim, for: office.casework))
            #expect(file.agreement?.hours == nil && file.agreement?.skills == [.dialect])
            #expect(try await desk.post(path, ["act": "burn"]).status == 400)
            // Who reads cases and does not plan sees what was agreed, and no form.
            let auditor = try await Desk(Staff.auditor, office)
            let seen = Markup(try await auditor.get(path).body)
            #expect(seen.text.contains("任何时间") && seen.value(of: "opens_at") == nil)
            #expect(try await auditor.post(path, ["act": "agree"]).status == 403)
            // Nobody goes there any more.
            let paid = try await office.given.claim(.paid)
            let past = Markup(try await desk.get("/cases/\(paid)").body)
            #expect(past.value(of: "opens_at") == nil)
        }
    }
}
