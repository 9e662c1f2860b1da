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
        show("state directory: \(settings.stateDirectory)")
        show("keys: \(settings.credentialsDirectory ?? settings.keyDirectory)")
        if let url = settings.databaseURL {
            try await examine(url, settings)
        } else {
            show("database: the embedded PostgreSQL below the state directory")
            try await Installation.with(connections: 1) { installation in
                show("server: running, data in \(installation.cluster?.dataDirectory ?? "")")
            }
        }
        show("everything is in order")
    }

    /// Looks at a database that somebody else runs, without changing it.
    private func examine(_ url: String, _ settings: Settings) async throws {
        let pool = Pool(
            DatabaseAddress.configuration(url, role: nil, logger: Log.logger(settings)),
            limits: Pool.Limits(size: 1))
        let found: (version: Int32, login: String, isReady: Bool)
        do {
            found = try await DatabaseSetup.examine(pool)
        } catch {
            await pool.close()
            throw error
        }
        await pool.close()
        show("database: PostgreSQL \(found.version / 10_000), login \(found.login)")
        guard found.version >= 150_000 else {
            throw Failure(.unavailable, "PostgreSQL 15 or later is needed; upgrade the server")
        }
        guard found.isReady else {
            show("a DBA has to run once, in this database:\n")
            show(DatabaseSetup.statements(login: quotedName(found.login)))
            throw Failure(.configuration, "the roles or the schema are missing; see above")
        }
        try await Installation.with(connections: 1) { _ in
            show("schema: at migration \(Migrator.newest)")
        }
    }
}
