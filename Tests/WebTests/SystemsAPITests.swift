import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

/// Tokens, certificates and initial passwords by the API.
@Suite struct SystemsAPITests {
    private static let grant = """
        "officer": "handler", "label": "医保接口", "permissions": ["import_feed"], "days": 30
        """
    private static let fingerprint = String(repeating: "3F:", count: 31) + "3f"

    /// Who is registered and what they hold, for whoever keeps that, with the second factor.
    @Test func officersAndAppointmentsAreListed() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            let door = Door.stranger(office.casework)
            let handler = try await APICaller.steppedUp(office, door, Staff.handler)
            let plain = try await APICaller(office, door, Staff.securityAdministrator)
            let caller = try await APICaller.steppedUp(office, door, Staff.securityAdministrator)
            let body = """
                {"roles": ["approver"], "area": null, "insurer": null, "reason": "接任"}
                """
            let proposed = try await caller.send("/officers/handler/appointments", body)
            #expect(proposed.status == 200, "\(proposed.body)")
            let waiting = try JSON(try await caller.get("/appointments/waiting").body)
            #expect(waiting["appointments"]?.list.map { $0["officer"]?.text } == ["handler"])
            #expect(waiting["appointments"]?.list.first?["decision"] == nil)
            let held = try await caller.send(
                "/officers/dispatcher/appointments",
                body.replacing("approver", with: "dispatcher"))
            #expect(held.status == 200, "\(held.body)")
            for path in [
                "/officers", "/appointments", "/appointments/waiting",
                "/officers/dispatcher/appointments",
            ] {
                #expect(try await handler.get(path).code == "not_permitted")
                #expect(try await plain.get(path).code == "step_up_needed")
            }
            let officers = try #require(
                try JSON(try await caller.get("/officers").body)["officers"]?.list)
            #expect(officers.contains { $0["id"]?.text == "handler" })
            let all = try #require(
                try JSON(try await caller.get("/officers/dispatcher/appointments").body)[
                    "appointments"]?.list)
            #expect(all.first?["decision"]?.text == "immediate")
            #expect(all.allSatisfy { $0["officer"]?.text == "dispatcher" })
        }
    }

    @Test func aTokenIsToldOnce() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            let door = Door.stranger(office.casework)
            let plain = try await APICaller(office, door, Staff.systemAdministrator)
            let body = "{\(SystemsAPITests.grant)}"
            #expect(try await plain.send("/tokens", body).code == "step_up_needed")
            #expect(try await plain.get("/tokens").code == "step_up_needed")
            let handler = try await APICaller(office, door, Staff.handler)
            #expect(try await handler.send("/tokens", body).code == "not_permitted")
            #expect(try await handler.get("/tokens").code == "not_permitted")

            let caller = try await APICaller.steppedUp(office, door, Staff.systemAdministrator)
            let issued = try JSON(try await caller.send("/tokens", body, key: "k").body)
            let token = try #require(issued["token"]?.text)
            let id = try #require(issued["id"]?.number).description
            #expect(
                try await door.send(
                    .get, "/api/v1/me", [.authorization: "Bearer \(token)"]
                ).status == 200)
            let again = try await caller.send("/tokens", body, key: "k")
            #expect(again.status == 200 && !again.body.contains("token"))
            #expect(try JSON(again.body)["id"]?.number?.description == id)
            #expect(try await office.number("select count(*) from api_token") == 1)
            let other = try await caller.send(
                "/tokens", body.replacing("30", with: "31"), key: "k")
            #expect(other.code == "key_reused")
            try await expectKeptNowhere(token, office)

            let list = try await caller.get("/tokens")
            #expect(try JSON(list.body)["tokens"]?.list.count == 1)
            #expect(!list.body.contains(token))
            for (body, code) in [
                (body.replacing("import_feed", with: "approve"), "token_beyond_officer"),
                (body.replacing("30", with: "367"), "body_unreadable"),
                (body.replacing("\"handler\"", with: "\"nobody\""), "officer_not_found"),
            ] {
                #expect(try await caller.send("/tokens", body).code == code)
            }
            let number = try await office.number("select max(id) from api_token")
            #expect(try await caller.send("/tokens/\(number)/revocation").status == 200)
            #expect(
                try await door.send(
                    .get, "/api/v1/me", [.authorization: "Bearer \(token)"]
                ).status == 401)
        }
    }

    @Test func anInitialPasswordIsToldOnce() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            let door = Door.stranger(office.casework)
            let caller = try await APICaller.steppedUp(office, door, Staff.systemAdministrator)
            let first = try await caller.send("/officers/town/password", key: "k")
            let password = try #require(try JSON(first.body)["password"]?.text)
            let again = try await caller.send("/officers/town/password", key: "k")
            #expect(again.status == 200 && again.body == "{}")
            _ = try await office.casework.signIn("town", password: password, from: "-")
            try await expectKeptNowhere(password, office)
            #expect(
                try await caller.send("/officers/\(Staff.systemAdministrator.id)/password").code
                    == "own_access")
            // Who gives passwords takes no second factor away, nobody's.
            #expect(
                try await caller.send("/officers/town/second-factor/removal").code
                    == "not_permitted")
            let security = try await APICaller.steppedUp(
                office, door, Staff.securityAdministrator)
            for (officer, code) in [
                (Staff.securityAdministrator.id, "own_access"), ("town", "second_factor_missing"),
                (Staff.systemAdministrator.id, nil),
            ] as [(OfficerID, String?)] {
                let reply = try await security.send("/officers/\(officer)/second-factor/removal")
                #expect(reply.code == code && (reply.status == 200) == (code == nil))
            }
            let handler = try await APICaller(office, door, Staff.handler)
            #expect(try await handler.send("/officers/town/password").code == "not_permitted")
        }
    }

    @Test func aCertificateIsBoundByOneAndConfirmedByAnother() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            let door = Door.stranger(office.casework)
            let first = try await APICaller.steppedUp(office, door, Staff.systemAdministrator)
            let second = try await APICaller.steppedUp(
                office, door, Staff.securityAdministrator)
            let body =
                "{\"fingerprint\": \"\(SystemsAPITests.fingerprint)\", "
                + "\(SystemsAPITests.grant)}"
            #expect(try await second.send("/certificates", body).code == "not_permitted")
            let wrong = try await first.send(
                "/certificates", body.replacing("3F:3F", with: "3F:XY"))
            #expect(wrong.code == "body_unreadable" && wrong.body.contains("/fingerprint"))
            let bound = try await first.send("/certificates", body)
            let id = Int(try #require(try JSON(bound.body)["id"]?.number))
            #expect(try await first.send("/certificates", body).code == "certificate_bound")
            let waiting = try JSON(try await second.get("/certificates/waiting").body)
            #expect(
                waiting["certificates"]?.list.first?["fingerprint"]?.text
                    == String(repeating: "3f", count: 32))
            #expect(
                try await first.send("/certificates/\(id)/confirmation").code == "not_permitted")
            #expect(try await second.send("/certificates/\(id)/confirmation").status == 200)
            let all = try JSON(try await first.get("/certificates").body)
            #expect(all["certificates"]?.list.first?["confirmed_by"]?.text == "security")
            #expect(
                try JSON(try await second.get("/certificates/waiting").body)["certificates"]?
                    .list.isEmpty == true)
            #expect(try await first.send("/certificates/\(id)/revocation").status == 200)
            #expect(
                try await first.send("/certificates/\(id)/revocation").code
                    == "certificate_not_found")
        }
    }

    /// A secret that was told stands in no table.
    private func expectKeptNowhere(_ secret: String, _ office: TestOffice) async throws {
        for (table, column) in [
            ("idempotency", "encode(outcome, 'escape')"), ("action_log", "encode(body, 'escape')"),
            ("api_token", "api_token::text"), ("credential", "credential::text"),
        ] {
            #expect(
                try await office.number(
                    "select count(*) from \(table) where position('\(secret)' in \(column)) > 0")
                    == 0, "\(table)")
        }
    }
}
