import Casework
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Web

/// Operation × role × session × scope. The operations come from the served description, which is
/// made of the table that routes; what a role may is `Role.permissions`, which `RoleTests` holds
/// against a list written by hand. No cell is written here.
@Suite struct MatrixTests {
    /// One operation with what it is tried with.
    private struct Operation {
        var method: HTTPRequest.Method
        var template: String
        var permission: Permission?
        var example: JSONValue?

        /// Whether its path names a case or a household.
        var isAboutHousehold: Bool {
            template.contains("/cases/{") || template.contains("/households/{")
        }

        /// Whether it is about the caller's own account, which everybody has: OwnAccountAPITests.
        /// Here it would only end the sessions that the other calls are made with.
        var isAboutCaller: Bool { template.hasPrefix("/api/v1/me") }

        /// Whether a role may. What is revealed is asked of the datum too.
        func isOpen(to role: Role) -> Bool {
            guard let permission else { return true }
            let datum = example?["datum"]?.string.flatMap(PersonalDatum.init)
            return role.permissions.contains(permission)
                && (permission != .reveal || datum?.occasions(for: [role]).isEmpty == false)
        }
    }

    /// What came of a call, as far as the doors are concerned.
    private enum Outcome: Equatable {
        case signedOut
        case forbidden
        case stepUpNeeded
        case open

        /// The answer to HEAD has no body to tell a code.
        init(_ reply: Reply, to method: HTTPRequest.Method) throws {
            switch (reply.status, try? JSON(reply.body)["code"]?.text) {
            case (401, "not_signed_in"?): self = .signedOut
            case (403, "not_permitted"?): self = .forbidden
            case (401, nil) where method == .head: self = .signedOut
            case (403, "step_up_needed"?): self = .stepUpNeeded
            default: self = .open
            }
        }
    }

    /// The county's ids that stand in place of a path's parameters.
    private struct Subjects {
        var claim: String
        var household: String

        /// What is not there.
        static let none = Subjects(claim: "999999999", household: "Z99")

        func path(_ template: String) -> String {
            let id =
                template.contains("/cases/{")
                ? claim
                : template.contains("/households/{")
                    ? household
                    : template.contains("/officers/{") ? "town" : "1"
            return template.replacing("{id}", with: id).replacing("{kind}", with: "close_notice")
        }
    }

    private func operations(_ office: TestOffice) async throws -> [Operation] {
        let text = try await Door(office.casework).get("/api/v1/openapi.json").body
        let paths = try JSONValue(parsing: text)["paths"]?.members ?? [:]
        return paths.sorted { $0.key < $1.key }.flatMap { path, methods in
            (methods.members ?? [:]).map { method, described in
                Operation(
                    method: .init(method.uppercased())!, template: path,
                    permission: described["x-permission"]?.string.flatMap(Permission.init),
                    example: described["requestBody"]?["content"]?["application/json"]?["example"])
            }
        }
    }

    /// Somebody new who holds one role in an area.
    private func appoint(
        _ role: Role, area: AreaCode? = nil, in office: TestOffice
    ) async throws -> Domain.Actor {
        let place = area.map { "'\($0.rawValue)'" } ?? "null"
        try await office.corrupt(
            """
            insert into officer (id, name, roles, area_code)
            values ('matrix', '某人', '{\(role.rawValue)}', \(place))
            on conflict (id) do update set area_code = excluded.area_code
            """)
        return Actor(id: "matrix", roles: [role])
    }

    private func call(
        _ operation: Operation, _ subjects: Subjects, as session: (String, String)?,
        at door: Door
    ) async throws -> Reply {
        var headers: HTTPFields = [.contentType: "application/json", .ifMatch: "\"1\""]
        headers[HTTPField.Name("Idempotency-Key")!] = UUID().uuidString
        if let session {
            headers[.cookie] = "fangpin=\(session.0)"
            headers[HTTPField.Name("X-Fangpin-CSRF")!] = session.1
        }
        return try await door.send(
            operation.method, subjects.path(operation.template), headers,
            try operation.example?.text ?? "")
    }

