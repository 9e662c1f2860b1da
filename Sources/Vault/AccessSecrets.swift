import Digests

/// 凭据 - secrets that fangpin makes and somebody else keeps; the database has their digests only.
/// They are random and long, so a plain SHA-256 hides them as well as a slow hash would.
package enum AccessSecrets {
    /// A session's token: 256 bits, as hexadecimal.
    package static func sessionToken() -> String { Hexadecimal.text(SecureRandom.bytes(32)) }

    /// A system's token: 256 bits behind the prefix.
    package static func systemToken(prefix: String) -> String { prefix + sessionToken() }

    /// A recovery code: 140 bits in seven groups, which nobody guesses and everybody can type.
    package static func recoveryCode() -> String { groups(7, of: 4).joined(separator: "-") }

    /// A password for the first sign-in: 150 bits in the alphabet of ``recoveryCode()``, of all
    /// three kinds that a rule may ask for.
    package static func initialPassword() -> String {
        groups(6, of: 5).enumerated().map { $0 % 2 == 0 ? $1.lowercased() : $1 }
            .joined(separator: "-")
    }

    /// Random groups of base 32, five bits a character.
    private static func groups(_ count: Int, of size: Int) -> [String] {
        let digits = Array(Base32.text(SecureRandom.bytes((count * size * 5 + 7) / 8)))
        return (0..<count).map { String(digits[($0 * size)..<(($0 + 1) * size)]) }
    }

    /// What the database keeps of a token.
    package static func digest(of token: String) -> Digest { HashAlgorithm.sha256.hash(token) }

    /// What the database keeps of a recovery code, as people type it: in small letters, with blanks
    /// or without dashes. Two officers' codes differ, were they the same.
    package static func digest(ofRecoveryCode code: String, officer: String) -> Digest {
        let digits = code.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return HashAlgorithm.sha256.hash("\(officer)\n\(digits)")
    }

    /// What a session's own pages send back with every form. It is made of the token, which no
    /// other site can read, and does not lead back to it.
    package static func formToken(of token: String) -> String {
        HMACKey(.sha256, key: Array(token.utf8)).authenticate("fangpin form").hex
    }

    /// Whether two texts are the same, in a time that does not tell where they differ.
    package static func areSame(_ one: String, _ other: String) -> Bool {
        HashAlgorithm.sha256.hash(one).isSame(inConstantTime: HashAlgorithm.sha256.hash(other))
    }
}
