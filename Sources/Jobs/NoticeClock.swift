import Casework
import Domain
import Logging

/// 公示到期 - ends the notices whose days are over and against which nothing is open.
struct NoticeClock: Sendable {
    let casework: Casework
    let logger: Logger

    /// How many notices one turn ends; the next turn takes the rest.
    private static let batch = 200

    func turn() async throws {
        let today = casework.today
        let due = try await casework.read(NoticesDue(on: today, limit: NoticeClock.batch))
        for notice in due {
            do {
                _ = try await casework.perform(
                    CloseNotice(claim: notice.claim, takenDownOn: notice.dueOn), by: .daemon,
                    key: "notice-clock/\(notice.claim)/\(notice.dueOn)")
            } catch let refusal as Refusal {
                // Somebody was faster, or an objection came in between.
                logger.notice(
                    "notice not ended",
                    metadata: ["claim": "\(notice.claim)", "code": "\(refusal.code)"])
            }
        }
    }
}
