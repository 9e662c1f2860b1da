/// 差错率 - a number of statistics with the six decimals that it is shown with.
package struct Rate: Hashable, Sendable {
    /// The nearest floating-point number.
    package let value: Double
    /// The number in millionths, rounded half up from its exact value where there is one.
    package let millionths: Int64

    /// - Parameter value: zero or more, and below 9 × 10¹².
    package init(_ value: Double) {
        precondition(value >= 0 && value < 9e12, "a rate is never negative")
        self.value = value
        // A product of two doubles is exact in their significands' 53 + 20 bits, which `Int128`
        // holds: value × 10⁶ = significand × 10⁶ × 2^exponent.
        let scaled =
            Int128(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)) * 1_000_000
        let exponent = (value.isNormal ? Int(value.exponent) : -1022) - 52
        if exponent >= 0 {
            self.millionths = Int64(scaled << Int128(exponent))
        } else if exponent < -80 {
            self.millionths = 0
        } else {
            self.millionths = Int64((scaled + (1 << Int128(-exponent - 1))) >> Int128(-exponent))
        }
    }

    /// `numerator / denominator`, at most 1.
    init(_ numerator: BigNatural, over denominator: BigNatural) {
        precondition(numerator <= denominator && !denominator.isZero, "a rate is at most 1")
        // The greatest m with m ≤ 10⁶ × numerator / denominator + ½.
        var doubled = numerator
        doubled.multiply(by: 2_000_000)
        doubled += denominator
        var twice = denominator
        twice.multiply(by: 2)
        var least: UInt64 = 0
        var most: UInt64 = 1_000_000
        while least < most {
            let middle = (least + most + 1) / 2
            var product = twice
            product.multiply(by: middle)
            if product <= doubled { least = middle } else { most = middle - 1 }
        }
        self.millionths = Int64(least)
        self.value = numerator.divided(by: denominator)
    }
}

extension Rate: CustomStringConvertible {
    /// `0.050000`.
    package var description: String {
        let fraction = (1_000_000 + millionths % 1_000_000).description.dropFirst()
        return "\(millionths / 1_000_000).\(fraction)"
    }
}

extension BigNatural {
    /// The quotient in floating point, to two units in the last place.
    func divided(by divisor: BigNatural) -> Double {
        let (high, shift) = leading
        let (otherHigh, otherShift) = divisor.leading
        return Double(
            sign: .plus, exponent: 64 * (shift - otherShift), significand: high / otherHigh)
    }

    /// The three highest limbs as a number, and how many there are below them.
    private var leading: (value: Double, below: Int) {
        let top = limbs.suffix(3).reversed().reduce(0.0) { $0 * 0x1p64 + Double($1) }
        return (top, max(0, limbs.count - 3))
    }
}
