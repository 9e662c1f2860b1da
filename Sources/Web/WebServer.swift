import Casework
import Domain
import Hummingbird
import Logging
import ServiceLifecycle

/// The daemon's HTTP door. It sees nothing but `Casework`, so nothing goes around the trail.
package struct WebServer: Service {
    let casework: Casework
    let host: String
    let port: Int
    let logger: Logger
    /// Called once the server listens.
    let onReady: @Sendable () async -> Void

    package init(
        casework: Casework, host: String, port: Int, logger: Logger,
        onReady: @escaping @Sendable () async -> Void
    ) {
        self.casework = casework
        self.host = host
        self.port = port
        self.logger = logger
        self.onReady = onReady
    }

    package func run() async throws {
        let onReady = onReady
        let application = Application(
            router: WebRouter.router(casework: casework, logger: logger),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { _ in await onReady() }, logger: logger)
        try await application.run()
    }
}

/// Every route of the daemon.
package enum WebRouter {
    package static func router(
        casework: Casework, logger: Logger
    ) -> Router<BasicRequestContext> {
        let router = Router(
            context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SafeResponses(logger: logger))
        HealthRoutes(casework: casework).add(to: router)
        PageRoutes(casework: casework).add(to: router)
        APIRoutes(casework: casework).add(to: router)
        return router
    }
}
