import CLibPQ
import Glibc

/// Runs a program to its end and keeps what it said. Blocks.
struct Subprocess {
    /// The exit status, or 128 + the number of the signal that ended it.
    let status: Int32
    /// Standard output and error together; at most the last 64 KiB.
    let output: String

    /// - Parameters:
    ///   - account: the user as whom it runs, if that is not the caller.
    ///   - dies: whether it is killed when the calling thread ends before it.
    static func run(
        _ arguments: [String], as account: Account?, dies: Bool, environment: [String]
    ) throws -> Subprocess {
        var command: [String] = []
        if account != nil || dies { command = ["/usr/bin/setpriv"] }
        if let account {
            command += ["--reuid=\(account.user)", "--regid=\(account.group)", "--init-groups"]
        }
        if dies { command.append("--pdeathsig=KILL") }
        if !command.isEmpty { command.append("--") }
        command += arguments
        var pipe: [Int32] = [-1, -1]
        guard pipe_closed_on_exec(&pipe) == 0 else {
            throw ClusterError(.notStarting, "no file descriptors left: \(String(errno: errno))")
        }
        defer { close(pipe[0]) }
        let id = spawn(command, environment, output: pipe[1])
        close(pipe[1])
        guard let id else {
            throw ClusterError(
                .notStarting, "\(command[0]) cannot be run: \(String(errno: errno))")
        }
        let output = readAll(pipe[0])
        var raw: Int32 = 0
        while waitpid(id, &raw, 0) < 0 && errno == EINTR {}
        let signal = raw & 0x7F
        return Subprocess(status: signal == 0 ? (raw >> 8) & 0xFF : 128 + signal, output: output)
    }

    /// Starts the program in `/`, with no signal blocked or ignored.
    private static func spawn(
        _ command: [String], _ environment: [String], output: Int32
    ) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        spawn_in_root_directory(&actions)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var all = sigset_t()
        var none = sigset_t()
        sigfillset(&all)
        sigemptyset(&none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for word in words + variables { free(word) } }
        var id = pid_t()
        errno = posix_spawn(&id, command[0], &actions, &attributes, &words, &variables)
        return errno == 0 ? id : nil
    }

    private static func readAll(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 8_192)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { break }
            bytes += chunk.prefix(count)
            if bytes.count > 131_072 { bytes.removeFirst(bytes.count - 65_536) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A user of the system.
struct Account: Equatable {
    let name: String
    let user: uid_t
    let group: gid_t

    static func named(_ name: String) -> Account? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var space = [CChar](repeating: 0, count: 16_384)
        guard getpwnam_r(name, &entry, &space, space.count, &found) == 0, found != nil else {
            return nil
        }
        return Account(name: name, user: entry.pw_uid, group: entry.pw_gid)
    }

    /// The name of a user, or the number where there is none.
    static func name(of user: uid_t) -> String {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var space = [CChar](repeating: 0, count: 16_384)
        guard getpwuid_r(user, &entry, &space, space.count, &found) == 0, found != nil,
            let name = entry.pw_name
        else { return String(user) }
        return String(cString: name)
    }
}
