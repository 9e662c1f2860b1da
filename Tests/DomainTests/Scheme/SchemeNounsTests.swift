import Domain
import Testing

@Suite("A scheme: when it holds, for whom, and from which amount on")
struct SchemeNounsTests {
    static let rules: [ReliefRule] = [
        rule(.illness, "unstable"), rule(.illness, "edge"), rule(.disaster, "unstable"),
    ]

    static func rule(_ cause: Cause, _ classID: ClassID) -> ReliefRule {
        ReliefRule(
            cause: cause, classID: classID, scope: .person, warningLine: .yuan(5_000),
            inclusive: true, formula: .flat(.yuan(1)), cap: nil)
    }

    static func scheme(from: Day? = nil, to: Day? = nil) -> Scheme {
        Scheme(
            id: "s", title: "", document: "", appliesBy: .event, validFrom: from, validTo: to,
            incomeStandard: IncomeStandard(line: .yuan(8_700), comparison: .atMost),
            classes: [
                HouseholdClass(id: "unstable", name: "脱贫不稳定户", incomeTest: true),
                HouseholdClass(id: "edge", name: "边缘易致贫户", incomeTest: true),
                HouseholdClass(id: "music", name: "\u{F914}户", incomeTest: false),
            ], defaultClass: "edge", relief: rules, householdYearCap: nil,
            rounding: Rounding(unit: .fen, method: .halfUp), exclusions: [],
            deadlines: Deadlines(), verification: VerificationTerms(), noticeDays: 7,
            reviewQuorum: 5, sampling: SamplingTerms())
    }

    @Test("both days of its validity count, and a missing one leaves it open")
    func validity() throws {
        let first = try #require(Day(2026, 1, 1))
        let last = try #require(Day(2026, 12, 31))
        let spans: [(Day?, Day?, [Bool])] = [
            (first, last, [false, true, true, true, false]),
            (first, nil, [false, true, true, true, true]),
            (nil, last, [true, true, true, true, false]),
            (nil, nil, [true, true, true, true, true]),
        ]
        for (from, to, expected) in spans {
            let scheme = SchemeNounsTests.scheme(from: from, to: to)
            let days = [first + -1, first, first + 100, last, last + 1]
            #expect(days.map(scheme.holds) == expected, "\(from as Any) to \(to as Any)")
        }
    }

    @Test("a class is found by its name in the register; any other word is the default class")
    func classes() {
        let scheme = SchemeNounsTests.scheme()
        #expect(scheme.classID(named: "脱贫不稳定户") == "unstable")
        #expect(scheme.classID(named: "边缘易致贫户") == "edge")
        for word in ["", "脱贫户", "unstable", "脱贫不稳定户 "] {
            #expect(scheme.classID(named: word) == "edge")
        }
        // By bytes: the ideograph that looks the same is another word.
        #expect(scheme.classID(named: "\u{F914}户") == "music")
        #expect(scheme.classID(named: "\u{6A02}户") == "edge")
        #expect(scheme.householdClass("unstable")?.name == "脱贫不稳定户")
        #expect(scheme.householdClass("脱贫不稳定户") == nil)
    }

    @Test("a rule is for one cause and one class")
    func rules() {
        let scheme = SchemeNounsTests.scheme()
        let known: Set = ["illness unstable", "illness edge", "disaster unstable"]
        for cause in Cause.allCases {
            for id: ClassID in ["unstable", "edge", "music", "nobody"] {
                let rule = scheme.rule(for: cause, class: id)
                #expect((rule != nil) == known.contains("\(cause) \(id)"))
                #expect(rule == nil || (rule?.cause == cause && rule?.classID == id))
            }
        }
    }

    /// Warning line, basis, reached when inclusive, reached when not; in fen.
    @Test(
        "a warning line is reached",
        arguments: [
            (500_000, 499_999, false, false), (500_000, 500_000, true, false),
            (500_000, 500_001, true, true), (0, 0, false, false), (0, 1, true, true),
            (0, -1, false, false), (-100, -50, false, false), (-100, 0, false, false),
            (1, 1, true, false),
        ])
    func reached(line: Int64, basis: Int64, inclusive: Bool, exclusive: Bool) {
        var rule = SchemeNounsTests.rule(.illness, "edge")
        rule.warningLine = Fen(line)
        #expect(rule.isReached(by: Fen(basis)) == inclusive)
        rule.inclusive = false
        #expect(rule.isReached(by: Fen(basis)) == exclusive)
    }

    @Test("net income: four items come in, the costs of business go out")
    func net() {
        #expect(Income().net == .zero)
        let income = Income(
            wage: Fen(10_000), businessIncome: Fen(2_000), businessCost: Fen(300),
            property: Fen(40), transfer: Fen(5))
        #expect(income.net == Fen(11_745))
        #expect(Income(wage: Fen(1), businessCost: Fen(3)).net == Fen(-2))
    }

    @Test("an amount for each cause is kept apart from the others")
    func amounts() {
        var amounts = CauseAmounts(
            illness: Fen(1), education: Fen(20), disaster: Fen(300), accident: Fen(4_000))
        #expect(Cause.allCases.map { amounts[$0] } == [Fen(1), Fen(20), Fen(300), Fen(4_000)])
        #expect(amounts.total == Fen(4_321))
        for (place, cause) in Cause.allCases.enumerated() {
            amounts[cause] = Fen(-Int64(place) - 1)
            for (other, each) in Cause.allCases.enumerated() where other <= place {
                #expect(amounts[each] == Fen(-Int64(other) - 1))
            }
        }
        #expect(amounts.total == Fen(-10))
        let named = [amounts.illness, amounts.education, amounts.disaster, amounts.accident]
        #expect(named == [Fen(-1), Fen(-2), Fen(-3), Fen(-4)])
    }

    @Test("the words of a scheme file and of the payout file")
    func words() throws {
        let rate = try #require(Percent(basisPoints: 5_000))
        let formulas: [ReliefFormula] = [
            .thresholdWhole(rate: rate), .deductible(.zero, rate: rate), .bandsMarginal([]),
            .bandsWhole([]), .perHead(.zero, max: .zero), .flat(.zero),
        ]
        #expect(
            formulas.map(\.mode) == [
                "threshold_whole", "deductible", "bands_marginal", "bands_whole", "per_head",
                "flat",
            ])
        #expect(
            IneligibilityReason.allCases.map(\.rawValue) == [
                "excluded", "income", "below_warning_line", "zero_amount", "cap_reached",
            ])
        #expect(IncomeStandard.Comparison.allCases.map(\.rawValue) == ["<=", "<"])
        #expect(ReliefRule.Scope.allCases.map(\.rawValue) == ["person", "household"])
        #expect(Scheme.AppliesBy.allCases.map(\.rawValue) == ["event", "referral"])
    }
}
