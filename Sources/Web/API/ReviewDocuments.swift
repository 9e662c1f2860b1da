import Casework
import Domain
import Wording

// The rounds of the sampling review as programs see them. Rates are from 0 to 1; what cannot be
// estimated is left out.

extension Double {
    /// JSON has no other numbers.
    var finite: Double? { isFinite ? self : nil }
}

/// A round in a list.
struct ReviewRowDocument: Encodable {
    var round: String
    var state: String
    var from: String
    var to: String
    var againOf: String?
    var framedAt: String
    var inside: Int
    var excluded: Int
    var sum: String
    var drawn: Int
    var ended: Int
    var paidErrorRate: Double?
    var refusedErrorRate: Double?
    var overpaidProjectedFen: Double?
    var overpaidUpperFen: Double?

    init(_ row: ReviewRoundRow) {
        self.round = row.id.rawValue
        self.state = row.state.rawValue
        self.from = row.from.description
        self.to = row.to.description
        self.againOf = row.againOf?.rawValue
        self.framedAt = row.framedAt.description
        self.inside = row.inside
        self.excluded = row.excluded
        self.sum = row.sum.description
        self.drawn = row.drawn
        self.ended = row.ended
        self.paidErrorRate = row.paidRate?.finite
        self.refusedErrorRate = row.refusedRate?.finite
        self.overpaidProjectedFen = row.overProjected?.finite
        self.overpaidUpperFen = row.overUpper?.finite
    }

    static let shape = Shape.object(
        [
            "round": .text, "state": .choice(ReviewState.self), "from": .day, "to": .day,
            "framed_at": .moment, "inside": .integer, "excluded": .integer, "sum": .yuan,
            "drawn": .integer, "ended": .integer,
        ],
        optional: [
            "again_of": .text, "paid_error_rate": .number, "refused_error_rate": .number,
            "overpaid_projected_fen": .number, "overpaid_upper_fen": .number,
        ])

    /// Where an action left a round.
    static let outcome = Shape.object(["round": .text, "state": .choice(ReviewState.self)])
}

/// What a frame holds, how many are drawn of it, and why.
struct ReviewSizingDocument: Encodable {
    var paid: Part
    var refused: Part
    var excluded: [Excluded]
    var forced: [Forced]
    var verifiers: Int
    var severity: String
    var acceptance: [Point]
    var quarter: Quarter?

    struct Quarter: Encodable {
        var from: String
        var rounds: [String]
        var least: Int
    }

    struct Part: Encodable {
        var population: Int
        var sum: String?
        var size: Int
        var reasons: [String]

        init(_ part: ReviewSizingView.Part, _ language: Language) {
            self.population = part.population
            self.sum = part.sum?.description
            self.size = part.size
            self.reasons = part.reasons.map { $0.text[language] }
        }
    }

    struct Excluded: Encodable {
        var reason: String
        var items: Int
    }

    struct Forced: Encodable {
        var reason: String
        var items: Int
    }

    struct Point: Encodable {
        var rate: Double
        var acceptance: Double
    }

    init(_ sizing: ReviewSizingView, _ language: Language) {
        self.paid = Part(sizing.paid, language)
        self.refused = Part(sizing.refused, language)
        self.excluded = sizing.excluded.sorted { $0.key < $1.key }.map {
            Excluded(reason: $0.key, items: $0.value)
        }
        self.forced = ForcedReason.allCases.compactMap { reason in
            sizing.forced[reason].map { Forced(reason: reason.rawValue, items: $0) }
        }
        self.verifiers = sizing.verifiers
        self.severity = sizing.severity.rawValue
        self.acceptance = sizing.acceptance.map {
            Point(rate: $0.rate.finite ?? 0, acceptance: $0.acceptance.finite ?? 0)
        }
        self.quarter = sizing.quarter.map {
            Quarter(
                from: $0.from.description, rounds: $0.rounds.map(\.rawValue), least: $0.least)
        }
    }

    private static let part = Shape.object(
        ["population": .integer, "size": .integer, "reasons": .list(.text)],
        optional: ["sum": .yuan])
    private static let quarter = Shape.object([
        "from": .day, "rounds": .list(.text), "least": .integer,
    ])
    static let shape = Shape.object(
        [
            "paid": part, "refused": part,
            "excluded": .list(.object(["reason": .text, "items": .integer])),
            "forced": .list(.object(["reason": .choice(ForcedReason.self), "items": .integer])),
            "verifiers": .integer, "severity": .choice(InspectionSeverity.self),
            "acceptance": .list(.object(["rate": .number, "acceptance": .number])),
        ], optional: ["quarter": quarter])
}

/// How the seed of a round comes about.
struct ReviewSeedDocument: Encodable {
    var commitmentsUntil: String
    var parties: [Party]
    var readings: [Reading]
    var dice: String?
    var lottery: String?
    var lotteryDigits: String?
    var seed: String?

    struct Party: Encodable {
        var party: String
        var officer: String?
        var commitment: String?
        var committedAt: String?
        var part: String?
        var revealedAt: String?
        var absent: Bool
        var withheld: Bool

