import Digests
import Glibc

/// 主密钥目录 - where the master keys are (`master-1.key`): apart from the keys that they wrap, so that
/// a copy of those alone opens nothing. systemd's `$CREDENTIALS_DIRECTORY` can hold them.
package struct MasterDirectory: Hashable, Sendable {
    /// The directory's path.
    package let path: String
    /// Who fills it; in systemd's nothing is ever made.
    package let kind: KeyDirectory.Kind
    let owner: UInt32

    /// A directory that belongs to the user of this process, unless said otherwise.
    package init(
        _ path: String, kind: KeyDirectory.Kind = .state, owner: UInt32 = geteuid()
    ) {
        self.path = path
        self.kind = kind
        self.owner = owner
    }

    var directory: KeyDirectory { KeyDirectory(path, kind: kind, owner: owner) }

    /// All master keys, by id; empty where nothing is wrapped.
    func keys() throws -> [SecretKey] {
        try OpenKeyDirectory(directory)?.keys(masters: true).sorted { $0.id < $1.id } ?? []
    }
}

/// A key as it lies wrapped in its file: one line, of which only the last three parts tell anything
/// new.
///
///     fangpin-key:2:seal:1:<id of the master key>:<the sealed key>:<16 digits to check the line>
struct WrappedKey {
    var purpose: KeyPurpose
    var id: UInt16
    var master: UInt16
    var sealed: [UInt8]

    static let start = "fangpin-key:2:"

    /// Nil for a line of another form; a damaged one is refused when it is opened.
    init?(line: [UInt8]) {
        guard line.starts(with: WrappedKey.start.utf8) else { return nil }
        let text = line.filter { !" \t\r\n".utf8.contains($0) }
        let fields = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard fields.count == 7,
            let purpose = KeyPurpose(rawValue: String(decoding: fields[2], as: UTF8.self)),
            let id = UInt16(String(decoding: fields[3], as: UTF8.self)),
            let master = UInt16(String(decoding: fields[4], as: UTF8.self)),
            let sealed = Hexadecimal.bytes(of: fields[5])
        else { return nil }
        self.init(purpose: purpose, id: id, master: master, sealed: sealed)
        // Written again it must give the same line: one form only, and no damage.
        guard self.line == text else { return nil }
    }

    init(purpose: KeyPurpose, id: UInt16, master: UInt16, sealed: [UInt8]) {
        self.purpose = purpose
        self.id = id
        self.master = master
        self.sealed = sealed
    }

    var line: [UInt8] {
        let content =
            "\(WrappedKey.start)\(purpose.rawValue):\(id):\(master):"
            + Hexadecimal.text(sealed)
        let check = HashAlgorithm.sha256.hash(content.utf8).hex.prefix(16)
        return Array("\(content):\(check)".utf8)
    }
}

/// 密钥封装 - wraps keys under the newest master key (AES-256-GCM, bound to purpose and number), and
/// opens what any of them wrapped.
struct KeyWrapping {
    private let masters: [SecretKey]

    /// Nil, or a directory without any master key: keys lie bare.
    init(_ directory: MasterDirectory?) throws { self.masters = try directory?.keys() ?? [] }

    init(masters: [SecretKey]) { self.masters = masters }

    /// The number of the master key that keys are wrapped under; nil for none.
    var current: UInt16? { masters.last?.id }

    /// The line that a key is kept as.
    func line(of key: SecretKey) throws(VaultError) -> [UInt8] {
        guard let master = masters.last else { return Array(KeyText.line(of: key).utf8) }
        let sealed = key.withBytes { bytes in
            Sealer(ring(of: master), suite: .aes256GCM)
                .seal(bytes, in: KeyWrapping.column(key.purpose), row: .number(Int64(key.id)))
        }
        return WrappedKey(
            purpose: key.purpose, id: key.id, master: master.id, sealed: sealed
        ).line
    }

    /// Opens a wrapped key, which must be the one that its file is named after.
    func open(
        _ wrapped: WrappedKey, as purpose: KeyPurpose, _ id: UInt16, file: String
    ) throws(VaultError) -> SecretKey {
        guard let master = masters.first(where: { $0.id == wrapped.master }) else {
            throw .masterMissing(id: wrapped.master, file: file)
        }
        let sealer = Sealer(ring(of: master), suite: .aes256GCM)
        let opened = wrapped.sealed.withUnsafeBytes { bytes in
            Result { () throws(VaultError) in
                try sealer.open(bytes, in: KeyWrapping.column(purpose), row: .number(Int64(id)))
            }
        }
        guard wrapped.purpose == purpose, wrapped.id == id, var bytes = try? opened.get() else {
            throw .keyDamaged(file: file)
        }
        defer { bytes.cleanse() }
        guard let key = SecretKey(purpose, id: id, bytes: bytes) else {
            throw .keyDamaged(file: file)
        }
        return key
    }

    private static func column(_ purpose: KeyPurpose) -> SealedColumn {
        SealedColumn(table: "key", column: purpose.rawValue)
    }

    /// The one key that a wrapping is done with.
    private func ring(of master: SecretKey) -> SealKeys { SealKeys(all: [master]) }
}

extension KeyRing {
    /// Wraps every key of a directory anew under the newest master key; no row of a database is
    /// touched. A master key that is no longer used is removed where fangpin may do so.
    ///
    /// Cut off at any moment, it leaves every key readable: each file is replaced at once, and the
    /// older masters go last. Done again, it goes on where it was.
    ///
    /// - Parameter addingMaster: first makes a further master key, or the first one.
    /// - Returns: the number of the master key that all keys are wrapped under.
    /// - Throws: ``VaultError/masterMissing(id:file:)`` where there is no master key at all.
    package static func rewrap(
        _ directory: KeyDirectory, addingMaster: Bool
    ) throws -> UInt16 {
        guard let place = directory.masters, let opened = try OpenKeyDirectory(directory) else {
            throw VaultError.keyMissing(.seal, id: nil, directory: directory.path)
        }
        try opened.lock()
        if addingMaster { try addMaster(in: place) }
        let wrapping = try KeyWrapping(place)
        guard let current = wrapping.current else {
            throw VaultError.masterMissing(id: 1, file: directory.path)
        }
        for key in try opened.keys() {
            let line = try wrapping.line(of: key)
            // Nothing replaces a key that would not come back.
            guard let wrapped = WrappedKey(line: line),
                try wrapping.open(wrapped, as: key.purpose, key.id, file: "\(key)").isSame(as: key)
            else { throw VaultError.keyDamaged(file: "\(key)") }
            try opened.rewrite(key, as: line)
        }
        _ = try opened.keys()
        if place.kind == .state { try removeMasters(below: current, in: place) }
        return current
    }

    private static func addMaster(in place: MasterDirectory) throws {
        try OpenKeyDirectory.make(place.directory)
        guard let opened = try OpenKeyDirectory(place.directory) else {
            throw VaultError.systemFailure(call: "open", path: place.path, errno: ENOENT)
        }
        try opened.lock()
        let last = try opened.keys(masters: true).map(\.id).max() ?? 0
        try opened.write(SecretKey(random: .master, id: last + 1))
    }

    private static func removeMasters(below current: UInt16, in place: MasterDirectory) throws {
        guard let opened = try OpenKeyDirectory(place.directory) else { return }
        try opened.lock()
        for key in try opened.keys(masters: true) where key.id < current {
            try opened.remove(.master, id: key.id)
        }
    }
}
