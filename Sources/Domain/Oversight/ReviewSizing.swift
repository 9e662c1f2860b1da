/// 样本量说明 - what the frame of a period holds, how many are drawn of it, and why.
package struct ReviewSizingView: Sendable, Equatable {
    package var paid: Part
    package var refused: Part
    /// 剔除 - how many items are left out, by the reason's code.
    package var excluded: [String: Int]
    /// 必查 - how many are reviewed whatever is drawn, by reason; an item may have several.
    package var forced: [ForcedReason: Int]
    /// 勘员 - how many verifiers have items, and so may be topped up.
    package var verifiers: Int
    /// 严格度 - from the rounds before.
    package var severity: InspectionSeverity
    /// OC 曲线 - of the refused part: error rate, and how probable it is that a population so bad
    /// shows no more than the allowed errors. Both from 0 to 1.
    package var acceptance: [AcceptancePoint]
    /// 滚动季度 - nil where no earlier round shares it.
    package var quarter: ReviewQuarter?

    package init(
        paid: Part, refused: Part, excluded: [String: Int], forced: [ForcedReason: Int],
        verifiers: Int, severity: InspectionSeverity, acceptance: [AcceptancePoint],
        quarter: ReviewQuarter? = nil
    ) {
        self.paid = paid
        self.refused = refused
        self.excluded = excluded
        self.forced = forced
        self.verifiers = verifiers
        self.severity = severity
        self.acceptance = acceptance
        self.quarter = quarter
    }

    /// The same for a reader who is not told how much money it is about.
    package var withoutSums: ReviewSizingView {
        var view = self
        (view.paid.sum, view.refused.sum) = (nil, nil)
        return view
    }

    /// One of the two parts.
    package struct Part: Sendable, Equatable {
        /// N and ΣX.
        package var population: Int
        /// Nil for a reader who is not told it.
        package var sum: Fen?
        /// n, and in its reasons why.
        package var size: Int
        package var reasons: [ReviewSizeStep]

        package init(population: Int, sum: Fen?, size: Int, reasons: [ReviewSizeStep]) {
            self.population = population
            self.sum = sum
            self.size = size
            self.reasons = reasons
        }
    }
}

/// 抽检特性点
package struct AcceptancePoint: Sendable, Equatable {
    package var rate: Double
    package var acceptance: Double

    package init(rate: Double, acceptance: Double) {
        self.rate = rate
        self.acceptance = acceptance
    }
}

/// 依据 - one step of why a sample has its size. Rates are from 0 to 1.
package enum ReviewSizeStep: Sendable, Equatable {
    /// 总体 - so many items.
    case population(Int)
    /// 普查 - fewer items than this: all are reviewed.
    case census(below: Int)
    /// 可容忍差错 - a population with so many errors is just not to be accepted.
    case tolerated(rate: Double, errors: Int)
    /// 预期差错 - so many errors may be found and the population still be accepted.
    case allowed(errors: Int)
    /// 恰好足够 - with `size` the probability of finding no more is `probability`, at most `risk`.
    case enough(size: Int, probability: Double, risk: Double)
    /// 少一户不够 - with one less it is `probability`, above the risk.
    case oneLess(size: Int, probability: Double)
    /// 无放回修正前
    case withoutCorrection(size: Int)
    /// 有限总体修正
    case corrected(size: Int)
    /// 无应答系数 - the size times so many per cent.
    case allowance(percent: Int, size: Int)
    /// 年度下限 - what each round that is left must have, so that the year's minimum is reached.
    case yearlyMinimum(Int)
    /// 金额 - as many hits as show that no more of the money is wrong than is tolerable, if as much
    /// as is expected is found.
    case monetary(tolerable: Double, expected: Double)
    /// GB/T 2828.1 - the plan for so many items and this limit and severity: accept with so many
    /// errors.
    case lotPlan(
        limit: AcceptanceQualityLimit, severity: InspectionSeverity, size: Int, allowed: Int)
}
