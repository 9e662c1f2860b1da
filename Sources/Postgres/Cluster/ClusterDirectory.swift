import Glibc

/// The places of a cluster inside a state directory, and who may touch them.
///
/// - `cluster`: the data directory.
/// - `socket`: holds the Unix socket, unless its path would be too long.
/// - `log`: what the server says.
/// - `start.lock`: held by who starts or stops the server.
/// - `users.lock`: shared by all who use it.
struct ClusterDirectory {
    let state: String
    /// As whom the server runs, nil for the caller.
    let account: Account?

    var data: String { "\(state)/cluster" }
    var log: String { "\(state)/log" }
    var startLock: String { "\(state)/start.lock" }
    var usersLock: String { "\(state)/users.lock" }
    var serverUser: uid_t { account?.user ?? geteuid() }

    /// The longest path that a Unix socket can have: `sun_path` has 108 bytes, one of them the end.
    static let longestSocketPath = 107

    /// Prepares the directories. The server never runs as root: for root it is the user `postgres`.
    init(state path: String) throws {
        if geteuid() == 0 {
            guard let postgres = Account.named("postgres") else {
                throw ClusterError(
                    .missingBinaries,
                    "there is no user postgres, as whom root runs the server; the package makes "
                        + "it: apt-get install postgresql")
            }
            account = postgres
        } else {
            account = nil
        }
        try makeDirectories(path, mode: geteuid() == 0 ? 0o711 : 0o700)
        guard let resolved = realpath(path, nil) else {
            throw ClusterError(.wrongPermissions, "\(path): \(String(errno: errno))")
        }
        defer { free(resolved) }
        state = String(cString: resolved)
        if state.utf8.contains(where: { "\"'\\$`\n".utf8.contains($0) }) {
            throw ClusterError(
                .wrongPermissions,
                "the state directory's path may not hold quotes, $, ` or \\: \(state)")
        }
        try checkWay()
        try makePrivate(log)
        try checkData()
    }

    /// The server's user must be able to pass through every directory on the way.
    private func checkWay() throws {
        guard let account else { return }
        var path = ""
        for name in state.split(separator: "/") {
            path += "/\(name)"
            var status = stat()
            guard stat(path, &status) == 0 else { continue }
            let bit: mode_t =
                status.st_uid == account.user
                ? S_IXUSR : status.st_gid == account.group ? S_IXGRP : S_IXOTH
            if status.st_mode & bit != 0 { continue }
            // An access list may allow what the mode does not.
            let trial = try Subprocess.run(
                ["/usr/bin/test", "-x", path], as: account, dies: true, environment: [])
            if trial.status == 0 { continue }
            throw ClusterError(
                .wrongPermissions,
                "the server runs as \(account.name), who cannot pass through \(path); choose "
                    + "another state directory (FANGPIN_STATE_DIRECTORY), or allow it: "
                    + "chmod o+x \(path)")
        }
    }

    /// A data directory that exists must belong to the server's user.
    private func checkData() throws {
        var status = stat()
        guard lstat(data, &status) == 0 else { return }
        if status.st_uid != serverUser {
            throw ClusterError(
                .foreignOwner,
                "\(data) is used by a server of \(Account.name(of: status.st_uid)), not of "
                    + "\(Account.name(of: serverUser)); run as that user, or choose another state "
                    + "directory (FANGPIN_STATE_DIRECTORY)")
        }
        if status.st_mode & S_IFMT != S_IFDIR {
            throw ClusterError(.damaged, "\(data) is no directory")
        }
        if status.st_mode & 0o077 & ~0o050 != 0 {
            throw ClusterError(
                .wrongPermissions,
                "\(data) can be entered by others, and PostgreSQL refuses that: chmod 700 \(data)")
        }
    }

