import Casework
import Domain

/// 承诺截止 - closes the commitments to the seed of a round at its hour, so that nobody has to be there
/// for it and nobody can put it off.
struct CommitmentClock: Sendable {
    let casework: Casework

    func close(_ work: DueWork) async throws -> DueWorkRunner.Outcome {
        let round = ReviewRoundID(work.subject)
        do {
            _ = try await casework.perform(
                CloseCommitments(round: round), by: .daemon, key: "commitment-clock/\(round)")
        } catch Refusal.review(.wrongState), Refusal.review(.roundNotFound) {
            // Somebody was faster.
        }
        return .done
    }
}
