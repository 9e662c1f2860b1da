import Glibc

/// 超几何分布 - how many errors `draws` items hold that are drawn without replacement from a population.
package struct Hypergeometric: Hashable, Sendable {
    /// How many items there are.
    package let population: Int
    /// How many items of the population are wrong.
    package let errors: Int
    /// How many items are drawn.
    package let draws: Int

    /// Up to which population floating point counts without gaps.
    package static let largestPopulation = 1 << 53

    /// - Parameters:
    ///   - population: zero to ``largestPopulation``.
    ///   - errors: 0 to the population.
    ///   - draws: 0 to the population.
    package init(population: Int, errors: Int, draws: Int) {
        precondition(population <= Hypergeometric.largestPopulation, "a population is countable")
        precondition((0...population).contains(errors), "errors are items of the population")
        precondition((0...population).contains(draws), "an item is drawn at most once")
        self.population = population
        self.errors = errors
        self.draws = draws
    }

    /// The fewest errors that the draws can hold.
    var least: Int { max(0, draws - (population - errors)) }
    /// The most errors that the draws can hold.
    var most: Int { min(draws, errors) }
}

extension Hypergeometric {
    /// Whether at most `found` errors come up with a probability of at most `limit`. Exact:
    /// floating point answers where its error bound allows, and whole numbers where it does not.
    package func isAtMost(_ limit: Share, found: Int) -> Bool {
        isAtMost(limit, nearest: limit.nearest, found: found)
    }

    /// The same for a caller that asks often and has the limit's floating-point neighbour at hand.
    func isAtMost(_ limit: Share, nearest: Double, found: Int) -> Bool {
        if found < least { return true }
        if found >= most { return limit == .whole }
        if limit == .zero { return false }
        let sum = probability(upTo: found)
        let doubt = sum.error + nearest * Bounded.unit + Hypergeometric.tiniest
        if sum.value + doubt < nearest { return true }
        if sum.value - doubt > nearest { return false }
        return isExactlyAtMost(limit, found: found)
    }

    /// Terms below this may have lost digits, or be lost, and there are at most 2⁵³ of them.
    private static let tiniest = 1e-280

    /// The probability of at most `found` errors.
    package func probability(atMost found: Int) -> Double {
        if found < least { return 0 }
        return found >= most ? 1 : min(1, probability(upTo: found).value)
    }
}

// MARK: - Floating point

extension Hypergeometric {
    /// The probability of `least` to `found` errors, for a `found` between `least` and `most`.
    ///
    /// The greatest of the terms is computed from its logarithm, and its neighbours by the ratio
    /// from one to the next, away from it, until they no longer matter. All terms are positive, so
    /// the relative error is that of the first and what the ratios add.
    private func probability(upTo found: Int) -> Bounded {
        let top = min(found, mode)
        let peak = logarithm(of: top)
        let below = series(downFrom: top)
        let above = series(upFrom: top, to: found)
        let value = exp(peak.value) * (1 + below.sum + above.sum)
        let steps = Double(below.steps + above.steps)
        // A ratio is of seven operations; 2 for exp (glibc manual, "Errors in Math Functions": it
        // errs by one unit), 4 for the product and sums.
        let relative = 1.01 * peak.error + (8 * steps + 6) * Bounded.unit
        return Bounded(value: value, error: value * relative)
    }

    /// The most probable number of errors.
    private var mode: Int {
        let product = UInt64(draws + 1).multipliedFullWidth(by: UInt64(errors + 1))
        let quotient = UInt64(population + 2).dividingFullWidth(product).quotient
        return max(least, min(most, Int(quotient)))
    }

    /// What the terms below a term add up to, in units of that term, which is not above the mode.
    private func series(downFrom top: Int) -> (sum: Double, steps: Int) {
        let right = Double(population - errors - draws)
        let (errors, draws) = (Double(errors), Double(draws))
        var found = Double(top)
        return geometric(top - least) {
            let ratio = found * (right + found) / ((errors - found + 1) * (draws - found + 1))
            found -= 1
            return ratio
        }
    }

    /// The same upwards, for a term that is not below the mode.
    private func series(upFrom top: Int, to end: Int) -> (sum: Double, steps: Int) {
        let right = Double(population - errors - draws)
        let (errors, draws) = (Double(errors), Double(draws))
        var found = Double(top)
        return geometric(end - top) {
            let ratio = (errors - found) * (draws - found) / ((found + 1) * (right + found + 1))
            found += 1
            return ratio
        }
    }

