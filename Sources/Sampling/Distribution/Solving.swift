import Glibc

/// A function that does not fall, and its slope, at one place.
typealias Slope = (value: Double, slope: Double)

/// Where a function that does not fall reaches `goal`, between `low` and `high`.
///
/// Newton's method, replaced by halving whenever a step would leave the interval that is known to
/// hold the place or the slope is of no use. To the last few bits, or to the best of 300 steps.
func place(
    of goal: Double, between low: Double, and high: Double, from start: Double,
    _ function: (Double) -> Slope
) -> Double {
    var (low, high, at) = (low, high, start)
    for _ in 0..<300 {
        let (value, slope) = function(at)
        if value == goal { return at }
        if value > goal { high = at } else { low = at }
        var next = at - (value - goal) / slope
        if !(next > low && next < high) { next = low + (high - low) / 2 }
        if (next - at).magnitude <= 4e-16 * next.magnitude || next == at { return next }
        at = next
    }
    return at
}

/// What Stirling's formula lacks of `ln Γ(x + 1)`, for any `x ≥ 0`; see ``stirlingRest(_:)``, which
/// is the same for whole numbers.
func stirlingRest(at x: Double) -> Double {
    if x == 0 { return 0 }
    if x >= 16 {
        let square = 1 / (x * x)
        let tail = (1.0 / 1680 - square / 1188) * square
        return (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - tail))) / x
    }
    return logGamma(x + 1) - (0.5 * log(2 * Double.pi * x) + x * log(x) - x)
}

/// `ln Γ(x)` for `x > 0`. The plain function of the C library keeps a sign in a variable that all
/// threads share; this one does not.
func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
}
