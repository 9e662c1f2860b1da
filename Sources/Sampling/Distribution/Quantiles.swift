import Glibc

/// 标准正态分位数 - the value that a standard normal variable does not exceed with this
/// probability, between 0 and 1: 1.96 for 0.975.
package func normalQuantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "between 0 and 1")
    if probability == 0.5 { return 0 }
    // In the lower tail, where erfc keeps its digits.
    let tail = min(probability, 1 - probability)
    let root = 2.0.squareRoot()
    let quantile = place(of: tail, between: -40, and: 0, from: -1) {
        (
            value: 0.5 * erfc(-$0 / root),
            slope: exp(-0.5 * $0 * $0) / (2 * Double.pi).squareRoot()
        )
    }
    return probability < 0.5 ? quantile : -quantile
}

/// t 分布分位数 - the value that Student's t does not exceed with this probability.
///
/// - Parameters:
///   - probability: above 0.5 and below 1: the upper side.
///   - freedom: degrees of freedom, greater than 0.
package func studentQuantile(_ probability: Double, freedom: Double) -> Double {
    precondition(probability > 0.5 && probability < 1, "the upper side")
    // t² / (ν + t²) is Beta(½, ν / 2), and both its sides count.
    let share = Beta(errors: freedom / 2, right: 0.5).quantile(2 * (1 - probability))
    return (freedom * (1 - share) / share).squareRoot()
}

/// χ² 检验 - how probable a χ² of this value or more is by chance alone.
package func chiSquareTail(_ value: Double, freedom: Int) -> Double {
    Gamma(shape: Double(freedom) / 2).probability(above: value / 2)
}
