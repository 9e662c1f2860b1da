/// 救助规则 - what a cause pays to a class of households.
package struct ReliefRule: Sendable, Equatable {
    package var cause: Cause
    package var classID: ClassID
    /// Whether the spending of one person or of the whole household is held against the warning
    /// line.
    package var scope: Scope
    /// 预警线 - the spending that makes a lead.
    package var warningLine: Fen
    /// Whether an amount equal to the warning line reaches it.
    package var inclusive: Bool
    package var formula: ReliefFormula
    /// 封顶线 - the most that one case pays; no limit when nil.
    package var cap: Fen?

    package init(
        cause: Cause, classID: ClassID, scope: Scope, warningLine: Fen, inclusive: Bool,
        formula: ReliefFormula, cap: Fen?
    ) {
        self.cause = cause
        self.classID = classID
        self.scope = scope
        self.warningLine = warningLine
        self.inclusive = inclusive
        self.formula = formula
        self.cap = cap
    }

    /// 口径 - whose spending is summed.
    package enum Scope: String, CaseIterable, Sendable {
        case person
        case household
    }

    /// Whether a basis reaches the warning line. A basis of zero or less never does.
    package func isReached(by basis: Fen) -> Bool {
        basis > .zero && (inclusive ? basis >= warningLine : basis > warningLine)
    }
}

/// 计算方式 - how the amount before rounding follows from the verified basis `b`.
package enum ReliefFormula: Sendable, Equatable {
    /// `b × rate`, once the warning line is reached.
    case thresholdWhole(rate: Percent)
    /// `max(0, b − deductible) × rate`.
    case deductible(Fen, rate: Percent)
    /// Each part of `b` in a band is multiplied by that band's rate.
    case bandsMarginal([ReliefBand])
    /// All of `b` is multiplied by the rate of the highest band that it lies above.
    case bandsWhole([ReliefBand])
    /// `min(max, amount × members)`.
    case perHead(Fen, max: Fen)
    /// One amount.
    case flat(Fen)

    /// The name in a scheme file.
    package var mode: String {
        switch self {
        case .thresholdWhole: "threshold_whole"
        case .deductible: "deductible"
        case .bandsMarginal: "bands_marginal"
        case .bandsWhole: "bands_whole"
        case .perHead: "per_head"
        case .flat: "flat"
        }
    }
}

/// 分段 - a band of spending and its rate. Bands of a rule ascend by `above`.
package struct ReliefBand: Sendable, Equatable {
    package var above: Fen
    package var rate: Percent

    package init(above: Fen, rate: Percent) {
        self.above = above
        self.rate = rate
    }
}
