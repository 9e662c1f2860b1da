extension KeyRing {
    /// Opens the keys of a directory.
    ///
    /// - Parameter createIfMissing: whether keys that are not there may be made, which is so only
    ///   while the database holds nothing that was made with keys. Processes that do this at the
    ///   same time end up with the same keys. In a credentials directory nothing is ever made.
    /// - Throws: ``VaultError/keyMissing(_:id:directory:)`` and the other errors of key files.
    package static func open(directory: KeyDirectory, createIfMissing: Bool) throws -> KeyRing {
        try open(directory, creating: createIfMissing ? Set(KeyPurpose.allCases) : [])
    }

    /// Opens the keys of a directory for a database that keeps the fingerprints of the keys it was
    /// written with. Every recorded key must be there and be the same; for a purpose without any
    /// record a key may be made, as in a new database or for a purpose that a new version brings.
    /// A key that is there and not recorded makes nothing until it is.
    package static func open(
        directory: KeyDirectory, recorded: [KeyFingerprint]
    ) throws -> KeyRing {
        let unrecorded = Set(KeyPurpose.allCases).subtracting(recorded.map(\.purpose))
        return try open(directory, creating: unrecorded, recorded: recorded)
            .limited(to: recorded)
    }

    /// The key that is to follow the newest recorded one of a purpose: one whose rotation was cut
    /// off before it was recorded, or else a new one.
    package static func nextKey(
        for purpose: KeyPurpose, in directory: KeyDirectory, recorded: [KeyFingerprint]
    ) throws -> KeyFingerprint {
        guard let newest = recorded.filter({ $0.purpose == purpose }).map(\.id).max() else {
            throw VaultError.keyMissing(purpose, id: nil, directory: directory.path)
        }
        let ring = try open(directory: directory, createIfMissing: false)
        if let waiting = ring.all(purpose).first(where: { $0.id > newest }) {
            return KeyFingerprint(of: waiting)
        }
        return KeyFingerprint(of: try addKey(for: purpose, in: directory).current(purpose))
    }

    /// Removes a key's file for ever. What was made with it is then read by nobody: the database
    /// must have said before that nothing is left.
    package static func destroyKey(
        _ purpose: KeyPurpose, id: UInt16, in directory: KeyDirectory
    ) throws {
        guard let opened = try OpenKeyDirectory(directory) else { return }
        try opened.lock()
        try opened.remove(purpose, id: id)
    }

    /// Makes a further key for a purpose, which from then on makes new values; the others stay, to
    /// read.
    package static func addKey(
        for purpose: KeyPurpose, in directory: KeyDirectory
    ) throws -> KeyRing {
        guard let opened = try OpenKeyDirectory(directory) else {
            throw VaultError.keyMissing(purpose, id: nil, directory: directory.path)
        }
        try opened.lock()
        let ring = try KeyRing(opened.keys(), directory: directory.path)
        let key = SecretKey(random: purpose, id: ring.current(purpose).id + 1)
        try opened.write(key)
        return try KeyRing(ring.all + [key])
    }

    /// Puts exported keys into a directory, and opens it. Keys that are there already must be the
    /// same; if one is not, nothing is written.
    package static func importing(
        _ text: String, into directory: KeyDirectory
    ) throws -> KeyRing {
        let imported = try KeyText.keys(ofExport: text)
        try OpenKeyDirectory.make(directory)
        guard let opened = try OpenKeyDirectory(directory) else {
            throw VaultError.keyMissing(.seal, id: nil, directory: directory.path)
        }
        try opened.lock()
        let present = try opened.keys()
        let missing = try imported.filter { key in
            guard let other = present.first(where: { $0.purpose == key.purpose && $0.id == key.id })
            else { return true }
            guard other.isSame(as: key) else {
                throw VaultError.keyMismatch(key.purpose, id: key.id)
            }
            return false
        }
        let ring = try KeyRing(
            present + missing, directory: directory.path, lacking: [.sign])
        for key in missing { try opened.write(key) }
        return ring
    }

    private static func open(
        _ directory: KeyDirectory, creating purposes: Set<KeyPurpose>,
        recorded: [KeyFingerprint] = []
    ) throws -> KeyRing {
        let purposes = directory.kind == .state ? purposes : []
        if !purposes.isEmpty, recorded.isEmpty { try OpenKeyDirectory.make(directory) }
        guard let opened = try OpenKeyDirectory(directory) else {
            throw VaultError.keyMissing(
                recorded.first?.purpose ?? .seal, id: recorded.first?.id, directory: directory.path)
        }
        if !purposes.isEmpty { try opened.lock() }
        let present = try opened.keys()
        // Before anything is made the old keys must be in order: no new key beside a missing one.
        try check(present, against: recorded, directory: directory.path)
        let missing = purposes.subtracting(present.map(\.purpose)).sorted()
        for purpose in missing { try opened.write(SecretKey(random: purpose, id: 1)) }
        // What counts is what can be read back.
        return try KeyRing(missing.isEmpty ? present : opened.keys(), directory: directory.path)
    }
}
