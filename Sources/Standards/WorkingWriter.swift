import Domain

/// Writes a computation down as it happens, so that a person with the scheme's document and a
/// pocket calculator comes to the same fen.
struct WorkingWriter {
    private(set) var working = Working()
    private let scheme: Scheme
    private let facts: VerifiedFacts
    private let householdClass: HouseholdClass

    init(scheme: Scheme, facts: VerifiedFacts, householdClass: HouseholdClass) {
        self.scheme = scheme
        self.facts = facts
        self.householdClass = householdClass
        step("适用方案", "", "《\(scheme.title)》\(scheme.document)，金额单位为元", "scheme \(scheme.id)")
        let demand = householdClass.incomeTest ? "须符合收入标准" : "不看收入"
        step("户类型", "", "\(householdClass.name)，\(demand)", "classes \(householdClass.id)")
    }

    mutating func income(net: Fen, perCapita: Fen) {
        let income = facts.income
        step(
            "家庭纯收入",
            "\(term(income.wage)) + \(term(income.businessIncome)) − "
                + "\(term(income.businessCost)) + \(term(income.property)) + "
                + term(income.transfer), "\(net)",
            "工资性收入 + 生产经营性收入 − 生产经营性支出 + 财产性收入 + 转移性收入")
        step(
            "人均纯收入", "\(net) ÷ \(facts.members)", "\(perCapita)",
            "加半分后向下取整到分，仅供查看")
    }

    mutating func exclusion() {
        let items = scheme.exclusions.joined(separator: "、")
        step(
            "一票否决", "", facts.excluded ? "有比对项目成立" : "无比对项目成立",
            items.isEmpty ? "exclusions" : "exclusions：\(items)")
    }

    mutating func incomeTest(net: Fen, passes: Bool) {
        guard householdClass.incomeTest else {
            step("收入标准", "", "不作要求", "classes \(householdClass.id)：income_test false")
            return
        }
        let line = scheme.incomeStandard.line
        let limit = decimal(Int128(line.rawValue) * Int128(facts.members), decimals: 2)
        let (holds, fails) =
            switch scheme.incomeStandard.comparison {
            case .atMost: ("≤", ">")
            case .below: ("<", "≥")
            }
        step(
            "收入标准", "\(net) \(passes ? holds : fails) \(line) × \(facts.members) = \(limit)",
            passes ? "符合" : "不符合",
            "income_standard：line \(line)，comparison "
                + scheme.incomeStandard.comparison.rawValue)
    }

    mutating func noRule(_ cause: Cause, _ basis: Fen) {
        step(
            "\(cause.term)", "核定自付 \(basis)", "0.00",
            "relief：无 \(cause.rawValue) × \(householdClass.id) 的规则")
    }

    mutating func warningLine(_ rule: ReliefRule, _ basis: Fen, _ isReached: Bool) {
        let line = rule.warningLine
        let (holds, fails) = rule.inclusive ? ("≥", "<") : (">", "≤")
        step(
            "\(rule.cause.term)预警线", "核定自付 \(basis) \(isReached ? holds : fails) \(line)",
            isReached ? "达到" : "未达到",
            "\(name(rule))：warning_line \(line)，inclusive \(rule.inclusive)")
    }

    mutating func amount(_ amount: ReliefAmount, _ rule: ReliefRule, _ basis: Fen) {
        let term = rule.cause.term
        let exact = decimal(amount.unrounded, decimals: 6)
        step(
            "\(term)计算", figures(rule.formula, basis), exact,
            "\(name(rule))：mode \(rule.formula.mode)")
        let unit =
            switch scheme.rounding.unit {
            case .fen: "分"
            case .jiao: "角"
            case .yuan: "元"
            }
        let method =
            switch scheme.rounding.method {
            case .halfUp: "四舍五入到\(unit)"
            case .down: "\(unit)以下舍去"
            }
        step(
            "\(term)取整", "\(exact) \(method)", "\(amount.rounded)",
            "rounding：unit \(scheme.rounding.unit.rawValue)，method "
                + scheme.rounding.method.rawValue)
        guard let cap = rule.cap else { return }
        step(
            "\(term)封顶", "min(\(amount.rounded), \(cap))", "\(amount.capped)",
            "\(name(rule))：cap \(cap)")
    }

