import Domain
import Foundation
import JWTKit

/// An ID token, verified as OpenID Connect Core 1.0, 3.1.3.7 has it.
enum IDToken {
    /// Signatures with a provider's own key pair, 128 bits of strength or what RSA of 2048 has.
    /// Neither `none`, nor HMAC, with which the client's secret would make tokens.
    static let algorithms: Set = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
    /// Seconds by which two machines' clocks may differ.
    static let leeway: Int64 = 60
    /// Seconds: a token is asked for and used at once.
    static let oldest: Int64 = 600

    /// What the header says. Keys and addresses of keys in it (`jwk`, `jku`, `x5u`) are passed
    /// over:
    /// anybody can write a header.
    struct Header: Decodable {
        var alg: String
        var kid: String?
        /// Extensions that must be understood (RFC 7515, 4.1.11): none is.
        var crit: [String]?
    }

    private struct Claims: JWTPayload {
        var iss: String
        var sub: String
        var aud: Audience
        var exp: Double
        var iat: Double
        var nonce: String?
        var azp: String?

        /// Claims are held against what was asked for, by this house's clock.
        func verify(using algorithm: some JWTAlgorithm) async throws {}
    }

    /// One or several.
    private struct Audience: Codable, Sendable {
        var names: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let name = try? container.decode(String.self) {
                names = [name]
            } else {
                names = try container.decode([String].self)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(names)
        }
    }

    /// - Throws: ``Refusal/signOnFailed(_:)`` for one without a listed algorithm.
    static func header(of token: String) throws(Refusal) -> Header {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64URL.bytes(parts[0]),
            let header = try? JSONDecoder().decode(Header.self, from: Data(bytes))
        else { throw .signOnFailed(.form) }
        guard algorithms.contains(header.alg), header.crit == nil else {
            throw .signOnFailed(.algorithm)
        }
        return header
    }

    /// Whom the token is about.
    ///
    /// - Parameter key: the provider's key that the header names.
    /// - Throws: ``Refusal/signOnFailed(_:)``.
    static func subject(
        of token: String, _ header: Header, signedBy key: JWK,
        for configuration: SignOnConfiguration, _ attempt: SignOnAttempt, at now: Instant
    ) async throws -> SignOnSubject {
        let claims = try await claims(of: token, header, key)
        guard claims.iss == configuration.issuer else { throw Refusal.signOnFailed(.issuer) }
        let audience = claims.aud.names
        guard audience.contains(configuration.clientID),
            claims.azp == nil ? audience.count == 1 : claims.azp == configuration.clientID
        else { throw Refusal.signOnFailed(.audience) }
        let seconds = Double(now.microseconds) / 1_000_000
        guard claims.exp > seconds - Double(leeway), claims.iat < seconds + Double(leeway),
            claims.iat > seconds - Double(oldest)
        else { throw Refusal.signOnFailed(.time) }
        guard attempt.owns(nonce: claims.nonce) else { throw Refusal.signOnFailed(.nonce) }
        let subject = SignOnSubject(issuer: claims.iss, subject: claims.sub)
        guard subject.isWellFormed else { throw Refusal.signOnFailed(.subject) }
        return subject
    }

    private static func claims(
        of token: String, _ header: Header, _ key: JWK
    ) async throws -> Claims {
        // A collection of one: the library falls back to any key for a name that it has not, and
        // to a key's own algorithm for one that the header names.
        guard key.algorithm == nil || key.algorithm?.rawValue == header.alg else {
            throw Refusal.signOnFailed(.algorithm)
        }
        var key = key
        key.keyIdentifier = "provider"
        let collection = JWTKeyCollection()
        do {
            try await collection.add(jwk: key)
            _ = try await collection.getKey(for: "provider", alg: header.alg)
        } catch {
            // The key is of another kind than the algorithm.
            throw Refusal.signOnFailed(.key)
        }
        do {
            return try await collection.verify(token, as: Claims.self)
        } catch let error as JWTError where error.errorType == .signatureVerificationFailed {
            throw Refusal.signOnFailed(.signature)
        } catch {
            throw Refusal.signOnFailed(.form)
        }
    }
}
