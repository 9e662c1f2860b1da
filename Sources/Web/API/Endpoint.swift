import Casework
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Wording

/// 接口 - one operation of the API: what routes it, guards it, reads its body and describes it. A
/// route cannot exist without its description, its permission and its examples, for there is no
/// other way to add one.
struct Endpoint: Sendable {
    var method: HTTPRequest.Method
    /// The path below the API's root, with parameters as `{id}`.
    var path: String
    /// The operation's name, for programs: that of the action or the inquiry.
    var name: String
    var summary: Text
    /// What the caller must hold; nil where everybody who has signed in may.
    var permission: Permission?
    var query: [Parameter] = []
    /// The members of the body; nil for none.
    var body: [AnyMember]?
    /// Members of which the body has exactly one; empty for no such rule.
    var alternatives: [String] = []
    var answer: Shape
    /// Bytes of a body at most.
    var limit = 1 << 20
    /// Whether the caller must say which version of the claim it has seen (`If-Match`).
    var needsVersion = false
    /// Whether the operation changes something, and so needs a key.
    var isAction = false
    /// Whether it answers a list: page by page, and as a file.
    var isList = false
    /// Permissions of which any one will do, where there is no single one.
    var anyOf: [Permission] = []
    /// The statuses of success, with what each means.
    var successes = [200: "Done."]
    /// Statuses of success that have no body.
    var bodiless: Set<Int> = []
    /// The media type of the answer.
    var answerType = "application/json"
    /// Whether the body is taken as it comes, whatever it is.
    var takesBytes = false
    /// Headers that the operation reads beside those that follow from the rest.
    var headers: [Parameter] = []
    /// Problems beside those that follow from the rest.
    var problems: [Int: String] = [:]
    var handle: @Sendable (Call) async throws -> Response

    /// A part of the query.
    struct Parameter: Sendable {
        var name: String
        var about: String
        var schema: JSONValue
    }

    static let root = "/api/v1"
}

/// One call of an operation.
struct Call: Sendable {
    let casework: Casework
    let throttle: AddressThrottle
    let request: Request
    let visit: Visit
    let body: Body
    /// Places for answers that go on and on.
    let streams: StreamPlaces

    /// A number in the path, as ``Visit/number(_:)`` reads it.
    func number(_ name: String = "id") throws -> Int64 { try visit.number(name) }

    /// A text in the path, as ``Visit/text(_:)`` reads it.
    func text(_ name: String = "id") throws -> String { try visit.text(name) }
}

extension Endpoint {
    /// The operation that performs an action.
    static func acting<A: Action>(
        _ path: String, _ summary: Text, _ body: [AnyMember] = [], answer: Shape,
        exactlyOneOf alternatives: [String] = [], needsVersion: Bool = false,
        _ make: @escaping @Sendable (Call) throws -> A
    ) -> Endpoint {
        Endpoint(
            method: .post, path: path, name: A.name, summary: summary, permission: A.permission,
            body: body, alternatives: alternatives, answer: answer, needsVersion: needsVersion,
            isAction: true
        ) { call in
            let session = try call.visit.visitor
            let key = try call.idempotencyKey(of: session)
            let version = needsVersion ? try call.seenVersion() : nil
            let outcome = try await call.casework.perform(
                try make(call), in: session, key: key, expecting: version)
            return try Answer.json(outcome)
        }
    }

    /// The operation that answers an inquiry.
    static func asking<I: GuardedInquiry>(
        _ path: String, _ summary: Text, query: [Parameter] = [], answer: Shape,
        _ make: @escaping @Sendable (Call) throws -> I,
        show: @escaping @Sendable (I.Answer, Call) throws -> Response
    ) -> Endpoint {
        Endpoint(
            method: .get, path: path, name: I.name, summary: summary, permission: I.permission,
            query: query, body: nil, answer: answer
        ) { call in
            let found = try await call.casework.read(try make(call), in: try call.visit.visitor)
            return try show(found, call)
        }
    }

    func add(
        to router: Router<Visit>, _ casework: Casework, _ throttle: AddressThrottle,
        _ streams: StreamPlaces
    ) {
        router.on("\(Endpoint.root)\(path)", method: method) { request, visit in
            let body = try await read(request)
            return try await handle(
                Call(
                    casework: casework, throttle: throttle, request: request, visit: visit,
                    body: body, streams: streams))
        }
    }

    /// - Throws: ``UnreadableBody`` with everything that is wrong; 415, 413, 400.
    private func read(_ request: Request) async throws -> Body {
        guard let fields = body else { return Body() }
        let bytes = try await Form.body(
            of: request, type: "application/json", limit: limit)
        var faults: [BodyFault] = []
        let value: JSONValue
        do {
            value = try JSONDecoder().decode(JSONValue.self, from: Data(bytes.readableBytesView))
        } catch {
            // A decoder's own error tells what it stumbled over: it goes no further.
            throw HTTPError(.badRequest)
        }
        guard let read = Body.read(value, fields, at: JSONPointer(), &faults) else {
            throw UnreadableBody(faults: faults)
        }
        return read
    }
}

extension Call {
    /// The key under which the answer is kept. Two officers may use the same.
    /// - Throws: 400 without one, or with one that is none.
    func idempotencyKey(of session: Session) throws -> String {
        guard let given = request.headers[Call.keyHeader], (1...200).contains(given.utf8.count)
        else { throw MissingHeader(status: .badRequest, name: Call.keyHeader) }
        return "api/\(session.actor.id)/\(given)"
    }

    /// The version that `If-Match` names.
    /// - Throws: 428 without one, 400 for one that no claim has or that is not in quotation marks,
    ///   as an entity tag is (RFC 9110, 8.8.3).
    fileprivate func seenVersion() throws -> Int {
        guard let given = request.headers[.ifMatch] else {
            throw MissingHeader(status: .preconditionRequired, name: .ifMatch)
        }
        guard let tag = given.wholeMatch(of: /"([0-9]{1,9})"/), let version = Int(tag.1) else {
            throw HTTPError(.badRequest)
        }
        return version
    }

    static let keyHeader = HTTPField.Name("Idempotency-Key")!
}

/// A header that the operation cannot do without.
struct MissingHeader: Error {
    var status: HTTPResponse.Status
    var name: HTTPField.Name
}
