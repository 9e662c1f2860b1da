/// 样本量依据 - why a sample has the size it has, step by step, so that whoever signs it can say it
/// and whoever doubts it can compute it.
package struct SizeReasons: Hashable, Sendable {
    /// In the order of the reasoning.
    package let steps: [SizeStep]
    /// 样本量
    package let size: Int

    package init(steps: [SizeStep], size: Int) {
        self.steps = steps
        self.size = size
    }
}

/// 依据 - one step of the reasoning, with its figures. The words are elsewhere.
package enum SizeStep: Hashable, Sendable {
    /// 总体 - so many items.
    case population(Int)
    /// 普查 - fewer than ``ReviewPlan/censusBelow`` items: all are reviewed.
    case census(below: Int)
    /// 可容忍差错 - a population with so many errors is just not to be accepted: `max(1, ⌈rate ×
    /// N⌉)`.
    case tolerated(rate: Share, errors: Int)
    /// 预期差错 - so many errors may be found and the population still be accepted.
    case allowed(errors: Int)
    /// 恰好足够 - with `size` the probability of finding no more is `probability`, at most `risk`.
    case enough(size: Int, probability: Double, risk: Share)
    /// 少一户不够 - with one less it is `probability`, above `risk`.
    case oneLess(size: Int, probability: Double)
    /// 无放回修正前 - what a large population would need.
    case withoutCorrection(size: Int)
    /// 有限总体修正 - `N × n₀ ÷ (N + n₀)`, rounded up.
    case corrected(size: Int)
    /// 无应答系数 - the size times this, for those that will not be found; rounded up.
    case allowance(percent: Int, size: Int)
    /// 年度下限 - what each round that is left must have, so that the year's minimum is reached.
    case yearlyMinimum(Int)
    /// 金额 - as many hits as show that no more of the money is wrong than is tolerable, if as much
    /// as is expected is found.
    case monetary(tolerable: Share, expected: Share)
}

/// 发现抽样 - the reasons for ``sampleSize(population:confidence:tolerable:expected:)``: "why 58?".
package func discoverySize(
    population: Int, confidence: Share, tolerable: Share, expected: Share = .zero
) -> SizeReasons {
    var steps: [SizeStep] = [.population(population)]
    if population < ReviewPlan.censusBelow {
        steps.append(.census(below: ReviewPlan.censusBelow))
        return SizeReasons(steps: steps, size: population)
    }
    let size = sampleSize(
        population: population, confidence: confidence, tolerable: tolerable, expected: expected)
    let errors = toleratedErrors(population: population, tolerable)
    let risk = confidence.complement
    let chance = { (draws: Int) in
        Hypergeometric(population: population, errors: errors, draws: draws)
            .probability(atMost: allowedErrors(size: draws, expected))
    }
    steps.append(.tolerated(rate: tolerable, errors: errors))
    steps.append(.allowed(errors: allowedErrors(size: size, expected)))
    steps.append(.enough(size: size, probability: chance(size), risk: risk))
    if size > 0 { steps.append(.oneLess(size: size - 1, probability: chance(size - 1))) }
    return SizeReasons(steps: steps, size: size)
}

/// 允许差错数的样本量 - the smallest sample that finds at most `allowed` errors with a probability
/// of at most the risk, if the population holds the tolerated number: what is to be accepted with
/// one error found, needs more than what is accepted with none.
package func sampleSize(
    population: Int, confidence: Share, tolerable: Share, allowed: Int
) -> Int {
    precondition(population >= 0 && allowed >= 0, "counts are never negative")
    let errors = toleratedErrors(population: population, tolerable)
    let risk = confidence.complement
    guard population > 0, errors > allowed else { return population }
    // More draws find no fewer errors.
    var (short, enough) = (-1, population)
    while enough - short > 1 {
        let draws = short + (enough - short) / 2
        let isEnough = Hypergeometric(population: population, errors: errors, draws: draws)
            .isAtMost(risk, found: allowed)
        if isEnough { enough = draws } else { short = draws }
    }
    return enough
}

