import Casework
import Domain
import Hummingbird
import HummingbirdCore
import Logging
import ServiceLifecycle
import SignOn

/// The daemon's HTTP door. It sees nothing but `Casework`, so nothing goes around the trail.
package struct WebServer: Service {
    let casework: Casework
    let host: String
    let port: Int
    /// The daemon's own TLS; nil for plain HTTP.
    let security: TransportSecurity?
    /// Whether a proxy on this machine ends TLS for the daemon.
    let isBehindTLS: Bool
    /// The county's own sign-on; nil for none.
    let signOn: SignOnProvider?
    let limits: ServerLimits
    let logger: Logger
    /// Called once the server listens.
    let onReady: @Sendable () async -> Void

    package init(
        casework: Casework, host: String, port: Int, security: TransportSecurity? = nil,
        isBehindTLS: Bool = false, signOn: SignOnProvider? = nil,
        limits: ServerLimits = ServerLimits(), logger: Logger,
        onReady: @escaping @Sendable () async -> Void
    ) {
        self.casework = casework
        self.host = host
        self.port = port
        self.security = security
        self.isBehindTLS = isBehindTLS
        self.signOn = signOn
        self.limits = limits
        self.logger = logger
        self.onReady = onReady
    }

    package func run() async throws {
        let onReady = onReady
        let application = Application(
            router: WebRouter.router(
                casework: casework, isBehindTLS: isBehindTLS || security != nil,
                takesCertificates: security?.takesCertificates == true, signOn: signOn,
                limits: limits, logger: logger),
            server: try .limited(limits, security: security),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(
                    limits.connections, logger: logger)),
            onServerRunning: { _ in await onReady() }, logger: logger)
        try await application.run()
    }
}

/// Every route of the daemon.
package enum WebRouter {
    /// - Parameter takesCertificates: whether callers may show who they are in the handshake of
    ///   the daemon's own TLS.
    package static func router(
        casework: Casework, isBehindTLS: Bool = false, takesCertificates: Bool = false,
        signOn: SignOnProvider? = nil, limits: ServerLimits = ServerLimits(), logger: Logger
    ) -> Router<Visit> {
        let router = Router(context: Visit.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Origins(isBehindTLS: isBehindTLS))
        router.add(middleware: SafeResponses(isOverTLS: isBehindTLS, logger: logger))
        router.add(middleware: Admission(places: limits.requests))
        router.add(
            middleware: Guard(
                casework: casework, isBehindTLS: isBehindTLS,
                takesCertificates: takesCertificates, logger: logger))
        router.add(middleware: ReadingGuard(casework: casework, quota: ReadingQuota()))
        let throttle = AddressThrottle()
        HealthRoutes(casework: casework).add(to: router)
        AccessRoutes(
            casework: casework, isBehindTLS: isBehindTLS, hasSignOn: signOn != nil,
            throttle: throttle, logger: logger
        ).add(to: router)
        if let signOn {
            SignOnRoutes(
                casework: casework, provider: signOn, isBehindTLS: isBehindTLS,
                throttle: throttle
            ).add(to: router)
        }
        PageRoutes(casework: casework).add(to: router)
        DisclosureRoutes(casework: casework).add(to: router)
        PaymentRoutes(casework: casework).add(to: router)
        ImportRoutes(casework: casework).add(to: router)
        AdministrationRoutes(casework: casework).add(to: router)
        ErasureRoutes(casework: casework).add(to: router)
        PlanRoutes(casework: casework).add(to: router)
        ReviewRoutes(casework: casework).add(to: router)
        ReviewTaskRoutes(casework: casework).add(to: router)
        VerifierRoutes(casework: casework).add(to: router)
        APIRoutes(casework: casework, throttle: throttle).add(to: router)
        return router
    }
}
