extension ReviewReportContent {
    /// 分勘员 - all verifiers with the limits within which chance alone keeps them.
    package struct VerifierTable: Sendable, Equatable {
        /// By their names' bytes; empty when the plan has no top-up.
        package var lines: [VerifierLine]
        /// The rate of all together; nil when nobody's work was sampled.
        package var centre: Double?
        /// From the narrowest pair to the widest.
        package var limits: [FunnelLimits]
        /// 滚动季度 - what the lines are about where earlier rounds share it with this one.
        package var quarter: ReviewQuarter?

        package init(
            lines: [VerifierLine], centre: Double?, limits: [FunnelLimits],
            quarter: ReviewQuarter? = nil
        ) {
            self.lines = lines
            self.centre = centre
            self.limits = limits
            self.quarter = quarter
        }
    }

    /// 勘员
    package struct VerifierLine: Sendable, Equatable {
        package var name: String
        package var population: Int
        package var sampled: Int
        package var errors: Int
        /// How many of all the verifier's items are wrong, bounded on both sides.
        package var fewest: Int
        package var most: Int
        package var isAccepted: Bool
        /// α - that good work is rejected; β - that bad work is accepted.
        package var alpha: Double
        package var beta: Double
        /// 收缩估计
        package var shrunk: Double?
        package var shrunkBounds: Bounds?
        /// How probable it is that the rate is above the line.
        package var aboveLine: Double?
        /// How probable so many errors are if no more than the line are wrong (Holm).
        package var probability: Double
        /// Whether that is below the risk.
        package var isFlagged: Bool

        package init(
            name: String, population: Int, sampled: Int, errors: Int, fewest: Int, most: Int,
            isAccepted: Bool, alpha: Double, beta: Double, shrunk: Double?, shrunkBounds: Bounds?,
            aboveLine: Double?, probability: Double, isFlagged: Bool
        ) {
            self.name = name
            self.population = population
            self.sampled = sampled
            self.errors = errors
            self.fewest = fewest
            self.most = most
            self.isAccepted = isAccepted
            self.alpha = alpha
            self.beta = beta
            self.shrunk = shrunk
            self.shrunkBounds = shrunkBounds
            self.aboveLine = aboveLine
            self.probability = probability
            self.isFlagged = isFlagged
        }

        package var rate: Double? { sampled == 0 ? nil : Double(errors) / Double(sampled) }
    }

    /// 控制限 - for each number of reviewed items the rates between which chance keeps `share` of
    /// the verifiers.
    package struct FunnelLimits: Sendable, Equatable {
        package var share: Double
        package var points: [FunnelPoint]

        package init(
            share: Double, points: [FunnelPoint]
        ) {
            self.share = share
            self.points = points
        }
    }

    /// 控制限上的点
    package struct FunnelPoint: Sendable, Equatable {
        package var sampled: Int
        package var bounds: Bounds

        package init(
            sampled: Int, bounds: Bounds
        ) {
            self.sampled = sampled
            self.bounds = bounds
        }
    }

    /// 乡镇
    package struct Town: Sendable, Equatable {
        package var name: String
        /// Nil where the register has none; then it is not on the map.
        package var position: Position?
        package var drawn: Int
        package var completed: Int
        package var wrong: Int
        /// 按金额 - of the hits in the town; nil when nothing was hit.
        package var money: CountedRate?
        /// 未通过部分 - of its items; nil when none was completed.
        package var refused: Double?
        package var refusedError: Double?

        package init(
            name: String, position: Position?, drawn: Int, completed: Int, wrong: Int,
            money: CountedRate?, refused: Double?, refusedError: Double?
        ) {
            self.name = name
            self.position = position
            self.drawn = drawn
            self.completed = completed
            self.wrong = wrong
            self.money = money
            self.refused = refused
            self.refusedError = refusedError
        }

        /// The plain share of the completed ones; nil when there are none.
        package var rate: Double? { completed == 0 ? nil : Double(wrong) / Double(completed) }
    }

    /// 一致性 - of verifiers and reviewers about eligibility.
    package struct AgreementFigures: Sendable, Equatable {
        package var both: Int
        package var verifierOnly: Int
        package var reviewerOnly: Int
        package var neither: Int
        /// κ
        package var kappa: Double?
        package var standardError: Double?
        /// Within −1 and 1.
        package var bounds: Bounds?

        package init(
            both: Int, verifierOnly: Int, reviewerOnly: Int, neither: Int, kappa: Double?,
            standardError: Double?, bounds: Bounds?
        ) {
            self.both = both
            self.verifierOnly = verifierOnly
            self.reviewerOnly = reviewerOnly
            self.neither = neither
            self.kappa = kappa
            self.standardError = standardError
            self.bounds = bounds
        }
    }

    /// 收入差异 - of income per head, verifier − reviewer (Bland, Altman).
    package struct IncomeDifferences: Sendable, Equatable {
        package var count: Int
        package var mean: Fen
        package var deviation: Fen
        /// 一致性界限
        package var lower: Fen
        package var upper: Fen
        package var meanLower: Fen
        package var meanUpper: Fen

        package init(
            count: Int, mean: Fen, deviation: Fen, lower: Fen, upper: Fen, meanLower: Fen,
            meanUpper: Fen
        ) {
            self.count = count
            self.mean = mean
            self.deviation = deviation
            self.lower = lower
            self.upper = upper
            self.meanLower = meanLower
            self.meanUpper = meanUpper
        }
    }

    /// 趋势 - the rounds so far, and how severely the next one is inspected.
    package struct TrendFigures: Sendable, Equatable {
        /// In their order, this one last.
        package var rounds: [RoundLine]
        /// Cochran–Armitage; nil with fewer than two rounds, or where nothing can move.
        package var statistic: Double?
        package var probability: Double?
        package var severity: InspectionSeverity
        /// 转移得分 - nil where it is not known.
        package var score: Int?

        package init(
            rounds: [RoundLine], statistic: Double?, probability: Double?,
            severity: InspectionSeverity,
            score: Int?
        ) {
            self.rounds = rounds
            self.statistic = statistic
            self.probability = probability
            self.severity = severity
            self.score = score
        }
    }

    /// 轮次
    package struct RoundLine: Sendable, Equatable {
        package var round: ReviewRoundID
        package var rate: CountedRate
        /// Whether it passed.
        package var isAccepted: Bool

        package init(
            round: ReviewRoundID, rate: CountedRate, isAccepted: Bool
        ) {
            self.round = round
            self.rate = rate
            self.isAccepted = isAccepted
        }
    }
}
