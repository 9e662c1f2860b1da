/// 比率 - an exact decimal from 0 to 1: a confidence, a tolerable or an expected error rate.
///
/// `0.95` is 95/100 here and never the binary fraction next to it, however many decimals are
/// written: whether a sample of 59 is enough may hang on it.
package struct Share: Hashable, Sendable {
    /// The decimals without zeros at the end, so that equal shares are equal; empty for 0 and 1.
    private let decimals: [UInt8]
    private let isWhole: Bool
    /// The same over 10¹⁸, when that many decimals are enough.
    private let small: UInt64?

    /// None of it.
    package static let zero = Share(decimals: [], isWhole: false)
    /// All of it, 1.
    package static let whole = Share(decimals: [], isWhole: true)

    private init(decimals: [UInt8], isWhole: Bool) {
        self.isWhole = isWhole
        self.decimals = decimals
        guard decimals.count <= Share.smallDecimals else {
            self.small = nil
            return
        }
        var value: UInt64 = isWhole ? 1 : 0
        for index in 0..<Share.smallDecimals {
            value = value * 10 + UInt64(index < decimals.count ? decimals[index] : 0)
        }
        self.small = value
    }

    /// A share that a scheme holds in millionths. Nil outside 0 to 1,000,000.
    package init?(millionths: Int64) {
        guard (0...1_000_000).contains(millionths) else { return nil }
        var digits: [UInt8] = []
        var rest = millionths
        while digits.count < 6 {
            digits.insert(UInt8(rest % 10), at: 0)
            rest /= 10
        }
        self.init(fraction: digits, isWhole: rest == 1)
    }

    private init(fraction: [UInt8], isWhole: Bool) {
        let end = (fraction.lastIndex { $0 != 0 } ?? -1) + 1
        self.init(decimals: Array(fraction[..<end]), isWhole: isWhole)
    }

    private static let smallDecimals = 18
    private static let smallScale: UInt64 = 1_000_000_000_000_000_000
}

extension Share {
    /// What is left to the whole: the risk that a confidence leaves.
    package var complement: Share {
        guard let last = decimals.last else { return isWhole ? .zero : .whole }
        // Nines less each digit, and tens less the last, which is not zero.
        return Share(decimals: decimals.dropLast().map { 9 - $0 } + [10 - last], isWhole: false)
    }

    /// Half of it: what a two-sided interval leaves on each side.
    package var half: Share {
        var rest: UInt8 = isWhole ? 10 : 0
        let halves = (decimals + [0]).map { digit -> UInt8 in
            let value = rest + digit
            rest = value % 2 * 10
            return value / 2
        }
        return Share(fraction: halves, isWhole: false)
    }

    /// The least whole number that is not below the share of `count`.
    package func ceiling(of count: Int) -> Int {
        let (part, isExact) = part(of: count)
        return isExact ? part : part + 1
    }

    /// The greatest whole number that is not above the share of `count`.
    package func floor(of count: Int) -> Int { part(of: count).whole }

    private func part(of count: Int) -> (whole: Int, isExact: Bool) {
        precondition(count >= 0, "a share is taken of a count")
        if let small {
            let product = small.multipliedFullWidth(by: UInt64(count))
            let (whole, rest) = Share.smallScale.dividingFullWidth(product)
            return (Int(whole), rest == 0)
        }
        var product = BigNatural(digits: decimals)
        product.multiply(by: UInt64(count))
        var isExact = true
        for _ in decimals where product.divide(by: 10) != 0 { isExact = false }
        // A part of a count is no greater than the count, so that it fits into one limb.
        return (Int(product.limbs.first ?? 0), isExact)
    }

    /// `numerator / denominator`, the denominator a power of ten.
    package var ratio: (numerator: BigNatural, denominator: BigNatural) {
        isWhole
            ? (BigNatural(1), BigNatural(1))
            : (BigNatural(digits: decimals), BigNatural.power(ofTen: decimals.count))
    }

    /// The nearest floating-point number.
    package var nearest: Double { Double(description)! }
}

extension Share: CustomStringConvertible {
    /// `0.95`, `0`, `1`.
    package var description: String {
        if decimals.isEmpty { return isWhole ? "1" : "0" }
        let digits = decimals.map { $0 + UInt8(ascii: "0") }
        return "0." + String(decoding: digits, as: UTF8.self)
    }
}

/// Why a text is no share.
package enum ShareDefect: Error, Equatable, Sendable, CustomStringConvertible {
    case unreadable(String)
    case outOfRange(String)

    package var description: String {
        switch self {
        case .unreadable(let text): "'\(text)' is no decimal number; write it like 0.95"
        case .outOfRange(let text): "\(text) is not between 0 and 1; write 95 % as 0.95"
        }
    }
}

extension Share {
    /// Reads `0.95`, `.95`, `1`, `1.00`, `5e-2`: digits, a point, an exponent; no sign, no comma.
    package init(_ text: String) throws(ShareDefect) {
        guard let (digits, places) = Share.parse(Array(text.utf8)) else { throw .unreadable(text) }
        // The value is 0.d₁d₂d₃… × 10^magnitude with d₁ ≠ 0.
        let significant = Array(digits.drop { $0 == 0 })
        let magnitude = significant.count - places
        if significant.isEmpty {
            self = .zero
        } else if magnitude <= 0 {
            guard magnitude >= -Share.exponentLimit else { throw .unreadable(text) }
            self.init(
                fraction: [UInt8](repeating: 0, count: -magnitude) + significant, isWhole: false)
        } else if magnitude == 1, significant[0] == 1,
            significant.dropFirst().allSatisfy({ $0 == 0 })
        {
            self = .whole
        } else {
            throw .outOfRange(text)
        }
    }

    /// Far more than any share needs, and little enough that nobody can fill the memory with zeros.
    private static let exponentLimit = 10_000

    /// The digits, and how many of them stand behind the point once the exponent is applied.
    private static func parse(_ bytes: [UInt8]) -> (digits: [UInt8], places: Int)? {
        var digits: [UInt8] = []
        var point: Int?
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "."), point == nil {
                point = digits.count
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                digits.append(byte - UInt8(ascii: "0"))
            } else {
                break
            }
            index += 1
        }
        guard !digits.isEmpty else { return nil }
        let places = digits.count - (point ?? digits.count)
        guard index < bytes.count else { return (digits, places) }
        guard bytes[index] | 0x20 == UInt8(ascii: "e"),
            let exponent = Int(String(decoding: bytes[(index + 1)...], as: UTF8.self)),
            (-exponentLimit...exponentLimit).contains(exponent)
        else { return nil }
        return (digits, places - exponent)
    }
}
