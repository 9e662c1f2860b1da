import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

/// Actions by the API, each by a system with its token.
@Suite struct APIActionTests {
    /// A door and the tokens of those who come to it.
    private struct Callers {
        let office: TestOffice
        let door: Door

        init(_ office: TestOffice) {
            self.office = office
            self.door = Door.stranger(office.casework)
        }

        func post(
            _ path: String, _ body: String = "{}", by actor: Domain.Actor, _ needs: Permission,
            key: String? = nil, version: String? = nil
        ) async throws -> Reply {
            let issued = try await office.casework.issueToken(
                of: actor.id, label: "测试", permissions: [needs], days: 1, by: .operator)
            var headers: HTTPFields = [.contentType: "application/json"]
            headers[.authorization] = "Bearer \(issued.token)"
            headers[HTTPField.Name("Idempotency-Key")!] = key ?? "\(issued.id)"
            headers[.ifMatch] = version
            return try await door.send(.post, "/api/v1\(path)", headers, body)
        }
    }

    private static let passed = "{\"passed\": true, \"decided_on\": \"2026-10-12\"}"

    @Test func aLeadIsPrescreenedAndVisited() async throws {
        try await withOffice { office in
            let callers = Callers(office)
            let lead = try await office.given.claim(.lead)
            let screened = try await callers.post(
                "/cases/\(lead)/prescreening", APIActionTests.passed, by: Staff.town, .prescreen)
            #expect(screened.status == 200, "\(screened.body)")
            #expect(try JSON(screened.body)["state"]?.text == "accepted")
            let visited = try await callers.post(
                "/cases/\(lead)/verifications",
                """
                {"visited_on": "2026-10-15", "verifiers": ["V02", "V03"], "findings": {
                "members": 4, "wage": {"amount_fen": 1200000}, "business_income": {"amount_fen": 0},
                "business_cost": {"amount_fen": 0}, "property": {"amount_fen": 0},
                "transfer": {"amount_fen": 0}, "basis": {"amount_fen": 2000000}}}
                """, by: Staff.verifier, .recordVerification)
            #expect(try JSON(visited.body)["state"]?.text == "verified", "\(visited.body)")
            let computed = try await callers.post(
                "/cases/\(lead)/assessments", by: Staff.handler, .assess)
            #expect(try JSON(computed.body)["by_rule_fen"]?.number != nil, "\(computed.body)")
        }
    }

    @Test func theSameKeyGivesTheSameAnswerAndDoesNothingAgain() async throws {
        try await withOffice { office in
            let callers = Callers(office)
            let lead = try await office.given.claim(.lead)
            let path = "/cases/\(lead)/prescreening"
            func send(_ body: String) async throws -> Reply {
                try await callers.post(path, body, by: Staff.town, .prescreen, key: "a")
            }
            let first = try await send(APIActionTests.passed)
            let second = try await send(APIActionTests.passed)
            #expect(first.status == 200 && second.status == 200 && first.body == second.body)
            let count = try await office.number(
                "select count(*) from action_log where action = 'prescreen_claim'")
            #expect(count == 1)
            let other = try await send(
                "{\"passed\": false, \"reason\": \"x\", \"decided_on\": \"2026-10-12\"}")
            #expect(other.status == 422)
            #expect(try JSON(other.body)["code"]?.text == "key_reused")
        }
    }

    @Test func whoDecidesSaysWhatTheyHaveSeen() async throws {
        try await withOffice { office in
            let callers = Callers(office)
            let claim = try await office.given.claim(.accepted)
            let tag = try #require(
                try await Door(office.casework).get("/api/v1/cases/\(claim)").header("ETag"))
            func withdraw(_ version: String?) async throws -> Reply {
                try await callers.post(
                    "/cases/\(claim)/withdrawal", "{\"reason\": \"迁出\"}", by: Staff.handler,
                    .withdraw, version: version)
            }
            for untagged in ["1", "W/\"1\"", "\"-1\"", ""] {
                #expect(try await withdraw(untagged).status == 400, "\(untagged)")
            }
            for (version, status, code) in [
                (nil, 428, "header_missing"), ("\"99\"", 412, "stale_version"),
                (tag, 200, nil),
            ] as [(String?, Int, String?)] {
                let reply = try await withdraw(version)
                #expect(reply.status == status, "\(reply.body)")
                #expect(try JSON(reply.body)["code"]?.text == code)
            }
        }
    }

    @Test func everythingThatIsWrongIsToldWithItsPlace() async throws {
        try await withOffice { office in
            let callers = Callers(office)
            let reply = try await callers.post(
                "/prescreenings",
                """
                {"prescreenings": [
                {"claim": 1, "passed": true, "decided_on": "2026-10-12"},
                {"claim": 0, "passed": "yes", "decided_on": "2026-02-30", "what/else": 1}, 7]}
                """, by: Staff.town, .prescreen)
            #expect(reply.status == 422 && reply.type == "application/problem+json")
            let errors = try #require(try JSON(reply.body)["errors"]).list
            #expect(
                errors.compactMap { $0["pointer"]?.text }.sorted() == [
                    "/prescreenings/1/claim", "/prescreenings/1/decided_on",
                    "/prescreenings/1/passed", "/prescreenings/1/what~1else", "/prescreenings/2",
                ])
            #expect(errors.allSatisfy { $0["message"]?.text?.isEmpty == false })
        }
    }

    @Test func aListTellsWhatItDidNotTake() async throws {
        try await withOffice { office in
            let callers = Callers(office)
            let lead = try await office.given.claim(.lead)
            let reply = try await callers.post(
                "/prescreenings",
                """
                {"prescreenings": [
                {"claim": \(lead), "passed": true, "decided_on": "2026-10-12"},
                {"claim": 999999, "passed": true, "decided_on": "2026-10-12"}]}
                """, by: Staff.town, .prescreen)
            let told = try JSON(reply.body)
            #expect(told["passed"]?.number == 1, "\(reply.body)")
            #expect(told["refused"]?.list.map { $0["code"]?.text } == ["claim_not_found"])
        }
    }
}
