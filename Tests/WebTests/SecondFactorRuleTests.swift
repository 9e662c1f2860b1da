import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Vault
import Web

/// Where an office asks for the second factor to get in: what is open before it, and what after.
@Suite struct SecondFactorRuleTests {
    /// The office under a rule, with its door for whoever has a cookie.
    private func strict(
        _ office: TestOffice, _ rule: SecondFactorRule
    ) -> (casework: Casework, door: Door) {
        let casework = Casework(
            database: office.database, clock: office.clock.wall, logger: TestDatabase.silence,
            hashing: .cheap, secondFactor: rule)
        return (casework, Door.stranger(casework))
    }

    private func cookie(_ token: String) -> HTTPFields { [.cookie: "fangpin=\(token)"] }

    @Test func thePasswordAloneOpensOnesOwnAccountAndNoMore() async throws {
        try await withOffice { office in
            let (_, door) = strict(office, .all)
            let (token, _) = try await office.session(of: Staff.auditor)
            for path in ["/cases", "/fund", "/people", "/households/A01", "/imports"] {
                let reply = try await door.send(.get, path, cookie(token))
                #expect(reply.status == 303, "\(path)")
                #expect(reply.header("Location") == "/account?lang=zh", "\(path)")
            }
            for path in ["/api/v1/cases", "/api/v1/me/sessions", "/api/v1/fund"] {
                let reply = try await door.send(.get, path, cookie(token))
                #expect(reply.status == 403, "\(path)")
                #expect(try JSON(reply.body)["code"]?.text == "step_up_needed", "\(path)")
            }
            #expect(try await door.send(.get, "/api/v1/me", cookie(token)).status == 200)
            let account = try await door.send(.get, "/account", cookie(token))
            #expect(account.status == 200 && Markup(account.body).violations == [])
            #expect(Markup(account.body).text.contains("尚未绑定动态验证码"))
        }
    }

    /// The way from the first password to the first case: change it, enrol, present, go on.
    @Test func whoPresentsTheFactorIsInForTheSession() async throws {
        try await withOffice { office in
            let (casework, door) = strict(office, .all)
            let initial = try await casework.resetPassword(of: "auditor", by: .operator)
            let first = try await casework.signIn("auditor", password: initial, from: "-")
            let new = try #require(try await casework.session(under: first.token))
            try await casework.changePassword(
                from: initial, to: TestOffice.password, in: new)
            let (factor, _) = try await office.enrol(new)
            let asked = try await door.send(.get, "/cases?state=paid", cookie(first.token))
            #expect(asked.status == 303)
            #expect(
                asked.header("Location") == "/stepup?next=/cases%3Fstate%3Dpaid&lang=zh",
                "\(asked.header("Location") ?? "")")
            office.wait(30)
            let stepped = try await casework.stepUp(
                new, code: office.code(of: factor), from: "-")
            #expect(try await door.send(.get, "/cases", cookie(stepped.token)).status == 200)
            // The factor opens the session; what wants it anew is another matter.
            office.wait(SessionTerms.stepUpSeconds + 60)
            #expect(try await door.send(.get, "/cases", cookie(stepped.token)).status == 200)
        }
    }

    @Test func powerIsAskedAndOthersAreNot() async throws {
        try await withOffice { office in
            let (casework, door) = strict(office, .power)
            for (actor, status) in [
                (Staff.handler, 200), (Staff.approver, 303), (Staff.auditor, 200),
            ] {
                let (token, _) = try await office.session(of: actor)
                #expect(
                    try await door.send(.get, "/cases", cookie(token)).status == status,
                    "\(actor.id)")
            }
            // What goes around the pages is refused the same.
            let (token, _) = try await office.session(of: Staff.approver)
            let session = try #require(try await casework.session(under: token))
            await #expect(throws: Refusal.stepUpNeeded(.readCases)) {
                try await casework.read(StateCounts(), in: session)
            }
        }
    }
}
