import Digests
import Domain
import Foundation
import JWTKit
import Logging

/// 统一认证 - the county's own sign-on, by OpenID Connect: authorization code flow with PKCE. It says
/// who somebody is; who that is here, and what they may, is decided here.
package actor SignOnProvider {
    package nonisolated let configuration: SignOnConfiguration
    private let clock: WallClock
    private let client: ProviderClient
    private let logger: Logger

    private var metadata: (document: ProviderMetadata, at: Instant)?
    private var keys: (document: ProviderKeys, at: Instant)?

    /// Seconds for which documents are taken as they were.
    static let fresh: Int64 = 3_600
    /// Seconds between two questions for keys that were not known: whoever sends names of keys must
    /// not have the provider asked each time.
    static let patience: Int64 = 30

    package init(
        _ configuration: SignOnConfiguration, clock: WallClock,
        client: ProviderClient = ProviderClient(), logger: Logger
    ) {
        self.configuration = configuration
        self.clock = clock
        self.client = client
        self.logger = logger
    }

    /// Lets the connections go.
    package func close() async { await client.close() }

    /// Where the browser goes to sign on.
    ///
    /// - Throws: ``Refusal/signOnUnavailable``.
    package func address(of attempt: SignOnAttempt) async throws -> String {
        let metadata = try await known()
        let query = FormText.fields([
            ("response_type", "code"), ("client_id", configuration.clientID),
            ("redirect_uri", configuration.redirect), ("scope", "openid"),
            ("state", attempt.state), ("nonce", attempt.nonce),
            ("code_challenge", attempt.challenge), ("code_challenge_method", "S256"),
        ])
        let end = metadata.authorizationEndpoint
        return end + (end.contains("?") ? "&" : "?") + query
    }

    /// What the browser brings back.
    package struct Answer: Sendable {
        package var state: String?
        package var code: String?
        package var error: String?
        package var issuer: String?

        package init(state: String?, code: String?, error: String?, issuer: String?) {
            self.state = state
            self.code = code
            self.error = error
            self.issuer = issuer
        }
    }

    /// Whom the provider names.
    ///
    /// - Throws: ``Refusal/signOnFailed(_:)``, ``Refusal/signOnUnavailable``.
    package func subject(
        of answer: Answer, to attempt: SignOnAttempt
    ) async throws -> SignOnSubject {
        guard attempt.owns(state: answer.state) else { throw Refusal.signOnFailed(.state) }
        let metadata = try await known()
        // Another provider's answer, brought here by a provider that is not honest (RFC 9207).
        guard answer.issuer.map({ $0 == metadata.issuer }) ?? (metadata.namesItself != true) else {
            throw Refusal.signOnFailed(.issuer)
        }
        guard answer.error == nil, let code = answer.code, !code.isEmpty else {
            throw Refusal.signOnFailed(.denied)
        }
        let token = try await exchange(code, attempt, metadata)
        let header = try IDToken.header(of: token)
        return try await IDToken.subject(
            of: token, header, signedBy: try await key(header.kid, metadata),
            for: configuration, attempt, at: clock.now())
    }
}

// What is asked of the provider.

extension SignOnProvider {
    /// The provider's own description, whose issuer must be the configured one: a document that
    /// another could put there would name another's keys.
    private func known() async throws -> ProviderMetadata {
        let now = clock.now()
        if let metadata, now < metadata.at.advanced(bySeconds: SignOnProvider.fresh) {
            return metadata.document
        }
        let issuer = configuration.issuer
        let root = issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer
        let address = "\(root)/.well-known/openid-configuration"
        let document = try await asked {
            let data = try await client.get(address)
            let document = try JSONDecoder().decode(ProviderMetadata.self, from: data)
            guard document.issuer == issuer else {
                throw ProviderFault(
                    address: address, reason: "its issuer is '\(document.issuer)'")
            }
            guard document.isTrustworthy else {
                throw ProviderFault(address: address, reason: "it names addresses without TLS")
            }
            return document
        }
        metadata = (document, now)
        return document
    }

    /// The key that a token names; the keys are asked for again when there is none of that name,
    /// for providers change them.
    private func key(_ id: String?, _ metadata: ProviderMetadata) async throws -> JWK {
        let now = clock.now()
        if let keys, now < keys.at.advanced(bySeconds: SignOnProvider.fresh) {
            if let key = keys.document.key(named: id) { return key }
            guard now >= keys.at.advanced(bySeconds: SignOnProvider.patience) else {
                throw Refusal.signOnFailed(.key)
            }
        }
        let document = try await asked {
            try ProviderKeys(try await client.get(metadata.jwksURI))
        }
        keys = (document, now)
        guard let key = document.key(named: id) else { throw Refusal.signOnFailed(.key) }
        return key
    }

    /// Exchanges the code for an ID token. The access token that comes along is not looked at:
    /// nothing is asked of the provider but who it is.
    private func exchange(
        _ code: String, _ attempt: SignOnAttempt, _ metadata: ProviderMetadata
    ) async throws -> String {
        var fields = [
            ("grant_type", "authorization_code"), ("code", code),
            ("redirect_uri", configuration.redirect), ("code_verifier", attempt.verifier),
        ]
        var authorization: String?
        if metadata.wantsSecretInForm {
            fields += [
                ("client_id", configuration.clientID),
                ("client_secret", configuration.clientSecret),
            ]
        } else {
            // Escaped before they are joined (RFC 6749, 2.3.1).
            let pair = [configuration.clientID, configuration.clientSecret].map(FormText.escaped)
            authorization = "Basic " + Base64.text(Array(pair.joined(separator: ":").utf8))
        }
        let (address, sent, shown) = (metadata.tokenEndpoint, fields, authorization)
        return try await asked {
            let (status, body) = try await client.submit(address, sent, authorization: shown)
            if status == 200 {
                return try JSONDecoder().decode(GrantedTokens.self, from: body).idToken
            }
            if let refused = try? JSONDecoder().decode(RefusedGrant.self, from: body),
                refused.error == "invalid_grant"
            {
                throw Refusal.signOnFailed(.code)
            }
            throw ProviderFault(address: address, reason: "\(status)")
        }
    }

    /// What fails on the way goes to the log, and to nobody else.
    private func asked<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            logger.warning("the sign-on is not available", metadata: ["error": "\(error)"])
            throw Refusal.signOnUnavailable
        }
    }
}
