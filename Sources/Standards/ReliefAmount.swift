import Domain

/// 救助金额 - what a rule gives for a verified basis, step by step: before rounding, rounded, capped.
struct ReliefAmount {
    /// In ten-thousandths of a fen, which any amount × rate is a whole number of.
    let unrounded: Int128
    let rounded: Fen
    /// After the cap of the case.
    let capped: Fen

    static let perFen: Int128 = 10_000

    /// - Parameter basis: one that reaches the rule's warning line.
    init(rule: ReliefRule, basis: Fen, members: Int, rounding: Rounding) {
        precondition(rule.isReached(by: basis), "a rule pays only what reaches its line")
        unrounded = ReliefAmount.unrounded(rule.formula, basis: basis, members: members)
        rounded = rounding.roundDownOrHalfUp(unrounded, over: ReliefAmount.perFen)
        capped = min(rounded, rule.cap ?? rounded)
    }

    private static func unrounded(_ formula: ReliefFormula, basis: Fen, members: Int) -> Int128 {
        switch formula {
        case .thresholdWhole(let rate): return basis × rate
        case .deductible(let deductible, let rate):
            return max(.zero, basis - deductible) × rate
        case .bandsMarginal(let bands):
            return parts(of: basis, in: bands).reduce(0) { $0 + ($1.to - $1.from) × $1.rate }
        case .bandsWhole(let bands):
            guard let band = bands.last(where: { basis > $0.above }) else { return 0 }
            return basis × band.rate
        case .perHead(let amount, let max):
            let whole = Int128(amount.rawValue) * Int128(members)
            return min(whole, Int128(max.rawValue)) * perFen
        case .flat(let amount): return Int128(amount.rawValue) * perFen
        }
    }

    /// The parts of a basis that lie in the bands.
    static func parts(
        of basis: Fen, in bands: [ReliefBand]
    ) -> [(from: Fen, to: Fen, rate: Percent)] {
        bands.indices.compactMap { index in
            let from = bands[index].above
            guard basis > from else { return nil }
            let next = index + 1 < bands.count ? bands[index + 1].above : basis
            return (from, min(basis, next), bands[index].rate)
        }
    }
}

infix operator × : MultiplicationPrecedence

/// An amount at a rate, in ten-thousandths of a fen.
private func × (amount: Fen, rate: Percent) -> Int128 {
    Int128(amount.rawValue) * Int128(rate.basisPoints)
}
