import Casework
import Domain
import Logging

/// 换密 - brings what older keys made under the newest one, a batch at a time, until the turn is
/// over: the lease must be shown again long before it runs out.
struct KeyRenewal: Sendable {
    let casework: Casework
    let logger: Logger

    /// A third of ``LeasedWork/leaseSeconds``.
    private static let turn = Duration.seconds(4)

    func turn() async throws {
        let end = ContinuousClock.now + KeyRenewal.turn
        var hasWorked = false
        while ContinuousClock.now < end, !Task.isCancelled, try await casework.renewValues() {
            hasWorked = true
        }
        guard hasWorked else { return }
        for key in try await casework.read(KeyStandings()) where !key.passes.isEmpty {
            logger.info(
                "values are renewed",
                metadata: [
                    "key": "\(key.name)", "done": "\(!key.isRunning)", "left": "\(key.skipped)",
                ])
        }
    }
}
