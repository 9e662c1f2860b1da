import Glibc

/// A program that was started, with its output in files.
///
/// Not `Foundation.Process`: that learns of an end by a socket, which a server inherits that the
/// program or another test starts, and so never learns of it while that server lives.
package struct Command: Sendable {
    package let id: pid_t

    /// - Parameters:
    ///   - variables: the whole environment, as `NAME=value`.
    ///   - output: file for standard output, which is emptied.
    ///   - messages: file for standard error, which is emptied.
    package init(
        _ program: String, _ arguments: [String], variables: [String], output: String,
        messages: String
    ) throws(NotStarted) {
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
        guard code == 0 else { throw NotStarted(program: program, code: code) }
        self.id = id
    }

    /// A program that is not there, or cannot be run.
    package struct NotStarted: Error, CustomStringConvertible {
        let program: String
        /// As `errno`.
        let code: Int32

        package var description: String {
            "\(program) cannot be started (error \(code)): build the product fangpin with the tests"
        }
    }

    /// How it ended.
    package enum End: Equatable, Sendable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// Waits for the end.
    package func end() async throws -> End {
        while true {
            if let end = waited(WNOHANG) { return end }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// The same for what ends at once, without letting others work meanwhile.
    package func endAtOnce() -> End {
        while true {
            if let end = waited(0) { return end }
        }
    }

    private func waited(_ options: Int32) -> End? {
        var status: Int32 = 0
        guard waitpid(id, &status, options) == id else { return nil }
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
    }

    /// `kill -9`, or what else is said. It must not have been waited for yet.
    package func kill(_ signal: Int32 = SIGKILL) { Glibc.kill(id, signal) }
}
