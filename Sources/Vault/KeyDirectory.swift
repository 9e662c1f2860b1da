import Glibc

/// 密钥目录 - where the key files are, and how strictly they must be guarded.
package struct KeyDirectory: Hashable, Sendable {
    /// Who fills the directory.
    package enum Kind: Sendable {
        /// A directory of fangpin's own, mode 0700 with files of mode 0600. Keys may be made here.
        case state
        /// `$CREDENTIALS_DIRECTORY`, which systemd fills and which is never written. Its files may
        /// belong to root with an access list for the service; the mode then shows the list's mask
        /// as the group's permission, so group reading alone is no exposure.
        case credentials
    }

    /// The directory's path, absolute or from the working directory.
    package let path: String
    /// Who fills the directory, and so how it is guarded.
    package let kind: Kind

    /// The user whom directory and files must belong to.
    package let owner: UInt32

    /// Where the master keys are that wrap the keys of this directory. Keys lie bare as long as
    /// there is none.
    package let masters: MasterDirectory?

    /// A directory that belongs to the user of this process, unless said otherwise.
    package init(
        _ path: String, kind: Kind = .state, owner: UInt32 = geteuid(),
        masters: MasterDirectory? = nil
    ) {
        self.path = path
        self.kind = kind
        self.owner = owner
        self.masters = masters
    }

    /// The path of a file in the directory, for messages.
    func path(of name: String) -> String { "\(path)/\(name)" }

    /// Refuses to make anything where only systemd does.
    func checkWritable() throws {
        guard kind == .state else {
            throw VaultError.systemFailure(call: "write", path: path, errno: EROFS)
        }
    }

    /// Refuses a file or directory that others could read or have put there.
    func checkAccess(_ status: stat, path: String) throws {
        let isOwn = status.st_uid == owner || (kind == .credentials && status.st_uid == 0)
        guard isOwn else { throw VaultError.keyOwnedByOther(path: path, owner: status.st_uid) }
        let forbidden: mode_t = kind == .state ? 0o077 : 0o027
        guard status.st_mode & forbidden == 0 else {
            throw VaultError.keyExposed(path: path, mode: UInt32(status.st_mode & 0o7777))
        }
    }
}

/// A key directory that is held open: every step happens in this directory, even if its path comes
/// to mean another one meanwhile.
final class OpenKeyDirectory {
    let directory: KeyDirectory
    private let descriptor: Int32

