import ArgumentParser
import Casework
import Domain
import Glibc
import Jobs
import Logging
import Postgres
import ServiceLifecycle
import UnixSignals
import Web

/// `fangpin serve` - the daemon.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the daemon: pages, API and background work (服务).",
        discussion: """
            Listens on loopback. Several daemons may run on one database; one of them does the \
            background work, and another takes over within 15 seconds when it dies. Ends on SIGTERM \
            or SIGINT, after the requests in hand.
            """)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"
    @Option(help: "The port to listen on.")
    var port = 8080

    func validate() throws {
        guard (1...65_535).contains(port) else {
            throw ValidationError("port \(port) is not between 1 and 65535")
        }
    }

    func run() async throws {
        let settings = try Settings.fromEnvironment()
        let logger = Log.logger(settings, default: .notice)
        let installation = try await Installation.open(
            settings, connections: 12, logger: logger)
        do {
            try await serve(installation, logger)
            await installation.close()
        } catch {
            await installation.close()
            throw error
        }
    }

    private func serve(_ installation: Installation, _ logger: Logger) async throws {
        let keeper = TrailKeeper(installation)
        let background = BackgroundWork(
            casework: installation.casework, holder: "\(ServeCommand.machine)/\(getpid())",
            logger: logger, noteHead: { try keeper.note($0) })
        let address = "http://\(host):\(port)/"
        let web = WebServer(
            casework: installation.casework, host: host, port: port, logger: logger,
            onReady: { say("fangpin: listening on \(address)") })
        var services: [any Service] = [web] + background.services
        if let cluster = installation.cluster {
            services.append(ClusterSupervisor(cluster: cluster, logger: logger))
        }
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(10)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error where ServeCommand.isOfTheSocket(error) {
            throw Failure(
                .inputOutput,
                "cannot listen on \(host), port \(port): \(error); "
                    + "give another --host or --port, or stop what listens there")
        }
        await background.stop()
    }

    /// Whether the network library made the error: the address is not there, or is taken.
    private static func isOfTheSocket(_ error: any Error) -> Bool {
        String(reflecting: type(of: error)).hasPrefix("NIOCore.")
    }

    /// The machine's name: with the process number it tells daemons apart.
    private static var machine: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
        return String(
            decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Starts the embedded server again when it dies.
struct ClusterSupervisor: Service {
    let cluster: Cluster
    let logger: Logger

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                try await cluster.ensureRunning()
            } catch {
                logger.critical(
                    "the embedded database does not start", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .milliseconds(500))
        }
    }
}