    /// The logarithm of the probability of exactly `found` errors.
    ///
    /// The four numbers - found and missed errors, right items drawn and not drawn - each deviate
    /// by the same amount from what is expected of them; with Stirling's formula for the
    /// factorials, the logarithm is the sum of the four deviances, a square root and Stirling's
    /// rests.
    private func logarithm(of found: Int) -> Bounded {
        let right = population - errors
        let left = population - draws
        let cells = [
            (found, errors, draws), (errors - found, errors, left),
            (draws - found, right, draws), (right - draws + found, right, left),
        ]
        var sum = Bounded(value: 0, error: 0)
        var root =
            Double(errors) * Double(right) * Double(draws) * Double(left)
            / Double(population)
        var rests =
            stirlingRest(errors) + stirlingRest(right) + stirlingRest(draws)
            + stirlingRest(left) - stirlingRest(population)
        var empty = 0
        for (count, row, column) in cells {
            let expected = Double(row) * Double(column) / Double(population)
            let difference = Int128(count) * Int128(population) - Int128(row) * Int128(column)
            sum += deviance(
                observed: Double(count), expected: expected,
                difference: nearest(difference) / Double(population))
            rests -= stirlingRest(count)
            if count == 0 { empty += 1 } else { root /= Double(count) }
        }
        // Of the nine factorials' (2π)^½ four stand above and five below; that of 0 has none.
        root *= pow(2 * Double.pi, Double(empty - 1))
        let value = 0.5 * log(root) - sum.value + rests
        return Bounded(value: value, error: sum.error + (32 + value.magnitude) * Bounded.unit)
    }
}

/// A whole number in floating point, to one unit in the last place. The library's own conversion of
/// `Int128` is generic code and takes most of the time of a probability.
private func nearest(_ number: Int128) -> Double {
    let magnitude = number.magnitude
    let high = UInt64(truncatingIfNeeded: magnitude >> 64)
    let low = UInt64(truncatingIfNeeded: magnitude)
    let value = Double(high) * 0x1p64 + Double(low)
    return number < 0 ? -value : value
}

/// Sums `1 × r₁ + r₁ × r₂ + …` over at most `count` terms, for ratios that fall. It stops when the
/// rest, which is below that of the geometric series, no longer shows in the sum.
@inline(__always)
func geometric(_ count: Int, _ nextRatio: () -> Double) -> (sum: Double, steps: Int) {
    var sum = 0.0
    var term = 1.0
    var steps = 0
    while steps < count {
        let ratio = nextRatio()
        term *= ratio
        sum += term
        steps += 1
        if ratio < 1, term * ratio < (1 - ratio) * (1 + sum) * 1e-17 { break }
    }
    return (sum, steps)
}

// MARK: - Whole numbers

extension Hypergeometric {
    /// `Σ C(errors, i) C(right, draws − i) / C(population, draws) ≤ limit`, in whole numbers.
    ///
    /// Drawing `draws` of which `errors` are marked, or marking `errors` of which `draws` are
    /// drawn, is the same; the smaller number is taken for the draws, because the numbers are as
    /// long as it says.
    private func isExactlyAtMost(_ limit: Share, found: Int) -> Bool {
        let marked = max(errors, draws)
        let taken = min(errors, draws)
        let right = population - marked
        var ways = least == 0 ? choose(taken, of: right) : choose(least, of: marked)
        var sum = ways
        for count in least..<found {
            ways.multiply(by: UInt64(marked - count))
            ways.multiply(by: UInt64(taken - count))
            ways.divide(by: UInt64(count + 1))
            ways.divide(by: UInt64(right - taken + count + 1))
            sum += ways
        }
        let (numerator, denominator) = limit.ratio
        return sum * denominator <= choose(taken, of: population) * numerator
    }
}

/// How many ways there are to choose `count` of `items`.
func choose(_ count: Int, of items: Int) -> BigNatural {
    precondition((0...items).contains(count), "no more can be chosen than there are")
    var ways = BigNatural(1)
    for index in 0..<min(count, items - count) {
        ways.multiply(by: UInt64(items - index))
        ways.divide(by: UInt64(index + 1))
    }
    return ways
}
