import Digests
import Vault

/// 一次统一认证 - one sign-on of one browser. The browser keeps a secret of which everything is made
/// that the sign-on is recognized by, so the daemon keeps nothing: whoever has not the secret has
/// neither the state that comes back (RFC 6749, 10.12), nor the verifier without which the code is
/// worth nothing (RFC 7636), nor the nonce that the ID token must hold (OpenID Connect Core 1.0,
/// 15.5.2).
package struct SignOnAttempt: Sendable {
    /// What the browser keeps: 256 bits, as hexadecimal.
    package let secret: String

    package init() { self.secret = AccessSecrets.sessionToken() }

    /// Nil for what is no secret.
    package init?(secret: String) {
        guard secret.utf8.count == 64, secret.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            return nil
        }
        self.secret = secret
    }

    package var state: String { part("state") }
    package var nonce: String { part("nonce") }
    /// 64 of the characters that RFC 7636, 4.1 allows.
    package var verifier: String { part("verifier") }

    /// The verifier's digest, which the provider gets beforehand (method S256).
    package var challenge: String {
        Base64URL.text(HashAlgorithm.sha256.hash(verifier).bytes)
    }

    /// Whether what came back belongs to this attempt.
    func owns(state: String?) -> Bool {
        state.map { AccessSecrets.areSame($0, self.state) } ?? false
    }

    func owns(nonce: String?) -> Bool {
        nonce.map { AccessSecrets.areSame($0, self.nonce) } ?? false
    }

    private func part(_ name: String) -> String {
        HMACKey(.sha256, key: Array(secret.utf8)).authenticate("fangpin sign-on \(name)").hex
    }
}

/// Base64 in the alphabet of addresses and without padding (RFC 4648, 5).
enum Base64URL {
    static func text(_ bytes: [UInt8]) -> String {
        Base64.text(bytes).replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// Nil for what is none.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
        let padding = (4 - plain.utf8.count % 4) % 4
        guard padding < 3 else { return nil }
        return Base64.bytes(plain + String(repeating: "=", count: padding))
    }
}
