import Domain

/// 复核结果 - how many items of a stratum there are, were reviewed, and were found wrong.
package struct StratumFindings: Hashable, Sendable {
    /// The name that tells it from the others.
    package let stratum: Stratum
    /// 总体 - how many items the stratum has.
    package let population: Int
    /// 样本 - how many of them were reviewed.
    package let sampled: Int
    /// 差错 - how many of those were wrong.
    package let errors: Int

    /// - Throws: which of `0 ≤ errors ≤ sampled ≤ population` does not hold.
    package init(
        stratum: Stratum, population: Int, sampled: Int, errors: Int
    ) throws(FindingsDefect) {
        guard population >= 0, sampled >= 0, errors >= 0 else { throw .negative }
        guard sampled <= population else {
            throw .moreSampledThanThere(sampled: sampled, population: population)
        }
        guard errors <= sampled else { throw .moreErrorsThanSampled(errors, sampled: sampled) }
        self.stratum = stratum
        self.population = population
        self.sampled = sampled
        self.errors = errors
    }
}

/// Why the counts of a stratum cannot be true.
package enum FindingsDefect: Error, Equatable, Sendable, CustomStringConvertible {
    case negative
    case moreSampledThanThere(sampled: Int, population: Int)
    case moreErrorsThanSampled(Int, sampled: Int)

    package var description: String {
        switch self {
        case .negative: "a count is negative"
        case .moreSampledThanThere(let sampled, let population):
            "sampled \(sampled) is more than population \(population)"
        case .moreErrorsThanSampled(let errors, let sampled):
            "errors \(errors) is more than sampled \(sampled)"
        }
    }
}

/// 抽样估计 - what the review of a sample says about the whole.
package struct Evaluation: Hashable, Sendable {
    /// One for each stratum, in the order given.
    package let strata: [StratumEstimate]
    /// All strata together.
    package let overall: OverallEstimate
}

/// 分层估计 - the error rate of a stratum.
package struct StratumEstimate: Hashable, Sendable {
    /// What it is estimated from.
    package let findings: StratumFindings
    /// Errors ÷ sampled; nil when nothing was sampled.
    package let estimate: Rate?
    /// The Clopper-Pearson bounds; 0 and 1 when nothing was sampled.
    package let lower: Rate
    package let upper: Rate
}

/// 总体估计 - the error rate of all strata together, each with the weight of its population.
package struct OverallEstimate: Hashable, Sendable {
    /// Items of all strata, reviewed ones and wrong ones.
    package let population: Int
    package let sampled: Int
    package let errors: Int
    /// `Σ(N_h / N) p_h`; nil when a stratum that has items has no sample, or there are no items at
    /// all.
    package let estimate: Rate?
    /// 标准误 - `√Σ(N_h / N)² (1 − n_h / N_h) p_h (1 − p_h) / (n_h − 1)`; nil when a stratum that was
    /// not reviewed in full has a sample of less than 2, or there are no items at all.
    package let standardError: Rate?
}

/// Estimates error rates from a stratified review (W. Cochran, Sampling Techniques, 3rd ed.,
/// chapter 5).
///
/// - Parameter findings: whose populations together are within `Int`.
package func evaluate(_ findings: [StratumFindings], confidence: Share) -> Evaluation {
    let strata = findings.map { findings in
        let interval = clopperPearson(
            errors: findings.errors, sampled: findings.sampled, confidence: confidence)
        return StratumEstimate(
            findings: findings, estimate: findings.rate, lower: Rate(interval.lower),
            upper: Rate(interval.upper))
    }
    let overall = OverallEstimate(
        population: findings.reduce(0) { $0 + $1.population },
        sampled: findings.reduce(0) { $0 + $1.sampled },
        errors: findings.reduce(0) { $0 + $1.errors },
        estimate: weightedRate(findings), standardError: standardError(findings))
    return Evaluation(strata: strata, overall: overall)
}

extension StratumFindings {
    fileprivate var rate: Rate? {
        sampled == 0 ? nil : Rate(BigNatural(errors), over: BigNatural(sampled))
    }
}

/// `Σ(N_h x_h / n_h) / N` as one fraction, so that the sixth decimal does not depend on the order
/// of rounding.
private func weightedRate(_ findings: [StratumFindings]) -> Rate? {
    let population = findings.reduce(0) { $0 + $1.population }
    let inhabited = findings.filter { $0.population > 0 }
    guard population > 0, inhabited.allSatisfy({ $0.sampled > 0 }) else { return nil }
    var numerator = BigNatural(0 as UInt64)
    var denominator = BigNatural(1 as UInt64)
    for stratum in inhabited {
        // numerator / denominator + N_h x_h / n_h over their least common denominator.
        let sampled = UInt64(stratum.sampled)
        var rest = denominator
        let shared = greatestCommonDivisor(sampled, rest.divide(by: sampled))
        var addend = denominator
        addend.divide(by: shared)
        addend.multiply(by: UInt64(stratum.population))
        addend.multiply(by: UInt64(stratum.errors))
        numerator.multiply(by: sampled / shared)
        denominator.multiply(by: sampled / shared)
        numerator += addend
    }
    denominator.multiply(by: UInt64(population))
    return Rate(numerator, over: denominator)
}

private func greatestCommonDivisor(_ one: UInt64, _ other: UInt64) -> UInt64 {
    other == 0 ? one : greatestCommonDivisor(other, one % other)
}

private func standardError(_ findings: [StratumFindings]) -> Rate? {
    let population = Double(findings.reduce(0) { $0 + $1.population })
    guard population > 0 else { return nil }
    var variance = 0.0
    for stratum in findings where stratum.sampled < stratum.population {
        guard stratum.sampled > 1 else { return nil }
        let (sampled, errors) = (Double(stratum.sampled), Double(stratum.errors))
        let weight = Double(stratum.population) / population
        let unseen = Double(stratum.population - stratum.sampled) / Double(stratum.population)
        let spread = (errors / sampled) * ((sampled - errors) / sampled) / (sampled - 1)
        variance += weight * weight * unseen * spread
    }
    return Rate(variance.squareRoot())
}
