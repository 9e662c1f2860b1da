/// 差错数区间 - between how many errors a population holds, by a sample without replacement.
package struct ErrorCountBounds: Hashable, Sendable {
    /// 总体
    package let population: Int
    /// The fewest and the most errors that the sample does not speak against.
    package let lower: Int
    package let upper: Int
}

/// 差错数上限 - the most errors that a population may hold so that finding `errors` or fewer in
/// `sampled` draws is still more probable than the risk: `max{K : P(X ≤ x | N, K, n) > α}`.
///
/// Exact: whole numbers decide where floating point cannot. The count is above the true one, or is
/// it, in at least the confidence of all samples (Wright, Exact Confidence Bounds when Sampling
/// from Small Finite Universes, 1991).
///
/// - Parameters:
///   - errors: 0 to `sampled`.
///   - sampled: 0 to `population`.
package func upperErrorCount(
    errors: Int, sampled: Int, population: Int, confidence: Share
) -> Int {
    precondition(errors >= 0 && errors <= sampled, "errors are items of the sample")
    precondition(sampled <= population, "the sample is of the population")
    let risk = confidence.complement
    let nearest = risk.nearest
    // More errors make few of them less probable, so that halving finds the last count. What was
    // not drawn and what was found wrong is the most there can be.
    var possible = errors
    var impossible = population - (sampled - errors) + 1
    while impossible - possible > 1 {
        let count = possible + (impossible - possible) / 2
        let distribution = Hypergeometric(population: population, errors: count, draws: sampled)
        if distribution.isAtMost(risk, nearest: nearest, found: errors) {
            impossible = count
        } else {
            possible = count
        }
    }
    return possible
}

/// 差错数下限 - the fewest errors, likewise: `min{K : P(X ≥ x | N, K, n) > α}`, which is what the
/// right items leave at their most.
package func lowerErrorCount(
    errors: Int, sampled: Int, population: Int, confidence: Share
) -> Int {
    population
        - upperErrorCount(
            errors: sampled - errors, sampled: sampled, population: population,
            confidence: confidence)
}

/// 差错数双侧区间 - both bounds, each with half of the risk.
package func errorCountInterval(
    errors: Int, sampled: Int, population: Int, confidence: Share
) -> ErrorCountBounds {
    let each = confidence.complement.half.complement
    return ErrorCountBounds(
        population: population,
        lower: lowerErrorCount(
            errors: errors, sampled: sampled, population: population, confidence: each),
        upper: upperErrorCount(
            errors: errors, sampled: sampled, population: population, confidence: each))
}