    @Test(arguments: Role.appointable)
    func everyCellIsAsTheTableSays(role: Role) async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let subjects = Subjects(
                claim: "\(try await office.given.claim(.lead))", household: "A01")
            let operations = try await operations(office)
            #expect(operations.count > 35)
            let door = Door.stranger(office.casework)
            let actor = try await appoint(role, in: office)
            let plain = try await office.session(of: actor)
            let (token, session) = try await office.steppedUp(plain.session)
            let first = (plain.token, plain.session.formToken)
            let second = (token, session.formToken)
            let weak = try await office.session(of: actor)

            for operation in operations {
                let name = "\(operation.method) \(operation.template)"
                let isOpen = operation.isOpen(to: role)
                let holds = operation.permission.map { role.permissions.contains($0) } ?? true
                let needsStepUp = operation.permission?.needsStepUp ?? false
                let open: [((String, String)?, Outcome)] = [
                    (
                        (weak.token, weak.session.formToken),
                        !holds ? .forbidden : needsStepUp ? .stepUpNeeded : .open
                    ),
                    (second, isOpen ? .open : .forbidden),
                ]
                let shut: [((String, String)?, Outcome)] = [
                    (nil, .signedOut), (first, .signedOut),
                ]
                for (who, expected) in operation.isAboutCaller ? shut : shut + open {
                    let reply = try await call(operation, subjects, as: who, at: door)
                    #expect(
                        try Outcome(reply, to: operation.method) == expected,
                        "\(name): \(reply.body)")
                    #expect(reply.status < 500, "\(name): \(reply.body)")
                }
            }
            office.wait(SessionTerms.idleSeconds + 1)
            for operation in operations {
                let reply = try await call(operation, subjects, as: second, at: door)
                #expect(
                    try Outcome(reply, to: operation.method) == .signedOut,
                    "\(operation.template), idle too long")
            }
        }
    }

    /// Beyond the own area there is nothing: what is there is answered like what is not, and what
    /// is listed is the own.
    @Test(arguments: Role.appointable)
    func beyondTheScopeThereIsNothing(role: Role) async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let subjects = Subjects(
                claim: "\(try await office.given.claim(.lead))", household: "A01")
            let operations = try await operations(office).filter { $0.isOpen(to: role) }
            let door = Door.stranger(office.casework)
            let actor = try await appoint(role, area: TestCounty.secondVillage, in: office)
            let (token, session) = try await office.steppedUp(as: actor)
            let who = (token, session.formToken)
            let leaves = "select count(*) from action_log"
            let before = try await office.number(leaves)
            for operation in operations where operation.isAboutHousehold {
                let there = try await call(operation, subjects, as: who, at: door)
                let nowhere = try await call(operation, .none, as: who, at: door)
                #expect((400..<500).contains(there.status), "\(operation.template)")
                #expect(there.status == nowhere.status, "\(operation.template)")
                #expect(
                    try JSON(there.body)["code"] == JSON(nowhere.body)["code"],
                    "\(operation.template)")
            }
            #expect(try await office.number(leaves) == before, "something was done")
            for path in ["/api/v1/cases", "/api/v1/people"] where actor.may(.readCases) {
                let reply = try await door.send(
                    .get, "\(path)?size=200&count=true", [.cookie: "fangpin=\(token)"])
                let page = try JSON(reply.body)
                let rows = (page["cases"] ?? page["persons"])?.list ?? []
                #expect(rows.allSatisfy { $0["household_id"]?.text?.hasPrefix("B") == true })
                #expect(page["total"]?.number == Double(rows.count), "\(reply.body)")
                #expect(rows.isEmpty == (path == "/api/v1/cases"))
            }
            // The same person, at home: nothing is hidden.
            _ = try await appoint(role, area: TestCounty.firstVillage, in: office)
            for operation in operations where operation.isAboutHousehold {
                let reply = try await call(operation, subjects, as: who, at: door)
                let code = try JSON(reply.body)["code"]?.text
                #expect(
                    !["claim_not_found", "household_not_found"].contains(code),
                    "\(operation.template)")
            }
        }
    }
}
