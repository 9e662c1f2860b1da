/// 取整 - how a computed amount becomes one that is paid. It happens once, at the end of a rule.
public struct Rounding: Hashable, Sendable {
    /// 分、角、元 - the unit that an amount is a whole multiple of.
    public enum Unit: String, CaseIterable, Sendable {
        case fen, jiao, yuan

        /// How many fen the unit is.
        public var fen: Int64 {
            switch self {
            case .fen: 1
            case .jiao: 10
            case .yuan: 100
            }
        }
    }

    /// 四舍五入、舍去 - what happens to a part of a unit.
    public enum Method: String, CaseIterable, Sendable {
        case halfUp = "half_up"
        case down
    }

    public let unit: Unit
    public let method: Method

    public init(unit: Unit, method: Method) {
        self.unit = unit
        self.method = method
    }

    /// Rounds `numerator / denominator` fen to the unit.
    ///
    /// - Parameters:
    ///   - numerator: zero or more. Relief is never negative, so the two readings of "half up"
    ///     below zero never have to be told apart.
    ///   - denominator: more than zero.
    public func roundDownOrHalfUp(_ numerator: Int128, over denominator: Int128) -> Fen {
        precondition(numerator >= 0 && denominator > 0, "relief amounts are never negative")
        let step = denominator * Int128(unit.fen)
        let units =
            switch method {
            case .halfUp: (numerator * 2 + step) / (step * 2)
            case .down: numerator / step
            }
        return Fen(Int64(units) * unit.fen)
    }
}
