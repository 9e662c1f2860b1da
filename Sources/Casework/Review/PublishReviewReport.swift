import Digests
import Domain
import Sampling
import Store

/// 发布报告 - the figures of a round become its report, which never changes again, and the rules of
/// the round say what it leads to: each consequence waits for somebody who confirms it.
package struct PublishReviewReport: Action {
    package static let name = "publish_review_report"
    package static let permission = Permission.drawSamples
    package static let isBulk = true
    package static let isCountywide = true

    package var round: ReviewRoundID

    package init(round: ReviewRoundID) { self.round = round }

    package func write(to request: inout CanonicalBytes) { request.append(round.rawValue) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        throw Refusal.review(.roundNotFound(round))
    }
}
