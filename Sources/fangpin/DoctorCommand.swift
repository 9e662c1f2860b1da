import ArgumentParser
import Glibc
import Postgres
import Store
import Vault

/// `fangpin doctor` - says what is in order, what is not, and what to do.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the set-up and say what to do (体检).",
        discussion: """
            With FANGPIN_DATABASE_URL it also prints the statements that a DBA runs once; beyond \
            them fangpin touches nothing but its own schema.
            """)

    func run() async throws {
        let settings = try Settings.fromEnvironment()
        try show("state directory: \(settings.stateDirectory)")
        try show("keys: \(settings.keys.path)")
        try examinePasswords(settings)
        if let url = settings.databaseURL {
            try await examine(url, settings)
        } else {
            try show("database: the embedded PostgreSQL below the state directory")
            try await Installation.with(connections: 1) { installation in
                try show("server: running, data in \(installation.cluster?.dataDirectory ?? "")")
            }
        }
        try show("everything is in order")
    }

    /// What new passwords are held against.
    private func examinePasswords(_ settings: Settings) throws {
        let lists = try settings.passwordLists()
        if let common = lists.common {
            try show("common passwords: \(try common.words().count) words of \(common.path)")
        } else {
            try show("common passwords: the program's own list only; \(DoctorCommand.moreWords)")
        }
        try show("breached passwords: \(lists.breached?.path ?? "no list")")
    }

    static let moreWords = "apt-get install python3-zxcvbn brings the 30,000 commonest"

    /// Looks at a database that somebody else runs, without changing it.
    private func examine(_ url: String, _ settings: Settings) async throws {
        let found = try await DatabaseAddress.examine(url, logger: Log.logger(settings))
        try show("database: PostgreSQL \(found.version / 10_000), login \(found.login)")
        if !found.isReady {
            try show("a DBA has to run once, in this database:\n")
            try show(DatabaseSetup.statements(login: quotedName(found.login)))
        }
        try await Installation.with(connections: 1) { _ in
            try show("schema: at migration \(Migrator.newest)")
        }
    }
}
