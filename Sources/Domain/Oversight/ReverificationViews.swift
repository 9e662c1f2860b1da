// What pages, files and programs show of the re-verification. Nothing in a task tells of the first
// finding: whoever goes sees where, who lives there, and what is to be asked.

/// 复核任务列表行 - a household that somebody is to see again.
package struct ReviewTaskRow: Sendable, Equatable {
    package var round: ReviewRoundID
    package var item: SampleItemID
    package var household: HouseholdID
    package var maskedName: String
    /// The village's name.
    package var village: String
    package var address: String
    package var cause: Cause
    package var reviewers: [OfficerID]
    /// Nil where no tour goes there: then the order of the lots is that of the visits.
    package var plannedOn: Day?
    package var dueOn: Day
    /// Its place in the order of the lots, from 1.
    package var place: Int
    /// Visits at the door in vain so far.
    package var attempts: Int

    package init(
        round: ReviewRoundID, item: SampleItemID, household: HouseholdID, maskedName: String,
        village: String, address: String, cause: Cause, reviewers: [OfficerID], plannedOn: Day?,
        dueOn: Day, place: Int, attempts: Int
    ) {
        self.round = round
        self.item = item
        self.household = household
        self.maskedName = maskedName
        self.village = village
        self.address = address
        self.cause = cause
        self.reviewers = reviewers
        self.plannedOn = plannedOn
        self.dueOn = dueOn
        self.place = place
        self.attempts = attempts
    }
}

/// 复核任务 - one task with all that is needed to go there and to fill in the form.
package struct ReviewTaskView: Sendable, Equatable {
    package var row: ReviewTaskRow
    /// In minutes of the day, where hours were agreed with the family.
    package var hours: VisitHours?
    package var maskedPhone: String
    package var place: Position?
    /// As the register has them, masked.
    package var members: [PersonRow]
    /// 不予救助情形 - what the scheme excludes, by name: what ``ReviewFacts/assets`` may hold.
    package var assets: [String]
    package var questions: [ReviewQuestion]
    /// What was recorded so far, in order; the reader's own and the other reviewers'.
    package var visits: [RecordedReviewVisit]
    /// How ``FinishReview`` would end it now; nil where it cannot end yet.
    package var end: ReviewOutcome?

    package init(
        row: ReviewTaskRow, hours: VisitHours?, maskedPhone: String, place: Position?,
        members: [PersonRow], assets: [String], questions: [ReviewQuestion],
        visits: [RecordedReviewVisit], end: ReviewOutcome?
    ) {
        self.row = row
        self.hours = hours
        self.maskedPhone = maskedPhone
        self.place = place
        self.members = members
        self.assets = assets
        self.questions = questions
        self.visits = visits
        self.end = end
    }
}

/// 复核问题 - what a form of the review asks; each is a field of ``ReviewFacts``.
package enum ReviewQuestion: String, CaseIterable, Sendable {
    /// How many live in the household: ``ReviewFacts/household(of:)``.
    case members
    /// Each ``IncomeItem``, for the year.
    case income
    /// Which of the scheme's exclusions were found.
    case assets
    /// ``ReviewFacts/ownCosts``, and single bills by their number.
    case bills
    case ownsAccount = "owns_account"
    case visitHappened = "visit_happened"
    case isSigned = "is_signed"
    case noticePosted = "notice_posted"
    case moneyReceived = "money_received"

    /// By which means it can be found out.
    package var means: Set<ReviewMeans> {
        switch self {
        case .members, .income: [.visit]
        case .assets, .bills: [.visit, .department]
        case .ownsAccount: [.visit, .department]
        case .visitHappened, .isSigned, .noticePosted, .moneyReceived: [.visit, .phone]
        }
    }

    /// Whether facts answer it.
    package func isAnswered(in facts: ReviewFacts) -> Bool {
        switch self {
        case .members: facts.members != nil
        case .income: facts.income != nil
        case .assets: facts.assets != nil
        case .bills: facts.bills != nil
        case .ownsAccount: facts.ownsAccount != nil
        case .visitHappened: facts.visitHappened != nil
        case .isSigned: facts.isSigned != nil
        case .noticePosted: facts.noticePosted != nil
        case .moneyReceived: facts.moneyReceived != nil
        }
    }
}

/// A visit of the review as it is kept.
package struct RecordedReviewVisit: Sendable, Equatable {
    package var number: Int64
    package var visit: ReviewVisit
    package var recordedBy: OfficerID
    package var recordedAt: Instant

    package init(
        number: Int64, visit: ReviewVisit, recordedBy: OfficerID, recordedAt: Instant
    ) {
        self.number = number
        self.visit = visit
        self.recordedBy = recordedBy
        self.recordedAt = recordedAt
    }
}

