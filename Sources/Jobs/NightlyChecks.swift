import Casework
import Domain
import Logging

/// 夜间检查 - runs the invariants once a day and says loudly what they find.
struct NightlyChecks: Sendable {
    let casework: Casework
    let holder: String
    let logger: Logger

    /// Two in the morning, Asia/Shanghai.
    private static let secondsAfterMidnight: Int64 = 2 * 3_600

    func turn() async throws {
        let now = casework.now
        let last = try await casework.read(LastCheckRun())
        guard last.map({ $0 < NightlyChecks.lastDue(before: now) }) ?? true else { return }
        let findings = try await casework.runChecks(holder: holder)
        for finding in findings {
            logger.critical(
                "an invariant is broken",
                metadata: ["check": "\(finding.check)", "row": "\(finding.detail)"])
        }
        logger.info("nightly checks ran", metadata: ["findings": "\(findings.count)"])
    }

    /// The last moment at which they were due. A night in which no daemon ran is made up for.
    private static func lastDue(before now: Instant) -> Instant {
        let today = Instant(now.day, secondsAfterMidnight: secondsAfterMidnight)
        return now >= today
            ? today : Instant(now.day + -1, secondsAfterMidnight: secondsAfterMidnight)
    }
}
