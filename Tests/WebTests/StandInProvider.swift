import Digests
import Foundation
import HTTPTypes
import Hummingbird
import JWTKit
import NIOCore
import Synchronization
import TestSupport
import Testing

/// 替身 - an OpenID provider of this process's own, with a key of its own, that does what a test
/// wants:
/// also what no honest provider does. It answers programs; the person at its pages is the test.
final class StandInProvider: Sendable {
    static let clientID = "fangpin"
    static let clientSecret = "s3cret/+ with:signs"

    /// What it grants for a code.
    struct Grant: Sendable {
        var nonce: String
        var challenge: String
        var redirect: String
        var subject: String
    }

    /// How it departs from an honest one.
    struct Conduct: Sendable {
        /// Changes the claims of each token.
        var claims: (@Sendable (inout [String: Any]) -> Void)?
        /// Makes the whole token of its header and claims; nil for an honest signature.
        var token: (@Sendable (String, any JWTAlgorithm) throws -> String)?
        var header: (@Sendable (inout [String: Any]) -> Void)?
        /// Changes what it says of itself.
        var metadata: (@Sendable (inout [String: Any]) -> Void)?
    }

    private struct State {
        var grants: [String: Grant] = [:]
        var conduct = Conduct()
        var keyName = "k1"
        var keysAsked = 0
        var number = 0
    }

    private let state = Mutex(State())
    private let port = Mutex(0)
    /// All keys that it has ever had, by name.
    private let signers: [String: any JWTAlgorithm]
    private let published: [String: [String: String]]
    /// The time of its tokens, in seconds since 1970.
    private let now: @Sendable () -> Int64

    private init(now: @escaping @Sendable () -> Int64) async throws {
        self.now = now
        var signers: [String: any JWTAlgorithm] = [:]
        var published: [String: [String: String]] = [:]
        for name in ["k1", "k2", "stranger"] {
            let key = ES256PrivateKey()
            let collection = JWTKeyCollection()
            await collection.add(ecdsa: key, kid: JWKIdentifier(string: name))
            signers[name] = try await collection.getKey(for: JWKIdentifier(string: name))
            let point = key.publicKey.parameters!
            published[name] = [
                "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": name,
                "x": StandInProvider.urlText(point.x), "y": StandInProvider.urlText(point.y),
            ]
        }
        self.signers = signers
        self.published = published
    }

    /// Runs `body` with a provider that listens.
    static func with(
        now: @escaping @Sendable () -> Int64, _ body: (StandInProvider) async throws -> Void
    ) async throws {
        let provider = try await StandInProvider(now: now)
        let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
        let application = Application(
            router: provider.router(),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                provider.port.withLock { $0 = channel.localAddress?.port ?? 0 }
                isReady.yield()
            })
        let running = Task {
            defer { isReady.finish() }
            try await application.run()
        }
        for await _ in ready { break }
        do {
            try await body(provider)
        } catch {
            running.cancel()
            _ = await running.result
            throw error
        }
        running.cancel()
        _ = await running.result
    }

    var issuer: String { "http://127.0.0.1:\(port.withLock { $0 })" }

    /// How often its keys were asked for.
    var keysAsked: Int { state.withLock { $0.keysAsked } }

    func behave(_ conduct: Conduct) { state.withLock { $0.conduct = conduct } }

    /// Signs with another key from now on, and publishes no other.
    func rotate(to name: String) { state.withLock { $0.keyName = name } }

    /// The person signs on: gives the code.
    func grant(_ grant: Grant) -> String {
        state.withLock { state in
            state.number += 1
            let code = "code-\(state.number)"
            state.grants[code] = grant
            return code
        }
    }

    /// A key as it is published.
    func published(_ name: String) -> [String: String] { published[name]! }

    func signer(_ name: String) -> any JWTAlgorithm { signers[name]! }

    static func urlText(_ base64: String) -> String {
        base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func urlText(_ data: some Sequence<UInt8>) -> String {
        urlText(Data(data).base64EncodedString())
    }
}

// What programs ask it.

