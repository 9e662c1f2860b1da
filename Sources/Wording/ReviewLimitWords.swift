import Domain

/// Why a sample has the size it has, and what must be said of the figures.
package enum ReviewSizeWord {
    /// - Parameters:
    ///   - percent: how a share is printed.
    ///   - probability: how a probability is.
    package static func step(
        _ step: ReviewSizeStep, percent: (Double) -> String,
        probability: (Double) -> String
    ) -> Text {
        switch step {
        case .population(let count): Text("总体\(count)件", "The population has \(count) items")
        case .census(let below):
            Text("不足\(below)件，全部复核", "Fewer than \(below): all are reviewed")
        case .tolerated(let rate, let errors):
            Text(
                "可容忍差错率\(percent(rate))，即总体有\(errors)件差错时即不应接受",
                "\(percent(rate)) is tolerable: with \(errors) errors the population is just not "
                    + "to be accepted")
        case .allowed(let errors):
            Text("样本中允许发现\(errors)件", "\(errors) errors may be found in the sample")
        case .enough(let size, let chance, let risk):
            Text(
                "取\(size)件时，仍误为合格的概率为\(probability(chance))，不超过风险\(percent(risk))",
                "With \(size) the probability of accepting it is \(probability(chance)), no more "
                    + "than the risk of \(percent(risk))")
        case .oneLess(let size, let chance):
            Text(
                "少取一件（\(size)件）时为\(probability(chance))，超过风险",
                "With \(size), one less, it is \(probability(chance)), above the risk")
        case .withoutCorrection(let size):
            Text("总体很大时需\(size)件", "A large population would need \(size)")
        case .corrected(let size):
            Text("有限总体修正后\(size)件", "Corrected for the finite population: \(size)")
        case .allowance(let percent, let size):
            Text(
                "考虑无应答，乘以\(percent)%，得\(size)件",
                "Times \(percent)% for those that will not be found: \(size)")
        case .yearlyMinimum(let count):
            Text(
                "为达到年度最低复核量，本轮至少\(count)件",
                "At least \(count), so that the year's minimum is reached")
        case .monetary(let tolerable, let expected):
            Text(
                "金额差错可容忍\(percent(tolerable))，预期\(percent(expected))",
                "\(percent(tolerable)) of the money is tolerable, \(percent(expected)) expected")
        case .lotPlan(let limit, let severity, let size, let allowed):
            Text(
                "GB/T 2828.1 一般检验水平Ⅱ，AQL=\(limit.rawValue)，"
                    + "\(ReviewTermWord.severity(severity).chinese)：n=\(size)，Ac=\(allowed)",
                "GB/T 2828.1, level II, AQL \(limit.rawValue), "
                    + "\(ReviewTermWord.severity(severity).english): n = \(size), Ac = \(allowed)")
        }
    }

    package static let fixed = Text("由办公室确定", "Fixed by the office")

    package static func limitation(_ limitation: ReviewReportContent.Limitation) -> Text {
        switch limitation {
        case .scope:
            Text(
                "本报告只对期间内已录入办结的核查作出推断，未录入的情况不在其内。",
                "The report speaks of visits that were recorded as ended in the period, of nothing "
                    + "else.")
        case .replacement:
            Text(
                "拟发放部分按件差错率的标准误按放回抽样计算，偏于保守。",
                "The standard error of the items to be paid is that of a draw with replacement: "
                    + "too large rather than too small.")
        case .stringer:
            Text(
                "斯特林格上限并非精确上限，但尚无已知总体使其实际置信度低于名义值。",
                "Stringer's bound is not exact, but no population is known in which it holds less "
                    + "often than it says.")
        case .effectiveSize:
            Text(
                "未通过部分的总体区间按科恩—格劳巴德法由等效样本量计算；各层区间为精确区间。",
                "The interval of the refused part is Korn and Graubard's, by an effective sample "
                    + "size; the strata's are exact.")
        case .incomplete:
            Text(
                "复核完成率低于98%，未完成部分可能与完成部分不同。",
                "Fewer than 98% of the reviews were completed; the others may be different.")
        case .absent:
            Text(
                "有承诺方缺席定种，其随机数以固定值代替，不影响抽样的不可预知性。",
                "A party was absent from the ceremony; its part is a constant, and the draw was no "
                    + "more foreseeable by it.")
        case .withheld:
            Text(
                "有承诺方在掷骰之后未揭示随机数：揭示与否相当于在两个样本之间选择，应予追究。",
                "A party kept its part back after the dice had fallen: that was a choice between "
                    + "two samples, and must be answered for.")
        case .smallSamples:
            Text(
                "部分勘员的随机样本少于计划，其误判风险按实际件数列示。",
                "Some verifiers' samples are smaller than planned; their risks are those of the "
                    + "numbers reviewed.")
        case .noSecondReview:
            Text(
                "未作二次复核，复核自身的差错未知。",
                "Nothing was reviewed a second time: the review's own errors are not known.")
        case .emptyStratum:
            Text(
                "有的层没有完成的复核，该层及总体差错率无法估计。",
                "A stratum has no completed review: its rate, and that of all, cannot be "
                    + "estimated.")
        case .extended:
            Text(
                "样本在抽取之后按同一签序扩大过，扩大的决定并非事先作出。",
                "The sample was extended in the same order after the draw; that was not decided "
                    + "beforehand.")
        }
    }
}