    /// The major version that made the data, nil if there is none yet.
    func dataVersion() throws -> Int? {
        var status = stat()
        guard lstat(data, &status) == 0 else { return nil }
        guard let text = contents(of: "\(data)/PG_VERSION"),
            let version = Int(text.prefix { $0.isNumber })
        else {
            throw ClusterError(
                .damaged,
                "\(data) is no data directory of PostgreSQL (its PG_VERSION cannot be read); move "
                    + "it away, or restore it from a backup")
        }
        return version
    }

    /// The directory of the socket, made if need be: inside the state directory, or a short one
    /// named by a hash of it.
    func socketDirectory() throws -> String {
        let inside = "\(state)/socket"
        let name = "/.s.PGSQL.\(Cluster.port)"
        if inside.utf8.count + name.utf8.count <= ClusterDirectory.longestSocketPath {
            try makePrivate(inside)
            return inside
        }
        let root = geteuid() == 0 && access("/run", W_OK) == 0 ? "/run" : "/tmp"
        let short = "\(root)/fangpin-\(String(hash(state), radix: 16))"
        try makePrivate(short)
        return short
    }

    /// A directory of mode 700 that belongs to the server's user and to nobody else.
    func makePrivate(_ path: String) throws {
        if mkdir(path, 0o700) == 0 {
            try own(path)
        } else if errno != EEXIST {
            throw failure(path)
        }
        var status = stat()
        guard lstat(path, &status) == 0 else { throw failure(path) }
        if status.st_uid == 0 && account != nil {
            // Made by root just before it was stopped.
            try own(path)
        } else if status.st_mode & S_IFMT != S_IFDIR || status.st_uid != serverUser {
            throw ClusterError(
                .foreignOwner,
                "\(path) belongs to \(Account.name(of: status.st_uid)), or is no directory; it "
                    + "must be a directory of \(Account.name(of: serverUser))")
        }
        if status.st_mode & 0o7777 != 0o700 && chmod(path, 0o700) != 0 { throw failure(path) }
    }

    /// Gives a file to the server's user.
    func own(_ path: String) throws {
        guard let account else { return }
        if lchown(path, account.user, account.group) != 0 { throw failure(path) }
    }

    func failure(_ path: String) -> ClusterError {
        errno == ENOSPC
            ? ClusterError(.diskFull, "the disk of \(path) is full")
            : ClusterError(.wrongPermissions, "\(path): \(String(errno: errno))")
    }

    private func hash(_ text: String) -> UInt64 {
        // FNV-1a, 64 bits: only to name a directory.
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

/// Makes a directory and those above it.
private func makeDirectories(_ path: String, mode: mode_t) throws {
    if mkdir(path, mode) == 0 || errno == EEXIST { return }
    let parent = path.split(separator: "/", omittingEmptySubsequences: true).dropLast()
    let above = (path.hasPrefix("/") ? "/" : "") + parent.joined(separator: "/")
    if errno == ENOENT && !parent.isEmpty {
        try makeDirectories(above, mode: 0o755)
        if mkdir(path, mode) == 0 || errno == EEXIST { return }
    }
    if errno == ENOSPC { throw ClusterError(.diskFull, "the disk of \(path) is full") }
    throw ClusterError(
        .wrongPermissions,
        "the state directory \(path) cannot be made: \(String(errno: errno)); choose another "
            + "(FANGPIN_STATE_DIRECTORY)")
}

/// The text of a small file, nil if it cannot be read. At most the last 64 KiB.
func contents(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return nil }
    defer { close(descriptor) }
    let end = lseek(descriptor, 0, SEEK_END)
    lseek(descriptor, max(0, end - 65_536), SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &bytes, bytes.count)
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
}

/// Writes a file whole or not at all: a new one takes the old one's place.
func replace(_ path: String, with text: String, in directory: ClusterDirectory) throws {
    let new = "\(path).new"
    let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if descriptor < 0 { throw directory.failure(new) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    if write(descriptor, bytes, bytes.count) != bytes.count || fsync(descriptor) != 0 {
        throw directory.failure(new)
    }
    try directory.own(new)
    if rename(new, path) != 0 { throw directory.failure(path) }
}
