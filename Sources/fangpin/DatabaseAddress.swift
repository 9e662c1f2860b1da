import Logging
import Postgres

/// Where the database is: the same for every command (contract, section 7).
enum DatabaseAddress {
    /// The statements that somebody with the rights of a superuser runs once. Beyond them fangpin
    /// touches nothing but its own schema.
    static func setup(login: String) -> String {
        """
        create role fangpin_owner nologin;
        create role fangpin_app nologin;
        grant fangpin_owner, fangpin_app to \(login);
        create schema fangpin authorization fangpin_owner;
        grant usage on schema fangpin to fangpin_app;
        """
    }

    /// The connection string, and the embedded server that was started or found for it.
    static func find(
        _ settings: Settings, logger: Logger
    ) async throws -> (url: String, cluster: Cluster?) {
        if let url = settings.databaseURL { return (url, nil) }
        let cluster = try await Cluster.start(in: settings.stateDirectory, logger: logger)
        do {
            try await cluster.ensureDatabase("fangpin")
            let url = cluster.connectionString(database: "fangpin")
            try await prepare(url, logger: logger)
            return (url, cluster)
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

    /// The same for the embedded server, where the roles may be there without the schema.
    private static let embeddedSetup = """
        do $$ begin
            if to_regrole('fangpin_owner') is null then create role fangpin_owner nologin; end if;
            if to_regrole('fangpin_app') is null then create role fangpin_app nologin; end if;
        end $$;
        create schema fangpin authorization fangpin_owner;
        grant usage on schema fangpin to fangpin_app;
        """

    /// Does in the embedded server what a DBA does elsewhere, unless it is done.
    private static func prepare(_ url: String, logger: Logger) async throws {
        let pool = Pool(
            configuration(url, role: nil, logger: logger), limits: Pool.Limits(size: 1))
        do {
            try await pool.transaction { tx in
                try await tx.query("select pg_advisory_xact_lock(hashtextextended('fangpin', 7))")
                let rows = try await tx.query("select to_regnamespace('fangpin') is not null")
                if try rows[0].decode(Bool.self) { return }
                try await tx.simple(embeddedSetup)
            }
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
    }
}
