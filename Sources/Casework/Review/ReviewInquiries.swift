import Domain
import Sampling
import Store

/// 复核轮次列表 - all rounds, the newest first.
package struct ReviewRounds: GuardedInquiry {
    package static let name = "list_review_rounds"
    package static let permission = Permission.readReviews

    package init() {}

    package func answer(in tx: Transaction) async throws -> [ReviewRoundRow] {
        []
    }
}

/// 复核轮次 - one round with its history, without its items.
package struct OpenReviewRound: GuardedInquiry {
    package static let name = "open_review_round"
    package static let permission = Permission.readReviews

    package var id: ReviewRoundID

    package init(_ id: ReviewRoundID) { self.id = id }

    /// - Throws: ``ReviewRefusal/roundNotFound(_:)``, as all of these.
    package func answer(in tx: Transaction) async throws -> ReviewRoundView {
        throw Refusal.review(.roundNotFound(id))
    }
}

/// 中签清单 - what was drawn, in the order of the lots; what the reader is to review blindly is left
/// out.
package struct ReviewItems: GuardedInquiry {
    package static let name = "list_review_items"
    package static let permission = Permission.readReviews

    package var id: ReviewRoundID

    package init(_ id: ReviewRoundID) { self.id = id }

    package func answer(in tx: Transaction) async throws -> [ReviewItemRow] {
        throw Refusal.review(.roundNotFound(id))
    }
}

/// 中签清单 - the same as a file (CSV).
package struct ReviewSampleTable: GuardedInquiry {
    package static let name = "review_sample_table"
    package static let permission = Permission.readReviews

    package var id: ReviewRoundID

    package init(_ id: ReviewRoundID) { self.id = id }

    package func answer(in tx: Transaction) async throws -> [UInt8] {
        throw Refusal.review(.roundNotFound(id))
    }
}

/// 抽样框 - the frozen frame as a file (CSV), as far as the reader may see it.
package struct ReviewFrameFile: GuardedInquiry {
    package static let name = "review_frame_file"
    package static let permission = Permission.readReviews

    package var id: ReviewRoundID

    package init(_ id: ReviewRoundID) { self.id = id }

    package func answer(in tx: Transaction) async throws -> [UInt8] {
        throw Refusal.review(.roundNotFound(id))
    }
}

/// 可复算报告 - the published report as JSON, which `deploy/check-sample` repeats.
package struct ReviewReportJSON: GuardedInquiry {
    package static let name = "review_report_json"
    package static let permission = Permission.readReviews

    package var id: ReviewRoundID

    package init(_ id: ReviewRoundID) { self.id = id }

    /// - Throws: ``ReviewRefusal/wrongState(_:)`` before it is published.
    package func answer(in tx: Transaction) async throws -> [UInt8] {
        throw Refusal.review(.roundNotFound(id))
    }
}

/// 样本量测算 - what the frame of a period would be, and how many would be drawn and why. Nothing is
/// written.
package struct ReviewSizing: GuardedInquiry {
    package static let name = "size_review"
    package static let permission = Permission.readReviews

    package var draft: ReviewDraft

    package init(draft: ReviewDraft) { self.draft = draft }

    /// - Throws: what ``FrameReview`` throws.
    package func answer(in tx: Transaction) async throws -> ReviewSizingView {
        throw Refusal.review(.frameEmpty)
    }
}

/// 整改清单 - all rectifications, the open ones first, by their day.
package struct RectificationList: GuardedInquiry {
    package static let name = "list_rectifications"
    package static let permission = Permission.readReviews

    package init() {}

    package func answer(in tx: Transaction) async throws -> [Rectification] {
        []
    }
}
