/// 样本量 - how many items of a population must be reviewed.
///
/// The smallest `n ≥ 0` for which, if the population holds `K = max(1, ⌈tolerable × population⌉)`
/// errors, finding at most `⌈expected × n⌉` of them in n draws without replacement has a
/// probability of at most `1 − confidence`; the whole population when no smaller n does. This is
/// discovery sampling (AICPA, Audit Guide: Audit Sampling) with the hypergeometric distribution,
/// which the small populations of a county need. With `expected > 0` a larger n need not satisfy
/// the condition: the first n counts.
///
/// - Parameter population: zero or more.
/// - Returns: exact, whatever the shares; see ``Hypergeometric/isAtMost(_:found:)``.
package func sampleSize(
    population: Int, confidence: Share, tolerable: Share, expected: Share = .zero
) -> Int {
    precondition(population >= 0, "a population is never negative")
    let risk = confidence.complement
    // Nothing is drawn: no errors are found, for certain.
    if population == 0 || risk == .whole { return 0 }
    let requirement = Requirement(
        population: population, errors: toleratedErrors(population: population, tolerable),
        expected: expected, risk: risk)
    return requirement.isHopeless ? population : requirement.smallestSize
}

/// 可容忍差错数 - how many errors a population would hold that is just not to be accepted: at least 1.
package func toleratedErrors(population: Int, _ tolerable: Share) -> Int {
    max(1, tolerable.ceiling(of: population))
}

/// 允许差错数 - up to how many errors a sample may hold if `expected` of its items are expected to be
/// wrong.
package func allowedErrors(size: Int, _ expected: Share) -> Int { expected.ceiling(of: size) }

private struct Requirement {
    let population: Int
    let errors: Int
    let expected: Share
    let risk: Share
    let nearestRisk: Double

    init(population: Int, errors: Int, expected: Share, risk: Share) {
        self.population = population
        self.errors = errors
        self.expected = expected
        self.risk = risk
        self.nearestRisk = risk.nearest
    }

    /// Whether at least the tolerated rate is expected. Then as many errors as the mean, rounded
    /// up, are allowed in every sample, and that many or fewer come up at least half of the time,
    /// because the median of the hypergeometric distribution is its mean rounded down or up (A.
    /// Siegel, "Median bounds and their application", Journal of Algorithms 38, 2001).
    var isHopeless: Bool { nearestRisk < 0.5 && expected.floor(of: population) >= errors }

    /// Searches upward, but not one by one. Over a span of sizes, the fewest errors are allowed at
    /// its beginning and the most come up at its end; if even "at most as many as at the
    /// beginning, among as many as at the end" is too probable, no size of the span will do, and
    /// the next span may be twice as long. Otherwise the span is halved, down to one size, for
    /// which the question is exact.
    var smallestSize: Int {
        var excluded = 0
        var stride = 1
        while excluded < population - 1 {
            let end = min(excluded + stride, population - 1)
            let allowed = allowedErrors(size: excluded + 1, expected)
            let span = Hypergeometric(population: population, errors: errors, draws: end)
            if !span.isAtMost(risk, nearest: nearestRisk, found: allowed) {
                excluded = end
                stride *= 2
            } else if end == excluded + 1 {
                return end
            } else {
                stride = (end - excluded) / 2
            }
        }
        return population
    }
}
