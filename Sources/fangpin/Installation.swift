import Casework
import Domain
import Formats
import Glibc
import Logging
import Postgres
import Store
import Vault

/// An open installation: the database, the keys, and the office that works with both.
struct Installation {
    let settings: Settings
    let casework: Casework
    let pool: Pool
    /// The embedded server; nil where somebody else runs PostgreSQL.
    let cluster: Cluster?

    /// Finds the database, brings its schema up to date, opens the keys.
    ///
    /// - Parameter connections: how many connections to the database are kept at most.
    static func open(
        _ settings: Settings, connections: Int = 8, logger: Logger
    ) async throws -> Installation {
        let lists = try settings.passwordLists()
        let found = try await DatabaseAddress.find(settings, logger: logger)
        do {
            return try await open(
                settings, found, lists, connections: connections, logger: logger)
        } catch {
            try? await found.cluster?.stop()
            throw error
        }
    }

    private static func open(
        _ settings: Settings, _ found: DatabaseAddress.Found, _ lists: PasswordLists,
        connections: Int, logger: Logger
    ) async throws -> Installation {
        let owner = Pool(
            DatabaseAddress.configuration(found.owner, role: "fangpin_owner", logger: logger),
            limits: Pool.Limits(size: 1))
        let applied = try await Migrator(pool: owner).migrate()
        for name in applied { logger.info("migrated", metadata: ["migration": "\(name)"]) }
        await owner.close()
        let pool = Pool(
            DatabaseAddress.configuration(found.daemon, role: "fangpin_app", logger: logger),
            limits: Pool.Limits(size: connections))
        let keys = try Keys(ring: try await openKeys(settings, pool))
        let casework = Casework(
            database: Database(pool: pool, keys: keys, directory: settings.keys),
            clock: .system, logger: logger, passwordLists: lists,
            secondFactor: settings.secondFactor)
        return Installation(
            settings: settings, casework: casework, pool: pool, cluster: found.cluster)
    }

    /// Opens the keys that the database was written with. Only a database without any may get new
    /// ones.
    private static func openKeys(_ settings: Settings, _ pool: Pool) async throws -> KeyRing {
        let register = FingerprintRegister(pool: pool)
        let recorded = try await register.recorded()
        if recorded.isEmpty, settings.keys.kind == .state {
            try OutputFolder.make(settings.stateDirectory)
        }
        let ring = try KeyRing.open(directory: settings.keys, recorded: recorded)
        try await register.record(ring.fingerprints)
        // Another daemon with other keys may have been first: then its keys are the database's.
        try ring.check(against: try await register.recorded())
        return ring
    }

    /// Closes the connections and leaves the embedded server, which stops when nobody else uses it.
    func close() async {
        await pool.close()
        try? await cluster?.stop()
    }
}

extension Installation {
    /// Opens an installation for the time of `body`.
    static func with<Value: Sendable>(
        connections: Int = 8, _ body: (Installation) async throws -> Value
    ) async throws -> Value {
        let settings = try Settings.fromEnvironment()
        let installation = try await open(
            settings, connections: connections, logger: Log.logger(settings))
        do {
            let value = try await body(installation)
            await installation.close()
            return value
        } catch {
            await installation.close()
            throw error
        }
    }
}

extension WallClock {
    /// The machine's clock, to the microsecond.
    static let system = WallClock {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Instant(
            microseconds: Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000)
    }
}
