import Casework
import Domain
import Glibc
import Logging
import Postgres
import Store
import Vault

/// An installation below a state directory, as `fangpin migrate` left it.
struct BenchOffice {
    let casework: Casework
    let database: Database
    let pool: Pool
    let cluster: Cluster
    /// What may do everything that a bench does.
    static let clerk = Actor(id: "bench", roles: Set(Role.allCases))

    static func with<Value>(
        _ state: String, connections: Int = 4, _ body: (BenchOffice) async throws -> Value
    ) async throws -> Value {
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        let cluster = try await Cluster.start(in: state, logger: logger)
        var configuration = Configuration(
            url: cluster.connectionString(database: "fangpin"), role: "fangpin_app",
            logger: logger)
        configuration.settings = ["search_path": "fangpin", "TimeZone": "Asia/Shanghai"]
        let pool = Pool(configuration, limits: Pool.Limits(size: connections))
        let recorded = try await FingerprintRegister(pool: pool).recorded()
        let ring = try KeyRing.open(directory: KeyDirectory("\(state)/keys"), recorded: recorded)
        let database = Database(pool: pool, keys: try Keys(ring: ring))
        let casework = Casework(database: database, clock: .machine, logger: logger)
        let office = BenchOffice(
            casework: casework, database: database, pool: pool, cluster: cluster)
        let value = try await body(office)
        await pool.close()
        try await cluster.stop()
        return value
    }
}

extension WallClock {
    fileprivate static let machine = WallClock {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Instant(
            microseconds: Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000)
    }
}

/// What this process has used so far.
struct Usage {
    /// CPU time of the process, in seconds.
    let seconds: Double
    /// The most memory that it held, in MiB.
    let peak: Double

    static var now: Usage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double {
            Double(time.tv_sec) + Double(time.tv_usec) / 1e6
        }
        return Usage(
            seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            peak: Double(usage.ru_maxrss) / 1_024)
    }
}
