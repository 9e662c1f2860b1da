// What pages, files and programs show of the rounds of the sampling review. Digests are lower-case
// hexadecimal text.

/// 复核轮次列表行
package struct ReviewRoundRow: Sendable, Equatable {
    package var id: ReviewRoundID
    package var state: ReviewState
    package var from: Day
    package var to: Day
    package var againOf: ReviewRoundID?
    package var framedAt: Instant
    /// How many items may be drawn, how many are left out, and what is to be paid in fen.
    package var inside: Int
    package var excluded: Int
    package var sum: Fen
    /// How many were drawn, 0 before the draw; how many of these have their end.
    package var drawn: Int
    package var ended: Int
    /// 差错率 - of the part to be paid and of the refused one, 0 to 1; nil before the report, and
    /// where nothing can be estimated.
    package var paidRate: Double?
    package var refusedRate: Double?
    /// 多付推断与上限 - in fen; nil before the report.
    package var overProjected: Double?
    package var overUpper: Double?

    package init(
        id: ReviewRoundID, state: ReviewState, from: Day, to: Day, againOf: ReviewRoundID?,
        framedAt: Instant, inside: Int, excluded: Int, sum: Fen, drawn: Int, ended: Int,
        paidRate: Double? = nil, refusedRate: Double? = nil, overProjected: Double? = nil,
        overUpper: Double? = nil
    ) {
        self.id = id
        self.state = state
        self.from = from
        self.to = to
        self.againOf = againOf
        self.framedAt = framedAt
        self.inside = inside
        self.excluded = excluded
        self.sum = sum
        self.drawn = drawn
        self.ended = ended
        self.paidRate = paidRate
        self.refusedRate = refusedRate
        self.overProjected = overProjected
        self.overUpper = overUpper
    }
}

/// 复核轮次 - all of one round that is not in its tables of items.
package struct ReviewRoundView: Sendable, Equatable {
    package var row: ReviewRoundRow
    package var againWhy: String?
    /// What the frame holds and why the sizes, as they were fixed.
    package var sizing: ReviewSizingView
    package var mode: TicketMode
    package var design: ReviewDesign
    package var terms: ReviewTerms
    /// 框根、定框摘要、方案摘要
    package var frameRoot: String
    package var framingDigest: String
    package var planDigest: String
    package var framedBy: OfficerID
    /// 检查点 - how many leaves of the trail the first signed checkpoint covers that holds the
    /// framing; nil while none does. Dice are not read before.
    package var checkpoint: Int64?
    package var seed: ReviewSeedView
    /// How much each extension added, first to last.
    package var extensions: [ReviewExtension]
    /// How the drawn items ended, as far as they have.
    package var outcomes: [ReviewOutcome: Int]
    package var events: [ReviewEventRow]
    package var consequences: [ReviewConsequence]
    package var rectifications: [Rectification]
    /// 趋势 - rounds that were reported before or with this one, the oldest first.
    package var trend: [ReviewRoundRow]
    /// 严格度 - that of the next round, after the reported ones.
    package var severity: InspectionSeverity
    package var reportDigest: String?

    package init(
        row: ReviewRoundRow, againWhy: String?, sizing: ReviewSizingView, mode: TicketMode,
        design: ReviewDesign, terms: ReviewTerms, frameRoot: String, framingDigest: String,
        planDigest: String, framedBy: OfficerID, checkpoint: Int64?, seed: ReviewSeedView,
        extensions: [ReviewExtension], outcomes: [ReviewOutcome: Int], events: [ReviewEventRow],
        consequences: [ReviewConsequence], rectifications: [Rectification],
        trend: [ReviewRoundRow], severity: InspectionSeverity, reportDigest: String?
    ) {
        self.row = row
        self.againWhy = againWhy
        self.sizing = sizing
        self.mode = mode
        self.design = design
        self.terms = terms
        self.frameRoot = frameRoot
        self.framingDigest = framingDigest
        self.planDigest = planDigest
        self.framedBy = framedBy
        self.checkpoint = checkpoint
        self.seed = seed
        self.extensions = extensions
        self.outcomes = outcomes
        self.events = events
        self.consequences = consequences
        self.rectifications = rectifications
        self.trend = trend
        self.severity = severity
        self.reportDigest = reportDigest
    }
}

