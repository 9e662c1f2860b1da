import COpenSSL

/// 动态验证码 - time-based one-time codes (RFC 6238): HMAC-SHA-1, six digits, steps of 30 seconds,
/// which is what every authenticator app takes. SHA-1 is no weakness here: HMAC does not need it to
/// be free of collisions (RFC 6238 section 1.2).
package struct OneTimeCode: Sendable {
    /// Seconds of a step.
    package static let stepSeconds: Int64 = 30
    package static let digits = 6
    /// Steps before and after the present one that count too: clocks of telephones differ.
    package static let window: Int64 = 1

    private let secret: [UInt8]

    /// 160 random bits, the length of the digest (RFC 4226 section 4, R6).
    package static func randomSecret() -> [UInt8] { SecureRandom.bytes(20) }

    package init(secret: [UInt8]) { self.secret = secret }

    /// The step of a moment, given in seconds since 1970.
    package static func step(at seconds: Int64) -> Int64 {
        seconds.quotientAndRemainder(dividingBy: stepSeconds).quotient
    }

    /// The code of a step (RFC 4226 section 5.3), of six digits unless said otherwise.
    package func code(at step: Int64, digits: Int = OneTimeCode.digits) -> String {
        var mac = [UInt8](repeating: 0, count: 20)
        let message = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
        var length: UInt32 = 0
        let done = HMAC(
            EVP_sha1(), secret, Int32(secret.count), message, message.count, &mac, &length)
        precondition(done != nil && length == 20, "OpenSSL refused to compute a code")
        let offset = Int(mac[19] & 0x0F)
        let number = mac[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt64($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code was given, of those that count at the moment and come after the last one
    /// used: a code is good once. Nil for any other code. All steps are looked at, so that the time
    /// does not tell which it was.
    package func step(
        of code: String, at seconds: Int64, after lastUsed: Int64?
    ) -> Int64? {
        let given = Array(code.utf8)
        let now = OneTimeCode.step(at: seconds)
        var found: Int64?
        for step in (now - OneTimeCode.window)...(now + OneTimeCode.window) {
            let right = Array(self.code(at: step).utf8)
            let isSame =
                given.count == right.count && CRYPTO_memcmp(given, right, right.count) == 0
            if isSame, step > lastUsed ?? .min { found = step }
        }
        return found
    }

    /// The secret in base 32, for typing it into an app.
    package var text: String { Base32.text(secret) }

    /// The address from which apps take the secret.
    ///
    /// - Parameter account: letters, digits and what needs no escape; others are escaped.
    package func address(account: String) -> String {
        let label = account.utf8.map { byte in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte == 45 || byte == 46 || byte == 95
            let hex = Array("0123456789ABCDEF")
            return isPlain
                ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
        }.joined()
        return "otpauth://totp/fangpin:\(label)?secret=\(text)&issuer=fangpin"
    }
}

extension OneTimeCode: CustomStringConvertible, CustomReflectable {
    package var description: String { "OneTimeCode" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
