import Glibc

/// 置信区间 - between which error rates the true one lies, with the confidence that was asked for.
package struct Interval: Hashable, Sendable {
    /// From 0 to 1, as is the upper bound.
    package let lower: Double
    package let upper: Double

    package init(lower: Double, upper: Double) {
        precondition(lower <= upper, "an interval has its lower bound below")
        self.lower = lower
        self.upper = upper
    }
}

/// The exact two-sided binomial interval of an error rate: C. Clopper, E. Pearson, "The use of
/// confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26 (1934).
///
/// The lower bound is the rate at which `errors` or more come up with a probability of half of the
/// risk, the upper one that at which `errors` or fewer do. Correct to 10⁻¹¹ of each bound for up
/// to a million items.
///
/// - Parameters:
///   - errors: 0 to `sampled`.
///   - sampled: zero or more; nothing is known of the rate when nothing was sampled.
///   - confidence: the whole makes the interval 0 to 1.
package func clopperPearson(errors: Int, sampled: Int, confidence: Share) -> Interval {
    precondition(errors >= 0 && errors <= sampled, "errors are items of the sample")
    let tail = confidence.complement.nearest / 2
    if tail == 0 { return Interval(lower: 0, upper: 1) }
    let binomial = BinomialTail(found: errors, draws: sampled)
    let lower = errors == 0 ? 0 : binomial.rate(.orMore, tail: tail)
    let upper = errors == sampled ? 1 : binomial.rate(.orFewer, tail: tail)
    // With no confidence at all both bounds meet but for rounding.
    return Interval(lower: min(lower, upper), upper: upper)
}

/// One side of the binomial distribution as a function of the rate.
private struct BinomialTail {
    let found: Int
    let draws: Int

    enum Side { case orMore, orFewer }

    /// The rate at which the side has the given probability, at most one half.
    ///
    /// Newton's method on the logarithm of the probability, which is a concave function of the
    /// rate: from any start its second step is on one side of the root, and the later ones
    /// approach it without overshooting. A step that leaves the interval known to hold the root is
    /// replaced by its middle.
    func rate(_ side: Side, tail: Double) -> Double {
        if found == 0 { return -expm1(log(tail) / Double(draws)) }
        if found == draws { return exp(log(tail) / Double(draws)) }
        var low = 0.0
        var high = 1.0
        var rate = Double(found) / Double(draws)
        let goal = log(tail)
        for _ in 0..<200 {
            let (logarithm, slope) = logarithm(side, rate: rate)
            let excess = logarithm - goal
            // The side "or more" grows with the rate, the other one shrinks.
            if (excess > 0) == (side == .orMore) { high = rate } else { low = rate }
            var next = rate - excess / slope
            if !(next > low && next < high) { next = low + (high - low) / 2 }
            if (next - rate).magnitude <= 1e-14 * rate { return next }
            rate = next
        }
        return rate
    }

    /// The logarithm of the side's probability and its derivative by the rate.
    private func logarithm(_ side: Side, rate: Double) -> (value: Double, slope: Double) {
        let (found, draws) = (Double(self.found), Double(self.draws))
        let odds = rate / (1 - rate)
        var next = found
        let series =
            switch side {
            case .orMore:
                geometric(self.draws - self.found) {
                    let ratio = (draws - next) * odds / (next + 1)
                    next += 1
                    return ratio
                }
            case .orFewer:
                geometric(self.found) {
                    let ratio = next / ((draws - next + 1) * odds)
                    next -= 1
                    return ratio
                }
            }
        let sum = 1 + series.sum
        let value = logarithm(of: rate) + log(sum)
        switch side {
        case .orMore: return (value, found / (rate * sum))
        case .orFewer: return (value, -(draws - found) / ((1 - rate) * sum))
        }
    }

    /// The logarithm of the probability of exactly `found` errors; see ``deviance``.
    private func logarithm(of rate: Double) -> Double {
        let (found, draws) = (Double(self.found), Double(self.draws))
        let difference = found.addingProduct(-draws, rate)
        let wrong = deviance(observed: found, expected: draws * rate, difference: difference)
        let right = deviance(
            observed: draws - found, expected: draws * (1 - rate), difference: -difference)
        let rests =
            stirlingRest(self.draws) - stirlingRest(self.found)
            - stirlingRest(self.draws - self.found)
        let root = draws / (2 * Double.pi * found * (draws - found))
        return 0.5 * log(root) - wrong.value - right.value + rests
    }
}
