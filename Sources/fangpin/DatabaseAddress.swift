import Logging
import Postgres
import Store

/// Where the database is: the same for every command (contract, section 7).
enum DatabaseAddress {
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

    /// Does in the embedded server what a DBA does elsewhere, unless it is done.
    private static func prepare(_ url: String, logger: Logger) async throws {
        let pool = Pool(
            configuration(url, role: nil, logger: logger), limits: Pool.Limits(size: 1))
        do {
            try await DatabaseSetup.prepareEmbedded(pool)
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
    }
}
