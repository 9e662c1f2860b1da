/// 比例 - a rate from 0 to 100 % with at most two decimals, held in basis points (hundredths of a
/// percent).
@frozen
public struct Percent: Hashable, Comparable, Sendable {
    /// 0 for 0 %, 10,000 for 100 %.
    public let basisPoints: Int64

    public static let whole: Int64 = 10_000

    /// Nil outside 0 to 100 %.
    public init?(basisPoints: Int64) {
        guard (0...Percent.whole).contains(basisPoints) else { return nil }
        self.basisPoints = basisPoints
    }

    @inlinable
    public static func < (left: Percent, right: Percent) -> Bool {
        left.basisPoints < right.basisPoints
    }
}

extension Percent: CustomStringConvertible {
    /// `50%`, `40.25%`: without decimals that say nothing.
    public var description: String {
        let whole = basisPoints / 100
        let rest = basisPoints % 100
        if rest == 0 { return "\(whole)%" }
        if rest % 10 == 0 { return "\(whole).\(rest / 10)%" }
        return "\(whole).\(rest < 10 ? "0" : "")\(rest)%"
    }
}
