import Foundation
import JWTKit

/// What a provider says of itself (OpenID Connect Discovery 1.0, 3), as far as it is needed here.
struct ProviderMetadata: Decodable, Sendable {
    var issuer: String
    var authorizationEndpoint: String
    var tokenEndpoint: String
    var jwksURI: String
    var tokenEndpointAuthMethods: [String]?
    /// Whether it names itself in what comes back (RFC 9207).
    var namesItself: Bool?

    enum CodingKeys: String, CodingKey {
        case issuer
        case authorizationEndpoint = "authorization_endpoint"
        case tokenEndpoint = "token_endpoint"
        case jwksURI = "jwks_uri"
        case tokenEndpointAuthMethods = "token_endpoint_auth_methods_supported"
        case namesItself = "authorization_response_iss_parameter_supported"
    }

    /// Whether the client shows its secret in the form; else in the header, which is the rule where
    /// nothing is said.
    var wantsSecretInForm: Bool {
        guard let tokenEndpointAuthMethods else { return false }
        return !tokenEndpointAuthMethods.contains("client_secret_basic")
            && tokenEndpointAuthMethods.contains("client_secret_post")
    }

    /// Whether nobody else reads or answers what is sent there.
    var isTrustworthy: Bool {
        [authorizationEndpoint, tokenEndpoint, jwksURI].allSatisfy {
            URL(string: $0)?.isTrustworthy == true
        }
    }
}

/// What a code was exchanged for, as far as it is needed here.
struct GrantedTokens: Decodable {
    var idToken: String

    enum CodingKeys: String, CodingKey {
        case idToken = "id_token"
    }
}

/// Why a code was not exchanged (RFC 6749, 5.2).
struct RefusedGrant: Decodable {
    var error: String
}

/// The keys with which a provider signs (RFC 7517). Each is read for itself: one of a kind that is
/// not known here does not hide the others.
struct ProviderKeys: Sendable {
    private var keys: [(id: String?, key: JWK)]

    init(_ data: Data) throws {
        struct Document: Decodable {
            var keys: [Key]

            struct Key: Decodable {
                var id: String?
                var use: String?
                var key: JWK?

                enum CodingKeys: String, CodingKey {
                    case use
                    case id = "kid"
                }

                init(from decoder: any Decoder) throws {
                    let container = try decoder.container(keyedBy: CodingKeys.self)
                    self.id = try? container.decode(String.self, forKey: .id)
                    self.use = try? container.decode(String.self, forKey: .use)
                    self.key = try? JWK(from: decoder)
                }
            }
        }
        let document = try JSONDecoder().decode(Document.self, from: data)
        self.keys = document.keys.compactMap { each in
            guard each.use == nil || each.use == "sig", let key = each.key else { return nil }
            return (each.id, key)
        }
    }

    /// The key that a token names; a token that names none is taken for a provider that has one.
    func key(named id: String?) -> JWK? {
        guard let id else { return keys.count == 1 ? keys[0].key : nil }
        return keys.first { $0.id == id }?.key
    }
}