    /// Opens the directory; nil if there is none.
    init?(_ directory: KeyDirectory) throws {
        do {
            self.descriptor = try system("open", directory.path) {
                Glibc.open(directory.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            }
        } catch VaultError.systemFailure(_, _, ENOENT) {
            return nil
        }
        self.directory = directory
        var status = stat()
        try system("stat", directory.path) { fstat(descriptor, &status) }
        try directory.checkAccess(status, path: directory.path)
    }

    deinit { close(descriptor) }

    /// Makes the directory, mode 0700, unless it is there. Its parent must exist.
    static func make(_ directory: KeyDirectory) throws {
        try directory.checkWritable()
        if mkdir(directory.path, 0o700) == 0 {
            try synchronize(directory.path + "/..")
        } else if errno != EEXIST {
            throw VaultError.systemFailure(call: "mkdir", path: directory.path, errno: errno)
        }
    }

    /// Waits until no other process or thread makes keys here, and removes what one that was killed
    /// left half done. The lock ends with this object.
    func lock() throws {
        try directory.checkWritable()
        try system("lock", directory.path) { flock(descriptor, LOCK_EX) }
        for name in try names() where name.hasPrefix(".") && name.hasSuffix(".key.new") {
            unlinkat(descriptor, name, 0)
        }
    }

    /// All keys of a ring, or all master keys, in the directory. Other files are not looked at.
    func keys(masters: Bool = false) throws -> [SecretKey] {
        var wrapping: KeyWrapping?
        return try names().compactMap { name in
            guard let (purpose, id) = OpenKeyDirectory.parse(name),
                (purpose == .master) == masters
            else { return nil }
            var text = try content(of: name)
            defer { text.cleanse() }
            if let wrapped = WrappedKey(line: text) {
                // Wrapped keys are opened with what is there now: the masters may have changed.
                let known = try wrapping ?? KeyWrapping(directory.masters)
                wrapping = known
                return try known.open(wrapped, as: purpose, id, file: directory.path(of: name))
            }
            guard let key = KeyText.key(of: text), key.purpose == purpose, key.id == id else {
                throw VaultError.keyDamaged(file: directory.path(of: name))
            }
            return key
        }
    }

    /// Writes a key that is not there yet; a key that is there is never replaced. When this
    /// returns, the key outlives a loss of power. To be called under ``lock()``.
    func write(_ key: SecretKey) throws {
        let line = try KeyWrapping(key.purpose == .master ? nil : directory.masters).line(of: key)
        try write(line, of: key) { draft, name in
            try system("link", self.directory.path(of: name)) {
                linkat(self.descriptor, draft, self.descriptor, name, 0)
            }
        }
    }

    /// Puts another line of the same key in the place of its file, at once: whoever reads finds the
    /// old line or the new one, whole. To be called under ``lock()``.
    func rewrite(_ key: SecretKey, as line: [UInt8]) throws {
        try write(line, of: key) { draft, name in
            try system("rename", self.directory.path(of: name)) {
                renameat(self.descriptor, draft, self.descriptor, name)
            }
        }
    }

    /// Removes a key for ever. To be called under ``lock()``.
    func remove(_ purpose: KeyPurpose, id: UInt16) throws {
        let name = "\(purpose.rawValue)-\(id).key"
        do {
            try system("unlink", directory.path(of: name)) { unlinkat(descriptor, name, 0) }
        } catch VaultError.systemFailure(_, _, ENOENT) {
            return
        }
        try system("fsync", directory.path) { fsync(descriptor) }
    }

    private func write(
        _ line: [UInt8], of key: SecretKey, putting place: (String, String) throws -> Void
    ) throws {
        let name = "\(key).key"
        let path = directory.path(of: name)
        // A whole file under its name, or none: written aside, forced to the disk, then put there.
        let draft = ".\(name).new"
        let file = try system("create", path) {
            openat(descriptor, draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        }
        defer {
            close(file)
            unlinkat(descriptor, draft, 0)
        }
        var text = line + [UInt8(ascii: "\n")]
        defer { text.cleanse() }
        let written = try system("write", path) { Glibc.write(file, text, text.count) }
        // So short a text is written whole or, on a full disk, not.
        guard Int(written) == text.count else {
            throw VaultError.systemFailure(call: "write", path: path, errno: ENOSPC)
        }
        try system("fsync", path) { fsync(file) }
        try place(draft, name)
        try system("fsync", directory.path) { fsync(descriptor) }
    }

    /// `seal-1.key` and nothing like it: no zeros in front, no id 0.
    private static func parse(_ name: String) -> (KeyPurpose, UInt16)? {
        guard name.hasSuffix(".key") else { return nil }
        let parts = name.dropLast(4).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let purpose = KeyPurpose(rawValue: String(parts[0])),
            let id = UInt16(parts[1]), id > 0, String(id) == parts[1]
        else { return nil }
        return (purpose, id)
    }

    private func names() throws -> [String] {
        // The stream takes a descriptor of its own, and closes it.
        let copy = try system("open", directory.path) {
            openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard let stream = fdopendir(copy) else {
            close(copy)
            throw VaultError.systemFailure(call: "opendir", path: directory.path, errno: errno)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names.sorted()
    }

    private func content(of name: String) throws -> [UInt8] {
        let path = directory.path(of: name)
        let file = try system("open", path) {
            openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        }
        defer { close(file) }
        var status = stat()
        try system("stat", path) { fstat(file, &status) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= 1_024 else {
            throw VaultError.keyDamaged(file: path)
        }
        try directory.checkAccess(status, path: path)
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        let count = try system("read", path) { read(file, &bytes, bytes.count) }
        return Array(bytes.prefix(Int(count)))
    }
}

/// Makes the names in a directory outlive a loss of power.
private func synchronize(_ path: String) throws {
    let descriptor = try system("open", path) { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    defer { close(descriptor) }
    try system("fsync", path) { fsync(descriptor) }
}

/// Calls the operating system again for as long as a signal interrupts, and throws what it refuses.
@discardableResult
private func system<Status: SignedInteger>(
    _ call: String, _ path: String, _ body: () -> Status
) throws -> Status {
    while true {
        let status = body()
        if status >= 0 { return status }
        if errno != EINTR {
            throw VaultError.systemFailure(call: call, path: path, errno: errno)
        }
    }
}
