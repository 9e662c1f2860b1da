import Logging
import Postgres
import Store

/// Where the database is: the same for every command (contract, section 7).
enum DatabaseAddress {
    /// How the database is reached.
    struct Found {
        /// By who may become the schema's owner, to bring it up to date.
        var owner: String
        /// By who may not, to work there. The two are one login where somebody else runs the
        /// server.
        var daemon: String
        /// The embedded server that was started or found.
        var cluster: Cluster?
    }

    /// Finds the database, and prepares it where it is the embedded one.
    static func find(_ settings: Settings, logger: Logger) async throws -> Found {
        if let url = settings.databaseURL {
            try await refuseUnprepared(url, logger: logger)
            return Found(owner: url, daemon: url)
        }
        let cluster = try await Cluster.start(in: settings.stateDirectory, logger: logger)
        do {
            try await cluster.ensureDatabase("fangpin")
            let url = cluster.connectionString(database: "fangpin")
            try await prepare(url, logger: logger)
            let daemon = cluster.connectionString(
                database: "fangpin", user: DatabaseSetup.daemonLogin)
            return Found(owner: url, daemon: daemon, cluster: cluster)
        } catch {
            try? await cluster.stop()
            throw error
        }
    }

    static func configuration(_ url: String, role: String?, logger: Logger) -> Configuration {
        var configuration = Configuration(
            url: url, applicationName: "fangpin", role: role, logger: logger)
        configuration.settings = ["search_path": "fangpin", "TimeZone": "Asia/Shanghai"]
        return configuration
    }

    /// What a database that somebody else runs is like; nothing is changed.
    static func examine(
        _ url: String, logger: Logger
    ) async throws -> (version: Int32, login: String, isReady: Bool) {
        try await asLogin(url, logger: logger) { try await DatabaseSetup.examine($0) }
    }

    /// No command makes roles or a schema in somebody else's database.
    private static func refuseUnprepared(_ url: String, logger: Logger) async throws {
        let found = try await examine(url, logger: logger)
        guard found.version >= 150_000 else {
            throw Failure(.unavailable, "PostgreSQL 15 or later is needed; upgrade the server")
        }
        guard found.isReady else {
            throw Failure(
                .configuration,
                "the roles or the schema are missing in the database of FANGPIN_DATABASE_URL: "
                    + "'fangpin doctor' prints what a DBA has to run there once")
        }
    }

    /// Does in the embedded server what a DBA does elsewhere, unless it is done.
    private static func prepare(_ url: String, logger: Logger) async throws {
        try await asLogin(url, logger: logger) { try await DatabaseSetup.prepareEmbedded($0) }
    }

    /// Works in the database as whoever the connection string names.
    private static func asLogin<Value: Sendable>(
        _ url: String, logger: Logger, _ body: (Pool) async throws -> Value
    ) async throws -> Value {
        let pool = Pool(
            configuration(url, role: nil, logger: logger), limits: Pool.Limits(size: 1))
        do {
            let value = try await body(pool)
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }
}
