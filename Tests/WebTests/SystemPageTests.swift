import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

/// Tokens, certificates and erasures as their pages handle them.
@Suite struct SystemPageTests {
    private static let grant: [(String, String)] = [
        ("officer", "handler"), ("label", "医保接口"), ("permission.import_feed", "on"),
        ("days", "30"),
    ]

    private func form(_ fields: [(String, String)]) -> String {
        fields.map { "\(LocalPath.escaped($0.0))=\(LocalPath.escaped($0.1))" }
            .joined(separator: "&")
    }

    @Test func aTokenIsShownOnceAndRevoked() async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            let plain = try await Desk(
                Staff.systemAdministrator, office, isSteppedUp: false)
            let led = try await plain.get("/tokens")
            #expect(led.header("Location") == "/stepup?next=/tokens&lang=zh")
        }
        try await withOffice { office async throws in
            try await office.given.administrators()
            let log = TestLog()
            let desk = try await Desk(Staff.systemAdministrator, office, log: log)
            let key = try #require(Markup(try await desk.get("/tokens").body).value(of: "key"))
            let fields = form([("act", "issue"), ("key", key)] + SystemPageTests.grant)
            let issued = try await desk.post("/tokens", fields)
            #expect(issued.status == 200 && Markup(issued.body).violations == [])
            let token = String(
                try #require(issued.body.firstMatch(of: /<code>(fp_[^<]+)<\/code>/)).1)
            let asSystem = try await desk.door.send(
                .get, "/api/v1/me", [.authorization: "Bearer \(token)"])
            #expect(asSystem.status == 200 && asSystem.body.contains("import_feed"))
            #expect(!log.text.contains(token))
            let again = try await desk.post("/tokens", fields)
            #expect(again.status == 200 && !again.body.contains(token))
            #expect(try await !desk.get("/tokens").body.contains(token))

            let wrong = try await desk.post(
                "/tokens",
                fields.replacing("import_feed", with: "keep_books")
                    .replacing(key, with: "other"))
            let refused = Markup(wrong.body)
            #expect(wrong.status == 409 && refused.violations == [])
            #expect(refused.value(of: "label") == "医保接口")

            let number = try #require(
                Markup(try await desk.get("/tokens").body).value(of: "token"))
            let revoke: KeyValuePairs = ["act": "revoke", "token": number]
            #expect(try await desk.post("/tokens", revoke).status == 303)
            #expect(try await desk.post("/tokens", revoke).status == 404)
            let after = try await desk.door.send(
                .get, "/api/v1/me", [.authorization: "Bearer \(token)"])
            #expect(after.status == 401)
        }
    }

    @Test func aCertificateIsBoundByOneAndConfirmedByAnother() async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            let system = try await Desk(Staff.systemAdministrator, office)
            let security = try await Desk(Staff.securityAdministrator, office)
            let fields = form(
                [("act", "bind"), ("fingerprint", String(repeating: "3F:", count: 31) + "3f")]
                    + SystemPageTests.grant)
            let wrong = try await system.post(
                "/certificates", fields.replacing("3F", with: "XY"))
            #expect(wrong.status == 422 && Markup(wrong.body).violations == [])
            #expect(try await security.post("/certificates", fields).status == 403)
            #expect(try await system.post("/certificates", fields).status == 303)
            #expect(try await system.post("/certificates", fields).status == 409)
            let waiting = Markup(try await security.get("/certificates").body)
            #expect(waiting.text.contains(String(repeating: "3f", count: 32)))
            let number = try #require(waiting.value(of: "certificate"))
            let agree: KeyValuePairs = ["act": "confirm", "certificate": number]
            #expect(try await system.post("/certificates", agree).status == 403)
            #expect(try await security.post("/certificates", agree).status == 303)
            #expect(
                Markup(try await security.get("/certificates").body).value(of: "certificate")
                    == nil)
            let revoke: KeyValuePairs = ["act": "revoke", "certificate": number]
            #expect(try await system.post("/certificates", revoke).status == 303)
            #expect(try await system.post("/certificates", revoke).status == 404)
        }
    }

    /// A household with no case left, after its term.
    private func withDueHousehold(_ body: (TestOffice) async throws -> Void) async throws {
        try await withOffice { office in
            for claim in try await office.casework.read(ClaimsOfYear(year: 2026))
            where claim.household == "A01" {
                _ = try await office.casework.perform(
                    WithdrawClaim(claim: claim.id, reason: "不再需要"), by: Staff.handler)
            }
            office.clock.set(Day(2057, 1, 1)!)
            try await body(office)
        }
    }

    @Test func aHouseholdIsErasedByTwoPeople() async throws {
        try await withDueHousehold { office async throws in
            let handler = try await Desk(Staff.handler, office)
            let approver = try await Desk(Staff.approver, office)
            let page = try await handler.get("/erasures")
            let due = Markup(page.body)
            #expect(page.status == 200 && due.violations == [])
            #expect(due.value(of: "household") == "A01")
            let reason = try #require(due.value(of: "reason"))
            let propose: KeyValuePairs = [
                "act": "propose", "household": "A01", "reason": reason,
            ]
            #expect(try await approver.post("/erasures", propose).status == 403)
            #expect(try await handler.post("/erasures", propose).status == 303)
            let twice = try await handler.post("/erasures", propose)
            #expect(twice.status == 409 && Markup(twice.body).violations == [])

            let waiting = Markup(try await approver.get("/erasures").body)
            #expect(waiting.violations == [])
            let number = try #require(waiting.value(of: "erasure"))
            let erase: KeyValuePairs = ["act": "erase", "erasure": number, "certain": "on"]
            #expect(try await handler.post("/erasures", erase).status == 403)
            let untold: KeyValuePairs = ["act": "erase", "erasure": number]
            #expect(try await approver.post("/erasures", untold).status == 400)
            #expect(try await approver.post("/erasures", erase).status == 303)
            let erased = try await office.casework.read(OpenHousehold("A01"))
            #expect(erased.erasedOn == Day(2057, 1, 1))
            // Nothing is left that could be shown.
            let disclosure = try await handler.get("/households/A01/disclosure")
            #expect(Markup(disclosure.body).all("fieldset").isEmpty)
        }
    }

    @Test func aProposalIsTurnedDown() async throws {
        try await withDueHousehold { office async throws in
            let handler = try await Desk(Staff.handler, office)
            let approver = try await Desk(Staff.approver, office)
            let open = try await handler.post(
                "/erasures", ["act": "propose", "household": "A02", "reason": "本人要求"])
            #expect(open.status == 409 && Markup(open.body).value(of: "household") != nil)
            _ = try await handler.post(
                "/erasures", ["act": "propose", "household": "A01", "reason": "本人要求"])
            let number = try #require(
                Markup(try await approver.get("/erasures").body).value(of: "erasure"))
            let blank: KeyValuePairs = ["act": "reject", "erasure": number, "reason": ""]
            #expect(try await approver.post("/erasures", blank).status == 422)
            let reject: KeyValuePairs = [
                "act": "reject", "erasure": number, "reason": "另有用途",
            ]
            #expect(try await approver.post("/erasures", reject).status == 303)
            #expect(try await office.casework.read(OpenHousehold("A01")).erasedOn == nil)
            let auditor = try await Desk(Staff.auditor, office)
            let seen = try await auditor.get("/erasures")
            #expect(seen.status == 200)
            #expect(Markup(seen.body).all("form").allSatisfy { $0.attributes["class"] == "out" })
        }
    }
}