extension StandInProvider {
    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/.well-known/openid-configuration") { _, _ in
            var document: [String: Any] = [
                "issuer": self.issuer, "authorization_endpoint": "\(self.issuer)/authorize",
                "token_endpoint": "\(self.issuer)/token", "jwks_uri": "\(self.issuer)/keys",
                "response_types_supported": ["code"], "subject_types_supported": ["public"],
            ]
            self.state.withLock { $0.conduct.metadata }?(&document)
            return try self.json(document)
        }
        router.get("/keys") { _, _ in
            let name = self.state.withLock { state in
                state.keysAsked += 1
                return state.keyName
            }
            // A key of a kind that nobody knows yet stands beside it.
            return try self.json([
                "keys": [["kty": "XYZ", "kid": "new-kind"], self.published(name)]
            ])
        }
        router.post("/token") { request, _ in
            let body = try await request.body.collect(upTo: 65_536)
            let fields = try URLEncodedFormDecoder().decode(
                [String: String].self, from: String(buffer: body))
            return try self.token(fields, request.headers[.authorization])
        }
        return router
    }

    /// A code is good once, for the client with the secret and the browser with the verifier.
    private func token(
        _ fields: [String: String], _ authorization: String?
    ) throws -> Response {
        // Escaped as RFC 6749, 2.3.1 has it.
        let pair = "fangpin:s3cret%2F%2B%20with%3Asigns"
        guard authorization == "Basic \(Data(pair.utf8).base64EncodedString())" else {
            return try json(["error": "invalid_client"], .unauthorized)
        }
        let code = fields["code"] ?? ""
        let (grant, conduct, name) = state.withLock { state in
            (state.grants.removeValue(forKey: code), state.conduct, state.keyName)
        }
        guard fields["grant_type"] == "authorization_code", let grant,
            grant.redirect == fields["redirect_uri"],
            grant.challenge == challenge(of: fields["code_verifier"] ?? "")
        else { return try json(["error": "invalid_grant"], .badRequest) }
        let token = try idToken(grant, conduct, name)
        return try json(["access_token": "x", "token_type": "Bearer", "id_token": token])
    }

    private func idToken(_ grant: Grant, _ conduct: Conduct, _ name: String) throws -> String {
        var header: [String: Any] = ["alg": "ES256", "typ": "JWT", "kid": name]
        var claims: [String: Any] = [
            "iss": issuer, "sub": grant.subject, "aud": StandInProvider.clientID,
            "exp": now() + 300, "iat": now(), "nonce": grant.nonce, "email": "handler@county.cn",
            "preferred_username": "handler",
        ]
        conduct.header?(&header)
        conduct.claims?(&claims)
        let signed = try [header, claims].map {
            StandInProvider.urlText(try JSONSerialization.data(withJSONObject: $0))
        }.joined(separator: ".")
        if let token = conduct.token { return try token(signed, signer(name)) }
        return "\(signed).\(StandInProvider.urlText(try signer(name).sign(Data(signed.utf8))))"
    }

    private func challenge(of verifier: String) -> String {
        StandInProvider.urlText(HashAlgorithm.sha256.hash(verifier).bytes)
    }

    private func json(
        _ document: [String: Any], _ status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let data = try JSONSerialization.data(withJSONObject: document)
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}

/// A browser at the daemon's door and at the provider's.
struct Browser {
    let office: TestOffice
    let door: Door
    let provider: StandInProvider
    static let redirect = "http://localhost/signon/callback"

    /// What the browser was sent away with.
    struct Begun {
        var cookie: String
        var query: [String: String]
    }

    func begin(_ headers: HTTPFields = [:]) async throws -> Begun {
        let reply = try await door.send(.get, "/signon?next=%2Ffund", headers)
        try #require(reply.status == 303, "\(reply.body)")
        let location = try #require(URLComponents(string: reply.header("Location") ?? ""))
        #expect(location.string?.hasPrefix("\(provider.issuer)/authorize?") == true)
        let cookie = try #require(reply.header("Set-Cookie"))
        #expect(cookie.hasPrefix("fangpin-signon=") && cookie.contains("; Max-Age=600; Path=/;"))
        #expect(cookie.contains("HttpOnly; SameSite=Lax"))
        let items = (location.queryItems ?? []).map { ($0.name, $0.value ?? "") }
        return Begun(
            cookie: String(cookie.prefix { $0 != ";" }),
            query: Dictionary(uniqueKeysWithValues: items))
    }

    /// The person signs on at the provider.
    func grant(_ begun: Begun, as subject: String = "sub-1") -> String {
        provider.grant(
            StandInProvider.Grant(
                nonce: begun.query["nonce"] ?? "", challenge: begun.query["code_challenge"] ?? "",
                redirect: begun.query["redirect_uri"] ?? "", subject: subject))
    }

    func comeBack(
        _ cookie: String?, state: String?, code: String?, more: String = ""
    ) async throws -> Reply {
        var headers: HTTPFields = [:]
        headers[.cookie] = cookie
        headers[HTTPField.Name("Sec-Fetch-Site")!] = "cross-site"
        let query = [state.map { "state=\($0)" }, code.map { "code=\($0)" }].compactMap { $0 }
        return try await door.send(
            .get, "/signon/callback?\(query.joined(separator: "&"))\(more)", headers)
    }

    /// All of it.
    func signOn(as subject: String = "sub-1", more: String = "") async throws -> Reply {
        let begun = try await begin()
        return try await comeBack(
            begun.cookie, state: begun.query["state"], code: grant(begun, as: subject), more: more)
    }

    /// The session's token that the browser was given.
    func token(_ reply: Reply) -> String? {
        reply.response.headers[values: .setCookie].first { $0.hasPrefix("fangpin=") }?
            .prefix { $0 != ";" }.split(separator: "=").last.map(String.init)
    }
}
