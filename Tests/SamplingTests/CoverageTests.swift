import Digests
import Domain
import Sampling
import Seeding
import TestSupport
import Testing

/// Whether the bounds hold as often as they say.
@Suite struct CoverageTests {
    private static let cells = [0.0, 0.01, 0.05, 0.1, 0.3].flatMap { rate in
        [20, 60, 100].map { (rate, $0) }
    }
    private let populations = TestRun.isWhole ? 10_000 : 500

    /// For every number of errors that a population can have, without any simulation: the samples
    /// whose bound is below the truth are no more probable than the risk.
    @Test(arguments: [(20, 5), (60, 20), (100, 60), (383, 60)])
    func everyTruthIsCovered(population: Int, sampled: Int) throws {
        let level = try Share("0.95")
        let upper = (0...sampled).map {
            upperErrorCount(
                errors: $0, sampled: sampled, population: population, confidence: level)
        }
        let both = (0...sampled).map {
            errorCountInterval(
                errors: $0, sampled: sampled, population: population, confidence: level)
        }
        for errors in 0...population {
            let distribution = Hypergeometric(
                population: population, errors: errors, draws: sampled)
            var (missed, missedByBoth) = (0.0, 0.0)
            for found in 0...sampled {
                let share =
                    distribution.probability(atMost: found)
                    - (found == 0 ? 0 : distribution.probability(atMost: found - 1))
                if upper[found] < errors { missed += share }
                if errors < both[found].lower || errors > both[found].upper {
                    missedByBoth += share
                }
            }
            #expect(missed <= 0.05 + 1e-12 && missedByBoth <= 0.05 + 1e-12, "\(errors)")
        }
    }

    /// Simulated populations of 100 to 500 items, in which each item is wrong with the rate.
    @Test(arguments: cells)
    func exactBoundsCover(rate: Double, sampled: Int) throws {
        let level = try Share("0.95")
        var random = Seeded(UInt64(sampled) * 1_000 + UInt64(rate * 100))
        var bounds: [Key: ErrorCountBounds] = [:]
        var (oneSided, twoSided) = (0, 0)
        for _ in 0..<populations {
            let population = 100 + 40 * random.number(0..<11)
            let errors = (0..<population).count { _ in random.chance(rate) }
            // The first of them in random order; only how many are wrong matters.
            var (left, wrong, found) = (population, errors, 0)
            for _ in 0..<sampled {
                if random.number(0..<left) < wrong { (found, wrong) = (found + 1, wrong - 1) }
                left -= 1
            }
            let key = Key(population: population, found: found)
            let interval =
                bounds[key]
                ?? errorCountInterval(
                    errors: found, sampled: sampled, population: population, confidence: level)
            bounds[key] = interval
            if interval.lower <= errors && errors <= interval.upper { twoSided += 1 }
            // The upper of the two is the one-sided bound of 97.5 %.
            if errors <= interval.upper { oneSided += 1 }
        }
        #expect(Double(twoSided) >= 0.95 * Double(populations))
        #expect(Double(oneSided) >= 0.975 * Double(populations))
    }

    /// The interval of all strata together, over counties of a few large strata and many small ones
    /// of which two are drawn; each item is wrong with the rate of its stratum, up to twice the
    /// county's. It is approximate, so it may hold a little less often than it says.
    @Test(arguments: [0, 0.01, 0.03, 0.1, 0.3])
    func stratifiedIntervalsCover(rate: Double) throws {
        let level = try Share("0.95")
        var random = Seeded(UInt64(1 + rate * 100))
        let small = Array(repeating: [15, 12, 9, 4, 3], count: 6).flatMap { $0 }
        let sizes = [83, 107, 76, 93] + small
        var covered = 0
        for _ in 0..<populations {
            var truth = 0
            let findings = try sizes.map { size in
                let own = rate * 2 * Double.random(in: 0..<1, using: &random)
                let errors = (0..<size).count { _ in random.chance(own) }
                truth += errors
                var (left, wrong, found) = (size, errors, 0)
                let sampled = max(2, size / 10)
                for _ in 0..<sampled {
                    if random.number(0..<left) < wrong { (found, wrong) = (found + 1, wrong - 1) }
                    left -= 1
                }
                return try StratumFindings(
                    stratum: "", population: size, sampled: sampled, errors: found)
            }
            let interval = try #require(stratifiedInterval(findings, confidence: level))
            let share = Double(truth) / Double(sizes.reduce(0, +))
            if interval.lower <= share + 1e-12, share <= interval.upper + 1e-12 { covered += 1 }
        }
        #expect(Double(covered) >= 0.93 * Double(populations))
    }

