import Domain
import Store

/// 本人复核任务 - the reader's own open tasks: by the planned day, then in the order of the lots.
package struct ReviewTasks: GuardedInquiry {
    package static let name = "list_review_tasks"
    package static let permission = Permission.reverify

    package init() {}

    package func answer(in tx: Transaction) async throws -> [ReviewTaskRow] {
        guard let reader = tx.scope?.blind else { return [] }
        return try await tx.openReviewTasks(of: reader)
    }
}

/// 复核任务 - one of the reader's own tasks with the form's questions. Nothing in it comes from the
/// first finding.
package struct OpenReviewTask: GuardedInquiry {
    package static let name = "open_review_task"
    package static let permission = Permission.reverify

    package var round: ReviewRoundID
    package var item: SampleItemID

    package init(round: ReviewRoundID, item: SampleItemID) {
        self.round = round
        self.item = item
    }

    /// - Throws: ``ReviewRefusal/taskNotFound(_:)``, also for somebody else's.
    package func answer(in tx: Transaction) async throws -> ReviewTaskView {
        guard let reader = tx.scope?.blind,
            let sheet = try await tx.reviewTaskSheet(item, of: round, for: reader)
        else { throw Refusal.review(.taskNotFound(item)) }
        let visits = try await tx.recordedVisits(of: item, in: sheet.round)
        let scheme = try await SchemeShelf().scheme(sheet.scheme, in: tx).scheme
        return ReviewTaskView(
            row: sheet.row, hours: sheet.hours, maskedPhone: sheet.maskedPhone,
            place: sheet.place, members: sheet.members, assets: scheme.exclusions,
            questions: ReviewQuestion.allCases, visits: visits,
            end: ReviewEnd(visits.map(\.visit)).outcome)
    }
}

/// 比对结果 - both findings of what was reviewed in a round, in the order of the lots; of others'
/// areas, and of what the reader reviews blindly, nothing.
package struct ReviewComparisons: GuardedInquiry {
    package static let name = "list_review_comparisons"
    package static let permission = Permission.readReviews

    package var round: ReviewRoundID

    package init(round: ReviewRoundID) { self.round = round }

    /// - Throws: ``ReviewRefusal/roundNotFound(_:)``.
    package func answer(in tx: Transaction) async throws -> [ReviewComparisonView] {
        let record = try await tx.knownRound(round).record
        let terms = try StoredDraft(json: record.terms).terms
        let calendar = try await tx.workingDays()
        return try await tx.reviewComparisons(of: record.number).map { line in
            try ReviewComparisonView(
                line,
                until: calendar.day(
                    terms.daysToDispute, after: line.record.comparedAt.day))
        }
    }
}

extension ReviewComparisonView {
    init(_ line: ReviewComparisonLine, until: Day) throws {
        let record = line.record
        self.init(
            item: record.item, claim: record.claim, household: line.household,
            maskedName: line.maskedName, village: line.village,
            first: try ReviewFacts(json: record.first),
            review: try ReviewFacts(json: record.review),
            differences: try [ReviewDifference](json: record.differences),
            errorClass: record.errorClass, paid: record.paid, right: record.right,
            comparedAt: record.comparedAt, disputeUntil: until, dispute: line.dispute,
            recheck: line.recheck)
    }
}
