/// 一致性 - how far verifier and reviewer agree on a yes or no beyond what chance gives.
package struct Agreement: Hashable, Sendable {
    /// Both yes, only the verifier, only the reviewer, neither.
    package let both: Int
    package let verifierOnly: Int
    package let reviewerOnly: Int
    package let neither: Int

    package init(both: Int, verifierOnly: Int, reviewerOnly: Int, neither: Int) {
        precondition(min(both, verifierOnly, reviewerOnly, neither) >= 0, "counts")
        self.both = both
        self.verifierOnly = verifierOnly
        self.reviewerOnly = reviewerOnly
        self.neither = neither
    }

    /// How many items were judged twice.
    package var count: Int { both + verifierOnly + reviewerOnly + neither }

    /// κ - 1 for agreement in all, 0 for as much as chance gives (J. Cohen, "A coefficient of
    /// agreement for nominal scales", 1960). Nil when chance alone would agree in all.
    package var kappa: Double? {
        let chance = expected
        return count == 0 || chance >= 1 ? nil : (observed - chance) / (1 - chance)
    }

    /// κ's standard error for large samples (J. Fleiss, J. Cohen, B. Everitt, "Large sample
    /// standard errors of kappa and weighted kappa", 1969).
    package var standardError: Double? {
        guard let kappa else { return nil }
        let cells = cells
        let (rows, columns) = (rows, columns)
        let left = 1 - kappa
        var own = 0.0
        var other = 0.0
        for row in 0..<2 {
            for column in 0..<2 {
                if row == column {
                    let term = 1 - (rows[row] + columns[column]) * left
                    own += cells[row][column] * term * term
                } else {
                    let sum = columns[row] + rows[column]
                    other += cells[row][column] * sum * sum
                }
            }
        }
        let last = kappa - expected * left
        let sum = own + left * left * other
        // What is left of a difference of equals is rounding, which a root would make visible.
        let variance = sum - last * last < 1e-14 * sum ? 0 : sum - last * last
        return (variance / Double(count)).squareRoot() / (1 - expected)
    }

    /// κ and so many standard errors on both sides, within −1 and 1.
    package func interval(confidence: Share) -> Interval? {
        guard let kappa, let standardError, confidence != .whole else { return nil }
        let spread = normalQuantile(1 - confidence.complement.nearest / 2) * standardError
        return Interval(lower: max(-1, kappa - spread), upper: min(1, kappa + spread))
    }

    private var cells: [[Double]] {
        let all = Double(count)
        return [
            [Double(both) / all, Double(verifierOnly) / all],
            [Double(reviewerOnly) / all, Double(neither) / all],
        ]
    }
    private var rows: [Double] { cells.map { $0[0] + $0[1] } }
    private var columns: [Double] { [cells[0][0] + cells[1][0], cells[0][1] + cells[1][1]] }
    private var observed: Double { Double(both + neither) / Double(count) }
    private var expected: Double { rows[0] * columns[0] + rows[1] * columns[1] }
}

/// 收入差异 - how the verifiers' figures lie to the reviewers' (J. Bland, D. Altman, "Statistical
/// methods for assessing agreement between two methods of clinical measurement", 1986).
package struct Differences: Hashable, Sendable {
    /// How many pairs.
    package let count: Int
    /// 平均差 - the mean of (verifier − reviewer).
    package let mean: Double
    /// The standard deviation of the differences, with n − 1.
    package let deviation: Double
    /// 一致性界限 - between which so much of the differences lie: mean ± z s.
    package let limits: Interval
    /// The mean's interval, by Student's t.
    package let meanInterval: Interval
    /// How far each limit may be off, by Student's t and its standard error of about s √(3 ÷ n).
    package let limitMargin: Double
}

/// - Parameters:
///   - differences: verifier − reviewer, one for each pair, in any unit.
///   - confidence: of the intervals, and how much the limits hold.
/// - Returns: nil with fewer than two pairs.
package func compareMeasurements(
    _ differences: [Double], confidence: Share
) -> Differences? {
    guard differences.count > 1, confidence != .whole, confidence != .zero else { return nil }
    let count = Double(differences.count)
    let mean = differences.reduce(0, +) / count
    let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / (count - 1)).squareRoot()
    let upper = 1 - confidence.complement.nearest / 2
    let spread = normalQuantile(upper) * deviation
    let student = studentQuantile(upper, freedom: count - 1)
    let margin = student * deviation / count.squareRoot()
    return Differences(
        count: differences.count, mean: mean, deviation: deviation,
        limits: Interval(lower: mean - spread, upper: mean + spread),
        meanInterval: Interval(lower: mean - margin, upper: mean + margin),
        limitMargin: student * deviation * (3 / count).squareRoot())
}