    /// Nothing is estimated of what was reviewed in full, and nothing known of what nobody saw.
    @Test func whatIsKnownIsNotEstimated() throws {
        let level = try Share("0.95")
        let full = try StratumFindings(stratum: "a", population: 40, sampled: 40, errors: 3)
        let unseen = try StratumFindings(stratum: "b", population: 10, sampled: 0, errors: 0)
        #expect(
            stratifiedInterval([full], confidence: level) == Interval(lower: 0.075, upper: 0.075))
        #expect(
            stratifiedInterval([full, unseen], confidence: level)
                == Interval(lower: 0.06, upper: 0.26))
        #expect(stratifiedInterval([], confidence: level) == nil)
    }

    /// Stringer's bound, with draws by money from lists of 200 amounts; one in three errors is of
    /// the whole amount.
    @Test(arguments: cells)
    func stringersBoundCovers(rate: Double, sampled: Int) throws {
        let level = try Share("0.95")
        var random = Seeded(UInt64(sampled) * 1_000 + UInt64(rate * 100) + 7)
        var covered = 0
        let populations = TestRun.isWhole ? populations : populations / 5
        for number in 0..<populations {
            var wrong: [SampleItemID: Int64] = [:]
            let units = (0..<200).map { item in
                let size = Int64(1_000 + random.number(0..<20) * random.number(0..<20_000))
                let id = SampleItemID("户\(item)")
                if random.chance(rate) {
                    wrong[id] = random.once(in: 3) ? size : Int64(random.number(1..<Int(size)))
                }
                return MonetaryUnits.Unit(id: id, size: size)
            }
            let money = MonetaryUnits(units, size: sampled)
            let box = TicketBox(seed: Array("\(number)".utf8), mode: .sha256)
            let hits = money.draw(box).map { ($0.unit, $0.hits) } + money.certain.map { ($0, 0) }
            let estimate = monetaryEstimate(
                hits.map { unit, hits in
                    MonetaryFinding(
                        paid: Fen(unit.size), right: Fen(unit.size - wrong[unit.id, default: 0]),
                        hits: hits)
                }, restSum: money.restSum, side: .over, confidence: level)
            if estimate.upper >= Double(wrong.values.reduce(0, +)) { covered += 1 }
        }
        #expect(Double(covered) >= 0.95 * Double(populations))
    }

    private struct Key: Hashable {
        let population: Int
        let found: Int
    }
}

/// The estimates are right on the average: over the draws of one frame they come to the truth.
@Suite struct UnbiasedTests {
    @Test func projectionsAreRightOnTheAverage() throws {
        var wrong: [SampleItemID: Int64] = [:]
        let units = (0..<90).map { item in
            let id = SampleItemID("户\(item)")
            let size = Int64(item % 9 == 0 ? 40_000 : 1_000 + 31 * item)
            if item % 4 == 1 { wrong[id] = size / Int64(1 + item % 3) }
            return MonetaryUnits.Unit(id: id, size: size)
        }
        let money = MonetaryUnits(units, size: 30)
        #expect(!money.certain.isEmpty && money.hits > 10)
        let truth = Double(wrong.values.reduce(0, +))
        let (level, draws) = (try Share("0.95"), 3_000)
        var (sum, squares, items) = (0.0, 0.0, 0.0)
        for number in 0..<draws {
            // Two passes, as after an extension.
            var hits: [MonetaryUnits.Unit: Int] = [:]
            for (purpose, count) in [("", money.hits), ("pass-1", 40)] {
                let box = TicketBox(
                    seed: Array("\(number)".utf8), mode: .sha256, purpose: purpose)
                for hit in money.draw(box, hits: count) {
                    hits[hit.unit, default: 0] += hit.hits
                }
            }
            let found = hits.map { ($0, $1) } + money.certain.map { ($0, 0) }
            let estimate = monetaryEstimate(
                found.map { unit, hits in
                    MonetaryFinding(
                        paid: Fen(unit.size), right: Fen(unit.size - wrong[unit.id, default: 0]),
                        hits: hits)
                }, restSum: money.restSum, side: .over, confidence: level)
            sum += estimate.projected
            squares += (estimate.projected - truth) * (estimate.projected - truth)
            let rate = weightedErrorRate(
                hits.flatMap { unit, hits in
                    Array(
                        repeating: (size: unit.size, isWrong: wrong[unit.id] != nil), count: hits)
                }, restSum: money.restSum,
                known: money.certain.count { wrong[$0.id] != nil }, population: units.count)
            items += rate.rate
        }
        let count = Double(draws)
        let error = (squares / count / count).squareRoot()
        #expect((sum / count - truth).magnitude < 4 * error)
        #expect((items / count - Double(wrong.count) / 90).magnitude < 0.005)
    }

