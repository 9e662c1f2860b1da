import Domain
import Sampling
import Testing

/// What is said of several rounds together holds wherever the errors lie among them.
@Suite struct PooledRoundsTests {
    /// Rounds of unequal fractions, one of them seen whole, one not at all.
    private static let designs: [[(population: Int, sampled: Int)]] = [
        [(12, 5), (9, 3), (7, 4)], [(20, 4), (6, 6)], [(15, 5), (15, 5)], [(8, 3), (5, 0)],
        [(30, 7), (4, 2)],
    ]

    @Test(arguments: designs, ["0.8", "0.9", "0.95"])
    private func boundsCoverWhereverTheErrorsLie(
        design: [(population: Int, sampled: Int)], level: String
    ) throws {
        let confidence = try Share(level)
        let risk = (1 - confidence.nearest) / 2 + 1e-12
        var known: [[Int]: ErrorCountBounds] = [:]
        for samples in choices(design.map(\.sampled)) {
            known[samples] = pooled(design, samples).bounds(confidence: confidence)
        }
        for errors in choices(design.map(\.population)) {
            let total = errors.reduce(0, +)
            var (above, below, whole) = (0.0, 0.0, 0.0)
            for (samples, bounds) in known {
                let chance = probability(of: samples, errors, design)
                whole += chance
                if total > bounds.upper { above += chance }
                if total < bounds.lower { below += chance }
            }
            #expect((whole - 1).magnitude < 1e-9)
            #expect(above <= risk && below <= risk, "\(errors)")
        }
    }

    /// The risks are no less than any spread of so many errors gives.
    @Test(arguments: designs)
    private func risksAreTheWorst(design: [(population: Int, sampled: Int)]) {
        let one = pooled(design, design.map { _ in 0 })
        for errors in choices(design.map(\.population)) {
            let total = errors.reduce(0, +)
            var found = [Double](repeating: 0, count: one.sampled + 1)
            for samples in choices(design.map(\.sampled)) {
                found[samples.reduce(0, +)] += probability(of: samples, errors, design)
            }
            for allowed in 0...one.sampled {
                let low = found[...allowed].reduce(0, +)
                #expect(one.atMost(allowed, of: total) >= low - 1e-9, "\(errors) \(allowed)")
                #expect(one.moreThan(allowed, of: total) >= 1 - low - 1e-9, "\(errors) \(allowed)")
            }
        }
    }

    /// Where every round was looked at alike, it is the bound of Clopper and Pearson: no
    /// confidence is given away to the unknown spread.
    @Test func equalFractionsGiveNothingAway() throws {
        let rounds = (0..<3).map { _ in RoundCount(population: 28, sampled: 7, errors: 0) }
        let bounds = PooledRounds(rounds).bounds(confidence: try Share("0.95"))
        // 1 − 0.025^(1/21) of 84 is 13.53.
        #expect(bounds.upper == 13 && bounds.lower == 0)
        let whole = [RoundCount(population: 9, sampled: 9, errors: 2)]
        let seen = PooledRounds(whole + whole).bounds(confidence: try Share("0.95"))
        #expect(seen.lower == 4 && seen.upper == 4)
    }

    /// With one round everything is as exact as it was.
    @Test func oneRoundIsExact() throws {
        let findings = VerifierFindings(verifier: "勘", population: 60, sampled: 20, errors: 3)
        let confidence = try Share("0.95")
        #expect(
            findings.bounds(confidence: confidence)
                == errorCountInterval(
                    errors: 3, sampled: 20, population: 60, confidence: confidence))
        let two = VerifierFindings(
            verifier: "勘",
            rounds: [
                RoundCount(population: 30, sampled: 10, errors: 1),
                RoundCount(population: 30, sampled: 10, errors: 2),
            ])
        let verdicts = try [findings, two].map {
            try LotVerdict(
                $0, plan: AcceptancePlan(size: 20, allowed: 2), good: Share("0.05"),
                bad: Share("0.25"))
        }
        #expect(verdicts.allSatisfy { !$0.isAccepted && $0.plan.size == 20 })
        #expect(verdicts[0].alpha < verdicts[1].alpha && verdicts[1].alpha < 0.1)
        #expect(verdicts[0].beta < verdicts[1].beta && verdicts[1].beta < 0.1)
        let line = try Share("0.1")
        #expect(
            excessTail(findings, tolerable: line) < excessTail(two, tolerable: line)
                && excessTail(two, tolerable: line) < 0.5)
    }

    private func pooled(
        _ design: [(population: Int, sampled: Int)], _ errors: [Int]
    ) -> PooledRounds {
        PooledRounds(
            zip(design, errors).map {
                RoundCount(population: $0.population, sampled: $0.sampled, errors: $1)
            })
    }

    /// How probable it is to find just so many in each round.
    private func probability(
        of samples: [Int], _ errors: [Int], _ design: [(population: Int, sampled: Int)]
    ) -> Double {
        zip(zip(samples, errors), design).reduce(1) { product, next in
            let ((found, wrong), (population, drawn)) = next
            let distribution = Hypergeometric(
                population: population, errors: wrong, draws: drawn)
            return product
                * (distribution.probability(atMost: found)
                    - (found > 0 ? distribution.probability(atMost: found - 1) : 0))
        }
    }

    /// All ways to choose a number from 0 to each limit.
    private func choices(_ limits: [Int]) -> [[Int]] {
        limits.reduce([[]]) { ways, limit in
            ways.flatMap { way in (0...limit).map { way + [$0] } }
        }
    }
}
