import ArgumentParser
import Casework
import Domain

/// `fangpin work`
struct WorkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "What the daemon does by itself (待办).",
        subcommands: [List.self, Retry.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How much is due, and what was given up (查看).",
            discussion: "Exit status 1 when anything was given up; each is printed, at most 1,000.")

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                let casework = installation.casework
                let standing = try await casework.read(DueWorkStanding(at: casework.now))
                let works = try await casework.read(ParkedWorks(limit: 1_000))
                for work in works { try show(List.line(work)) }
                try show(
                    "\(standing.due) due, the oldest for \(standing.oldestSeconds) s; "
                        + "\(standing.parked) given up")
                if standing.parked > 0 { throw ExitCode(ExitStatus.partial.rawValue) }
            }
        }

        private static func line(_ parked: ParkedWork) -> String {
            "\(parked.work.kind.rawValue) \(parked.work.subject): given up on "
                + "\(parked.parkedAt.day) after \(parked.attempts) attempts: \(parked.fault)"
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send again what was given up, once its cause is mended (重新执行).")

        @Argument(help: "The kind of work, as the list shows it.") var kind: String
        @Argument(help: "What it is done to, as the list shows it.") var subject: String

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                _ = try await installation.casework.perform(
                    RetryWork(DueWork.Kind(rawValue: kind), subject), by: .operator)
                try show("\(kind) \(subject) will be tried again")
            }
        }
    }
}
