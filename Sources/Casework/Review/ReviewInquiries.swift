import Domain
import Formats
import Sampling
import Store

/// 复核轮次列表 - all rounds, the newest first.
package struct ReviewRounds: GuardedInquiry {
    package static let name = "list_review_rounds"
    package static let permission = Permission.readReviews

    package init() {}

    package func answer(in tx: Transaction) async throws -> [ReviewRoundRow] {
        try await tx.roundRows()
    }
}

/// 中签清单 - what was drawn, in the order of the lots; what the reader is to review blindly, or may
/// not see, is left out.
package struct ReviewItems: GuardedInquiry {
    package static let name = "list_review_items"
    package static let permission = Permission.readReviews

    package var id: ReviewRoundID

    package init(_ id: ReviewRoundID) { self.id = id }

    /// - Throws: ``ReviewRefusal/roundNotFound(_:)``, as all of these.
    package func answer(in tx: Transaction) async throws -> [ReviewItemRow] {
        try await tx.drawnItems(of: try await tx.knownRound(id).record.number)
    }
}

/// 中签清单 - the same as a file (CSV).
package struct ReviewSampleTable: GuardedInquiry {
    package static let name = "review_sample_table"
    package static let permission = Permission.readReviews

    package var id: ReviewRoundID

    package init(_ id: ReviewRoundID) { self.id = id }

    package func answer(in tx: Transaction) async throws -> [UInt8] {
        sampleTable(try await ReviewItems(id).answer(in: tx))
    }
}

/// 抽样框 - the frozen frame as a file (CSV), as far as the reader may see it: who reads the whole of
/// it can make its root again.
package struct ReviewFrameFile: GuardedInquiry {
    package static let name = "review_frame_file"
    package static let permission = Permission.readReviews

    package var id: ReviewRoundID

    package init(_ id: ReviewRoundID) { self.id = id }

    package func answer(in tx: Transaction) async throws -> [UInt8] {
        let rows = try await tx.frameRows(of: try await tx.knownRound(id).record.number)
        return frameTable(
            rows.map { row in
                ReviewFrameLine(
                    item: row.item, part: row.part, stratum: row.stratum, reason: row.reason,
                    size: row.size, verifier: row.verifier, town: row.town, forced: row.forced)
            })
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
        let record = try await tx.knownRound(id).record
        guard let report = try await tx.report(of: record.number) else {
            throw Refusal.review(.wrongState(record.state))
        }
        return report.text
    }
}

/// 样本量测算 - what the frame of a period would be, and how many would be drawn and why. Nothing is
/// written.
package struct ReviewSizing: GuardedInquiry {
    package static let name = "size_review"
    package static let permission = Permission.readReviews
    package static let isCountywide = true

    package var draft: ReviewDraft
    /// The moment at which it would begin; nil where nobody asks whether its days are over and its
    /// hour is not.
    package var now: Instant?

    package init(draft: ReviewDraft, now: Instant? = nil) {
        self.draft = draft
        self.now = now
    }

    /// - Throws: what ``FrameReview`` throws.
    package func answer(in tx: Transaction) async throws -> ReviewSizingView {
        try await tx.propose(draft, at: now).sizing
    }

    /// A reviewer is not told the sums: those of a period and of the same with one day less would
    /// tell what was paid on that day.
    package static func told(_ answer: ReviewSizingView, to reader: Actor) -> ReviewSizingView {
        reader.scope.blind == nil ? answer : answer.withoutSums
    }
}

/// 整改清单 - all rectifications, the open ones first, by their day.
package struct RectificationList: GuardedInquiry {
    package static let name = "list_rectifications"
    package static let permission = Permission.readReviews

    package init() {}

    package func answer(in tx: Transaction) async throws -> [Rectification] {
        try await tx.rectifications(of: nil)
    }
}

extension Transaction {
    /// The row of a round and what has happened in it.
    ///
    /// - Throws: ``ReviewRefusal/roundNotFound(_:)``.
    func knownRound(
        _ id: ReviewRoundID, locking: Bool = false
    ) async throws -> (record: RoundRecord, events: [RoundEventRecord]) {
        guard let known = try await round(id, locking: locking) else {
            throw Refusal.review(.roundNotFound(id))
        }
        return known
    }
}
