import Casework
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import NIOEmbedded
import SignOn
import Synchronization
import TestSupport
import Testing
import Web

/// The daemon's HTTP door without a socket: every route and everything around the routes.
///
/// Whoever stands before it has signed in as the county's auditor, who reads everything and changes
/// nothing, and comes from the machine itself; a ``stranger(_:log:)`` has not.
struct Door: Sendable {
    private let responder: RouterResponder<Visit>
    private let log: TestLog
    private let visitor: Visitor?

    init(
        _ casework: Casework, limits: ServerLimits = ServerLimits(), log: TestLog = TestLog()
    ) {
        self.init(casework, limits: limits, log: log, visitor: Visitor(casework))
    }

    /// Somebody who has not signed in, and sends what the test says and nothing else.
    static func stranger(
        _ casework: Casework, isBehindTLS: Bool = false, signOn: SignOnProvider? = nil,
        log: TestLog = TestLog()
    ) -> Door {
        Door(
            casework, isBehindTLS: isBehindTLS, signOn: signOn, limits: ServerLimits(), log: log,
            visitor: nil)
    }

    private init(
        _ casework: Casework, isBehindTLS: Bool = false, signOn: SignOnProvider? = nil,
        limits: ServerLimits, log: TestLog, visitor: Visitor?
    ) {
        self.responder =
            WebRouter.router(
                casework: casework, isBehindTLS: isBehindTLS, signOn: signOn, limits: limits,
                logger: log.logger
            )
            .buildResponder()
        self.log = log
        self.visitor = visitor
    }

    func get(
        _ path: String, method: HTTPRequest.Method = .get, accepting language: String? = nil
    ) async throws -> Reply {
        var headers: HTTPFields = [:]
        headers[.acceptLanguage] = language
        return try await send(method, path, headers)
    }

    /// Sends a body, as a form unless said otherwise.
    func post(
        _ path: String, _ body: String, type: String? = "application/x-www-form-urlencoded"
    ) async throws -> Reply {
        var headers: HTTPFields = [:]
        headers[.contentType] = type
        return try await send(.post, path, headers, body)
    }

    /// The addresses at both ends of a connection within the machine.
    static let here = Peer(
        remote: try? SocketAddress(ipAddress: "127.0.0.1", port: 50_000),
        local: try? SocketAddress(ipAddress: "127.0.0.1", port: 8_080))

    /// The same from elsewhere.
    static func from(_ address: String) -> Peer {
        Peer(
            remote: try? SocketAddress(ipAddress: address, port: 50_000),
            local: try? SocketAddress(ipAddress: "10.1.1.1", port: 8_080))
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:],
        _ content: String = "", peer: Peer = Door.here
    ) async throws -> Reply {
        var headers = headers
        if let visitor {
            let session = try await visitor.session()
            headers[.cookie] = "fangpin=\(session.token)"
            headers[HTTPField.Name("X-Fangpin-CSRF")!] = session.form
        }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "localhost", path: path,
                headerFields: headers), body: RequestBody(buffer: ByteBuffer(string: content)))
        var context = Visit(
            source: ApplicationRequestContextSource(
                channel: NIOAsyncTestingChannel(), logger: log.logger))
        context.peer = peer
        let response = try await responder.respond(to: request, context: context)
        let body = Body()
        try await response.body.write(BodyWriter(body: body))
        return Reply(response: response, body: body.text)
    }
}

/// Signs the auditor in when a test first asks for something, and again when its clock has gone on.
private actor Visitor {
    private let casework: Casework
    private var token: String?

    init(_ casework: Casework) { self.casework = casework }

    func session() async throws -> (token: String, form: String) {
        if let token, let session = try await casework.session(under: token) {
            return (token, session.formToken)
        }
        let id = Staff.auditor.id
        let officers = try await casework.read(OfficerList())
        if officers.first(where: { $0.id == id })?.hasPassword != true {
            let initial = try await casework.resetPassword(of: id, by: .operator)
            let first = try await casework.signIn(id, password: initial, from: "-")
            let session = try await casework.session(under: first.token)
            try await casework.changePassword(
                from: initial, to: TestOffice.password, in: try #require(session))
        }
        let next = try await casework.signIn(id, password: TestOffice.password, from: "-")
        token = next.token
        let session = try #require(try await casework.session(under: next.token))
        return (next.token, session.formToken)
    }
}

/// What came back.
struct Reply: Sendable {
    let response: Response
    let body: String

    var status: Int { response.status.code }
    var type: String { response.headers[.contentType] ?? "" }

    /// The one of several headers of a name that holds a text.
    func header(_ name: String, containing text: String) -> String? {
        response.headers[values: HTTPField.Name(name)!].first { $0.contains(text) }
    }

    func header(_ name: String) -> String? { response.headers[HTTPField.Name(name)!] }
}

private final class Body: Sendable {
    private let bytes = Mutex(ByteBuffer())

    func append(_ buffer: ByteBuffer) {
        bytes.withLock { _ = $0.writeImmutableBuffer(buffer) }
    }

    var text: String { bytes.withLock { String(buffer: $0) } }
}

private struct BodyWriter: ResponseBodyWriter {
    let body: Body

    mutating func write(_ buffer: ByteBuffer) async throws { body.append(buffer) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
