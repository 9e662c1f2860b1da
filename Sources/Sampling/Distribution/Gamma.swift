import Glibc

/// 伽玛分布 - the gamma distribution with scale 1, whose tails are those of the Poisson
/// distribution: `P(Poisson(x) ≤ k) = 1 − P(Gamma(k + 1) ≤ x)`.
///
/// Incomplete gamma function by its series below the mean and by its continued fraction above it
/// (Abramowitz, Stegun 6.5.29 and 6.5.31), with the first factor computed as a deviance (Loader
/// 2000). The relative error is below 10⁻¹² for shapes up to 10⁶, for both tails.
package struct Gamma: Hashable, Sendable {
    /// 形状参数 - greater than 0.
    package let shape: Double

    package init(shape: Double) {
        precondition(shape > 0 && shape.isFinite, "a shape is a positive number")
        self.shape = shape
    }

    /// The probability of at most `x`, which is 0 or more.
    package func probability(atMost x: Double) -> Double { tails(x).lower }

    /// The probability of more than `x`, without the cancellation of `1 − P`.
    package func probability(above x: Double) -> Double { tails(x).upper }

    /// The value that is not exceeded with this probability, which is at least 0 and below 1.
    package func quantile(_ probability: Double) -> Double {
        precondition(probability >= 0 && probability < 1, "a probability below 1")
        if probability == 0 { return 0 }
        // Chebyshev's inequality, generously: nothing that is asked for lies further away.
        var high = shape + 10 * shape.squareRoot() + 40
        while self.probability(above: high) > 1 - probability { high *= 2 }
        return place(of: probability, between: 0, and: high, from: shape) {
            (value: tails($0).lower, slope: density($0))
        }
    }

    /// `x^(shape − 1) e^(−x) / Γ(shape)`.
    package func density(_ x: Double) -> Double {
        if x == 0 { return shape == 1 ? 1 : (shape < 1 ? .infinity : 0) }
        return front(x) * shape / x
    }

    /// `x^shape e^(−x) / Γ(shape + 1)`.
    private func front(_ x: Double) -> Double {
        let distance = deviance(observed: shape, expected: x, difference: shape - x).value
        return exp(-distance - stirlingRest(at: shape)) / (2 * Double.pi * shape).squareRoot()
    }

    private func tails(_ x: Double) -> (lower: Double, upper: Double) {
        precondition(x >= 0, "the gamma distribution is one of positive numbers")
        if x == 0 { return (0, 1) }
        if x < shape + 1 {
            var (term, sum, divisor) = (1.0, 1.0, shape)
            while term > sum * 1e-17 {
                divisor += 1
                term *= x / divisor
                sum += term
            }
            let lower = min(1, front(x) * sum)
            return (lower, 1 - lower)
        }
        let upper = min(1, front(x) * shape * fraction(x))
        return (1 - upper, upper)
    }

    /// `1 / (x + 1 − a − 1(1 − a) / (x + 3 − a − …))`, by the method of Lentz.
    private func fraction(_ x: Double) -> Double {
        let tiny = 1e-300
        var b = x + 1 - shape
        var c = 1 / tiny
        var d = 1 / (b.magnitude < tiny ? tiny : b)
        var value = d
        for index in 1...100_000 {
            let a = -Double(index) * (Double(index) - shape)
            b += 2
            d = a * d + b
            d = 1 / (d.magnitude < tiny ? tiny : d)
            c = b + a / c
            if c.magnitude < tiny { c = tiny }
            let step = c * d
            value *= step
            if (step - 1).magnitude < 1e-16 { break }
        }
        return value
    }
}
