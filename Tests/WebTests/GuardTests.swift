import Casework
import Domain
import HTTPTypes
import Hummingbird
import TestSupport
import Testing
import Web

/// Who gets past the door.
@Suite struct GuardTests {
    private static let open: Set = ["/healthz", "/readyz", "/app.css", "/signin"]

    /// Every route that the router has, whoever added it.
    @Test func noRouteIsOpenByMistake() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            let routes = WebRouter.router(
                casework: office.casework, logger: TestDatabase.silence
            ).routes
            #expect(routes.count > 15)
            for route in routes {
                let path = route.path.description.replacing("{id}", with: "1")
                guard !GuardTests.open.contains(path) else { continue }
                let reply = try await door.send(
                    route.method, path, peer: Door.from("10.0.0.9"))
                if path.hasPrefix("/api/") || path == "/metrics" {
                    #expect(reply.status == 401, "\(route.method) \(path)")
                    #expect(reply.header("WWW-Authenticate") == "Bearer", "\(path)")
                } else {
                    #expect(reply.status == 303, "\(route.method) \(path)")
                    let location = reply.header("Location") ?? ""
                    #expect(location.hasPrefix("/signin?next=/"), "\(path)")
                }
            }
        }
    }

    @Test func whatIsNotThereIsNotToldToStrangers() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            #expect(try await door.get("/nowhere").status == 303)
            let answer = try await door.get("/api/v1/nowhere")
            #expect(answer.status == 401 && answer.type == "application/problem+json")
            #expect(try JSON(answer.body)["code"]?.text == "not_signed_in")
        }
    }

    @Test func figuresAreForOperatorsAndTheMachineItself() async throws {
        try await withOffice { office in
            let casework = office.casework
            try await office.corrupt(
                "update officer set roles = '{system_administrator}' where id = 'town'")
            let operate = try await casework.issueToken(
                of: "town", label: "x", permissions: [.operate], days: 1, by: .operator)
            let other = try await casework.issueToken(
                of: "handler", label: "x", permissions: [.assess], days: 1, by: .operator)
            for (token, peer, isBehindTLS, status) in [
                (nil, Door.here, false, 200), (nil, Door.here, true, 401),
                (nil, Door.from("10.0.0.9"), false, 401),
                (operate.token, Door.from("10.0.0.9"), false, 200),
                (operate.token, Door.here, true, 200),
                (other.token, Door.from("10.0.0.9"), false, 403),
                ("fp_" + String(repeating: "0", count: 64), Door.from("10.0.0.9"), false, 401),
            ] as [(String?, Peer, Bool, Int)] {
                let door = Door.stranger(casework, isBehindTLS: isBehindTLS)
                var headers: HTTPFields = [:]
                headers[.authorization] = token.map { "Bearer \($0)" }
                let reply = try await door.send(.get, "/metrics", headers, peer: peer)
                #expect(reply.status == status)
            }
        }
    }

    @Test func aSystemReadsWithItsToken() async throws {
        try await withOffice { office in
            let issued = try await office.casework.issueToken(
                of: "handler", label: "接口", permissions: [.readCases, .lookUpPersons], days: 1,
                by: .operator)
            let door = Door.stranger(office.casework)
            func status(_ path: String, _ given: String) async throws -> Int {
                try await door.send(.get, path, [.authorization: given]).status
            }
            #expect(try await status("/api/v1/cases", "Bearer \(issued.token)") == 200)
            #expect(try await status("/api/v1/cases", "bearer \(issued.token)") == 200)
            #expect(try await status("/api/v1/cases", "Basic \(issued.token)") == 401)
            #expect(try await status("/api/v1/cases", "Bearer") == 401)
            // Pages are for people.
            #expect(try await status("/cases", "Bearer \(issued.token)") == 303)
            // A look-up needs no form token from a system, which no browser speaks for.
            let number = TestCounty.persons[0].idNumber.revealed
            let found = try await door.send(
                .post, "/api/v1/people/search",
                [.authorization: "Bearer \(issued.token)", .contentType: "application/json"],
                "{\"id_number\": \"\(number)\"}")
            #expect(found.status == 200)
            #expect(
                try await office.number(
                    "select count(*) from person_lookup where officer_id = 'handler'") == 1)
        }
    }

    /// A cookie alone shows nothing about which site had the browser send it.
    @Test func whatOtherSitesHaveABrowserSendIsRefused() async throws {
        try await withOffice { office in
            let (token, session) = try await office.session(of: Staff.auditor)
            let door = Door.stranger(office.casework)
            let form = "application/x-www-form-urlencoded"
            let number = TestCounty.persons[0].idNumber.revealed
            func post(
                _ fields: String, _ more: [(String, String)] = []
            ) async throws -> Int {
                var headers: HTTPFields = [.cookie: "fangpin=\(token)", .contentType: form]
                for (name, value) in more { headers[HTTPField.Name(name)!] = value }
                return try await door.send(
                    .post, "/people", headers, "id_number=\(number)\(fields)"
                ).status
            }
            let own = "&csrf=\(session.formToken)"
            #expect(try await post(own) == 200)
            #expect(try await post("") == 403)
            #expect(try await post("&csrf=") == 403)
            #expect(try await post("&csrf=\(String(repeating: "0", count: 64))") == 403)
            for (name, value, status) in [
                ("Origin", "http://localhost", 200), ("Origin", "https://localhost", 200),
                ("Origin", "http://evil.example", 403), ("Origin", "null", 403),
                ("Origin", "http://localhost:81", 403), ("Origin", "localhost", 403),
                ("Sec-Fetch-Site", "same-origin", 200), ("Sec-Fetch-Site", "none", 200),
                ("Sec-Fetch-Site", "same-site", 403), ("Sec-Fetch-Site", "cross-site", 403),
            ] {
                #expect(try await post(own, [(name, value)]) == status, "\(name): \(value)")
            }
            // Programs send the header; a form field is not enough, nor another session's.
            let (_, other) = try await office.session(of: Staff.handler)
            for (given, status) in [
                (nil, 403), ("", 403), (other.formToken, 403), (session.formToken, 200),
            ] as [(String?, Int)] {
                var headers: HTTPFields = [
                    .cookie: "fangpin=\(token)", .contentType: "application/json",
                ]
                headers[HTTPField.Name("X-Fangpin-CSRF")!] = given
                let reply = try await door.send(
                    .post, "/api/v1/people/search", headers, "{\"id_number\": \"\(number)\"}")
                #expect(reply.status == status)
            }
        }
    }

    @Test func anInitialPasswordIsChangedFirst() async throws {
        try await withOffice { office in
            let casework = office.casework
            let initial = try await casework.resetPassword(of: "town", by: .operator)
            let token = try await casework.signIn("town", password: initial, from: "-").token
            let door = Door.stranger(casework)
            let headers: HTTPFields = [.cookie: "fangpin=\(token)"]
            for path in ["/cases", "/fund", "/", "/stepup", "/nowhere"] {
                let reply = try await door.send(.get, path, headers)
                #expect(reply.status == 303, "\(path)")
                #expect(reply.header("Location") == "/account?lang=zh", "\(path)")
            }
            let answer = try await door.send(.get, "/api/v1/cases", headers)
            #expect(answer.status == 403)
            #expect(try JSON(answer.body)["code"]?.text == "password_change_needed")
            #expect(try await door.send(.get, "/account", headers).status == 200)
        }
    }

    @Test func tooManyLookUpsAreAnswered429() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            let number = TestCounty.idNumber(900).rawValue
            for _ in 0..<LookUpTerms.perHour {
                #expect(try await door.post("/people", "id_number=\(number)").status == 200)
            }
            let page = try await door.post("/people", "id_number=\(number)")
            #expect(page.status == 429 && Markup(page.body).violations == [])
            #expect(page.header("Retry-After") == "3600")
            #expect(!page.body.contains(number))
        }
    }

    /// The router skips empty parts of a path: a guarded page must not open under another name.
    @Test(arguments: ["//metrics", "/metrics/", "/cases//", "//healthz", "/api//v1/cases"])
    func aPathHasOneName(path: String) async throws {
        try await withOffice { office in
            #expect(try await Door(office.casework).get(path).status == 404)
            let stranger = try await Door.stranger(office.casework).send(
                .get, path, peer: Door.from("10.0.0.9"))
            #expect(stranger.status == 404)
        }
    }
}
