import Domain
import Seeding
import Standards
import Testing

@Suite("What holds of every scheme and every household")
struct PropertyTests {
    @Test("the quick computation gives what the explained one gives", arguments: UInt64(1)...30)
    func agreement(seed: UInt64) {
        var random = Seeded(seed)
        let scheme = Schemes.random(&random)
        #expect(SchemeCheck.problems(in: scheme).isEmpty)
        let quick = Quick(scheme)
        let facts = (0..<100).map { _ in Schemes.facts(&random) }
        for each in facts {
            #expect(quick.figures(each) == PayoutFigures(assess(each, under: scheme)), "\(each)")
        }
        let households = facts.map(quick.household)
        var results = households.map { _ in PayoutFigures(perCapita: 0) }
        households.withUnsafeBufferPointer { households in
            results.withUnsafeMutableBufferPointer {
                quick.compiled.payouts(of: households, into: $0)
            }
        }
        #expect(results == facts.map(quick.figures), "many at once are each on its own")
    }

    @Test("with figures as large as can be read", arguments: UInt64(1)...20)
    func largest(seed: UInt64) {
        var random = Seeded(seed)
        let limit = Fen.readableLimit.rawValue
        func large() -> Fen { Fen(limit - Int64.random(in: 0...3, using: &random)) }
        let formulas: [ReliefFormula] = [
            .thresholdWhole(rate: percent("100%")), .deductible(Fen(1), rate: percent("99.99%")),
            .bandsMarginal([
                ReliefBand(above: .zero, rate: percent("100%")),
                ReliefBand(above: large() - Fen(5), rate: percent("99.99%")),
            ]),
            .bandsWhole([ReliefBand(above: .zero, rate: percent("100%"))]),
            .perHead(large(), max: large()), .flat(large()),
        ]
        for formula in formulas {
            let rounding = Rounding(unit: .fen, method: random.chance(0.5) ? .halfUp : .down)
            let scheme = Schemes.plain(
                [Schemes.rule(.illness, "sudden", formula, line: large() - Fen(9))],
                cap: random.chance(0.5) ? large() : nil, rounding: rounding,
                income: IncomeStandard(line: large(), comparison: .atMost))
            let facts = VerifiedFacts(
                classID: "sudden", members: Int.random(in: 1...999_999_999, using: &random),
                income: Income(wage: large(), businessCost: large(), transfer: -large()),
                bases: CauseAmounts(illness: large()), excluded: false, paidThisYear: .zero)
            #expect(Quick(scheme).figures(facts) == PayoutFigures(assess(facts, under: scheme)))
        }
    }

    @Test(
        "more cost never pays less under a rule whose rate does not fall", arguments: UInt64(1)...12
    )
    func monotone(seed: UInt64) {
        var random = Seeded(seed)
        let scheme = Schemes.random(&random)
        for rule in scheme.relief where isMonotone(rule.formula) {
            var previous = Fen.zero
            for basis in stride(from: Int64(0), through: 2_500, by: 9) {
                var facts = poor(rule.classID)
                facts.bases[rule.cause] = Fen(basis)
                let amount = assess(facts, under: scheme).byRule[rule.cause]
                #expect(amount >= previous, "\(rule) at \(Fen(basis))")
                previous = amount
            }
        }
    }

    /// All modes but `bands_whole` with a band that pays less than the one below it.
    private func isMonotone(_ formula: ReliefFormula) -> Bool {
        guard case .bandsWhole(let bands) = formula else { return true }
        return zip(bands, bands.dropFirst()).allSatisfy { $0.rate <= $1.rate }
    }

    private func poor(_ classID: ClassID) -> VerifiedFacts {
        VerifiedFacts(
            classID: classID, members: 3, income: Income(wage: Fen(-1)), bases: CauseAmounts(),
            excluded: false, paidThisYear: .zero)
    }

    @Test("payout ≤ cap, ≤ room, whole units; a reason if and only if nothing", arguments: 1...20)
    func bounds(seed: UInt64) {
        var random = Seeded(seed)
        let scheme = Schemes.random(&random)
        for _ in 0..<60 {
            let facts = Schemes.facts(&random)
            let assessment = assess(facts, under: scheme)
            let total = assessment.payable.total
            #expect((assessment.reason == nil) == (total > .zero))
            if let cap = scheme.householdYearCap {
                #expect(total <= max(.zero, cap - facts.paidThisYear))
            } else {
                #expect(assessment.payable == assessment.byRule)
            }
            var left = scheme.householdYearCap.map { max(.zero, $0 - facts.paidThisYear) }
            for cause in Cause.allCases {
                let (amount, payable) = (assessment.byRule[cause], assessment.payable[cause])
                #expect(payable == left.map { min($0, amount) } ?? amount, "\(cause) in its turn")
                if let before = left { left = before - payable }
                let rule = scheme.rule(for: cause, class: facts.classID)
                if let cap = rule?.cap { #expect(amount <= cap) }
                let isWhole = amount.rawValue % scheme.rounding.unit.fen == 0
                #expect(isWhole || amount == rule?.cap)
                if rule == nil { #expect(amount == .zero) }
            }
        }
    }

    @Test("the income shown is floor(x + ½)", arguments: UInt64(1)...10)
    func perCapita(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<500 {
            let net = Int64.random(in: -10_000...10_000, using: &random)
            let members = Int.random(in: 1...13, using: &random)
            let shown = IncomeTest.perCapita(net: Fen(net), members: members).rawValue
            // shown ≤ net ÷ members + ½ < shown + 1, without dividing.
            let doubled = 2 * net + Int64(members)
            #expect(2 * Int64(members) * shown <= doubled)
            #expect(doubled < 2 * Int64(members) * (shown + 1))
        }
    }

    @Test("an equal income per head is told from a smaller one without dividing", arguments: 1...13)
    func exactIncome(members: Int) {
        let limit = Fen(870_001) * Int64(members)
        for (comparison, holdsAtEqual) in [
            (IncomeStandard.Comparison.atMost, true), (.below, false),
        ] {
            let standard = IncomeStandard(line: Fen(870_001), comparison: comparison)
            func passes(_ net: Fen) -> Bool {
                IncomeTest.passes(net: net, members: members, standard: standard)
            }
            #expect(passes(limit - Fen(1)))
            #expect(passes(limit) == holdsAtEqual)
            #expect(!passes(limit + Fen(1)))
        }
    }
}
