import Digests
import Domain
import Sampling
import Store

/// 定框 - a round of the sampling review begins: what ended in the period is listed, each item once,
/// in one of the two parts or left out with a reason; the sizes follow from the terms; all of it is
/// frozen, and its digests stand in the trail, before anybody knows a part of the seed.
package struct FrameReview: Action {
    package static let name = "frame_review"
    package static let permission = Permission.drawSamples
    package static let isBulk = true
    package static let isCountywide = true

    package var draft: ReviewDraft

    package init(draft: ReviewDraft) { self.draft = draft }

    package func write(to request: inout CanonicalBytes) { draft.write(to: &request) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        throw Refusal.review(.frameEmpty)
    }
}
