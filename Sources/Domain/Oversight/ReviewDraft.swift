/// 复核方案 - what somebody asks for who begins a round of the sampling review. All of it is fixed
/// and published with the frame.
package struct ReviewDraft: Sendable, Equatable {
    /// 期间 - the visits, refusals and withdrawals of these days, both included.
    package var from: Day
    package var to: Day
    /// 重抽 - the round whose days are drawn again, and why; nil where none are.
    package var againOf: ReviewRoundID?
    package var againWhy: String?
    package var mode: TicketMode
    package var design: ReviewDesign
    /// Who contributes to the seed; at least one.
    package var parties: Set<ReviewParty>
    /// 承诺截止 - commitments come before this hour, dice after it.
    package var commitmentsUntil: Instant
    /// 彩票 - a public lottery draw whose digits belong to the seed, by its name and date; nil for
    /// none.
    package var lottery: String?
    package var terms: ReviewTerms

    package init(
        from: Day, to: Day, againOf: ReviewRoundID? = nil, againWhy: String? = nil,
        mode: TicketMode = .sm3, design: ReviewDesign = .risk,
        parties: Set<ReviewParty> = Set(ReviewParty.allCases), commitmentsUntil: Instant,
        lottery: String? = nil, terms: ReviewTerms = ReviewTerms()
    ) {
        self.from = from
        self.to = to
        self.againOf = againOf
        self.againWhy = againWhy
        self.mode = mode
        self.design = design
        self.parties = parties
        self.commitmentsUntil = commitmentsUntil
        self.lottery = lottery
        self.terms = terms
    }

    /// 方案字段 - what may be wrong with a draft.
    package enum Field: String, CaseIterable, Sendable {
        /// The days are in the wrong order, more than a year, or not over.
        case period
        /// The reason is there without the round, or the round without the reason.
        case again
        case parties
        /// The hour is over already.
        case hour
        /// More than 200 bytes, or blank.
        case lottery
        /// Shares that contradict each other, or that no sample can show.
        case shares
        /// GB/T 2828.1 has no plan for so many items and this limit.
        case limit
        /// A number below 0, or far beyond what anybody could mean.
        case numbers
    }
}

/// 抽样设计 - where the sizes come from.
package enum ReviewDesign: Sendable, Equatable {
    /// 风险法 - from confidence, tolerable and expected error.
    case risk
    /// GB/T 2828.1 - by lot size and acceptance quality limit, general level II, single sampling;
    /// the severity follows from the rounds before.
    case lots(AcceptanceQualityLimit)
}

/// 复核条款 - everything about a round that is chosen before its draw and kept with it: with what
/// confidence the report speaks, what counts as an error, what leads to what.
package struct ReviewTerms: Sendable, Equatable {
    /// 置信度
    package var confidence: Percent
    /// 可容忍、预期差错 - of the money that is to be paid.
    package var paidTolerable: Percent
    package var paidExpected: Percent
    /// The same of the items that were refused.
    package var refusedTolerable: Percent
    package var refusedExpected: Percent
    /// How many of a stratum of the refused part at least.
    package var leastOfStratum: Int
    /// 勘员补抽 - how many of each verifier's items at least in the three months that end with the
    /// period; 0 for none.
    package var perVerifier: Int
    /// How many errors a verifier's sample may hold, and between which rates good work and bad work
    /// are.
    package var perVerifierAllowed: Int
    package var good: Percent
    package var bad: Percent
    /// How many rounds a year has; their sizes together reach the year's minimum.
    package var roundsOfYear: Int
    package var tolerance: ReviewTolerance
    /// Within how many days of the draw a review is to be done.
    package var daysToReview: Int
    /// Within how many working days of a comparison the insurer may dispute it.
    package var daysToDispute: Int
    /// How many reviewers go together, where there are so many.
    package var reviewers: Int
    package var forced: ForcedRules
    package var consequences: ConsequenceRules

    /// What the office takes where nobody chose otherwise: 95 % confidence; 5 % of the money and
    /// of the refusals tolerable, none expected; (20, 2) for a verifier between 5 % and 25 %
    /// (`LQAS`); four rounds a year.
    package init() {
        self.confidence = Percent(basisPoints: 9_500)!
        self.paidTolerable = Percent(basisPoints: 500)!
        self.paidExpected = Percent(basisPoints: 0)!
        self.refusedTolerable = Percent(basisPoints: 500)!
        self.refusedExpected = Percent(basisPoints: 0)!
        self.leastOfStratum = 2
        self.perVerifier = 20
        self.perVerifierAllowed = 2
        self.good = Percent(basisPoints: 500)!
        self.bad = Percent(basisPoints: 2_500)!
        self.roundsOfYear = 4
        self.tolerance = .standard
        self.daysToReview = 15
        self.daysToDispute = 5
        self.reviewers = 2
        self.forced = ForcedRules()
        self.consequences = ConsequenceRules()
    }
}

/// 必查规则 - what is reviewed whatever is drawn, as far as the data know it.
package struct ForcedRules: Sendable, Equatable {
    /// 大额 - from this amount on.
    package var largeFrom: Fen
    /// 大额 - and the largest amounts of the period, this share of the items to be paid.
    package var largestShare: Percent
    /// 重复申报 - the household was paid within so many days before; 0 for not asked.
    package var repeatedDays: Int
    /// 卡号重复 - the account of more than one household.
    package var sharedAccount: Bool
    /// 行程可疑 - two visits of one verifier on one day so many kilometres apart, where the hours of
    /// one of them are not known or not asked; 0 for not asked.
    package var travelKilometres: Int
    /// 行程可疑 - two visits of one verifier on one day with hours that could only be kept by going
    /// faster than so many kilometres an hour; 0 for not asked.
    package var travelSpeed: Int
    /// 照片重复 - a photograph that is one of another visit, too.
    package var repeatedPhoto: Bool

    /// 30,000 yuan, the top 5 %, twelve months, shared accounts, 100 kilometres, 90 kilometres an
    /// hour, photographs used twice.
    package init() {
        self.largeFrom = .yuan(30_000)
        self.largestShare = Percent(basisPoints: 500)!
        self.repeatedDays = 365
        self.sharedAccount = true
        self.travelKilometres = 100
        self.travelSpeed = 90
        self.repeatedPhoto = true
    }
}

/// 后果规则 - from which error rate on (classes A and B) what is proposed about a verifier. A
/// person confirms each.
package struct ConsequenceRules: Sendable, Equatable {
    /// 警告
    package var warnAbove: Percent
    /// 全镇复核与扣减服务费
    package var recheckAbove: Percent
    /// 暂停上岗
    package var suspendAbove: Percent
    /// 全部重查 - at the first error of class A.
    package var reverifiesAtClassA: Bool
    /// 扣减服务费 - for each wrong item found.
    package var feePerError: Fen
    /// 整改期限 - in days.
    package var daysToRectify: Int

    /// More than 3 %: warning; more than 5 %: all of the town again and the fee; more than 10 %:
    /// suspended; 100 yuan for each wrong item; 30 days.
    package init() {
        self.warnAbove = Percent(basisPoints: 300)!
        self.recheckAbove = Percent(basisPoints: 500)!
        self.suspendAbove = Percent(basisPoints: 1_000)!
        self.reverifiesAtClassA = true
        self.feePerError = .yuan(100)
        self.daysToRectify = 30
    }
}
