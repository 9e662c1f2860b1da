/// 分 - an amount of money in whole fen, the hundredth part of a yuan (renminbi, ISO 4217 CNY).
///
/// Every amount inside fangpin is a `Fen`. There is no conversion from or to floating point: a fen
/// that is lost to a rounding error is a fen that somebody has to answer for. Arithmetic traps on
/// overflow; amounts that come from files are bounded by ``readableLimit`` before they are added.
@frozen
public struct Fen: Hashable, Comparable, Sendable {
    public var rawValue: Int64

    /// The largest magnitude that is accepted from a file: 9,999,999,999,999.99 yuan.
    /// Nine thousand such amounts can be added without overflow, and a larger one is never a
    /// county's money but a damaged cell. A sum over the rows of a file needs more room.
    public static let readableLimit = Fen(999_999_999_999_999)

    public static let zero = Fen(0)

    @inlinable
    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    @inlinable
    public static func yuan(_ yuan: Int64) -> Fen { Fen(yuan * 100) }

    @inlinable
    public static func < (left: Fen, right: Fen) -> Bool { left.rawValue < right.rawValue }
    @inlinable
    public static func + (left: Fen, right: Fen) -> Fen { Fen(left.rawValue + right.rawValue) }
    @inlinable
    public static func - (left: Fen, right: Fen) -> Fen { Fen(left.rawValue - right.rawValue) }
    @inlinable
    public static func * (left: Fen, right: Int64) -> Fen { Fen(left.rawValue * right) }
    @inlinable
    public static prefix func - (amount: Fen) -> Fen { Fen(-amount.rawValue) }
    @inlinable
    public static func += (left: inout Fen, right: Fen) { left.rawValue += right.rawValue }
    @inlinable
    public static func -= (left: inout Fen, right: Fen) { left.rawValue -= right.rawValue }
}

extension Fen: CustomStringConvertible {
    /// Yuan with two decimals and no thousands commas, `-12.05`: the form of every file we write.
    public var description: String {
        let magnitude = rawValue.magnitude
        let cents = magnitude % 100
        return "\(rawValue < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    /// Yuan with thousands commas, `1,234.50`: the form that people read.
    public var grouped: String {
        let plain = Array((rawValue.magnitude / 100).description.utf8)
        var digits: [UInt8] = []
        for (index, digit) in plain.enumerated() {
            if index > 0, (plain.count - index) % 3 == 0 { digits.append(UInt8(ascii: ",")) }
            digits.append(digit)
        }
        let cents = rawValue.magnitude % 100
        let whole = String(decoding: digits, as: UTF8.self)
        return "\(rawValue < 0 ? "-" : "")\(whole).\(cents < 10 ? "0" : "")\(cents)"
    }
}

extension Sequence<Fen> {
    /// The sum of all amounts; zero for none.
    public func total() -> Fen { reduce(.zero, +) }
}
