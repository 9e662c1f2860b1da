import Casework
import Domain

/// A household that somebody is to see again.
struct ReviewTaskRowDocument: Encodable {
    var round: String
    var item: String
    var household: String
    var holder: String
    var village: String
    var address: String
    var cause: String
    var reviewers: [String]
    var plannedOn: String?
    var dueOn: String
    var place: Int
    var attempts: Int

    init(_ row: ReviewTaskRow) {
        self.round = row.round.rawValue
        self.item = row.item.rawValue
        self.household = row.household.rawValue
        self.holder = row.maskedName
        self.village = row.village
        self.address = row.address
        self.cause = row.cause.rawValue
        self.reviewers = row.reviewers.map(\.rawValue)
        self.plannedOn = row.plannedOn?.description
        self.dueOn = row.dueOn.description
        self.place = row.place
        self.attempts = row.attempts
    }

    static let shape = Shape.object(
        [
            "round": .text, "item": .text, "household": .text, "holder": .text,
            "village": .text, "address": .text, "cause": .choice(Cause.self),
            "reviewers": .list(.text), "due_on": .day, "place": .integer, "attempts": .integer,
        ], optional: ["planned_on": .day])
}

/// What was found, field by field; money in whole fen. What was not asked is left out.
struct ReviewFactsDocument: Encodable {
    var members: Int?
    var income: [Amount]?
    var assets: [String]?
    var bills: [Amount]?
    var eligible: Bool?
    var amount: String?
    var ownsAccount: Bool?
    var visitHappened: Bool?
    var isSigned: Bool?
    var noticePosted: Bool?
    var moneyReceived: String?

    struct Amount: Encodable {
        var name: String
        var amount: String
    }

    init(_ facts: ReviewFacts) {
        func amounts(_ map: [String: Fen]?) -> [Amount]? {
            map?.sorted { $0.key < $1.key }.map {
                Amount(name: $0.key, amount: $0.value.description)
            }
        }
        self.members = facts.members?.count
        self.income = amounts(facts.income)
        self.assets = facts.assets?.sorted()
        self.bills = amounts(facts.bills)
        self.eligible = facts.isEligible
        self.amount = facts.amount?.description
        self.ownsAccount = facts.ownsAccount
        self.visitHappened = facts.visitHappened
        self.isSigned = facts.isSigned
        self.noticePosted = facts.noticePosted
        self.moneyReceived = facts.moneyReceived?.description
    }

    private static let amounts = Shape.list(.object(["name": .text, "amount": .yuan]))
    static let shape = Shape.object(
        [:],
        optional: [
            "members": .integer, "income": amounts, "assets": .list(.text), "bills": amounts,
            "eligible": .flag, "amount": .yuan, "owns_account": .flag, "visit_happened": .flag,
            "is_signed": .flag, "notice_posted": .flag, "money_received": .yuan,
        ])
}

/// A task with what is needed to go there. Of the first finding it tells nothing.
struct ReviewTaskDocument: Encodable {
    var task: ReviewTaskRowDocument
    var phone: String
    var opensAt: Int?
    var closesAt: Int?
    var members: [PersonDocument]
    var assets: [String]
    var questions: [String]
    var visits: [Recorded]
    var end: String?

    struct Recorded: Encodable {
        var number: Int64
        var means: String
        var day: String
        var reviewers: [String]
        var outcome: String
        var facts: ReviewFactsDocument?
        var remark: String
        var recordedBy: String
        var recordedAt: String

        init(_ kept: RecordedReviewVisit) {
            self.number = kept.number
            self.means = kept.visit.means.rawValue
            self.day = kept.visit.day.description
            self.reviewers = kept.visit.reviewers.map(\.rawValue)
            self.outcome = kept.visit.outcome.code
            self.facts = kept.visit.outcome.facts.map(ReviewFactsDocument.init)
            self.remark = kept.visit.remark
            self.recordedBy = kept.recordedBy.rawValue
            self.recordedAt = kept.recordedAt.description
        }
    }

    init(_ view: ReviewTaskView) {
        self.task = ReviewTaskRowDocument(view.row)
        self.phone = view.maskedPhone
        self.opensAt = view.hours?.open
        self.closesAt = view.hours?.close
        self.members = view.members.map(PersonDocument.init)
        self.assets = view.assets
        self.questions = view.questions.map(\.rawValue)
        self.visits = view.visits.map(Recorded.init)
        self.end = view.end?.rawValue
    }

