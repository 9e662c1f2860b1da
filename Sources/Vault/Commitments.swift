import Digests

/// 承诺值 - what stands in the trail for personal data: 32 bytes that fix a value without showing
/// it.
///
/// A commitment is an HMAC-SM3 of the value under a key of the subject's own, which is derived from
/// the commit key and the subject's random salt. The salt is kept in the database, outside the
/// trail. With salt and commit key one can show that an entry speaks of a value; when the salt is
/// destroyed nobody can any more, for ever, and the trail still verifies. A copy of the database
/// alone, salts and all, tells nothing, since the commit key is not in it.
package struct Commitments: Sendable {
    /// The number of the commit key, which an entry of the trail names beside its commitments.
    package let keyID: UInt16

    private let key: HMACKey

    /// - Parameter keyID: which commit key; the current one if nil.
    package init(keys: KeyRing, keyID: UInt16? = nil) throws(VaultError) {
        let id = keyID ?? keys.current(.commit).id
        guard let key = keys.key(.commit, id: id) else {
            throw .keyMissing(.commit, id: id, directory: "the key ring")
        }
        var derived = key.derive(.sm3, for: "commitment", count: Digest.length)
        defer { derived.cleanse() }
        self.keyID = id
        self.key = HMACKey(.sm3, key: derived)
    }

    /// Commits to a value of a subject.
    ///
    /// - Parameter field: what the value is (`name`, `id_number`), so that equal values of two
    ///   fields do not look alike.
    package func make(_ value: [UInt8], field: String, salt: SubjectSalt) -> Digest {
        let subject = key.authenticate(salt.bytes).withUnsafeBytes { HMACKey(.sm3, key: $0) }
        var content = CanonicalBytes(version: 1)
        content.append(field)
        content.append(value)
        return subject.authenticate(content.bytes)
    }

    /// Commits to the UTF-8 bytes of a text.
    package func make(_ text: String, field: String, salt: SubjectSalt) -> Digest {
        make(Array(text.utf8), field: field, salt: salt)
    }
}

/// 盐值 - 32 random bytes of one person or household. Destroying them erases the subject from the
/// trail.
package struct SubjectSalt: Hashable, Sendable {
    /// The 32 bytes, to be stored outside the trail.
    package let bytes: [UInt8]

    /// How many bytes a salt has: 32.
    package static let length = 32

    /// Nil unless there are 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == SubjectSalt.length else { return nil }
        self.bytes = bytes
    }

    /// A salt for a new subject.
    package static func random() -> SubjectSalt {
        SubjectSalt(bytes: SecureRandom.bytes(SubjectSalt.length))!
    }
}

extension SubjectSalt: CustomStringConvertible, CustomReflectable {
    package var description: String { "SubjectSalt(***)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
