import Domain
import Seeding

/// Schemes to compute with.
enum Schemes {
    /// A scheme with the given rules and otherwise nothing that gets in the way.
    static func plain(
        _ relief: [ReliefRule], classes: [HouseholdClass] = classes,
        cap: Fen? = nil, rounding: Rounding = Rounding(unit: .fen, method: .halfUp),
        income: IncomeStandard = IncomeStandard(line: .yuan(8_700), comparison: .atMost)
    ) -> Scheme {
        Scheme(
            id: "plain", title: "试算", document: "无", appliesBy: .event, validFrom: nil,
            validTo: nil, incomeStandard: income, classes: classes, defaultClass: classes[0].id,
            relief: relief, householdYearCap: cap, rounding: rounding, exclusions: ["机动车"],
            deadlines: Deadlines(), verification: VerificationTerms(), noticeDays: 7,
            reviewQuorum: 5, sampling: SamplingTerms())
    }

    static let classes = [
        HouseholdClass(id: "edge", name: "边缘易致贫户", incomeTest: true),
        HouseholdClass(id: "unstable", name: "脱贫不稳定户", incomeTest: true),
        HouseholdClass(id: "sudden", name: "突发严重困难户", incomeTest: false),
    ]

    static func rule(
        _ cause: Cause, _ classID: ClassID, _ formula: ReliefFormula, line: Fen,
        inclusive: Bool = true, cap: Fen? = nil
    ) -> ReliefRule {
        ReliefRule(
            cause: cause, classID: classID, scope: .household, warningLine: line,
            inclusive: inclusive, formula: formula, cap: cap)
    }

    static func bands(_ list: (String, String)...) -> [ReliefBand] {
        list.map { ReliefBand(above: fen($0.0), rate: percent($0.1)) }
    }

    /// The fictional county 清川, 2026.
    static let county: Scheme = {
        let marginal = bands(
            ("20000", "50%"), ("50000", "60%"), ("70000", "70%"), ("100000", "80%"))
        let whole = bands(("10000", "30%"), ("50000", "40.25%"))
        let relief = [
            rule(
                .illness, "unstable", .thresholdWhole(rate: percent("50%")), line: .yuan(5_000),
                cap: .yuan(100_000)),
            rule(
                .illness, "edge", .bandsMarginal(marginal), line: .yuan(20_000),
                cap: .yuan(100_000)),
            rule(
                .illness, "sudden", .deductible(.yuan(20_000), rate: percent("50%")),
                line: .yuan(20_000), cap: .yuan(100_000)),
            rule(.disaster, "sudden", .flat(.yuan(20_000)), line: .yuan(10_000)),
        ]
        let both = ["unstable", "edge"].flatMap { id in
            [
                rule(
                    .education, ClassID(id), .deductible(.yuan(8_000), rate: percent("60%")),
                    line: .yuan(8_000), cap: .yuan(20_000)),
                rule(
                    .disaster, ClassID(id), .perHead(.yuan(3_000), max: .yuan(20_000)),
                    line: .yuan(10_000)),
                rule(
                    .accident, ClassID(id), .bandsWhole(whole), line: .yuan(10_000),
                    inclusive: false, cap: .yuan(50_000)),
            ]
        }
        return plain(relief + both, cap: .yuan(30_000))
    }()

    /// A random scheme that makes sense, with small figures so that edges are met often.
    static func random(_ random: inout Seeded) -> Scheme {
        func amount(_ bound: Int64) -> Fen { Fen(Int64.random(in: 0...bound, using: &random)) }
        func rate() -> Percent {
            Percent(
                basisPoints: [0, 1, 3_333, 4_025, 5_000, 10_000].randomElement(using: &random)!)!
        }
        func bands() -> [ReliefBand] {
            var above = amount(500)
            return (0..<Int.random(in: 1...5, using: &random)).map { _ in
                defer { above += Fen(Int64.random(in: 1...400, using: &random)) }
                return ReliefBand(above: above, rate: rate())
            }
        }
        func formula() -> ReliefFormula {
            switch Int.random(in: 0..<6, using: &random) {
            case 0: .thresholdWhole(rate: rate())
            case 1: .deductible(amount(900), rate: rate())
            case 2: .bandsMarginal(bands())
            case 3: .bandsWhole(bands())
            case 4: .perHead(amount(400), max: amount(1_000))
            default: .flat(amount(900))
            }
        }
        var relief: [ReliefRule] = []
        for cause in Cause.allCases {
            for each in classes where random.chance(0.8) {
                relief.append(
                    rule(
                        cause, each.id, formula(), line: amount(600),
                        inclusive: random.chance(0.5), cap: random.chance(0.4) ? amount(900) : nil))
            }
        }
        relief.shuffle(using: &random)
        return plain(
            relief, cap: random.chance(0.6) ? amount(1_500) : nil,
            rounding: Rounding(
                unit: Rounding.Unit.allCases.randomElement(using: &random)!,
                method: Rounding.Method.allCases.randomElement(using: &random)!),
            income: IncomeStandard(
                line: amount(300), comparison: random.chance(0.5) ? .below : .atMost))
    }

    /// Random facts about a household, at the edges of such a scheme.
    static func facts(_ random: inout Seeded) -> VerifiedFacts {
        func amount(_ bound: Int64) -> Fen { Fen(Int64.random(in: 0...bound, using: &random)) }
        func basis() -> Fen { random.chance(0.4) ? .zero : amount(1_500) }
        return VerifiedFacts(
            classID: classes.randomElement(using: &random)!.id,
            members: Int.random(in: 1...7, using: &random),
            income: Income(
                wage: amount(500), businessIncome: amount(300), businessCost: amount(700),
                property: amount(40), transfer: amount(200)),
            bases: CauseAmounts(
                illness: basis(), education: basis(), disaster: basis(), accident: basis()),
            excluded: random.chance(0.1), paidThisYear: random.chance(0.5) ? .zero : amount(1_500))
    }
}
