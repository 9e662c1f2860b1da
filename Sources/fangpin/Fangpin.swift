import ArgumentParser
import Glibc

@main
struct Fangpin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fangpin",
        abstract: "Anti-poverty insurance (防贫保) from referral to reconciled payment.",
        discussion: """
            The database is the embedded PostgreSQL under FANGPIN_STATE_DIRECTORY, or the one that \
            FANGPIN_DATABASE_URL names. Results go to standard output, messages to standard error.
            """,
        subcommands: [
            ServeCommand.self, ReplayCommand.self, MigrateCommand.self, CheckCommand.self,
            AuditCommand.self, DoctorCommand.self, KeysCommand.self, WorkCommand.self,
            OfficerCommand.self, TokenCommand.self, CertificateCommand.self, Payout.self,
            Sample.self, PlanCommand.self,
        ])

    /// Runs the command and ends with the contract's exit status; the library's own would be 1 for
    /// every error.
    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        if error is ExitCode || isOfTheCall(error) { exit(withError: error) }
        let failure = Failure(error)
        for line in failure.message.split(separator: "\n") { say("fangpin: \(line)") }
        // Not `exit`: its destructors pull away what another thread may still use, and a command
        // that fails must end with its status, not with a signal.
        fflush(nil)
        _exit(failure.status.rawValue)
    }

    /// Whether the library made the error: a wrong call (64), or a request for help (0).
    private static func isOfTheCall(_ error: any Error) -> Bool {
        error is ValidationError || error is CleanExit
            || String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
    }
}
