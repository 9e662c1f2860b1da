import Glibc

/// A program that was started, with its output in files.
///
/// Not `Foundation.Process`: that learns of an end by a socket which a server that the program
/// started inherits, and so never learns that a program was killed whose server lives on.
struct Command: Sendable {
    let id: pid_t

    /// - Parameters:
    ///   - variables: the whole environment, as `NAME=value`.
    ///   - output: file for standard output, which is emptied.
    ///   - messages: file for standard error, which is emptied.
    init(
        _ program: String, _ arguments: [String], variables: [String], output: String,
        messages: String
    ) throws(JourneyFault) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, messages, flags, 0o600)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) }
        defer { for pointer in words + environment { free(pointer) } }
        words.append(nil)
        environment.append(nil)
        var id: pid_t = 0
        let code = posix_spawnp(&id, program, &actions, nil, words, environment)
        guard code == 0 else { throw .notStarted(program, code) }
        self.id = id
    }

    /// How it ended; nil while it runs.
    enum End: Equatable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// Waits for the end.
    func end() async throws -> End {
        while true {
            var status: Int32 = 0
            if waitpid(id, &status, WNOHANG) == id {
                let signal = status & 0x7F
                return signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// `kill -9`, or what else is said. It must not have been waited for yet.
    func kill(_ signal: Int32 = SIGKILL) { Glibc.kill(id, signal) }
}
