import Domain
import Standards
import Testing

@Suite("Golden cases: contract, section 1")
struct GoldenTests {
    @Test("modes, warning lines, rounding and caps", arguments: GoldenLine.table("modes.txt"))
    func modes(_ line: GoldenLine) {
        let scheme = scheme(line)
        let basis = fen(line.columns[4][0])
        let facts = VerifiedFacts(
            classID: "edge", members: Int(line.columns[4][1])!, income: Income(),
            bases: CauseAmounts(illness: basis), excluded: false, paidThisYear: .zero)
        let assessment = assess(facts, under: scheme)
        let expected = line.columns[5][0]
        if expected == "未达到" {
            #expect(assessment.reason == .belowWarningLine)
            #expect(assessment.byRule == CauseAmounts())
        } else {
            #expect(assessment.byRule.illness == fen(expected))
            #expect(assessment.reason == (fen(expected) == .zero ? .zeroAmount : nil))
        }
        #expect(assessment.payable == assessment.byRule, "there is no cap for the year")
        #expect(Quick(scheme).figures(facts) == PayoutFigures(assessment))
    }

    private func scheme(_ line: GoldenLine) -> Scheme {
        let words = line.columns[0]
        let bands = words.dropFirst().filter { $0.contains(":") }.map { word in
            let parts = word.split(separator: ":").map(String.init)
            return ReliefBand(above: fen(parts[0]), rate: percent(parts[1]))
        }
        let formula: ReliefFormula =
            switch words[0] {
            case "threshold_whole": .thresholdWhole(rate: percent(words[1]))
            case "deductible": .deductible(fen(words[1]), rate: percent(words[2]))
            case "bands_marginal": .bandsMarginal(bands)
            case "bands_whole": .bandsWhole(bands)
            case "per_head": .perHead(fen(words[1]), max: fen(words[2]))
            default: .flat(fen(words[1]))
            }
        let edge = line.columns[1][0]
        let inclusive = edge.hasPrefix(">=")
        let cap = line.columns[3][0]
        let rule = Schemes.rule(
            .illness, "edge", formula, line: fen(String(edge.drop { !$0.isNumber })),
            inclusive: inclusive, cap: cap == "-" ? nil : fen(cap))
        let rounding = Rounding(
            unit: .init(rawValue: line.columns[2][0])!,
            method: .init(rawValue: line.columns[2][1])!)
        return Schemes.plain([rule], rounding: rounding)
    }

    @Test("households, happy and refused", arguments: GoldenLine.table("households.txt"))
    func households(_ line: GoldenLine) {
        let (who, bases, rest) = (line.columns[0], line.columns[1].map(fen), line.columns[2])
        let facts = VerifiedFacts(
            classID: ClassID(who[0]), members: Int(who[1])!, income: Income(wage: fen(who[2])),
            bases: CauseAmounts(
                illness: bases[0], education: bases[1], disaster: bases[2], accident: bases[3]),
            excluded: rest[0] == "1", paidThisYear: fen(rest[1]))
        let assessment = assess(facts, under: Schemes.county)
        let due = line.columns[4].map(fen)
        #expect(assessment.perCapitaIncome == fen(line.columns[3][0]))
        #expect(
            assessment.payable
                == CauseAmounts(
                    illness: due[0], education: due[1], disaster: due[2], accident: due[3]))
        #expect((assessment.reason?.rawValue ?? "-") == line.columns[5][0])
        #expect(Quick(Schemes.county).figures(facts) == PayoutFigures(assessment))
    }

    @Test("the income test and the income shown", arguments: GoldenLine.table("income.txt"))
    func income(_ line: GoldenLine) {
        let standard = IncomeStandard(
            line: fen(line.columns[0][1]),
            comparison: .init(rawValue: line.columns[0][0])!)
        let (net, members) = (fen(line.columns[1][0]), Int(line.columns[1][1])!)
        let passes = line.columns[2][0] == "yes"
        #expect(IncomeTest.passes(net: net, members: members, standard: standard) == passes)
        #expect(IncomeTest.perCapita(net: net, members: members) == fen(line.columns[3][0]))
        let scheme = Schemes.plain(
            [Schemes.rule(.illness, "edge", .flat(.yuan(1)), line: .zero)], income: standard)
        let facts = VerifiedFacts(
            classID: "edge", members: members, income: Income(wage: net),
            bases: CauseAmounts(illness: .yuan(1)), excluded: false, paidThisYear: .zero)
        let quick = Quick(scheme).figures(facts)
        #expect(quick.reason == (passes ? nil : .income))
        #expect(quick.perCapita == fen(line.columns[3][0]).rawValue)
        #expect(quick == PayoutFigures(assess(facts, under: scheme)))
    }
}

/// The quick computation of the same facts.
struct Quick {
    let scheme: Scheme
    let compiled: CompiledScheme

    init(_ scheme: Scheme) {
        self.scheme = scheme
        self.compiled = CompiledScheme(scheme)
    }

    func household(_ facts: VerifiedFacts) -> HouseholdFigures {
        HouseholdFigures(
            classIndex: scheme.classes.firstIndex { $0.id == facts.classID }!,
            members: Int64(facts.members), net: facts.income.net.rawValue,
            illness: facts.bases.illness.rawValue, education: facts.bases.education.rawValue,
            disaster: facts.bases.disaster.rawValue, accident: facts.bases.accident.rawValue,
            paid: facts.paidThisYear.rawValue, excluded: facts.excluded)
    }

    func figures(_ facts: VerifiedFacts) -> PayoutFigures { compiled.payout(of: household(facts)) }
}

extension PayoutFigures {
    init(_ assessment: Assessment) {
        self.init(
            perCapita: assessment.perCapitaIncome.rawValue,
            illness: assessment.payable.illness.rawValue,
            education: assessment.payable.education.rawValue,
            disaster: assessment.payable.disaster.rawValue,
            accident: assessment.payable.accident.rawValue, reason: assessment.reason)
    }
}
