import Casework
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import TestSupport
import Testing
import Web

/// The API's description, held against what is behind it.
@Suite struct OpenAPITests {
    /// An operation as the description has it.
    private struct Operation {
        var method: HTTPRequest.Method
        var path: String
        var described: JSONValue

        var permission: String? { described["x-permission"]?.string }
        /// Whether it is an action: then it needs a key.
        var isAction: Bool { headerNames.contains("Idempotency-Key") }
        private var headerNames: [String] {
            guard case .array(let parameters)? = described["parameters"] else { return [] }
            return parameters.filter { $0["in"] == "header" }.compactMap { $0["name"]?.string }
        }
        /// What success is answered with.
        var successes: [JSONValue] {
            (described["responses"]?.members ?? [:]).filter { $0.key.hasPrefix("2") }.map(\.value)
        }
        var headers: HTTPFields {
            var headers: HTTPFields = [.contentType: "application/json"]
            headers[HTTPField.Name("Idempotency-Key")!] = "k"
            headers[.ifMatch] = "\"1\""
            return headers
        }
        /// The body that the description gives as an example.
        var example: JSONValue? {
            described["requestBody"]?["content"]?["application/json"]?["example"]
        }
        /// The path with something in place of each parameter.
        var filled: String { path.replacing("{id}", with: "1").replacing("{kind}", with: "close") }
    }

    private func operations(_ door: Door) async throws -> [Operation] {
        let reply = try await door.get("/api/v1/openapi.json")
        #expect(reply.status == 200 && reply.type == "application/json")
        let document = try JSONValue(parsing: reply.body)
        #expect(document["openapi"] == "3.1.0")
        return (document["paths"]?.members ?? [:]).flatMap { path, methods in
            (methods.members ?? [:]).map { method, described in
                Operation(
                    method: HTTPRequest.Method(method.uppercased())!, path: path,
                    described: described)
            }
        }.sorted { ($0.path, $0.method.rawValue) < ($1.path, $1.method.rawValue) }
    }

    @Test func everyRouteOfTheAPIIsDescribedAndNoOther() async throws {
        try await withOffice { office in
            let routes = WebRouter.router(
                casework: office.casework, logger: TestDatabase.silence
            ).routes.filter { $0.path.description.hasPrefix("/api/v1/") }
            let all = Set(routes.map { "\($0.method) \($0.path.description)" })
            // What can be got answers to HEAD by itself.
            let routed = all.filter {
                !$0.hasPrefix("HEAD ") || !all.contains("GET " + $0.dropFirst(5))
            }
            let described = Set(
                try await operations(Door(office.casework)).map { "\($0.method) \($0.path)" })
            #expect(routed == described.union(["GET /api/v1/openapi.json"]))
            #expect(described.count > 30)
        }
    }

    /// Names are what generated programs are made of; examples are what people copy.
    @Test func everyOperationHasItsOwnNameWordsAndExample() async throws {
        try await withOffice { office in
            let operations = try await operations(Door(office.casework))
            let names = operations.compactMap { $0.described["operationId"]?.string }
            #expect(names.count == operations.count && Set(names).count == names.count)
            for operation in operations {
                #expect(operation.described["summary"]?.string?.isEmpty == false)
                if operation.method == .post {
                    #expect(operation.example != nil, "\(operation.path)")
                }
                #expect(!operation.successes.isEmpty, "\(operation.path)")
                let types = operation.successes.compactMap { $0["content"]?.members }
                #expect(types.isEmpty == (operation.method == .head), "\(operation.path)")
                for type in types.flatMap(\.values) {
                    #expect(type["schema"] != nil, "\(operation.path)")
                }
                // Everybody who calls it knows what it needs. Who one is, one may always ask.
                #expect(
                    operation.permission != nil || operation.path == "/api/v1/me"
                        || operation.described["description"]?.string?
                            .contains("Needs one of the permissions") == true,
                    "\(operation.path)")
            }
        }
    }

    /// The auditor reads everything and changes nothing, whatever is sent: the example of each
    /// operation gets as far as the permission, so each example can be read.
    @Test func nobodyActsWithoutThePermission() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            for operation in try await operations(door)
            where operation.isAction && operation.permission != ownAccess {
                let reply = try await door.send(
                    operation.method, operation.filled, operation.headers,
                    try operation.example?.text ?? "")
                let code = try JSON(reply.body)["code"]?.text
                // A path that names nothing is found out before anybody is asked.
                guard reply.status != 404 else { continue }
                #expect(reply.status == 403, "\(operation.path) \(reply.body)")
                #expect(code == "not_permitted" || code == "step_up_needed", "\(operation.path)")
            }
        }
    }

    /// What everybody may do to the own account, no system may to its officer's: neither is it
    /// given to a token, nor taken from one whose list was changed behind fangpin's back.
    @Test func noSystemKeepsAnAccount() async throws {
        try await withOffice { office in
            let issued = try await office.casework.issueToken(
                of: Staff.auditor.id, label: "x", permissions: [.readCases], days: 1,
                by: .operator)
            let auditor = Door(office.casework)
            let door = Door.stranger(office.casework)
            let own = try await operations(auditor).filter { $0.permission == ownAccess }
            #expect(own.count == 7)
            for operation in own {
                var headers = operation.headers
                headers[.authorization] = "Bearer \(issued.token)"
                let reply = try await door.send(
                    operation.method, operation.filled, headers,
                    try operation.example?.text ?? "")
                #expect(reply.status == 403, "\(operation.path) \(reply.body)")
                #expect(try JSON(reply.body)["code"]?.text == "not_permitted")
            }
        }
    }

    @Test func whatIsMissingIsSaid() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            let name = HTTPField.Name("Idempotency-Key")!
            for operation in try await operations(door) where operation.isAction {
                var headers = operation.headers
                headers[name] = nil
                let text = try operation.example?.text ?? ""
                let keyless = try await door.send(
                    operation.method, operation.filled, headers, text)
                #expect(keyless.status == 400, "\(operation.path)")
                #expect(try JSON(keyless.body)["code"]?.text == "header_missing")
                let empty = try await door.send(
                    operation.method, operation.filled, operation.headers, "{\"x\":1}")
                #expect(empty.status == 422, "\(operation.path) \(empty.body)")
            }
        }
    }
}

/// What everybody who has signed in may: no permission that could be missing.
private let ownAccess = Permission.keepOwnAccess.rawValue

extension JSONValue {
    init(parsing text: String) throws {
        self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    var members: [String: JSONValue]? {
        if case .object(let members) = self { members } else { nil }
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }
}