/// 差异 - a field in which the two findings of an item differ, as it is kept.
package struct ReviewDifference: Sendable, Equatable {
    package var field: Field
    /// The ``IncomeItem``, or the bill's number; empty for the other fields.
    package var name: String
    /// First − review in fen, where the field is money; for money received, due − received.
    package var amount: Fen?
    /// Within the tolerance: listed, and no error.
    package var isTolerated: Bool
    package var errorClass: ErrorClass?

    package init(
        field: Field, name: String = "", amount: Fen? = nil, isTolerated: Bool = false,
        errorClass: ErrorClass?
    ) {
        self.field = field
        self.name = name
        self.amount = amount
        self.isTolerated = isTolerated
        self.errorClass = errorClass
    }

    /// 比对字段
    package enum Field: String, CaseIterable, Sendable {
        case members, income, assets, bill, eligibility, amount, account, visit, signature, notice
        case moneyReceived = "money_received"
    }
}

/// 比对结果 - what the review of an item found against what was found first, and what became of it.
package struct ReviewComparisonView: Sendable, Equatable {
    package var item: SampleItemID
    package var claim: Claim.ID
    package var household: HouseholdID
    package var maskedName: String
    package var village: String
    package var first: ReviewFacts
    package var review: ReviewFacts
    package var differences: [ReviewDifference]
    /// Of the comparison itself, whatever became of it.
    package var errorClass: ErrorClass?
    /// 原发 - what follows from the first finding, in fen.
    package var paid: Fen
    /// 应发 - what follows from the review's.
    package var right: Fen
    package var comparedAt: Instant
    /// 异议期限 - the last day on which the insurer may dispute it.
    package var disputeUntil: Day
    package var dispute: ReviewDispute?
    package var recheck: ReviewRecheck?

    package init(
        item: SampleItemID, claim: Claim.ID, household: HouseholdID, maskedName: String,
        village: String, first: ReviewFacts, review: ReviewFacts,
        differences: [ReviewDifference], errorClass: ErrorClass?, paid: Fen, right: Fen,
        comparedAt: Instant, disputeUntil: Day, dispute: ReviewDispute?, recheck: ReviewRecheck?
    ) {
        self.item = item
        self.claim = claim
        self.household = household
        self.maskedName = maskedName
        self.village = village
        self.first = first
        self.review = review
        self.differences = differences
        self.errorClass = errorClass
        self.paid = paid
        self.right = right
        self.comparedAt = comparedAt
        self.disputeUntil = disputeUntil
        self.dispute = dispute
        self.recheck = recheck
    }

    /// What counts: the comparison's, unless a dispute was decided for the first finding.
    package var standing: (errorClass: ErrorClass?, right: Fen) {
        dispute?.stands == .first ? (nil, paid) : (errorClass, right)
    }
}

/// 以何为准 - which of the two findings counts after a dispute. Both are kept.
package enum StandingFinding: String, CaseIterable, Sendable {
    /// 原核查结果
    case first
    /// 复核结果
    case review
}

/// 异议 - the insurer does not accept a finding of the review.
package struct ReviewDispute: Sendable, Equatable {
    package var raisedBy: OfficerID
    package var raisedAt: Instant
    package var reason: String
    /// Nil until a third person has decided.
    package var decidedBy: OfficerID?
    package var decidedAt: Instant?
    package var stands: StandingFinding?
    package var decision: String?

    package init(
        raisedBy: OfficerID, raisedAt: Instant, reason: String, decidedBy: OfficerID? = nil,
        decidedAt: Instant? = nil, stands: StandingFinding? = nil, decision: String? = nil
    ) {
        self.raisedBy = raisedBy
        self.raisedAt = raisedAt
        self.reason = reason
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
        self.stands = stands
        self.decision = decision
    }
}

/// 二次复核 - what finance found of a review: the second phase of the estimate.
package struct ReviewRecheck: Sendable, Equatable {
    package var right: Fen
    package var errorClass: ErrorClass?
    package var reason: String
    package var recheckedBy: OfficerID
    package var recheckedAt: Instant

    package init(
        right: Fen, errorClass: ErrorClass?, reason: String, recheckedBy: OfficerID,
        recheckedAt: Instant
    ) {
        self.right = right
        self.errorClass = errorClass
        self.reason = reason
        self.recheckedBy = recheckedBy
        self.recheckedAt = recheckedAt
    }
}
