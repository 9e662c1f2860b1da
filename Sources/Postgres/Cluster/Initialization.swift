import Glibc

/// Makes a new cluster: whole, or not at all.
///
/// It is made in a directory of another name, and renamed when it is complete. What a killed
/// attempt left is removed by the next; `initdb` dies with the thread that runs it.
struct Initialization {
    let directory: ClusterDirectory
    let installation: Installation
    let settings: ClusterSettings

    private static let prefix = "cluster.new-"

    func run() throws {
        for name in names(in: directory.state) where name.hasPrefix(Initialization.prefix) {
            removeTree("\(directory.state)/\(name)")
        }
        try checkSpace()
        let new = "\(directory.state)/\(Initialization.prefix)\(getpid())"
        try directory.makePrivate(new)
        var arguments = [
            "\(installation.directory)/initdb", "-D", new, "-U", Cluster.user,
            "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8", "--locale=C.UTF-8",
            "--data-checksums", "--no-instructions",
        ]
        if !settings.isDurable { arguments.append("--no-sync") }
        let made = try Subprocess.run(
            arguments, as: directory.account, dies: true, environment: Cluster.environment)
        guard made.status == 0 else {
            removeTree(new)
            throw ClusterError.reading(made.output, doing: "the database could not be made")
        }
        try include(in: new)
        if rename(new, directory.data) != 0 { throw directory.failure(directory.data) }
        sync(directory.state)
    }

    private func checkSpace() throws {
        var space = statvfs()
        guard statvfs(directory.state, &space) == 0 else { return }
        let free = UInt64(space.f_bavail) * UInt64(space.f_frsize)
        if free < settings.leastFreeSpace {
            throw ClusterError(
                .diskFull,
                "the disk of \(directory.state) has \(free >> 20) MiB free; a new database needs "
                    + "\(settings.leastFreeSpace >> 20) MiB")
        }
    }

    /// The settings stand in a file of their own, so that the others remain the administrator's.
    private func include(in new: String) throws {
        let path = "\(new)/postgresql.conf"
        let text = (contents(of: path) ?? "") + "\ninclude_if_exists '\(Cluster.settingsFile)'\n"
        try replace(path, with: text, in: directory)
    }

    private func sync(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 {
            fsync(descriptor)
            close(descriptor)
        }
    }
}

/// Removes a directory and all in it, following no link.
func removeTree(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
        for name in names(in: path) { removeTree("\(path)/\(name)") }
        rmdir(path)
    } else {
        unlink(path)
    }
}

extension ClusterError {
    /// Reads from what PostgreSQL's programs said what is wrong.
    static func reading(_ log: String, doing what: String) -> ClusterError {
        let causes: [(String, Reason, String)] = [
            ("No space left on device", .diskFull, "the disk is full"),
            ("Disk quota exceeded", .diskFull, "the disk quota is used up"),
            ("invalid locale name", .wrongLocale, "this system has no locale C.UTF-8"),
            ("invalid value for parameter \"lc_", .wrongLocale, "a locale is missing"),
            ("incompatible with server", .otherVersion, "the data is of another version"),
            ("has wrong ownership", .foreignOwner, "the data belongs to another user"),
            ("has invalid permissions", .wrongPermissions, "the data can be read by others"),
            ("Permission denied", .wrongPermissions, "a file cannot be reached"),
            ("is not a database cluster directory", .damaged, "the data directory is damaged"),
            ("checkpoint record", .damaged, "the data directory is damaged"),
        ]
        let tail = log.split(separator: "\n").suffix(12).joined(separator: "\n  ")
        for (text, reason, meaning) in causes where log.contains(text) {
            return ClusterError(reason, "\(what): \(meaning). The server says:\n  \(tail)")
        }
        return ClusterError(.notStarting, "\(what). The server says:\n  \(tail)")
    }
}