    static let shape = Shape.object(
        [
            "task": ReviewTaskRowDocument.shape, "phone": .text,
            "members": .list(PersonDocument.shape), "assets": .list(.text),
            "questions": .list(.choice(ReviewQuestion.self)),
            "visits": .list(
                .object(
                    [
                        "number": .integer, "means": .choice(ReviewMeans.self), "day": .day,
                        "reviewers": .list(.text), "outcome": .text, "remark": .text,
                        "recorded_by": .text, "recorded_at": .moment,
                    ], optional: ["facts": ReviewFactsDocument.shape])),
        ],
        optional: [
            "opens_at": .integer, "closes_at": .integer, "end": .choice(ReviewOutcome.self),
        ])
}

/// The two findings of an item against each other.
struct ReviewComparisonDocument: Encodable {
    var item: String
    var claim: Int64
    var household: String
    var holder: String
    var village: String
    var first: ReviewFactsDocument
    var review: ReviewFactsDocument
    var differences: [Difference]
    var errorClass: String?
    var paid: String
    var right: String
    var standingErrorClass: String?
    var standingRight: String
    var comparedAt: String
    var disputeUntil: String
    var dispute: Dispute?
    var recheck: Recheck?

    struct Difference: Encodable {
        var field: String
        var name: String
        var amount: String?
        var tolerated: Bool
        var errorClass: String?
    }

    struct Dispute: Encodable {
        var raisedBy: String
        var raisedAt: String
        var reason: String
        var decidedBy: String?
        var decidedAt: String?
        var stands: String?
        var decision: String?
    }

    struct Recheck: Encodable {
        var right: String
        var errorClass: String?
        var reason: String
        var recheckedBy: String
        var recheckedAt: String
    }

    init(_ found: ReviewComparisonView) {
        let standing = found.standing
        self.item = found.item.rawValue
        self.claim = found.claim
        self.household = found.household.rawValue
        self.holder = found.maskedName
        self.village = found.village
        self.first = ReviewFactsDocument(found.first)
        self.review = ReviewFactsDocument(found.review)
        self.differences = found.differences.map {
            Difference(
                field: $0.field.rawValue, name: $0.name, amount: $0.amount?.description,
                tolerated: $0.isTolerated, errorClass: $0.errorClass?.rawValue)
        }
        self.errorClass = found.errorClass?.rawValue
        self.paid = found.paid.description
        self.right = found.right.description
        self.standingErrorClass = standing.errorClass?.rawValue
        self.standingRight = standing.right.description
        self.comparedAt = found.comparedAt.description
        self.disputeUntil = found.disputeUntil.description
        self.dispute = found.dispute.map { dispute in
            Dispute(
                raisedBy: dispute.raisedBy.rawValue, raisedAt: dispute.raisedAt.description,
                reason: dispute.reason, decidedBy: dispute.decidedBy?.rawValue,
                decidedAt: dispute.decidedAt?.description, stands: dispute.stands?.rawValue,
                decision: dispute.decision)
        }
        self.recheck = found.recheck.map { recheck in
            Recheck(
                right: recheck.right.description, errorClass: recheck.errorClass?.rawValue,
                reason: recheck.reason, recheckedBy: recheck.recheckedBy.rawValue,
                recheckedAt: recheck.recheckedAt.description)
        }
    }
}

extension ReviewComparisonDocument {
    private static let dispute = Shape.object(
        ["raised_by": .text, "raised_at": .moment, "reason": .text],
        optional: [
            "decided_by": .text, "decided_at": .moment, "stands": .choice(StandingFinding.self),
            "decision": .text,
        ])
    private static let recheck = Shape.object(
        ["right": .yuan, "reason": .text, "rechecked_by": .text, "rechecked_at": .moment],
        optional: ["error_class": .choice(ErrorClass.self)])

    static let shape = Shape.object(
        [
            "item": .text, "claim": .integer, "household": .text, "holder": .text,
            "village": .text, "first": ReviewFactsDocument.shape,
            "review": ReviewFactsDocument.shape,
            "differences": .list(
                .object(
                    [
                        "field": .choice(ReviewDifference.Field.self), "name": .text,
                        "tolerated": .flag,
                    ],
                    optional: [
                        "amount": .yuan, "error_class": .choice(ErrorClass.self),
                    ])), "paid": .yuan, "right": .yuan, "standing_right": .yuan,
            "compared_at": .moment, "dispute_until": .day,
        ],
        optional: [
            "error_class": .choice(ErrorClass.self),
            "standing_error_class": .choice(ErrorClass.self), "dispute": dispute,
            "recheck": recheck,
        ])
}
