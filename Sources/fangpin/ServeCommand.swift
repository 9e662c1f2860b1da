import ArgumentParser
import Casework
import Documents
import Domain
import Glibc
import Jobs
import Logging
import Postgres
import ServiceLifecycle
import SignOn
import UnixSignals
import Web

/// `fangpin serve` - the daemon.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the daemon: pages, API and background work (服务).",
        discussion: """
            Listens on loopback. With FANGPIN_TLS_CERTIFICATE and FANGPIN_TLS_KEY it speaks TLS \
            1.3 and HTTP/2; with FANGPIN_TLS_CLIENT_CA it takes certificates of departments and \
            devices (fangpin certificate). Several daemons may run on one database; one of them does the \
            background work, and another takes over within 15 seconds when it dies. Ends on \
            SIGTERM or SIGINT, after the requests in hand.
            """)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"
    @Option(help: "The port to listen on.")
    var port = 8080
    @Flag(
        help: ArgumentHelp(
            "A proxy on this machine ends TLS for the daemon: cookies are sent over TLS only.",
            discussion: "It passes Host on as it came and adds the caller to X-Forwarded-For."))
    var behindTLS = false

    func validate() throws {
        guard (1...65_535).contains(port) else {
            throw ValidationError("port \(port) is not between 1 and 65535")
        }
    }

    func run() async throws {
        let settings = try Settings.fromEnvironment()
        let logger = Log.logger(settings, default: .notice)
        ServeCommand.raiseDescriptorLimit()
        if settings.tls == nil, !behindTLS, !ServeCommand.isLoopback(host) {
            throw Failure(
                .usage,
                "\(host) is no loopback address, and passwords and tokens do not go in the clear: "
                    + "set FANGPIN_TLS_CERTIFICATE and FANGPIN_TLS_KEY, or put a proxy that ends "
                    + "TLS before it and start with --behind-tls")
        }
        let security = try settings.tls.map {
            try TransportSecurity(
                certificate: $0.certificate, key: $0.key, clientCA: settings.clientCA)
        }
        let installation = try await Installation.open(
            settings, connections: 12, logger: logger)
        if !installation.casework.hasFrequentPasswords {
            logger.warning("there is no list of common passwords: \(DoctorCommand.moreWords)")
        }
        let missing = await Press.shared.missingFonts()
        if !missing.isEmpty {
            logger.warning(
                "papers will have boxes in place of characters: fonts are missing",
                metadata: ["fonts": "\(missing.joined(separator: ", "))"])
        }
        let signOn = settings.signOn.map {
            SignOnProvider($0, clock: .system, logger: logger)
        }
        do {
            try await serve(installation, security, signOn, logger)
            await signOn?.close()
            await installation.close()
        } catch {
            await signOn?.close()
            await installation.close()
            throw error
        }
    }

    private func serve(
        _ installation: Installation, _ security: TransportSecurity?, _ signOn: SignOnProvider?,
        _ logger: Logger
    ) async throws {
        let keeper = TrailKeeper(installation)
        let background = BackgroundWork(
            casework: installation.casework, holder: "\(ServeCommand.machine)/\(getpid())",
            logger: logger, memory: keeper.memory)
        let address = "\(security == nil ? "http" : "https")://\(host):\(port)/"
        let web = WebServer(
            casework: installation.casework, host: host, port: port, security: security,
            isBehindTLS: behindTLS, signOn: signOn, logger: logger,
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

    /// A connection is a descriptor, and the usual soft limit of 1,024 would be hit first. The hard
    /// limit is the administrator's word, and stays.
    private static func raiseDescriptorLimit() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 16_384)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    private static func isLoopback(_ host: String) -> Bool {
        host.hasPrefix("127.") || ["localhost", "::1"].contains(host)
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
