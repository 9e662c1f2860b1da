import Foundation

/// 统一认证配置 - the provider that a county has, and what it knows this daemon by.
package struct SignOnConfiguration: Sendable {
    /// Exactly as the provider's own documents have it.
    package let issuer: String
    package let clientID: String
    package let clientSecret: String
    /// Where the provider sends the browser back to; registered there, so never made of a header.
    package let redirect: String

    /// The path that ``redirect`` ends with.
    package static let callback = "/signon/callback"

    /// - Throws: ``SignOnConfigurationFault``.
    package init(
        issuer: String, clientID: String, clientSecret: String, redirect: String
    ) throws(SignOnConfigurationFault) {
        guard let url = URL(string: issuer), url.isTrustworthy, url.query == nil,
            url.fragment == nil, url.user == nil
        else { throw .issuer(issuer) }
        guard let back = URL(string: redirect), back.isTrustworthy, back.query == nil,
            back.fragment == nil, redirect.hasSuffix(SignOnConfiguration.callback)
        else { throw .redirect(redirect) }
        guard !clientID.isEmpty else { throw .clientID }
        guard !clientSecret.isEmpty else { throw .clientSecret }
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.redirect = redirect
    }
}

/// Why a county's sign-on cannot be used.
package enum SignOnConfigurationFault: Error, CustomStringConvertible {
    case issuer(String)
    case redirect(String)
    case clientID
    case clientSecret

    package var description: String {
        switch self {
        case .issuer(let text):
            "the sign-on's issuer is '\(text)': give its https address, without a query"
        case .redirect(let text):
            "the sign-on's redirect is '\(text)': give this daemon's https address with "
                + "\(SignOnConfiguration.callback) behind it"
        case .clientID: "the sign-on's client id is empty"
        case .clientSecret: "the file of the sign-on's client secret is empty"
        }
    }
}

extension URL {
    /// Whether nobody on a network reads or changes what goes there: TLS, or this machine itself.
    var isTrustworthy: Bool {
        guard let host = host(), !host.isEmpty else { return false }
        if scheme == "https" { return true }
        return scheme == "http" && ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
    }
}
