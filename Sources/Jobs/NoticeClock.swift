import Casework
import Domain

/// 公示到期 - ends a notice whose days are over and against which nothing is open.
struct NoticeClock: Sendable {
    let casework: Casework

    func close(_ work: DueWork) async throws -> DueWorkRunner.Outcome {
        guard let claim = Int64(work.subject) else { return .done }
        do {
            // A daemon that slept for a week ends it on the day on which it was due.
            let day = work.dueAt.day
            _ = try await casework.perform(
                CloseNotice(claim: claim, takenDownOn: day), by: .daemon,
                key: "notice-clock/\(claim)/\(day)")
        } catch Refusal.noticeNotHanging, Refusal.noticeIncomplete {
            // Somebody was faster, or an objection came in between: its ruling makes it due again.
        }
        return .done
    }
}
