import Glibc

/// A program that a test runs to its end, as an outsider would.
///
/// Not `Foundation.Process`: that learns of an end by a socket, which a server inherits that the
/// tests start at the same moment, and then it waits for ever.
package enum Tool {
    package struct NotStarted: Error {
        package var program: String
        /// As `errno`.
        package var code: Int32
    }

    /// Runs a program in a folder; its standard output goes to a file, which is emptied, its
    /// messages nowhere.
    ///
    /// - Returns: its exit status, or 128 and the signal that ended it.
    package static func run(
        _ program: String, _ arguments: [String], in folder: String, output: String
    ) throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Swift does not see posix_spawn_file_actions_addchdir_np; env does the same.
        let call = ["env", "-C", folder, program] + arguments
        var words: [UnsafeMutablePointer<CChar>?] = call.map { strdup($0) }
        defer { for word in words { free(word) } }
        words.append(nil)
        var id: pid_t = 0
        let code = posix_spawnp(&id, "env", &actions, nil, words, environ)
        guard code == 0 else { throw NotStarted(program: program, code: code) }
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
}
