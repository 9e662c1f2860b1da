import Casework
import Domain
import TestSupport
import Testing
import Web
import Wording

/// The pages of the three administrators. Each form goes through the action that the API has.
@Suite struct AdministrationPageTests {
    private static let pages = ["/officers", "/appointments", "/tokens", "/certificates"]

    /// Who sees which of the pages; whoever does not is not led there either.
    @Test(
        arguments: [
            (Staff.systemAdministrator, ["/officers", "/tokens", "/certificates"]),
            (Staff.securityAdministrator, ["/officers", "/appointments", "/certificates"]),
            (Staff.auditAdministrator, ["/officers", "/appointments", "/certificates"]),
            (Staff.handler, []), (Staff.auditor, []), (Staff.department, []),
        ] as [(Domain.Actor, [String])])
    func everybodySeesTheirOwn(actor: Domain.Actor, open: [String]) async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            let desk = try await Desk(actor, office)
            for language in Language.allCases {
                let query = "?lang=\(language.rawValue)"
                let ways = Markup(try await desk.get("/account\(query)").body).ways
                for path in AdministrationPageTests.pages {
                    #expect(ways.contains(path) == open.contains(path), "\(path)")
                    let page = try await desk.get(path + query)
                    // Whoever keeps the accounts may see what they hold, on their pages.
                    let mayRead =
                        open.contains(path)
                        || (path == "/appointments" && actor == Staff.systemAdministrator)
                    #expect(page.status == (mayRead ? 200 : 403), "\(path)")
                    #expect(Markup(page.body).violations == [], "\(path)")
                }
                let one = try await desk.get("/officers/town\(query)")
                #expect(one.status == (open.isEmpty ? 403 : 200))
                #expect(Markup(one.body).violations == [])
            }
        }
    }

    @Test func anAccountIsOpenedAndItsPasswordToldOnce() async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            let log = TestLog()
            let desk = try await Desk(Staff.systemAdministrator, office, log: log)
            let opened = try await desk.post(
                "/officers", ["act": "create", "officer": "new.one", "name": "新人"])
            #expect(opened.header("Location") == "/officers/new.one?lang=zh")
            let twice = try await desk.post(
                "/officers", ["act": "create", "officer": "new.one", "name": "新人"])
            let refused = Markup(twice.body)
            #expect(twice.status == 409 && refused.violations == [])
            #expect(refused.value(of: "officer") == "new.one")
            #expect(refused.value(of: "name") == "新人")

            let page = Markup(try await desk.get("/officers/new.one").body)
            let key = try #require(page.value(of: "key"))
            let told = try await desk.post("/officers/new.one", ["act": "password", "key": key])
            #expect(told.status == 200 && told.header("Cache-Control") == "no-store")
            #expect(Markup(told.body).violations == [])
            let code = try #require(told.body.firstMatch(of: /<code>([^<]+)<\/code>/))
            let password = String(code.1)
            _ = try await office.casework.signIn("new.one", password: password, from: "-")
            #expect(!log.text.contains(password))
            let again = try await desk.post("/officers/new.one", ["act": "password", "key": key])
            #expect(again.status == 200 && !again.body.contains(password))
            #expect(Markup(again.body).text.contains("只显示一次"))
            #expect(try await !desk.get("/officers/new.one").body.contains(password))
        }
    }

    @Test func anAccountIsUnlockedStrippedOfItsFactorAndSwitchedOff() async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            let desk = try await Desk(Staff.systemAdministrator, office)
            _ = try await office.steppedUp(as: Staff.town)
            for _ in 1...Lockout.limit {
                _ = try? await office.casework.signIn("town", password: "wrong", from: "-")
            }
            func row() async throws -> RegisteredOfficer? {
                try await office.casework.read(OfficerList()).first { $0.id == "town" }
            }
            #expect(try await row()?.lockedUntil != nil)
            let security = try await Desk(Staff.securityAdministrator, office)
            for (act, desk, other) in [
                ("unlock", desk, security), ("factor", security, desk),
            ] {
                #expect(try await other.post("/officers/town", ["act": act]).status == 403)
                let foreign = Markup(try await other.get("/officers/town").body)
                #expect(
                    !foreign.all("input").contains { $0.attributes["value"] == act }, "\(act)")
                let shown = Markup(try await desk.get("/officers/town").body)
                #expect(
                    shown.all("input").contains { $0.attributes["value"] == act }, "\(act)")
                #expect(try await desk.post("/officers/town", ["act": act]).status == 303)
                let then = Markup(try await desk.get("/officers/town").body)
                #expect(
                    !then.all("input").contains { $0.attributes["value"] == act }, "\(act)")
            }
            #expect(try await row()?.lockedUntil == nil)
            #expect(try await row()?.hasSecondFactor == false)
            let blank = try await desk.post(
                "/officers/town", ["act": "deactivate", "reason": ""])
            #expect(blank.status == 422 && Markup(blank.body).violations == [])
            #expect(try await row()?.isActive == true)
            let off = ["act": "deactivate", "reason": "调离"] as KeyValuePairs
            #expect(try await desk.post("/officers/town", off).status == 303)
            #expect(try await row()?.isActive == false)
            #expect(try await desk.post("/officers/town", ["act": "reactivate"]).status == 303)
            #expect(try await row()?.isActive == true)
            // Nobody decides about themselves, and another page's form is none of this one.
            let own = try await desk.post("/officers/system", ["act": "password", "key": "k"])
            #expect(own.status == 403)
            #expect(try await desk.post("/officers/town", ["act": "confirm"]).status == 400)
            #expect(try await desk.post("/officers/nobody", ["act": "unlock"]).status == 404)
        }
    }

    /// 三员 - one opens, one proposes, one agrees; none does what is another's.
    @Test func aRoleOfPowerTakesThreePeople() async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            try await office.given.account("wang")
            let system = try await Desk(Staff.systemAdministrator, office)
            let security = try await Desk(Staff.securityAdministrator, office)
            let audit = try await Desk(Staff.auditAdministrator, office)
            let proposal: KeyValuePairs = [
                "act": "propose", "role.approver": "on", "reason": "到任",
            ]
            #expect(try await system.post("/officers/wang", proposal).status == 403)
            #expect(try await audit.post("/officers/wang", proposal).status == 403)
            let unfit = try await security.post(
                "/officers/wang",
                ["act": "propose", "role.approver": "on", "role.handler": "on", "reason": "到任"])
            let refused = Markup(unfit.body)
            #expect(unfit.status == 422 && refused.violations == [])
            let ticked = refused.all("input").filter { $0.attributes["checked"] != nil }
            #expect(
                Set(ticked.compactMap { $0.attributes["name"] })
                    == ["role.approver", "role.handler"])
            #expect(try await security.post("/officers/wang", proposal).status == 303)

            let page = Markup(try await audit.get("/appointments").body)
            let number = try #require(page.value(of: "appointment"))
            let own = Markup(try await security.get("/appointments").body)
            #expect(!own.all("input").contains { $0.attributes["value"] == "confirm" })
            let blank = try await audit.post(
                "/appointments", ["act": "reject", "appointment": number, "reason": ""])
            #expect(blank.status == 422)
            let agree: KeyValuePairs = ["act": "confirm", "appointment": number]
            #expect(try await security.post("/appointments", agree).status == 409)
            #expect(try await system.post("/appointments", agree).status == 403)
            #expect(try await audit.post("/appointments", agree).status == 303)
            #expect(
                try await office.casework.read(ActorOf("wang")).roles == [.approver])
            #expect(try await audit.post("/appointments", agree).status == 409)
            let end: KeyValuePairs = ["act": "end", "reason": "调离"]
            #expect(try await security.post("/officers/wang", end).status == 303)
            #expect(try await office.casework.read(ActorOf("wang")).roles.isEmpty)
        }
    }

    @Test func aProposalIsRejectedOrTakenBack() async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            try await office.given.account("wang")
            let security = try await Desk(Staff.securityAdministrator, office)
            let audit = try await Desk(Staff.auditAdministrator, office)
            for (act, desk) in [("reject", audit), ("withdraw", security)] {
                let proposal: KeyValuePairs = [
                    "act": "propose", "role.cashier": "on", "reason": "到任",
                ]
                #expect(try await security.post("/officers/wang", proposal).status == 303)
                let page = Markup(try await desk.get("/appointments").body)
                let number = try #require(page.value(of: "appointment"))
                let done = try await desk.post(
                    "/appointments", ["act": act, "appointment": number, "reason": "另有安排"])
                #expect(done.status == 303, "\(done.body)")
                #expect(
                    Markup(try await desk.get("/appointments").body).value(of: "appointment")
                        == nil)
            }
            #expect(try await office.casework.read(ActorOf("wang")).roles.isEmpty)
        }
    }
}
