/// 核实情况 - what a verified household's assessment is computed from.
package struct VerifiedFacts: Sendable, Equatable {
    package var classID: ClassID
    /// 家庭人口, at least 1.
    package var members: Int
    package var income: Income
    /// 核定自付 - what the household itself bears, by cause, as the visit verified it.
    package var bases: CauseAmounts
    /// Whether a comparison hit on one of the scheme's exclusions was upheld.
    package var excluded: Bool
    /// What the household was already paid in the same calendar year.
    package var paidThisYear: Fen

    package init(
        classID: ClassID, members: Int, income: Income, bases: CauseAmounts, excluded: Bool,
        paidThisYear: Fen
    ) {
        precondition(members >= 1, "a household has at least one member")
        self.classID = classID
        self.members = members
        self.income = income
        self.bases = bases
        self.excluded = excluded
        self.paidThisYear = paidThisYear
    }
}

/// 收入核算 - the five items of a household's yearly income.
public struct Income: Sendable, Hashable {
    /// 工资性收入
    public var wage: Fen
    /// 生产经营性收入
    public var businessIncome: Fen
    /// 生产经营性支出
    public var businessCost: Fen
    /// 财产性收入
    public var property: Fen
    /// 转移性收入
    public var transfer: Fen

    public init(
        wage: Fen = .zero, businessIncome: Fen = .zero, businessCost: Fen = .zero,
        property: Fen = .zero, transfer: Fen = .zero
    ) {
        self.wage = wage
        self.businessIncome = businessIncome
        self.businessCost = businessCost
        self.property = property
        self.transfer = transfer
    }

    /// 家庭纯收入 - may be negative.
    public var net: Fen { wage + businessIncome - businessCost + property + transfer }
}

/// One amount for each cause.
public struct CauseAmounts: Sendable, Hashable {
    public var illness: Fen
    public var education: Fen
    public var disaster: Fen
    public var accident: Fen

    public init(
        illness: Fen = .zero, education: Fen = .zero, disaster: Fen = .zero, accident: Fen = .zero
    ) {
        self.illness = illness
        self.education = education
        self.disaster = disaster
        self.accident = accident
    }

    public subscript(cause: Cause) -> Fen {
        get {
            switch cause {
            case .illness: illness
            case .education: education
            case .disaster: disaster
            case .accident: accident
            }
        }
        set {
            switch cause {
            case .illness: illness = newValue
            case .education: education = newValue
            case .disaster: disaster = newValue
            case .accident: accident = newValue
            }
        }
    }

    public var total: Fen { illness + education + disaster + accident }
}

/// 理算结果 - what a household is due under a scheme, and why.
package struct Assessment: Sendable, Equatable {
    /// 人均纯收入, rounded half up to the fen, for people to read; the test itself never divides.
    package var perCapitaIncome: Fen
    /// Amounts by rule and case cap, before the room left in the household's year.
    package var byRule: CauseAmounts
    /// What is paid: within the household's room.
    package var payable: CauseAmounts
    /// Nil when something is payable, else the first reason that applies.
    package var reason: IneligibilityReason?
    /// The computation, line by line, in Chinese.
    package var working: Working

    package init(
        perCapitaIncome: Fen, byRule: CauseAmounts, payable: CauseAmounts,
        reason: IneligibilityReason?, working: Working
    ) {
        self.perCapitaIncome = perCapitaIncome
        self.byRule = byRule
        self.payable = payable
        self.reason = reason
        self.working = working
    }
}

/// 不予救助的理由 - in order of precedence: the first that applies is given.
public enum IneligibilityReason: String, CaseIterable, Hashable, Sendable {
    /// An exclusion was upheld.
    case excluded
    /// The income test fails.
    case income
    /// No cause has a rule whose warning line its basis reaches.
    case belowWarningLine = "below_warning_line"
    /// A line is reached, but every amount is zero.
    case zeroAmount = "zero_amount"
    /// No room is left in the household's year.
    case capReached = "cap_reached"
}

/// 计算过程 - the steps of a computation with their figures, from which a person can recompute it.
package struct Working: Sendable, Equatable {
    package var steps: [Step]

    package init(steps: [Step] = []) { self.steps = steps }

    /// One line: what is computed, the figures, and what comes out.
    package struct Step: Sendable, Equatable {
        /// 家庭纯收入, 因病救助金额, ...
        package var title: String
        /// `5000.00 + 1200.00 − 300.00`
        package var figures: String
        package var result: String
        /// The rule of the scheme that it comes from.
        package var rule: String

        package init(title: String, figures: String, result: String, rule: String) {
            self.title = title
            self.figures = figures
            self.result = result
            self.rule = rule
        }
    }
}
