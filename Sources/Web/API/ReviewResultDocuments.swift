import Casework
import Domain

/// What the report of a round leads to.
struct ConsequenceDocument: Encodable {
    var consequence: Int64
    var round: String
    var kind: String
    var officer: String?
    var town: String?
    var claim: Int64?
    var amount: String?
    var rule: String
    var basis: [Figure]
    var state: String
    var proposedAt: String
    var decidedBy: String?
    var decidedAt: String?
    var reason: String?

    struct Figure: Encodable {
        var name: String
        var value: Int64
    }

    init(_ consequence: ReviewConsequence) {
        self.consequence = consequence.number
        self.round = consequence.round.rawValue
        self.kind = consequence.kind.rawValue
        self.officer = consequence.officer?.rawValue
        self.town = consequence.town?.rawValue
        self.claim = consequence.claim
        self.amount = consequence.amount?.description
        self.rule = consequence.rule
        self.basis = consequence.basis.sorted { $0.key < $1.key }.map {
            Figure(name: $0.key, value: $0.value)
        }
        self.state = consequence.state.rawValue
        self.proposedAt = consequence.proposedAt.description
        self.decidedBy = consequence.decidedBy?.rawValue
        self.decidedAt = consequence.decidedAt?.description
        self.reason = consequence.reason
    }

    static let shape = Shape.object(
        [
            "consequence": .integer, "round": .text,
            "kind": .choice(ReviewConsequence.Kind.self), "rule": .text,
            "basis": .list(.object(["name": .text, "value": .integer])),
            "state": .choice(ReviewConsequence.State.self), "proposed_at": .moment,
        ],
        optional: [
            "officer": .text, "town": .text, "claim": .integer, "amount": .yuan,
            "decided_by": .text, "decided_at": .moment, "reason": .text,
        ])

    /// What a decision came to.
    static let outcome = Shape.object([
        "number": .integer, "state": .choice(ReviewConsequence.State.self),
        "rectifications": .list(.integer), "claims": .list(.integer),
    ])
}

/// Who is to put what right by when.
struct RectificationDocument: Encodable {
    var rectification: Int64
    var round: String
    var consequence: Int64?
    var item: String?
    var task: String
    var responsible: String
    var dueOn: String
    var amount: String?
    var openedBy: String
    var openedAt: String
    var doneBy: String?
    var doneAt: String?
    var outcome: String?

    init(_ row: Rectification) {
        self.rectification = row.number
        self.round = row.round.rawValue
        self.consequence = row.consequence
        self.item = row.item?.rawValue
        self.task = row.task
        self.responsible = row.responsible
        self.dueOn = row.dueOn.description
        self.amount = row.amount?.description
        self.openedBy = row.openedBy.rawValue
        self.openedAt = row.openedAt.description
        self.doneBy = row.doneBy?.rawValue
        self.doneAt = row.doneAt?.description
        self.outcome = row.outcome
    }

    static let shape = Shape.object(
        [
            "rectification": .integer, "round": .text, "task": .text, "responsible": .text,
            "due_on": .day, "opened_by": .text, "opened_at": .moment,
        ],
        optional: [
            "consequence": .integer, "item": .text, "amount": .yuan, "done_by": .text,
            "done_at": .moment, "outcome": .text,
        ])

    /// Which one an action opened or closed.
    static let outcome = Shape.object(["number": .integer])
}

/// A drawn item.
struct ReviewItemDocument: Encodable {
    var item: String
    var claim: Int64
    var part: String
    var place: Int
    var lot: String
    var stratum: String
    var size: String
    var verifier: String
    var town: String
    var forced: [String]
    var certain: Bool
    var hits: Int
    var rank: Int
    var topUp: Bool
    var generation: Int
    var outcome: String?
    var endedAt: String?
    var errorClass: String?
    var right: String?

    init(_ row: ReviewItemRow) {
        self.item = row.item.rawValue
        self.claim = row.claim
        self.part = row.part.rawValue
        self.place = row.place
        self.lot = row.lot
        self.stratum = row.stratum
        self.size = row.size.description
        self.verifier = row.verifier
        self.town = row.town.rawValue
        self.forced = row.forced.map(\.rawValue)
        self.certain = row.isCertain
        self.hits = row.hits
        self.rank = row.rank
        self.topUp = row.isTopUp
        self.generation = row.generation
        self.outcome = row.outcome?.rawValue
        self.endedAt = row.endedAt?.description
        self.errorClass = row.errorClass?.rawValue
        self.right = row.right?.description
    }

    static let shape = Shape.object(
        [
            "item": .text, "claim": .integer, "part": .choice(ReviewPart.self),
            "place": .integer, "lot": .text, "stratum": .text, "size": .yuan, "verifier": .text,
            "town": .text, "forced": .list(.choice(ForcedReason.self)), "certain": .flag,
            "hits": .integer, "rank": .integer, "top_up": .flag, "generation": .integer,
        ],
        optional: [
            "outcome": .choice(ReviewOutcome.self), "ended_at": .moment,
            "error_class": .choice(ErrorClass.self), "right": .yuan,
        ])
}
