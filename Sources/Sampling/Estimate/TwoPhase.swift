/// 二次复核 - what the office's review found of an item, and what a second, blind review of it
/// found.
package struct SecondReview: Hashable, Sendable {
    /// In the first review, of any unit: an error as 0 or 1, or fen.
    package var first: Double
    /// In the second.
    package var second: Double

    package init(first: Double, second: Double) {
        self.first = first
        self.second = second
    }
}

/// 回归估计 - the office's mean, moved by what a second review of some of its items says.
package struct RegressionEstimate: Hashable, Sendable {
    /// 调整后 - `ȳ₂ + b (x̄₁ − x̄₂)`.
    package let mean: Double
    /// b; 0 when the first review found the same of all items.
    package let slope: Double
    /// `√(s²_{y·x} / n₂ + (s²_y − s²_{y·x}) / n₁)`; nil with fewer than three second reviews.
    package let standardError: Double?
}

/// 两阶段回归 - the estimate of two-phase sampling by regression (Cochran, section 12.7; 7 CFR
/// 275.23 moves the rates of the States so).
///
/// - Parameters:
///   - first: all findings of the first review, those that were reviewed again included.
///   - second: a random sample of them, reviewed again; at least one.
package func regressionEstimate(
    first: [Double], second: [SecondReview]
) -> RegressionEstimate {
    precondition(!second.isEmpty && second.count <= first.count, "a part of them")
    let count = Double(second.count)
    let firstMean = first.reduce(0, +) / Double(first.count)
    let x = second.reduce(0) { $0 + $1.first } / count
    let y = second.reduce(0) { $0 + $1.second } / count
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for pair in second {
        xx += (pair.first - x) * (pair.first - x)
        xy += (pair.first - x) * (pair.second - y)
        yy += (pair.second - y) * (pair.second - y)
    }
    let slope = xx > 0 ? xy / xx : 0
    let mean = y + slope * (firstMean - x)
    guard second.count > 2 else {
        return RegressionEstimate(mean: mean, slope: slope, standardError: nil)
    }
    let spread = yy / (count - 1)
    let residual = min(spread, max(0, yy - slope * xy) / (count - 2))
    let variance = residual / count + (spread - residual) / Double(first.count)
    return RegressionEstimate(mean: mean, slope: slope, standardError: variance.squareRoot())
}
