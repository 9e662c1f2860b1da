import Domain
import Foundation
import Seeding
import Standards
import Testing

@Suite("The working can be recomputed by hand")
struct WorkingTests {
    @Test("every step's figures give its result", arguments: UInt64(1)...20)
    func recomputed(seed: UInt64) throws {
        var random = Seeded(seed)
        let scheme = Schemes.random(&random)
        for _ in 0..<40 {
            let facts = Schemes.facts(&random)
            let assessment = assess(facts, under: scheme)
            for step in assessment.working.steps { try check(step, scheme) }
            let titles = assessment.working.steps.map(\.title)
            #expect(titles.first == "适用方案")
            #expect(titles.last == "结论")
            #expect(assessment.working.steps.allSatisfy { !$0.rule.isEmpty && !$0.result.isEmpty })
            for cause in Cause.allCases where assessment.byRule[cause] > .zero {
                let rounded = assessment.working.steps.last {
                    $0.title == "\(cause.term)封顶" || $0.title == "\(cause.term)取整"
                }
                #expect(rounded?.result == assessment.byRule[cause].description)
                guard scheme.householdYearCap != nil else { continue }
                let payable = assessment.working.steps.last { $0.title == "\(cause.term)应付" }
                #expect(payable?.result == assessment.payable[cause].description)
            }
        }
    }

    private func check(_ step: Working.Step, _ scheme: Scheme) throws {
        let figures = step.figures
        switch step.title {
        case "家庭纯收入", "户年度余额":
            #expect(try Sum(figures).value == Sum(step.result).value, "\(step)")
        case "人均纯收入":
            let parts = figures.components(separatedBy: " ÷ ")
            let (net, members) = (fen(parts[0]).rawValue, Int64(parts[1])!)
            let doubled = 2 * net + members
            let shown = fen(step.result).rawValue
            #expect(2 * members * shown <= doubled && doubled < 2 * members * (shown + 1))
        case "收入标准" where !figures.isEmpty:
            let sides = figures.components(separatedBy: " = ")
            #expect(try holds(sides[0]) && step.result.contains("符合"), "\(step)")
            let product = sides[0].components(separatedBy: ["≤", "<", ">", "≥"])[1]
            #expect(try Sum(product).value == Sum(sides[1]).value)
        case let title where title.hasSuffix("预警线"):
            guard figures.hasPrefix("核定自付 ") else {
                #expect(figures == "各原因核定自付均不大于 0.00")
                return
            }
            #expect(try holds(String(figures.dropFirst("核定自付 ".count))), "\(step)")
            let isReached = figures.contains("≥") || figures.contains(">")
            #expect(step.result == (isReached ? "达到" : "未达到"))
        case let title where title.hasSuffix("计算"):
            guard !figures.contains("未超过首段") else {
                #expect(step.result == "0.00")
                return
            }
            let formula = figures.replacing("定额 ", with: "").replacing(" 人", with: "")
                .components(separatedBy: "（")[0]
            #expect(try Sum(formula).value == Sum(step.result).value, "\(step)")
        case let title where title.hasSuffix("取整"):
            try checkRounding(step, scheme.rounding)
        case let title where title.hasSuffix("封顶") || title.hasSuffix("应付"):
            let formula = figures.replacing("余额 ", with: "")
            #expect(try Sum(formula).value == Sum(step.result).value, "\(step)")
        case "结论" where !figures.isEmpty:
            #expect(step.result == "应付合计 \(try Sum(figures).yuan)")
        default: return
        }
    }

    private func checkRounding(_ step: Working.Step, _ rounding: Rounding) throws {
        let exact = try Sum(String(step.figures.split(separator: " ")[0])).value
        let rounded = try Sum(step.result).value
        let unit = Int128(rounding.unit.fen) * 10_000
        let (low, high): (Int128, Int128) =
            rounding.method == .down ? (0, unit - 1) : (-unit / 2, unit / 2 - 1)
        #expect(rounded % unit == 0)
        #expect(exact >= rounded + low && exact <= rounded + high, "\(step)")
    }

    /// Whether a comparison of two formulas holds.
    private func holds(_ text: String) throws -> Bool {
        for (sign, compare) in [
            ("≤", { $0 <= $1 }), ("≥", { $0 >= $1 }), ("<", { $0 < $1 }), (">", { $0 > $1 }),
        ] as [(String, (Int128, Int128) -> Bool)] {
            let sides = text.components(separatedBy: sign)
            if sides.count == 2 { return compare(try Sum(sides[0]).value, try Sum(sides[1]).value) }
        }
        Issue.record("no comparison in \(text)")
        return false
    }

    @Test("a whole working, as a person reads it")
    func whole() {
        let facts = VerifiedFacts(
            classID: "edge", members: 3,
            income: Income(wage: fen("8553.81"), businessIncome: fen("3371.10")),
            bases: CauseAmounts(illness: fen("60000.00"), accident: fen("10000.00")),
            excluded: false, paidThisYear: fen("15000.00"))
        let lines = assess(facts, under: Schemes.county).working.explanation
        #expect(
            lines.components(separatedBy: "；") == [
                "1. 适用方案：《试算》无，金额单位为元〔scheme plain〕",
                "2. 户类型：边缘易致贫户，须符合收入标准〔classes edge〕",
                "3. 家庭纯收入：8553.81 + 3371.10 − 0.00 + 0.00 + 0.00 → 11924.91"
                    + "〔工资性收入 + 生产经营性收入 − 生产经营性支出 + 财产性收入 + 转移性收入〕",
                "4. 人均纯收入：11924.91 ÷ 3 → 3974.97〔加半分后向下取整到分，仅供查看〕",
                "5. 一票否决：无比对项目成立〔exclusions：机动车〕",
                "6. 收入标准：11924.91 ≤ 8700.00 × 3 = 26100.00 → 符合"
                    + "〔income_standard：line 8700.00，comparison <=〕",
                "7. 因病预警线：核定自付 60000.00 ≥ 20000.00 → 达到"
                    + "〔relief 第2条（因病 × 边缘易致贫户）：warning_line 20000.00，inclusive true〕",
                "8. 因病计算：(50000.00 − 20000.00) × 50% + (60000.00 − 50000.00) × 60% → 21000.00"
                    + "〔relief 第2条（因病 × 边缘易致贫户）：mode bands_marginal〕",
                "9. 因病取整：21000.00 四舍五入到分 → 21000.00〔rounding：unit fen，method half_up〕",
                "10. 因病封顶：min(21000.00, 100000.00) → 21000.00"
                    + "〔relief 第2条（因病 × 边缘易致贫户）：cap 100000.00〕",
                "11. 因意外预警线：核定自付 10000.00 ≤ 10000.00 → 未达到"
                    + "〔relief 第10条（因意外 × 边缘易致贫户）：warning_line 10000.00，inclusive false〕",
                "12. 户年度余额：30000.00 − 15000.00 → 15000.00"
                    + "〔caps：household_year 30000.00，减本年已付 15000.00〕",
                "13. 因病应付：min(21000.00, 余额 15000.00) → 15000.00〔caps：household_year，余下 0.00〕",
                "14. 结论：15000.00 → 应付合计 15000.00〔各原因之和〕",
            ])
    }
}