    /// The office's figure is half of the truth everywhere; the second review says so, and the
    /// regression mends it wholly.
    @Test func aSecondReviewMendsTheFirst() {
        let first = (0..<50).map { Double($0) }
        let second = [3, 17, 20, 44].map { SecondReview(first: first[$0], second: 2 * first[$0]) }
        let found = regressionEstimate(first: first, second: second)
        #expect((found.mean - 49).magnitude < 1e-9 && (found.slope - 2).magnitude < 1e-12)
        let same = regressionEstimate(
            first: first,
            second: [SecondReview(first: 4, second: 5), SecondReview(first: 4, second: 7)])
        #expect(same.mean == 6 && same.slope == 0 && same.standardError == nil)
    }

    /// What was reviewed whole adds nothing to the error of a group, be it one item; what was not,
    /// and has one, leaves it unknown.
    @Test func aGroupMayHaveWholeStrata() throws {
        let items = [
            GroupedItem(stratum: 0, isInGroup: true, isWrong: true),
            GroupedItem(stratum: 1, isInGroup: true, isWrong: false),
            GroupedItem(stratum: 1, isInGroup: false, isWrong: true),
        ]
        let whole = try #require(groupRate(items, populations: [1, 2]))
        #expect(whole.rate == 0.5 && whole.standardError == 0)
        let part = try #require(groupRate(items, populations: [3, 2]))
        #expect(part.rate == 0.75 && part.standardError == nil)
        #expect(groupRate([items[2]], populations: [0, 1]) == nil)
    }

    @Test func overAndUnderAreNeverNetted() throws {
        let findings = [
            MonetaryFinding(paid: Fen(100), right: Fen(60), hits: 1),
            MonetaryFinding(paid: Fen(100), right: Fen(140), hits: 1),
            MonetaryFinding(paid: Fen(900), right: Fen(1_000), hits: 0),
        ]
        let level = try Share("0.95")
        let over = monetaryEstimate(findings, restSum: 1_000, side: .over, confidence: level)
        let under = monetaryEstimate(findings, restSum: 1_000, side: .under, confidence: level)
        #expect(over.known == .zero && (over.projected - 200).magnitude < 1e-9)
        #expect(under.known == Fen(100) && (under.projected - 300).magnitude < 1e-9)
        #expect(over.upper > over.projected && under.upper > under.projected)
    }

    @Test func missingReviewsAreErrorsInTheBound() throws {
        let completion = Completion(drawn: 60, completed: 58, errors: 1)
        #expect(completion.isTooLow && completion.worst == 3)
        #expect(!Completion(drawn: 100, completed: 98, errors: 0).isTooLow)
        let level = try Share("0.95")
        let upper = completion.upperCounts(population: 383, confidence: level)
        #expect(upper.worst > upper.completed)
        #expect(
            upper.worst
                == upperErrorCount(errors: 3, sampled: 60, population: 383, confidence: level))
    }

    @Test func targeting() {
        let errors = TargetingErrors(paidRate: 0.05, paid: 400, refusedRate: 0.1, refused: 300)
        #expect((errors.wronglyPaid - 20).magnitude < 1e-9)
        #expect((errors.wronglyRefused - 30).magnitude < 1e-9)
        #expect(errors.leakage == 0.05)
        #expect((errors.undercoverage! - 30.0 / 410).magnitude < 1e-12)
        let nobody = TargetingErrors(paidRate: 0, paid: 0, refusedRate: 0, refused: 0)
        #expect(nobody.leakage == nil && nobody.undercoverage == nil)
    }
}
