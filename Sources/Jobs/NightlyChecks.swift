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
        let due = Instant(
            now.day, secondsAfterMidnight: NightlyChecks.secondsAfterMidnight)
        guard now >= due, last.map({ $0 < due }) ?? true else { return }
        let findings = try await casework.runChecks(holder: holder)
        for finding in findings {
            logger.critical(
                "an invariant is broken",
                metadata: ["check": "\(finding.check)", "row": "\(finding.detail)"])
        }
        logger.info("nightly checks ran", metadata: ["findings": "\(findings.count)"])
    }
}
