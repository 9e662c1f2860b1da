import Domain

/// 收入核对 - whether a household's income lies within the standard.
package enum IncomeTest {
    /// `net <comparison> line × members`, compared exactly: nothing is divided, so nothing is
    /// rounded.
    package static func passes(net: Fen, members: Int, standard: IncomeStandard) -> Bool {
        let limit = Int128(standard.line.rawValue) * Int128(members)
        switch standard.comparison {
        case .atMost: return Int128(net.rawValue) <= limit
        case .below: return Int128(net.rawValue) < limit
        }
    }

    /// 人均纯收入 - for people to read: net ÷ members, rounded half up to the fen, `floor(x + ½)`, so
    /// that −0.5 fen becomes 0 and −1.5 fen becomes −1.
    package static func perCapita(net: Fen, members: Int) -> Fen {
        precondition(members >= 1, "a household has at least one member")
        let divisor = 2 * Int128(members)
        let dividend = 2 * Int128(net.rawValue) + Int128(members)
        let quotient = dividend / divisor
        return Fen(Int64(dividend % divisor < 0 ? quotient - 1 : quotient))
    }
}
