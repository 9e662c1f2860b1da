import Domain

/// 总体差错率区间 - the interval of the error rate of all strata together, two-sided.
///
/// E. Korn and B. Graubard, "Confidence Intervals for Proportions With Small Expected Number of
/// Positive Counts Estimated From Survey Data" (Survey Methodology 24, 1998): Clopper and Pearson's
/// interval for as many items as a simple random sample would need for the same variance, less
/// what the degrees of freedom take. The normal distribution's holds four times in five where sixty
/// items show three errors; this one holds as often as it says, or nearly. Other than there,
/// strata reviewed in full are not estimated, for they are known; of strata nobody reviewed nothing
/// is; a stratum with one review varies as all together do; and no sample counts for more than its
/// size and the finite population correction.
///
/// - Parameter findings: whose populations together are within `Int`.
/// - Returns: nil without items, or where all confidence is asked for.
package func stratifiedInterval(_ findings: [StratumFindings], confidence: Share) -> Interval? {
    let whole = findings.reduce(0) { $0 + $1.population }
    guard whole > 0, confidence != .whole else { return nil }
    let drawn = findings.filter { $0.sampled > 0 && $0.sampled < $0.population }
    let full = findings.filter { $0.sampled == $0.population }.reduce(0) { $0 + $1.errors }
    let unseen = findings.filter { $0.sampled == 0 }.reduce(0) { $0 + $1.population }
    let rate = DrawnStrata(drawn).interval(tail: confidence.complement.nearest / 2)
    let size = Double(drawn.reduce(0) { $0 + $1.population })
    // What was found is certain, on both sides.
    let wrong = findings.reduce(0) { $0 + $1.errors }
    let right = findings.reduce(0) { $0 + $1.sampled - $1.errors }
    return Interval(
        lower: max(Double(wrong), Double(full) + rate.lower * size) / Double(whole),
        upper: min(Double(whole - right), Double(full) + rate.upper * size + Double(unseen))
            / Double(whole))
}

/// The strata of which a part was reviewed, as one sample.
private struct DrawnStrata {
    let strata: [StratumFindings]
    let size: Double
    let sampled: Int
    let rate: Double

    init(_ strata: [StratumFindings]) {
        self.strata = strata
        let size = Double(strata.reduce(0) { $0 + $1.population })
        self.size = size
        self.rate = strata.reduce(0) { sum, stratum in
            sum + Double(stratum.population) / size * Double(stratum.errors)
                / Double(stratum.sampled)
        }
        self.sampled = strata.reduce(0) { $0 + $1.sampled }
    }

    /// Of the rate of these strata alone; nothing where there are none.
    func interval(tail: Double) -> Interval {
        if strata.isEmpty { return Interval(lower: 0, upper: 0) }
        let count = effectiveSize(tail: tail)
        let found = count * rate
        return Interval(
            lower: found > 0
                ? Beta(errors: found, right: count - found + 1).quantile(tail) : 0,
            upper: found < count
                ? Beta(errors: found + 1, right: count - found).quantile(1 - tail) : 1)
    }

    private var variance: Double {
        strata.reduce(0) { sum, stratum in
            let share = Double(stratum.population) / size
            let (n, x) = (Double(stratum.sampled), Double(stratum.errors))
            let unseen = 1 - n / Double(stratum.population)
            let own = n > 1 ? x * (n - x) / (n * n * (n - 1)) : rate * (1 - rate)
            return sum + share * share * unseen * own
        }
    }

    private func effectiveSize(tail: Double) -> Double {
        let n = Double(sampled)
        var count = n
        let variance = variance
        if variance > 0 { count = min(rate * (1 - rate) / variance, n * (size / (size - n))) }
        guard sampled > 1 else { return count }
        let freedom = min(sampled - 1, strata.reduce(0) { $0 + max(1, $1.sampled - 1) })
        let lost =
            studentQuantile(1 - tail, freedom: n - 1)
            / studentQuantile(1 - tail, freedom: Double(freedom))
        return count * lost * lost
    }
}
