import Casework
import Domain
import Logging
import ServiceLifecycle

/// A piece of background work that one daemon does at a time.
///
/// Any number of daemons may run it against one database. Who holds the lease works; the others
/// look again. A holder that dies is replaced when its lease has run out and another has looked, at
/// most ``leaseSeconds`` and ``standbyInterval`` later. The work itself is made of actions with
/// idempotency keys or of writes that the lease's term fences, so a holder that was only slow
/// cannot do anything twice.
package struct LeasedWork: Service {
    /// How long a lease runs.
    package static let leaseSeconds = 12
    /// How often who does not hold the lease looks, however seldom the work comes round: with the
    /// lease's time this stays below the 15 seconds within which the work has to go on.
    package static let standbyInterval = Duration.seconds(1)

    package let name: String
    package let interval: Duration
    let casework: Casework
    let holder: String
    let logger: Logger
    let work: @Sendable (Lease) async throws -> Void

    package init(
        _ name: String, every interval: Duration, for casework: Casework, holder: String,
        logger: Logger, work: @escaping @Sendable (Lease) async throws -> Void
    ) {
        self.name = name
        self.interval = interval
        self.casework = casework
        self.holder = holder
        self.logger = logger
        self.work = work
    }

    package func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            var isHolder = false
            do {
                if let lease = try await casework.takeLease(
                    name, holder: holder, seconds: LeasedWork.leaseSeconds)
                {
                    isHolder = true
                    try await work(lease)
                }
            } catch is CancellationError {
                return
            } catch {
                // The database may be gone for a while; the next turn tries again.
                logger.warning(
                    "background work failed",
                    metadata: ["work": "\(name)", "error": "\(error)"])
            }
            await LeasedWork.pause(
                isHolder ? interval : min(interval, LeasedWork.standbyInterval))
        }
    }

    /// Sleeps, but not through a shutdown.
    private static func pause(_ interval: Duration) async {
        let step = Duration.milliseconds(200)
        var left = interval
        while left > .zero, !Task.isShuttingDownGracefully, !Task.isCancelled {
            try? await Task.sleep(for: min(step, left))
            left -= step
        }
    }
}