/// 货币单元样本量的依据 - the reasons for ``monetarySize(confidence:tolerable:expected:)``: the
/// probability is that of finding no more than is expected, if the tolerable part is wrong.
///
/// - Returns: nil where there is no such size.
package func monetaryReasons(
    population: Int, confidence: Share, tolerable: Share, expected: Share
) -> SizeReasons? {
    if population < ReviewPlan.censusBelow {
        return SizeReasons(
            steps: [.population(population), .census(below: ReviewPlan.censusBelow)],
            size: population)
    }
    guard
        let hits = monetarySize(
            confidence: confidence, tolerable: tolerable, expected: expected)
    else { return nil }
    let chance = { (hits: Int) in
        Gamma(shape: 1 + Double(hits) * expected.nearest)
            .probability(above: Double(hits) * tolerable.nearest)
    }
    let size = min(hits, population)
    var steps: [SizeStep] = [
        .population(population), .monetary(tolerable: tolerable, expected: expected),
        .enough(size: hits, probability: chance(hits), risk: confidence.complement),
    ]
    if hits > 1 { steps.append(.oneLess(size: hits - 1, probability: chance(hits - 1))) }
    return SizeReasons(steps: steps, size: size)
}

/// 比例估计的样本量 - for an interval of ±`margin` around a rate of about `rate`: `n₀ = z² p (1 −
/// p) ÷ e²`, corrected for a finite population, times an allowance for those that will not be found
/// (Cochran, section 4.4).
///
/// - Parameters:
///   - confidence: two-sided, below 1.
///   - margin: above 0.
///   - rate: what is expected; one half asks for most.
///   - allowance: in per cent of the corrected size; 150 as UNICEF's HOPE takes, 100 for none.
package func proportionSize(
    population: Int, confidence: Share, margin: Double, rate: Double = 0.5, allowance: Int = 100
) -> SizeReasons {
    precondition(margin > 0 && rate > 0 && rate < 1 && allowance >= 100, "a margin and a rate")
    precondition(confidence != .whole, "certainty needs a census")
    let z = normalQuantile(1 - confidence.complement.nearest / 2)
    let large = z * z * rate * (1 - rate) / (margin * margin)
    let count = Double(population)
    let corrected = population == 0 ? 0 : count * large / (count + large)
    // A size that is whole but for rounding is that size.
    let size = { (value: Double) in min(population, Int((value - 1e-9).rounded(.up))) }
    var steps: [SizeStep] = [
        .population(population), .withoutCorrection(size: Int((large - 1e-9).rounded(.up))),
        .corrected(size: size(corrected)),
    ]
    let allowed = size(corrected * Double(allowance) / 100)
    if allowance > 100 { steps.append(.allowance(percent: allowance, size: allowed)) }
    return SizeReasons(steps: steps, size: allowed)
}

/// 货币单元样本量 - how many hits show, if the expected errors are found, that no more than the
/// tolerable are there: the smallest n with `Γ⁻¹(confidence; 1 + n × expected) ≤ n × tolerable`
/// (AICPA, Audit Guide: Audit Sampling, table C-1).
///
/// - Parameters:
///   - confidence: one-sided, below 1.
///   - tolerable: as a share of the book value; more than `expected`.
/// - Returns: nil when not even a million hits would show it.
package func monetarySize(confidence: Share, tolerable: Share, expected: Share) -> Int? {
    precondition(confidence != .whole, "certainty needs a census")
    let (most, some) = (tolerable.nearest, expected.nearest)
    let level = confidence.nearest
    let shows = { (hits: Int) in
        // Whether the quantile is no further, asked the other way round: no quantile is needed.
        Gamma(shape: 1 + Double(hits) * some).probability(atMost: Double(hits) * most) >= level
    }
    guard most > some, level > 0 else { return most > some ? 1 : nil }
    // The condition holds for all sizes from some one on.
    var (short, enough) = (0, 1)
    while !shows(enough) {
        short = enough
        enough *= 2
        if enough > 1_000_000 { return nil }
    }
    while enough - short > 1 {
        let hits = short + (enough - short) / 2
        if shows(hits) { enough = hits } else { short = hits }
    }
    return enough
}