/// 种子 - what is known of a round's seed by now.
package struct ReviewSeedView: Sendable, Equatable {
    package var commitmentsUntil: Instant
    /// In the order of their parts.
    package var parties: [Party]
    /// 读数 - who has typed the dice; the digits are told when two agree.
    package var readings: [Reading]
    package var dice: String?
    /// 彩票 - what was named, and its digits.
    package var lottery: String?
    package var lotteryDigits: String?
    package var seed: String?

    package init(
        commitmentsUntil: Instant, parties: [Party], readings: [Reading], dice: String?,
        lottery: String?, lotteryDigits: String?, seed: String?
    ) {
        self.commitmentsUntil = commitmentsUntil
        self.parties = parties
        self.readings = readings
        self.dice = dice
        self.lottery = lottery
        self.lotteryDigits = lotteryDigits
        self.seed = seed
    }

    /// 承诺方 - what a party has contributed.
    package struct Party: Sendable, Equatable {
        package var party: ReviewParty
        package var officer: OfficerID?
        package var committedAt: Instant?
        package var commitment: String?
        package var revealedAt: Instant?
        package var part: String?
        /// 缺席 - the hour passed without a commitment.
        package var isAbsent: Bool
        /// 未揭示 - committed, and kept the part when the seed was settled.
        package var isWithheld: Bool

        package init(
            party: ReviewParty, officer: OfficerID?, committedAt: Instant?, commitment: String?,
            revealedAt: Instant?, part: String?, isAbsent: Bool, isWithheld: Bool
        ) {
            self.party = party
            self.officer = officer
            self.committedAt = committedAt
            self.commitment = commitment
            self.revealedAt = revealedAt
            self.part = part
            self.isAbsent = isAbsent
            self.isWithheld = isWithheld
        }
    }

    /// 读数
    package struct Reading: Sendable, Equatable {
        package var reader: OfficerID
        package var at: Instant

        package init(reader: OfficerID, at: Instant) {
            self.reader = reader
            self.at = at
        }
    }
}

/// 扩样 - so many hits more in the paid part, so many items in the end in the refused one.
package struct ReviewExtension: Sendable, Equatable {
    package var paid: Int
    package var refused: Int?
    package var at: Instant
    package var by: OfficerID

    package init(paid: Int, refused: Int?, at: Instant, by: OfficerID) {
        self.paid = paid
        self.refused = refused
        self.at = at
        self.by = by
    }
}

/// 轮次事件 - one thing that happened, by its kind: `commit`, `roll`, `draw`, `end`, …
package struct ReviewEventRow: Sendable, Equatable {
    package var place: Int
    package var at: Instant
    package var by: OfficerID
    package var kind: String

    package init(place: Int, at: Instant, by: OfficerID, kind: String) {
        self.place = place
        self.at = at
        self.by = by
        self.kind = kind
    }
}

/// 中签项 - a drawn item, why it was drawn, and how its review ended.
package struct ReviewItemRow: Sendable, Equatable {
    package var item: SampleItemID
    package var claim: Claim.ID
    package var part: ReviewPart
    /// Its place in the order of the lots, from 1.
    package var place: Int
    /// 签号
    package var lot: String
    package var stratum: String
    package var size: Fen
    package var verifier: String
    package var town: AreaCode
    package var forced: [ForcedReason]
    package var isCertain: Bool
    package var hits: Int
    package var rank: Int
    package var isTopUp: Bool
    /// 0 for the first draw, then one for each extension.
    package var generation: Int
    package var outcome: ReviewOutcome?
    package var endedAt: Instant?
    /// What stands of the comparison: nil for no error, and before it is made.
    package var errorClass: ErrorClass?
    /// 核定 - what should be paid; nil before the comparison.
    package var right: Fen?

    package init(
        item: SampleItemID, claim: Claim.ID, part: ReviewPart, place: Int, lot: String,
        stratum: String, size: Fen, verifier: String, town: AreaCode, forced: [ForcedReason],
        isCertain: Bool, hits: Int, rank: Int, isTopUp: Bool, generation: Int,
        outcome: ReviewOutcome?, endedAt: Instant?, errorClass: ErrorClass?, right: Fen?
    ) {
        self.item = item
        self.claim = claim
        self.part = part
        self.place = place
        self.lot = lot
        self.stratum = stratum
        self.size = size
        self.verifier = verifier
        self.town = town
        self.forced = forced
        self.isCertain = isCertain
        self.hits = hits
        self.rank = rank
        self.isTopUp = isTopUp
        self.generation = generation
        self.outcome = outcome
        self.endedAt = endedAt
        self.errorClass = errorClass
        self.right = right
    }
}
