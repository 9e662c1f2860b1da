import Glibc

/// A probability's logarithm, or a part of it, with a bound of the error that rounding has left in
/// it.
struct Bounded {
    var value: Double
    /// The true value is no further away than this.
    var error: Double

    static func += (left: inout Bounded, right: Bounded) {
        left.value += right.value
        left.error += right.error + left.value.magnitude * Bounded.unit
    }

    /// The relative error of one correctly rounded operation is at most half of this.
    static let unit = Double.ulpOfOne
}

/// `x ln(x / m) + m − x`: how far a count `x` lies from the `m` that was expected, as a part of the
/// logarithm of its probability.
///
/// C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000), who computes
/// binomial probabilities to full precision so: the terms of millions that cancel in a sum of
/// log-factorials never appear.
///
/// - Parameters:
///   - observed: the count, zero or more.
///   - expected: more than zero.
///   - difference: `observed − expected`, given by the caller because only the caller can compute
///     it
///     without cancellation.
func deviance(observed: Double, expected: Double, difference: Double) -> Bounded {
    if observed == 0 { return Bounded(value: expected, error: 4 * Bounded.unit * expected) }
    let slope = difference / (observed + expected)
    if slope.magnitude >= 0.1 {
        let logarithm = log(observed / expected)
        let value = observed * logarithm - difference
        let size = observed * logarithm.magnitude + difference.magnitude + observed
        return Bounded(value: value, error: 8 * Bounded.unit * size)
    }
    // ln(x/m) = 2 artanh(slope), whose series gains two decimals with each term here. What is left
    // out after the last is below a unit of the sum's first term.
    let square = slope * slope
    var power = 2 * observed * slope
    var value = difference * slope
    var divisor = 3.0
    while true {
        power *= square
        let next = value + power / divisor
        if next == value { break }
        value = next
        divisor += 2
    }
    return Bounded(value: value, error: 16 * Bounded.unit * value)
}

/// What Stirling's formula lacks: `ln m! − (½ ln(2πm) + m ln m − m)`, to half a unit of 10⁻¹⁵; 0
/// for 0.
func stirlingRest(_ count: Int) -> Double {
    if count < stirlingRests.count { return stirlingRests[count] }
    let inverse = 1 / Double(count)
    let square = inverse * inverse
    // The series is alternating and enveloping: the error is below the first term left out, which
    // is 691/360360 count⁻¹¹, at most 1.1e-16 from 16 on.
    let tail = (1.0 / 1680 - square / 1188) * square
    return inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - tail)))
}

private let stirlingRests: [Double] = [
    0, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093,
    0.016644691189821193, 0.013876128823070748, 0.01189670994589177, 0.010411265261972096,
    0.009255462182712733, 0.00833056343336287, 0.007573675487951841, 0.00694284010720953,
    0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
]
