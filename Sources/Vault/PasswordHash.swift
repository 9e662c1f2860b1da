import COpenSSL
import Digests
import Glibc

/// What a password's hash costs (RFC 7914). It is stored with every hash, so it can rise.
package struct ScryptCost: Hashable, Sendable {
    /// The binary logarithm of N, the number of blocks.
    package let log2N: Int
    /// Block size; memory is 128 · N · r bytes.
    package let r: Int
    /// Parallelism.
    package let p: Int

    /// Nil beyond what one request may cost: 64 MiB, and sixteen times the standard's work.
    package init?(log2N: Int, r: Int, p: Int) {
        guard (1...20).contains(log2N), (1...32).contains(r), (1...16).contains(p),
            (128 * r) << log2N <= ScryptCost.memoryLimit
        else { return nil }
        self.log2N = log2N
        self.r = r
        self.p = p
    }

    private init(log2N: Int, p: Int = 1) {
        self.log2N = log2N
        self.r = 8
        self.p = p
    }

    static let memoryLimit = 64 << 20

    /// N = 2^15, r = 8, p = 3: 32 MiB and about 300 ms on a core of 2020. OWASP's Password Storage
    /// Cheat Sheet names it among the settings that are worth N = 2^17, p = 1, which takes 128 MiB
    /// for each of those who sign in at once.
    package static let standard = ScryptCost(log2N: 15, p: 3)

    /// Next to nothing, for tests.
    package static let cheap = ScryptCost(log2N: 4)

    /// Steps of the inner function, for telling whether one cost is below another.
    private var work: Int { p * r << log2N }

    /// Whether less is asked of a guesser than with the other.
    func isBelow(_ other: ScryptCost) -> Bool {
        work < other.work || r << log2N < other.r << other.log2N
    }
}

/// 口令杂凑 - a password's hash with its salt and its cost, in the PHC string format:
/// `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`, both in base 64 without padding.
package struct PasswordHash: Sendable {
    package let cost: ScryptCost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Hashes a password under a new salt of 16 bytes. It takes the cost's time and memory.
    package init(of password: String, cost: ScryptCost) {
        self.cost = cost
        self.salt = SecureRandom.bytes(16)
        self.hash = PasswordHash.derive(password, salt: salt, cost: cost, count: 32)
    }

    /// The hash of no password, made at once: to check one against it takes as long as against any
    /// other, and fails.
    package init(ofNothingAt cost: ScryptCost) {
        self.cost = cost
        self.salt = SecureRandom.bytes(16)
        self.hash = SecureRandom.bytes(32)
    }

    /// Reads what ``text`` wrote; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let cost = PasswordHash.cost(parts[2]), let salt = Base64.bytes(unpadded: parts[3]),
            let hash = Base64.bytes(unpadded: parts[4]), salt.count >= 8, hash.count == 32
        else { return nil }
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    package var text: String {
        let (salt, hash) = (Base64.unpadded(salt), Base64.unpadded(hash))
        return "$scrypt$ln=\(cost.log2N),r=\(cost.r),p=\(cost.p)$\(salt)$\(hash)"
    }

    /// Whether it is the password's. It takes the same time whatever the password is.
    package func verifies(_ password: String) -> Bool {
        let other = PasswordHash.derive(password, salt: salt, cost: cost, count: hash.count)
        return CRYPTO_memcmp(hash, other, hash.count) == 0
    }

    /// Whether new hashes cost more than this one.
    package func isOutdated(under cost: ScryptCost) -> Bool { self.cost.isBelow(cost) }

    private static func cost(_ text: Substring) -> ScryptCost? {
        let values = text.split(separator: ",", omittingEmptySubsequences: false)
        guard values.count == 3 else { return nil }
        let numbers = zip(["ln=", "r=", "p="], values).compactMap { name, value in
            value.hasPrefix(name) ? Int(value.dropFirst(name.count)) : nil
        }
        guard numbers.count == 3 else { return nil }
        return ScryptCost(log2N: numbers[0], r: numbers[1], p: numbers[2])
    }

    /// scrypt as RFC 7914 has it.
    package static func derive(
        _ password: String, salt: [UInt8], cost: ScryptCost, count: Int
    ) -> [UInt8] {
        var password = Array(password.utf8)
        defer { password.cleanse() }
        return [UInt8](unsafeUninitializedCapacity: count) { derived, length in
            let status = password.withUnsafeBytes { bytes in
                EVP_PBE_scrypt(
                    bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, salt,
                    salt.count, 1 << UInt64(cost.log2N), UInt64(cost.r), UInt64(cost.p),
                    UInt64(2 * ScryptCost.memoryLimit), derived.baseAddress, count)
            }
            precondition(status == 1, "no memory for a password's hash")
            length = count
        }
    }
}

extension PasswordHash: CustomStringConvertible, CustomReflectable {
    /// A hash is no secret that opens anything, but what can be guessed at stays out of logs.
    package var description: String { "PasswordHash(\(cost.log2N), \(cost.r), \(cost.p))" }
    package var customMirror: Mirror { Mirror(self, children: ["cost": cost]) }
}
