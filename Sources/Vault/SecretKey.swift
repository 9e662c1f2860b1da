import COpenSSL
import Digests

/// What a key is for. The raw value is part of file names and of stored fingerprints: it never
/// changes.
package enum KeyPurpose: String, Hashable, Comparable, Sendable {
    /// Seals and opens columns.
    case seal
    /// Makes blind index values.
    case index
    /// Makes the commitments that stand in the trail for personal data.
    case commit
    /// Signs the checkpoints of the trail. It came later than the others: an export from before has
    /// none, and a database without a record of one gets it.
    case sign
    /// Wraps the others where they lie. It is no part of a ring, and makes nothing that is stored
    /// in a database.
    case master

    package static func < (left: KeyPurpose, right: KeyPurpose) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }
}

extension KeyPurpose: CaseIterable {
    /// What a ring has keys for.
    package static let allCases: [KeyPurpose] = [.seal, .index, .commit, .sign]

    /// Purposes whose keys can be exchanged: everything that an older key made is made anew in the
    /// background. Commitments and signatures stand in the trail as they are, for ever, and so
    /// their keys are kept.
    package static let exchangeable: [KeyPurpose] = [.seal, .index]
}

/// 密钥 - 32 random bytes with a purpose and a number, in memory that is overwritten when the last
/// user has gone. It never shows its bytes in a description or a dump.
package final class SecretKey: @unchecked Sendable {
    /// 32 bytes: the strength of AES-256.
    package static let length = 32

    /// What the key is for.
    package let purpose: KeyPurpose

    /// From 1; a purpose's highest id is the key that new values are made with.
    package let id: UInt16

    // Written by `init` only, and read-only from then on.
    private let storage: UnsafeMutableRawBufferPointer

    /// Nil unless there are 32 bytes and the id is not 0.
    package init?(_ purpose: KeyPurpose, id: UInt16, bytes: [UInt8]) {
        guard bytes.count == SecretKey.length, id > 0 else { return nil }
        self.purpose = purpose
        self.id = id
        self.storage = .allocate(byteCount: SecretKey.length, alignment: 16)
        storage.copyBytes(from: bytes)
    }

    /// A new key.
    package init(random purpose: KeyPurpose, id: UInt16) {
        precondition(id > 0, "key ids count from 1")
        self.purpose = purpose
        self.id = id
        self.storage = .allocate(byteCount: SecretKey.length, alignment: 16)
        SecureRandom.fill(storage)
    }

    deinit {
        OPENSSL_cleanse(storage.baseAddress, storage.count)
        storage.deallocate()
    }

    /// A key for one use, derived by HKDF. The purpose and the format's version are bound in.
    func derive(_ algorithm: HashAlgorithm, for use: String, count: Int) -> [UInt8] {
        KeyDerivation.derive(
            algorithm, from: UnsafeRawBufferPointer(storage),
            for: Array("fangpin/1/\(purpose.rawValue)/\(use)".utf8), count: count)
    }

    /// Lends the bytes; they must not be kept.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(storage))
    }

    /// Whether both keys have the same bytes, purpose and id.
    func isSame(as other: SecretKey) -> Bool {
        purpose == other.purpose && id == other.id
            && CRYPTO_memcmp(storage.baseAddress, other.storage.baseAddress, storage.count) == 0
    }
}

extension SecretKey: CustomStringConvertible, CustomReflectable {
    /// `seal-1`, which is also the name of its file.
    package var description: String { "\(purpose.rawValue)-\(id)" }

    package var customMirror: Mirror { Mirror(self, children: ["key": description]) }
}

/// 密钥指纹 - tells keys apart without telling anything of them: the database keeps the
/// fingerprints of the keys it was written with, so that wrong keys over old data are found before
/// they do harm.
package struct KeyFingerprint: Hashable, Sendable {
    /// The key's purpose and number.
    package let purpose: KeyPurpose
    package let id: UInt16

    /// 16 bytes, derived one way from the key.
    package let bytes: [UInt8]

    /// How many bytes a fingerprint has: 16.
    package static let length = 16

    /// A fingerprint as the database keeps it.
    package init(_ purpose: KeyPurpose, id: UInt16, bytes: [UInt8]) {
        self.purpose = purpose
        self.id = id
        self.bytes = bytes
    }

    init(of key: SecretKey) {
        self.init(
            key.purpose, id: key.id,
            bytes: key.derive(.sha256, for: "fingerprint/\(key.id)", count: KeyFingerprint.length))
    }
}
