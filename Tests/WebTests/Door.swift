import Casework
import HTTPTypes
import Hummingbird
import NIOCore
import NIOEmbedded
import Synchronization
import TestSupport
import Web

/// The daemon's HTTP door without a socket: every route and everything around the routes.
struct Door: Sendable {
    private let responder: RouterResponder<BasicRequestContext>

    private let log: TestLog

    init(_ casework: Casework, log: TestLog = TestLog()) {
        self.responder = WebRouter.router(casework: casework, logger: log.logger)
            .buildResponder()
        self.log = log
    }

    func get(
        _ path: String, method: HTTPRequest.Method = .get, accepting language: String? = nil
    ) async throws -> Reply {
        var headers: HTTPFields = [:]
        headers[.acceptLanguage] = language
        return try await send(method, path, headers, "")
    }

    /// Sends a body, as a form unless said otherwise.
    func post(
        _ path: String, _ body: String, type: String? = "application/x-www-form-urlencoded"
    ) async throws -> Reply {
        var headers: HTTPFields = [:]
        headers[.contentType] = type
        return try await send(.post, path, headers, body)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ content: String
    ) async throws -> Reply {
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "localhost", path: path,
                headerFields: headers), body: RequestBody(buffer: ByteBuffer(string: content)))
        let context = BasicRequestContext(
            source: ApplicationRequestContextSource(
                channel: NIOAsyncTestingChannel(), logger: log.logger))
        let response = try await responder.respond(to: request, context: context)
        let body = Body()
        try await response.body.write(BodyWriter(body: body))
        return Reply(response: response, body: body.text)
    }
}

/// What came back.
struct Reply: Sendable {
    let response: Response
    let body: String

    var status: Int { response.status.code }
    var type: String { response.headers[.contentType] ?? "" }

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
