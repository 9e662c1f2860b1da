import Domain
import Sampling
import Testing

/// The sizes of the review's handbook, each from its source.
@Suite struct ReviewSizeTests {
    /// "Why 58?"
    @Test func discoveryHasReasons() throws {
        let reasons = try discoverySize(
            population: 3_000, confidence: Share("0.95"), tolerable: Share("0.05"))
        #expect(reasons.size == 58)
        guard reasons.steps.count == 5,
            case .tolerated(_, errors: let errors) = reasons.steps[1],
            case .enough(size: 58, let enough, let risk) = reasons.steps[3],
            case .oneLess(size: 57, let less) = reasons.steps[4]
        else {
            Issue.record("other steps: \(reasons.steps)")
            return
        }
        #expect(errors == 150)
        #expect(enough <= risk.nearest && less > risk.nearest)
        let census = try discoverySize(
            population: 29, confidence: Share("0.95"), tolerable: Share("0.05"))
        #expect(census.steps == [.population(29), .census(below: 30)] && census.size == 29)
    }

    /// AICPA, Audit Sampling, table A-1, 95 %: of a large population, first with no error expected,
    /// then at 5 % with so many allowed.
    @Test func largePopulations() throws {
        let level = try Share("0.95")
        let none = [
            (2, 149), (3, 99), (4, 74), (5, 59), (6, 49), (7, 42), (8, 36), (9, 32), (10, 29),
            (15, 19), (20, 14),
        ]
        for (hundredths, size) in none {
            let tolerable = try #require(Share(millionths: Int64(hundredths) * 10_000))
            #expect(
                sampleSize(population: 1 << 40, confidence: level, tolerable: tolerable) == size)
        }
        for (allowed, size) in [59, 93, 124, 153, 181].enumerated() {
            #expect(
                try sampleSize(
                    population: 1 << 40, confidence: level, tolerable: Share("0.05"),
                    allowed: allowed) == size)
        }
    }

    @Test(arguments: [(300, 83), (1_000, 90)])
    func withOneErrorAllowed(population: Int, size: Int) throws {
        let (confidence, tolerable) = try (Share("0.95"), Share("0.05"))
        #expect(
            sampleSize(
                population: population, confidence: confidence, tolerable: tolerable, allowed: 1)
                == size)
        let errors = toleratedErrors(population: population, tolerable)
        for (draws, isEnough) in [(size, true), (size - 1, false)] {
            let found = Hypergeometric(population: population, errors: errors, draws: draws)
                .isAtMost(confidence.complement, found: 1)
            #expect(found == isEnough)
        }
        #expect(
            sampleSize(
                population: population, confidence: confidence, tolerable: tolerable, allowed: 0)
                == sampleSize(
                    population: population, confidence: confidence, tolerable: tolerable))
    }

    /// ±5 % at 95 %; UNICEF's HOPE adds half for those that will not be found.
    @Test(arguments: [
        (300, 0.5, 100, 169), (300, 0.5, 150, 253), (400, 0.1, 100, 103), (1_000, 0.5, 150, 417),
        (10_000, 0.5, 150, 555), (0, 0.5, 150, 0), (10, 0.5, 150, 10),
    ])
    func proportion(population: Int, rate: Double, allowance: Int, size: Int) throws {
        let reasons = try proportionSize(
            population: population, confidence: Share("0.95"), margin: 0.05, rate: rate,
            allowance: allowance)
        #expect(reasons.size == size)
    }

    /// AICPA, Audit Sampling, table C-1, 95 %.
    @Test(arguments: [
        ("0.05", "0", 60), ("0.05", "0.01", 93), ("0.03", "0", 100), ("0.02", "0.002", 184),
    ])
    func monetary(tolerable: String, expected: String, size: Int) throws {
        #expect(
            try monetarySize(
                confidence: Share("0.95"), tolerable: Share(tolerable), expected: Share(expected))
                == size)
    }

    @Test func monetaryHasReasons() throws {
        let reasons = try #require(
            try monetaryReasons(
                population: 400, confidence: Share("0.95"), tolerable: Share("0.05"),
                expected: Share("0.01")))
        guard reasons.steps.count == 4,
            case .enough(size: 93, let enough, let risk) = reasons.steps[2],
            case .oneLess(size: 92, let less) = reasons.steps[3]
        else {
            Issue.record("other steps: \(reasons.steps)")
            return
        }
        #expect(reasons.size == 93 && enough <= risk.nearest && less > risk.nearest)
    }

    /// 300 a year: a quarter alone needs 60, so the first is raised to 75, and the last makes up
    /// for what the others lacked.
    @Test func theYearsMinimumRaisesARound() {
        let alone = SizeReasons(steps: [.population(400)], size: 60)
        let first = raised(alone, population: 400, minimum: 300, reviewed: 0, rounds: 4)
        #expect(first.size == 75 && first.steps == [.population(400), .yearlyMinimum(75)])
        let last = raised(alone, population: 400, minimum: 300, reviewed: 199, rounds: 1)
        #expect(last.size == 101)
        #expect(raised(alone, population: 400, minimum: 300, reviewed: 241, rounds: 1) == alone)
        #expect(raised(alone, population: 70, minimum: 300, reviewed: 0, rounds: 1).size == 70)
    }

    @Test func whatCannotBeShownHasNoSize() throws {
        #expect(
            try monetarySize(
                confidence: Share("0.95"), tolerable: Share("0.02"), expected: Share("0.02")) == nil
        )
        #expect(
            try monetarySize(
                confidence: Share("0.99"), tolerable: Share("0.0200001"), expected: Share("0.02"))
                == nil)
    }

    @Test(arguments: [
        ("0.05", "0.20", 32, 3), ("0.05", "0.25", 20, 2), ("0.02", "0.15", 25, 1),
    ])
    func lotQuality(good: String, bad: String, size: Int, allowed: Int) throws {
        let ten = try Share("0.1")
        #expect(
            try lotQualityPlan(good: Share(good), bad: Share(bad), alpha: ten, beta: ten)
                == AcceptancePlan(size: size, allowed: allowed))
        #expect(
            try lotQualityPlan(
                good: Share(good), bad: Share(bad), alpha: ten, beta: ten, limit: size - 1) == nil)
    }

    /// 7 CFR 275.11 and 275.3, at the edges of their steps.
    @Test func yearlyMinima() {
        let paid = [
            (120, 120), (300, 300), (9_999, 300), (10_000, 300), (20_000, 720), (59_999, 2_400),
            (60_000, 2_400), (1_000_000, 2_400),
        ]
        for (population, size) in paid {
            #expect(yearlyMinimum(of: .paid, population: population) == size, "\(population)")
        }
        let refused = [
            (100, 100), (499, 150), (500, 150), (1_500, 294), (4_999, 798), (5_000, 800),
        ]
        for (population, size) in refused {
            #expect(yearlyMinimum(of: .refused, population: population) == size, "\(population)")
        }
        for (population, size) in [
            (90, 90), (10_000, 150), (10_001, 150), (20_000, 266), (31_488, 400), (31_489, 400),
        ] {
            #expect(secondReviewMinimum(population: population) == size, "\(population)")
        }
    }

    /// AICPA, appendix: 4.5 million yuan, 60 hits.
    @Test func stringer() throws {
        let (level, value) = (try Share("0.95"), 4_500_000.0)
        let none = [Double](repeating: 0, count: 60)
        #expect(
            stringerBound(taints: none, bookValue: value, confidence: level).rounded() == 224_680)
        #expect(
            stringerBound(
                taints: [0.1, 0.4] + none.dropFirst(2), bookValue: value, confidence: level
            ).rounded() == 288_763)
    }

    /// K_U of the handbook, and the one-sided 0 of 59.
    @Test func errorCounts() throws {
        let level = try Share("0.95")
        for (errors, count) in [(0, 17), (2, 36)] {
            #expect(
                upperErrorCount(errors: errors, sampled: 60, population: 383, confidence: level)
                    == count)
        }
        let zero = try clopperPearson(errors: 0, sampled: 59, confidence: Share("0.90"))
        #expect((zero.upper * 10_000).rounded() == 495)
    }
}
