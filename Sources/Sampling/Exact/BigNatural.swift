/// A whole number from zero up, of any size: what exact probabilities are counted in.
///
/// Only what the sampling review's arithmetic needs. Multiplication by a machine word is the common
/// step and works in place; that of two long numbers is the schoolbook's.
package struct BigNatural: Hashable, Sendable {
    /// Base 2⁶⁴, least significant first, without zeros at the end; empty for 0.
    private(set) var limbs: [UInt64]

    package init(_ value: UInt64) { limbs = value == 0 ? [] : [value] }

    package init(_ value: Int) {
        precondition(value >= 0, "a natural number is never negative")
        self.init(UInt64(value))
    }

    /// - Parameter digits: decimal digits as numbers 0 to 9, the most significant first.
    package init(digits: some Sequence<UInt8>) {
        limbs = []
        var group: UInt64 = 0
        var scale: UInt64 = 1
        for digit in digits {
            precondition(digit <= 9, "a decimal digit")
            group = group * 10 + UInt64(digit)
            scale *= 10
            if scale == BigNatural.groupScale {
                multiply(by: scale)
                add(group)
                (group, scale) = (0, 1)
            }
        }
        multiply(by: scale)
        add(group)
    }

    /// `10^exponent`; the exponent is zero or more.
    package static func power(ofTen exponent: Int) -> BigNatural {
        precondition(exponent >= 0, "a natural number")
        var power = BigNatural(1)
        var left = exponent
        while left >= 18 {
            power.multiply(by: groupScale)
            left -= 18
        }
        for _ in 0..<left { power.multiply(by: 10) }
        return power
    }

    /// Whether it is 0.
    package var isZero: Bool { limbs.isEmpty }

    private static let groupScale: UInt64 = 1_000_000_000_000_000_000
}

extension BigNatural {
    /// Multiplies in place.
    package mutating func multiply(by factor: UInt64) {
        if factor == 0 {
            limbs.removeAll()
            return
        }
        var carry: UInt64 = 0
        for index in limbs.indices {
            let (high, low) = limbs[index].multipliedFullWidth(by: factor)
            let (sum, overflow) = low.addingReportingOverflow(carry)
            limbs[index] = sum
            // The high half of a product is at most 2⁶⁴ - 2, so the carry always fits.
            carry = high &+ (overflow ? 1 : 0)
        }
        if carry > 0 { limbs.append(carry) }
    }

    /// Divides in place and gives the remainder.
    @discardableResult
    package mutating func divide(by divisor: UInt64) -> UInt64 {
        precondition(divisor > 0, "division by zero")
        var remainder: UInt64 = 0
        for index in limbs.indices.reversed() {
            (limbs[index], remainder) = divisor.dividingFullWidth((remainder, limbs[index]))
        }
        if limbs.last == 0 { limbs.removeLast() }
        return remainder
    }

    /// Adds in place.
    package mutating func add(_ value: UInt64) {
        var carry = value
        var index = 0
        while carry > 0 {
            if index == limbs.count {
                limbs.append(carry)
                return
            }
            let (sum, overflow) = limbs[index].addingReportingOverflow(carry)
            limbs[index] = sum
            carry = overflow ? 1 : 0
            index += 1
        }
    }

    package static func += (left: inout BigNatural, right: BigNatural) {
        var carry: UInt64 = 0
        let count = max(left.limbs.count, right.limbs.count)
        for index in 0..<count {
            if index == left.limbs.count { left.limbs.append(0) }
            let addend = index < right.limbs.count ? right.limbs[index] : 0
            let (first, overflowed) = left.limbs[index].addingReportingOverflow(addend)
            let (second, overflowedAgain) = first.addingReportingOverflow(carry)
            left.limbs[index] = second
            carry = overflowed || overflowedAgain ? 1 : 0
        }
        if carry > 0 { left.limbs.append(carry) }
    }

    /// The product, limb by limb.
    package static func * (left: BigNatural, right: BigNatural) -> BigNatural {
        guard !left.isZero, !right.isZero else { return BigNatural(UInt64(0)) }
        var product = [UInt64](repeating: 0, count: left.limbs.count + right.limbs.count)
        for (offset, factor) in left.limbs.enumerated() {
            var carry: UInt64 = 0
            for (index, limb) in right.limbs.enumerated() {
                // (2⁶⁴ - 1)² + 2 × (2⁶⁴ - 1) = 2¹²⁸ - 1, so nothing overflows.
                let sum =
                    UInt128(limb) * UInt128(factor) + UInt128(product[offset + index])
                    + UInt128(carry)
                product[offset + index] = UInt64(truncatingIfNeeded: sum)
                carry = UInt64(truncatingIfNeeded: sum >> 64)
            }
            product[offset + right.limbs.count] = carry
        }
        if product.last == 0 { product.removeLast() }
        var result = BigNatural(UInt64(0))
        result.limbs = product
        return result
    }
}

extension BigNatural: Comparable {
    package static func < (left: BigNatural, right: BigNatural) -> Bool {
        if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
        for index in left.limbs.indices.reversed() where left.limbs[index] != right.limbs[index] {
            return left.limbs[index] < right.limbs[index]
        }
        return false
    }
}

extension BigNatural: CustomStringConvertible {
    /// Decimal digits.
    package var description: String {
        var groups: [String] = []
        var rest = self
        while !rest.isZero {
            let group = rest.divide(by: BigNatural.groupScale).description
            let zeros = rest.isZero ? 0 : 18 - group.count
            groups.append(String(repeating: "0", count: zeros) + group)
        }
        return groups.isEmpty ? "0" : groups.reversed().joined()
    }
}
