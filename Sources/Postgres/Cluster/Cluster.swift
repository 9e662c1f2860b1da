import Glibc
import Logging

/// The embedded PostgreSQL: a private server of its own in a state directory, on a Unix socket
/// only.
///
/// Many processes may use one cluster. Locks of the kernel, not luck, decide: who finds the server
/// stopped starts it, and stops it again when nobody else uses it; who finds it running leaves it
/// running. A process that is killed loses its locks with its life, and leaves the server running.
///
/// The server runs as the caller, or as `postgres` when the caller is root. Everybody who can enter
/// the socket's directory (mode 700) is trusted, and nobody else can reach it.
public final class Cluster: Sendable {
    /// A port names the socket; there is no TCP.
    static let port = 5432
    /// The superuser of the cluster.
    public static let user = "postgres"
    static let settingsFile = "fangpin.conf"
    /// Nothing of the caller's environment may reach the server: `PGPORT`, `PGOPTIONS`, `LC_ALL`.
    static let environment = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"]

    private let directory: ClusterDirectory
    private let installation: Installation
    private let settings: ClusterSettings
    private let logger: Logger
    private let state: Guarded<State>

    private struct State {
        var users: FileLock?
        var wasStartedHere: Bool
        var socketDirectory: String
    }

    /// Starts the cluster of a state directory, or finds it running; makes it if there is none.
    ///
    /// - Parameters:
    ///   - stateDirectory: made if need be. Below it are `cluster`, `socket`, `log`, and the locks.
    ///   - binaries: the directory of PostgreSQL's programs; by default the newest under
    ///     `/usr/lib/postgresql`, or those of the version that made the data.
    /// - Throws: ``ClusterError``, which says what to do.
    public static func start(
        in stateDirectory: String, binaries: String? = nil,
        settings: ClusterSettings = ClusterSettings(),
        logger: Logger = Logger(label: "postgres.cluster")
    ) async throws -> Cluster {
        let cluster = try await blocking {
            try Cluster(stateDirectory, binaries, settings, logger)
        }
        do {
            if cluster.wasStartedHere { try await cluster.checkLocale() }
        } catch {
            try await cluster.stop()
            throw error
        }
        return cluster
    }

    private init(
        _ stateDirectory: String, _ binaries: String?, _ settings: ClusterSettings,
        _ logger: Logger
    ) throws {
        let directory = try ClusterDirectory(state: stateDirectory)
        let lock = try FileLock(path: directory.startLock, mode: 0o600)
        try lock.take(waiting: 150)
        let users = try FileLock(path: directory.usersLock, mode: 0o600)
        let installation = try Installation.find(
            given: binaries, dataVersion: directory.dataVersion())
        if try directory.dataVersion() == nil {
            logger.info("making a new database in \(directory.data)")
            try Initialization(
                directory: directory, installation: installation, settings: settings
            ).run()
        }
        let found = Postmaster.running(in: directory)
        let postmaster = Postmaster(directory: directory, installation: installation)
        let running = try postmaster.start(settings: settings)
        // Only who holds the start lock takes the users' lock whole, and that is this process.
        guard users.shareNow() else {
            throw ClusterError(.busy, "\(directory.usersLock) is held by a process that stops it")
        }
        self.directory = directory
        self.installation = installation
        self.settings = settings
        self.logger = logger
        state = Guarded(
            State(
                users: users, wasStartedHere: found?.id != running.id,
                socketDirectory: running.socketDirectory))
        withExtendedLifetime(lock) {}
    }

    /// Whether this object started the server, and so stops it.
    public var wasStartedHere: Bool { state.withLock { $0.wasStartedHere } }

    /// Whether the server lives. It may be starting.
    public var isRunning: Bool { Postmaster.running(in: directory) != nil }

    /// The data directory.
    public var dataDirectory: String { directory.data }

    /// The connection string of a database, for the superuser `postgres` unless said otherwise.
    public func connectionString(
        database: String = "postgres", user: String = Cluster.user
    ) -> String {
        func quoted(_ value: String) -> String {
            "'"
                + value.reduce(into: "") { text, character in
                    if character == "'" || character == "\\" { text.append("\\") }
                    text.append(character)
                } + "'"
        }
        let socket = state.withLock { $0.socketDirectory }
        return "host=\(quoted(socket)) port=\(Cluster.port) user=\(quoted(user)) "
            + "dbname=\(quoted(database))"
    }

    /// Starts the server again if it died: for the supervisor of a daemon.
    /// - Returns: whether it had to be started.
    @discardableResult
    public func ensureRunning() async throws -> Bool {
        try await Cluster.blocking { [self] in
            if let running = Postmaster.running(in: directory), running.status == "ready" {
                return false
            }
            let lock = try FileLock(path: directory.startLock, mode: 0o600)
            try lock.take(waiting: 150)
            let found = Postmaster.running(in: directory)
            let running = try Postmaster(directory: directory, installation: installation)
                .start(settings: settings)
            withExtendedLifetime(lock) {}
            guard running.id != found?.id else { return false }
            logger.warning("the database server was dead and has been started again")
            state.withLock { state in
                state.wasStartedHere = true
                state.socketDirectory = running.socketDirectory
            }
            return true
        }
    }

    /// Ends this use of the cluster. The server is stopped if this object started it and no other
    /// process uses it. May be called more than once.
    public func stop() async throws {
        try await Cluster.blocking { [self] in try stopAndWait() }
    }

    private func stopAndWait() throws {
        let lock = try FileLock(path: directory.startLock, mode: 0o600)
        try lock.take(waiting: 150)
        defer { withExtendedLifetime(lock) {} }
        let (users, isOwn) = state.withLock { state in
            (exchange(&state.users, with: nil), state.wasStartedHere)
        }
        guard let users else { return }
        users.release()
        guard isOwn, users.takeNow() else { return }
        try Postmaster(directory: directory, installation: installation).stop()
        // A socket's directory outside the state directory is not left behind; one inside is kept.
        let socket = state.withLock { $0.socketDirectory }
        if !socket.hasPrefix(directory.state) { rmdir(socket) }
    }

    static func blocking<Output: Sendable>(
        _ body: @escaping @Sendable () throws -> Output
    ) async throws -> Output {
        try await withCheckedThrowingContinuation { done in
            Errand.run { done.resume(with: Result { try body() }) }
        }
    }
}