    mutating func room(cap: Fen, room: Fen) {
        let paid = facts.paidThisYear
        let figures = paid > cap ? "max(0.00, \(cap) − \(paid))" : "\(cap) − \(paid)"
        step("户年度余额", figures, "\(room)", "caps：household_year \(cap)，减本年已付 \(paid)")
    }

    mutating func payable(_ cause: Cause, byRule: Fen, room: Fen, payable: Fen) {
        step(
            "\(cause.term)应付", "min(\(byRule), 余额 \(room))", "\(payable)",
            "caps：household_year，余下 \(room - payable)")
    }

    mutating func conclusion(_ payable: CauseAmounts, _ reason: IneligibilityReason?) {
        if reason == .belowWarningLine, Cause.allCases.allSatisfy({ facts.bases[$0] <= .zero }) {
            step("预警线", "各原因核定自付均不大于 0.00", "未达到", "relief")
        }
        let result =
            switch reason {
            case nil: "应付合计 \(payable.total)"
            case .excluded: "不予救助：有一票否决项目"
            case .income: "不予救助：收入不符合标准"
            case .belowWarningLine: "不予救助：未达到预警线"
            case .zeroAmount: "不予救助：按规则计算为 0.00"
            case .capReached: "不予救助：户年度封顶已用完"
            }
        let amounts = Cause.allCases.map { payable[$0] }.filter { $0 > .zero }
        step(
            "结论", amounts.map(\.description).joined(separator: " + "), result,
            reason.map { "reason \($0.rawValue)" } ?? "各原因之和")
    }

    /// An amount as a term of a sum: a negative one in parentheses.
    private func term(_ amount: Fen) -> String { amount < .zero ? "(\(amount))" : "\(amount)" }

    private func figures(_ formula: ReliefFormula, _ basis: Fen) -> String {
        switch formula {
        case .thresholdWhole(let rate): return "\(basis) × \(rate)"
        case .deductible(let deductible, let rate):
            return basis >= deductible
                ? "(\(basis) − \(deductible)) × \(rate)"
                : "max(0.00, \(basis) − \(deductible)) × \(rate)"
        case .bandsMarginal(let bands):
            let parts = ReliefAmount.parts(of: basis, in: bands)
            guard !parts.isEmpty else { return "\(basis) 未超过首段 \(bands[0].above)" }
            return parts.map { "(\($0.to) − \($0.from)) × \($0.rate)" }.joined(separator: " + ")
        case .bandsWhole(let bands):
            guard let band = bands.last(where: { basis > $0.above }) else {
                return "\(basis) 未超过首段 \(bands[0].above)"
            }
            return "\(basis) × \(band.rate)（超过 \(band.above) 一段）"
        case .perHead(let amount, let max): return "min(\(max), \(amount) × \(facts.members) 人)"
        case .flat(let amount): return "定额 \(amount)"
        }
    }

    /// `relief 第2条（因病 × 边缘易致贫户）`.
    private func name(_ rule: ReliefRule) -> String {
        let index = scheme.relief.firstIndex {
            $0.cause == rule.cause && $0.classID == rule.classID
        }
        return "relief 第\(index! + 1)条（\(rule.cause.term) × \(householdClass.name)）"
    }

    private mutating func step(
        _ title: String, _ figures: String, _ result: String, _ rule: String
    ) {
        working.steps.append(
            Working.Step(title: title, figures: figures, result: result, rule: rule))
    }
}

/// A whole number of the last decimal's unit with at least two decimals and no idle ones behind
/// them: yuan from fen (2) or from ten-thousandths of a fen (6).
private func decimal(_ value: Int128, decimals: Int) -> String {
    let digits = Array(value.magnitude.description.utf8)
    let padded = [UInt8](repeating: 48, count: max(0, decimals + 1 - digits.count)) + digits
    var fraction = padded.suffix(decimals)
    while fraction.count > 2, fraction.last == 48 { fraction.removeLast() }
    let whole = padded.dropLast(decimals)
    return "\(value < 0 ? "-" : "")\(String(decoding: whole, as: UTF8.self))."
        + String(decoding: fraction, as: UTF8.self)
}

extension Working {
    /// The whole computation in one line: `1. 适用方案：… = …〔…〕；2. …`.
    package var explanation: String {
        steps.enumerated().map { index, step in
            let figures = step.figures.isEmpty ? "" : "\(step.figures) → "
            return "\(index + 1). \(step.title)：\(figures)\(step.result)〔\(step.rule)〕"
        }
        .joined(separator: "；")
    }
}