        init(_ party: ReviewSeedView.Party) {
            self.party = party.party.rawValue
            self.officer = party.officer?.rawValue
            self.commitment = party.commitment
            self.committedAt = party.committedAt?.description
            self.part = party.part
            self.revealedAt = party.revealedAt?.description
            self.absent = party.isAbsent
            self.withheld = party.isWithheld
        }
    }

    struct Reading: Encodable {
        var reader: String
        var at: String
    }

    init(_ seed: ReviewSeedView) {
        self.commitmentsUntil = seed.commitmentsUntil.description
        self.parties = seed.parties.map(Party.init)
        self.readings = seed.readings.map {
            Reading(reader: $0.reader.rawValue, at: $0.at.description)
        }
        self.dice = seed.dice
        self.lottery = seed.lottery
        self.lotteryDigits = seed.lotteryDigits
        self.seed = seed.seed
    }

    static let shape = Shape.object(
        [
            "commitments_until": .moment,
            "parties": .list(
                .object(
                    [
                        "party": .choice(ReviewParty.self), "absent": .flag, "withheld": .flag,
                    ],
                    optional: [
                        "officer": .text, "commitment": .text, "committed_at": .moment,
                        "part": .text, "revealed_at": .moment,
                    ])), "readings": .list(.object(["reader": .text, "at": .moment])),
        ],
        optional: ["dice": .text, "lottery": .text, "lottery_digits": .text, "seed": .text])
}

/// All of one round but its items.
struct ReviewDocument: Encodable {
    var summary: ReviewRowDocument
    var againWhy: String?
    var mode: String
    var acceptanceQualityLimit: String?
    var sizing: ReviewSizingDocument
    var terms: JSONValue
    var frameRoot: String
    var framingDigest: String
    var planDigest: String
    var framedBy: String
    var checkpoint: Int64?
    var seed: ReviewSeedDocument
    var extensions: [Extension]
    var outcomes: [Outcome]
    var events: [Event]
    var consequences: [ConsequenceDocument]
    var rectifications: [RectificationDocument]
    var trend: [ReviewRowDocument]
    var severity: String
    var reportDigest: String?

    struct Extension: Encodable {
        var paid: Int
        var refused: Int?
        var at: String
        var by: String
    }

    struct Outcome: Encodable {
        var outcome: String
        var items: Int
    }

    struct Event: Encodable {
        var place: Int
        var at: String
        var by: String
        var kind: String
    }

    init(_ view: ReviewRoundView, _ language: Language) {
        self.summary = ReviewRowDocument(view.row)
        self.againWhy = view.againWhy
        self.mode = view.mode.rawValue
        if case .lots(let limit) = view.design { self.acceptanceQualityLimit = limit.rawValue }
        self.sizing = ReviewSizingDocument(view.sizing, language)
        self.terms = .object(
            Dictionary(
                uniqueKeysWithValues: ReviewTermField.all.map {
                    ($0.name, $0.value(in: view.terms))
                }))
        self.frameRoot = view.frameRoot
        self.framingDigest = view.framingDigest
        self.planDigest = view.planDigest
        self.framedBy = view.framedBy.rawValue
        self.checkpoint = view.checkpoint
        self.seed = ReviewSeedDocument(view.seed)
        self.extensions = view.extensions.map {
            Extension(
                paid: $0.paid, refused: $0.refused, at: $0.at.description, by: $0.by.rawValue)
        }
        self.outcomes = ReviewOutcome.allCases.compactMap { outcome in
            view.outcomes[outcome].map { Outcome(outcome: outcome.rawValue, items: $0) }
        }
        self.events = view.events.map {
            Event(
                place: $0.place, at: $0.at.description, by: $0.by.rawValue, kind: $0.kind)
        }
        self.consequences = view.consequences.map(ConsequenceDocument.init)
        self.rectifications = view.rectifications.map(RectificationDocument.init)
        self.trend = view.trend.map(ReviewRowDocument.init)
        self.severity = view.severity.rawValue
        self.reportDigest = view.reportDigest
    }

    static let shape = Shape.object(
        [
            "summary": ReviewRowDocument.shape, "mode": .choice(TicketMode.self),
            "sizing": ReviewSizingDocument.shape,
            "terms": .object(
                Dictionary(
                    uniqueKeysWithValues: ReviewTermField.all.map { ($0.name, $0.shape) })),
            "frame_root": .text, "framing_digest": .text, "plan_digest": .text,
            "framed_by": .text, "seed": ReviewSeedDocument.shape,
            "extensions": .list(
                .object(
                    ["paid": .integer, "at": .moment, "by": .text],
                    optional: ["refused": .integer])),
            "outcomes": .list(
                .object(["outcome": .choice(ReviewOutcome.self), "items": .integer])),
            "events": .list(
                .object([
                    "place": .integer, "at": .moment, "by": .text, "kind": .text,
                ])), "consequences": .list(ConsequenceDocument.shape),
            "rectifications": .list(RectificationDocument.shape),
            "trend": .list(ReviewRowDocument.shape),
            "severity": .choice(InspectionSeverity.self),
        ],
        optional: [
            "again_why": .text, "acceptance_quality_limit": .choice(AcceptanceQualityLimit.self),
            "checkpoint": .integer, "report_digest": .text,
        ])
}
