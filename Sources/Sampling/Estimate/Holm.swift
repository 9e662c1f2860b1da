/// 多重比较校正 - p-values so that whoever flags all that are at most 5 % flags somebody wrongly in
/// at most one round in twenty, however many verifiers there are (S. Holm, "A simple sequentially
/// rejective multiple test procedure", 1979).
///
/// - Returns: in the order given.
package func holmAdjusted(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var adjusted = values
    var most = 0.0
    for (rank, index) in order.enumerated() {
        most = max(most, min(1, values[index] * Double(values.count - rank)))
        adjusted[index] = most
    }
    return adjusted
}

/// 超限检验 - how probable it is to find as many errors or more in a verifier's sample, if no more
/// of the verifier's items are wrong than the tolerable share: one-sided; exact, hypergeometric, in
/// one round, and at most so probable in several.
package func excessTail(_ findings: VerifierFindings, tolerable: Share) -> Double {
    if findings.errors == 0 { return 1 }
    let wrong = tolerable.floor(of: findings.population)
    if findings.rounds.count > 1 {
        return PooledRounds(findings.rounds).moreThan(findings.errors - 1, of: wrong)
    }
    // At least so many errors are at most so many right ones.
    return Hypergeometric(
        population: findings.population, errors: findings.population - wrong,
        draws: findings.sampled
    ).probability(atMost: findings.sampled - findings.errors)
}
