/// 勘员差错 - what the review found of one verifier's work in the quarter.
package struct VerifierFindings: Hashable, Sendable {
    package let verifier: VerifierName
    /// One for each round; more than one where rounds share a quarter.
    package let rounds: [RoundCount]

    /// - Parameter rounds: at least one.
    package init(verifier: VerifierName, rounds: [RoundCount]) {
        precondition(!rounds.isEmpty, "a round")
        self.verifier = verifier
        self.rounds = rounds
    }

    /// Of one round.
    package init(verifier: VerifierName, population: Int, sampled: Int, errors: Int) {
        self.init(
            verifier: verifier,
            rounds: [RoundCount(population: population, sampled: sampled, errors: errors)])
    }

    /// 总体 - how many items are the verifier's.
    package var population: Int { rounds.reduce(0) { $0 + $1.population } }
    /// How many of them were drawn at random and completed.
    package var sampled: Int { rounds.reduce(0) { $0 + $1.sampled } }
    /// How many of those were wrong.
    package var errors: Int { rounds.reduce(0) { $0 + $1.errors } }

    /// 差错数区间 - two-sided; exact in one round, and never narrower than it says in several.
    package func bounds(confidence: Share) -> ErrorCountBounds {
        rounds.count == 1
            ? errorCountInterval(
                errors: errors, sampled: sampled, population: population, confidence: confidence)
            : PooledRounds(rounds).bounds(confidence: confidence)
    }
}

/// 先验 - what is thought of any verifier's error rate before a look at this one's work: Beta, by
/// the work of all.
package struct RatePrior: Hashable, Sendable {
    /// 0 to 1, exclusive.
    package let mean: Double
    /// 先验权重 - as how many items it counts.
    package let weight: Double

    package init(mean: Double, weight: Double) {
        precondition(mean > 0 && mean < 1 && weight > 0, "a mean and a weight")
        self.mean = mean
        self.weight = weight
    }

    /// By moments from all verifiers (Kleinman, "Proportions with extraneous variance", JASA 68,
    /// 1973, with the sample sizes as weights).
    ///
    /// The mean is `(Σx + ½) ÷ (Σn + 1)`, so that a quarter without errors has a prior, too. Where
    /// the verifiers differ no more than chance makes them, the prior is at its heaviest and counts
    /// as all items together; it is never lighter than one item.
    ///
    /// Nil when nothing was sampled.
    package init?(moments findings: [VerifierFindings]) {
        let seen = findings.filter { $0.sampled > 0 }
        let sampled = Double(seen.reduce(0) { $0 + $1.sampled })
        guard sampled > 0 else { return nil }
        let errors = Double(seen.reduce(0) { $0 + $1.errors })
        let mean = (errors + 0.5) / (sampled + 1)
        let count = Double(seen.count)
        var (spread, squares) = (0.0, 0.0)
        for verifier in seen {
            let size = Double(verifier.sampled)
            let distance = Double(verifier.errors) / size - mean
            spread += size * distance * distance
            squares += size * size
        }
        // E spread ≈ μ(1 − μ) ((k − 1)(1 − ρ) + ρ (Σn − Σn² ÷ Σn)), solved for ρ = 1 ÷ (M + 1).
        let unit = mean * (1 - mean)
        let room = sampled - squares / sampled - (count - 1)
        let share = room > 0 ? (spread / unit - (count - 1)) / room : 0
        let weight = share > 0 ? 1 / min(1, share) - 1 : .infinity
        self.init(mean: mean, weight: max(1, min(sampled, weight)))
    }
}

/// 收缩估计 - a verifier's rate between what was found and what all verifiers' work says: who has
/// three reviewed items and one error is not yet one in three (Morris, "Parametric empirical Bayes
/// inference", JASA 78, 1983).
package struct ShrunkRate: Hashable, Sendable {
    /// The posterior mean.
    package let rate: Double
    /// The middle part of the posterior, two-sided.
    package let interval: Interval
    /// 超限概率 - how probable it is that the rate is above the line.
    package let aboveLine: Double
}

/// - Parameters:
///   - line: from which rate on a verifier is suspended; one in ten.
///   - confidence: how much of the posterior the interval holds.
package func shrunkRate(
    _ findings: VerifierFindings, prior: RatePrior, line: Double = 0.1, confidence: Share
) -> ShrunkRate {
    let posterior = Beta(
        errors: prior.mean * prior.weight + Double(findings.errors),
        right: (1 - prior.mean) * prior.weight + Double(findings.sampled - findings.errors))
    let tail = confidence.complement.nearest / 2
    return ShrunkRate(
        rate: posterior.errors / (posterior.errors + posterior.right),
        interval: Interval(
            lower: posterior.quantile(tail), upper: posterior.quantile(1 - tail)),
        aboveLine: posterior.probability(above: line))
}
