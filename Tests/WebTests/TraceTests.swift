import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Vault
import Web

/// What somebody tries at the door leaves a line in the log, with the address it came from, and
/// nothing of what was sent.
@Suite struct TraceTests {
    private static let address = "10.1.2.3"
    private static let form = "application/x-www-form-urlencoded"

    /// The lines of the log that hold all of the words.
    private func lines(_ log: TestLog, _ words: String...) -> Int {
        log.text.split(separator: "\n").count { line in words.allSatisfy { line.contains($0) } }
    }

    private func signIn(
        _ door: Door, _ fields: String, from address: String = TraceTests.address
    ) async throws -> Int {
        try await door.send(
            .post, "/signin", [.contentType: TraceTests.form], fields,
            peer: Door.from(address)
        ).status
    }

    @Test func signInsAndTheirFailuresTellWhoAndFromWhere() async throws {
        try await withOffice { office in
            try await office.givePassword(to: "handler")
            let log = TestLog()
            let casework = Casework(
                database: office.database, clock: office.clock.wall, logger: log.logger,
                hashing: .cheap)
            let door = Door.stranger(casework, log: log)
            let right = "officer=handler&password=\(TestOffice.password)&next="
            #expect(try await signIn(door, right) == 303)
            #expect(lines(log, "signed in", "handler", "session", TraceTests.address) == 1)
            #expect(try await signIn(door, "officer=handler&password=Wrong-7&next=") == 403)
            #expect(lines(log, "sign_in refused", TraceTests.address) == 1)
            #expect(
                try await office.number(
                    """
                    select count(*) from refused_attempt where action = 'sign_in'
                        and actor = 'handler' and address = '\(TraceTests.address)'
                    """) == 1)
            for secret in [TestOffice.password, "Wrong-7"] {
                #expect(!log.text.contains(secret))
            }
        }
    }

    /// What the rules refuse to somebody who is in has the address, too.
    @Test func refusedAttemptsKeepTheAddress() async throws {
        try await withOffice { office in
            let (token, _) = try await office.session(of: Staff.department)
            let door = Door.stranger(office.casework)
            let headers: HTTPFields = [.cookie: "__Host-fangpin=\(token)"]
            let count = """
                select count(*) from refused_attempt where actor = 'department'
                    and code = 'not_permitted' and address = '\(TraceTests.address)'
                """
            #expect(try await office.number(count) == 0)
            let reply = try await door.send(
                .get, "/api/v1/cases", headers, peer: Door.from(TraceTests.address))
            #expect(reply.status == 403)
            #expect(try await office.number(count) == 1)
            // A command comes from nowhere.
            #expect(
                try await office.refusal(of: RaiseReminders(), by: Staff.department)
                    == "not_permitted")
            #expect(
                try await office.number(
                    """
                    select count(*) from refused_attempt
                    where actor = 'department' and address is null
                    """) == 1)
        }
    }

    @Test func attemptsToGetAroundTheDoorLeaveALine() async throws {
        try await withOffice { office in
            let log = TestLog()
            let (token, session) = try await office.session(of: Staff.handler)
            let door = Door.stranger(office.casework, log: log)
            let cookie = "__Host-fangpin=\(token)"
            let peer = Door.from(TraceTests.address)
            // Another site's form; a form without the session's token.
            let foreign: HTTPFields = [
                .cookie: cookie, .origin: "https://evil.example", .contentType: TraceTests.form,
            ]
            #expect(
                try await door.send(.post, "/account/password", foreign, "new=Secret-7", peer: peer)
                    .status == 403)
            #expect(
                lines(
                    log, "request refused", "foreign_request", "/account/password",
                    TraceTests.address) == 1)
            // A body that nobody can read.
            let headers: HTTPFields = [
                .cookie: cookie, .contentType: "application/json",
                HTTPField.Name("X-Fangpin-CSRF")!: session.formToken,
                HTTPField.Name("Idempotency-Key")!: "k",
            ]
            #expect(
                try await door.send(
                    .post, "/api/v1/me/second-factor", headers, "{\"password\": 7}", peer: peer
                ).status == 422)
            #expect(
                lines(log, "request refused", "body_unreadable", "handler", TraceTests.address)
                    == 1)
            #expect(
                try await door.send(
                    .get, "/api/v1/cases?size=x", [.cookie: cookie], peer: peer
                ).status == 400)
            #expect(lines(log, "request refused", "bad_parameter", TraceTests.address) == 1)
            #expect(!log.text.contains("Secret-7") && !log.text.contains("size=x"))
        }
    }

    @Test func whoTriesTooOftenLeavesALine() async throws {
        try await withOffice { office async throws in
            let log = TestLog()
            let door = Door.stranger(office.casework, log: log)
            let fields = "officer=nobody&password=x&next="
            for _ in 0..<AddressThrottle.capacity {
                #expect(try await signIn(door, fields) == 403)
            }
            #expect(lines(log, "quota_exceeded") == 0)
            #expect(try await signIn(door, fields) == 429)
            #expect(
                lines(log, "request refused", "quota_exceeded", "/signin", TraceTests.address)
                    == 1)
        }
    }
}
