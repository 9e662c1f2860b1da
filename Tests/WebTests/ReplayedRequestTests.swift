import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

/// A request that somebody else has sent, sent again with one's own session, key or form.
@Suite struct ReplayedRequestTests {
    private struct Sender {
        let office: TestOffice
        let door: Door

        init(_ office: TestOffice) {
            self.office = office
            self.door = Door.stranger(office.casework)
        }

        func post(
            _ path: String, _ body: String, token: String, form: String?, key: String,
            version: String? = nil
        ) async throws -> Reply {
            var headers: HTTPFields = [
                .contentType: "application/json", .cookie: "fangpin=\(token)",
            ]
            headers[HTTPField.Name("Idempotency-Key")!] = key
            headers[HTTPField.Name("X-Fangpin-CSRF")!] = form
            headers[.ifMatch] = version
            return try await door.send(.post, "/api/v1\(path)", headers, body)
        }

        func code(_ reply: Reply) throws -> String? { try JSON(reply.body)["code"]?.text }
    }

    @Test func anothersKeyOpensNothing() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            try await office.corrupt(
                "insert into officer (id, name, roles) values ('second', '乙', '{handler}')")
            let sender = Sender(office)
            let claim = try await office.given.claim(.verified)
            let first = try await office.session(of: Staff.handler)
            let path = "/cases/\(claim)/withdrawal"
            let body = "{\"reason\": \"迁出\"}"
            let tag = try #require(
                try await Door(office.casework).get("/api/v1/cases/\(claim)").header("ETag"))
            let done = try await sender.post(
                path, body, token: first.token, form: first.session.formToken, key: "k",
                version: tag)
            #expect(done.status == 200, "\(done.body)")
            // Word for word the same, by somebody who may and by somebody who may not.
            let other = try await office.session(of: Actor(id: "second", roles: [.handler]))
            let replayed = try await sender.post(
                path, body, token: other.token, form: other.session.formToken, key: "k",
                version: tag)
            #expect(replayed.status == 412 || replayed.status == 409, "\(replayed.body)")
            let reader = try await office.session(of: Staff.verifier)
            let refused = try await sender.post(
                path, body, token: reader.token, form: reader.session.formToken, key: "k",
                version: tag)
            #expect(refused.status == 403)
            #expect(try sender.code(refused) == "not_permitted")
            #expect(
                try await office.number(
                    "select count(*) from action_log where action = 'withdraw_claim'") == 1)
        }
    }

    @Test func anothersFormIsForeign() async throws {
        try await withOffice { office in
            let sender = Sender(office)
            let claim = try await office.given.claim(.verified)
            let path = "/cases/\(claim)/assessments"
            let one = try await office.session(of: Staff.handler)
            let other = try await office.session(of: Staff.town)
            let again = try await office.session(of: Staff.handler)
            for (token, form) in [
                (one.token, other.session.formToken), (other.token, one.session.formToken),
                (one.token, nil), (one.token, ""), (one.token, again.session.formToken),
            ] as [(String, String?)] {
                let reply = try await sender.post(path, "{}", token: token, form: form, key: "k")
                #expect(reply.status == 403)
                #expect(try sender.code(reply) == "foreign_request")
            }
            #expect(
                try await sender.post(
                    path, "{}", token: one.token, form: one.session.formToken, key: "k"
                ).status == 200)
        }
    }

    /// Who visited or prepared a case, and approves now: the roles allow it, the case does not.
    @Test(arguments: ["V02", "V03", "handler"])
    func nobodyApprovesWhatTheyTouched(officer: String) async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let sender = Sender(office)
            let claim = try await office.given.claim(.noticed)
            try await office.corrupt(
                "update officer set roles = '{approver}' where id = '\(officer)'")
            let actor = Actor(id: OfficerID(officer), roles: [.approver])
            let (token, session) = try await office.steppedUp(as: actor)
            let tag = try #require(
                try await Door(office.casework).get("/api/v1/cases/\(claim)").header("ETag"))
            for handler in ["handler", "somebody", officer] {
                let reply = try await sender.post(
                    "/cases/\(claim)/approval",
                    """
                    {"decided_on": "2026-09-20", "handler": "\(handler)", "granted": true}
                    """, token: token, form: session.formToken, key: handler, version: tag)
                #expect(reply.status == 409, "\(handler): \(reply.body)")
                #expect(
                    ["part_taken", "four_eyes"].contains(try sender.code(reply)),
                    "\(reply.body)")
            }
            #expect(try await office.number("select count(*) from approval") == 0)
        }
    }
}
