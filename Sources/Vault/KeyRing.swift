/// 密钥环 - all keys of an installation: for each purpose one or more, of which the one with the
/// highest id makes new values and the others still read old ones.
package struct KeyRing: Sendable {
    // By purpose, each list by id; no list is empty.
    private let keys: [KeyPurpose: [SecretKey]]

    /// The key that new values of the purpose are made with.
    package func current(_ purpose: KeyPurpose) -> SecretKey { all(purpose).last! }

    /// The keys of a purpose, by id.
    func all(_ purpose: KeyPurpose) -> [SecretKey] { keys[purpose]! }

    /// The numbers of a purpose's keys, the lowest first.
    package func ids(_ purpose: KeyPurpose) -> [UInt16] { all(purpose).map(\.id) }

    /// The key with the id; nil if it is not in the ring.
    package func key(_ purpose: KeyPurpose, id: UInt16) -> SecretKey? {
        keys[purpose]?.first { $0.id == id }
    }

    /// The ring as a database knows it. A key that it has not recorded makes nothing yet: its file
    /// was written by a rotation that was cut off before it was recorded, or is not recorded yet.
    /// Of a purpose of which nothing is recorded every key counts, as in a new database.
    func limited(to recorded: [KeyFingerprint]) throws(VaultError) -> KeyRing {
        let known = Set(recorded.map(\.purpose))
        let counting = all.filter { key in
            !known.contains(key.purpose)
                || recorded.contains { $0.purpose == key.purpose && $0.id == key.id }
        }
        return try KeyRing(counting, directory: "the key ring")
    }

    /// What the database is to record, by purpose and id. Before a key's first use its fingerprint
    /// must be in the database, under a unique constraint on purpose and id: two daemons with
    /// different directories then cannot both write.
    package var fingerprints: [KeyFingerprint] { all.map { KeyFingerprint(of: $0) } }

    /// Refuses a ring that lacks a key that the database was written with, or has another in its
    /// place.
    package func check(against recorded: [KeyFingerprint]) throws(VaultError) {
        try KeyRing.check(all, against: recorded, directory: "the key ring")
    }

    static func check(
        _ keys: [SecretKey], against recorded: [KeyFingerprint], directory: String
    ) throws(VaultError) {
        for fingerprint in recorded {
            let key = keys.first { $0.purpose == fingerprint.purpose && $0.id == fingerprint.id }
            guard let key else {
                throw .keyMissing(fingerprint.purpose, id: fingerprint.id, directory: directory)
            }
            guard KeyFingerprint(of: key) == fingerprint else {
                throw .keyMismatch(fingerprint.purpose, id: fingerprint.id)
            }
        }
    }

    /// All keys, by purpose and id.
    var all: [SecretKey] {
        keys.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    /// - Parameter lacking: purposes that an export of an older version does not have. Such a ring
    ///   can be shown and exported; opening the directory again makes the missing key, or says that
    ///   the database was written with one.
    init(
        _ keys: [SecretKey], directory: String, lacking: Set<KeyPurpose> = []
    ) throws(VaultError) {
        self.keys = Dictionary(grouping: keys, by: \.purpose)
            .mapValues { $0.sorted { $0.id < $1.id } }
        for purpose in KeyPurpose.allCases
        where self.keys[purpose] == nil && !lacking.contains(purpose) {
            throw .keyMissing(purpose, id: nil, directory: directory)
        }
    }
}

extension KeyRing {
    /// New keys that are kept nowhere, for tests and dry runs.
    package static func unstored() -> KeyRing {
        try! KeyRing(KeyPurpose.allCases.map { SecretKey(random: $0, id: 1) }, directory: "memory")
    }

    /// A ring of given keys; nothing is stored. Throws `keyMissing` for a purpose without a key.
    package init(_ keys: [SecretKey]) throws(VaultError) {
        try self.init(keys, directory: "memory")
    }

    /// All keys as one text, for the safe. It holds the keys in the clear.
    package func export() -> String { KeyText.export(all) }
}

extension KeyRing: CustomStringConvertible {
    /// `KeyRing(commit-1 index-1 seal-1 seal-2)`.
    package var description: String {
        "KeyRing(\(all.map(\.description).joined(separator: " ")))"
    }
}
