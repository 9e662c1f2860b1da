/// 瞄准误差 - who is paid without need, and who is in need without being paid (the inclusion and
/// exclusion errors of targeting; Cornia, Stewart, "Two errors of targeting", 1993), as numbers of
/// items.
package struct TargetingErrors: Hashable, Sendable {
    /// 应纳尽纳外 - paid, and not eligible: estimated number.
    package let wronglyPaid: Double
    /// 漏保 - refused, and eligible: estimated number.
    package let wronglyRefused: Double
    /// How many are paid, and how many refused.
    package let paid: Int
    package let refused: Int

    /// - Parameters:
    ///   - paidRate: which share of the paid items is not eligible.
    ///   - refusedRate: which share of the refused items is eligible.
    package init(paidRate: Double, paid: Int, refusedRate: Double, refused: Int) {
        precondition(paid >= 0 && refused >= 0, "counts")
        precondition(min(paidRate, refusedRate) >= 0 && max(paidRate, refusedRate) <= 1, "rates")
        self.wronglyPaid = paidRate * Double(paid)
        self.wronglyRefused = refusedRate * Double(refused)
        self.paid = paid
        self.refused = refused
    }

    /// 错保率 - which part of those that are paid should not be; nil when nobody is.
    package var leakage: Double? { paid == 0 ? nil : wronglyPaid / Double(paid) }

    /// 漏保率 - which part of those that are eligible is not paid; nil when nobody is.
    package var undercoverage: Double? {
        let eligible = Double(paid) - wronglyPaid + wronglyRefused
        return eligible > 0 ? wronglyRefused / eligible : nil
    }
}

/// 趋势 - whether the rate moves from one round to the next, by the rounds' counts
/// (Cochran–Armitage: P. Armitage, "Tests for linear trends in proportions and frequencies",
/// Biometrics 11, 1955).
package struct Trend: Hashable, Sendable {
    /// Positive when the rate grows; as a standard normal variable when nothing moves.
    package let statistic: Double
    /// Two-sided.
    package let probability: Double

    /// - Parameter rounds: errors and reviewed items of each round, in their order.
    /// - Returns: nil with fewer than two rounds, or when all or none of the items are wrong.
    package init?(_ rounds: [(errors: Int, sampled: Int)]) {
        let sampled = Double(rounds.reduce(0) { $0 + $1.sampled })
        let errors = Double(rounds.reduce(0) { $0 + $1.errors })
        guard rounds.count > 1, errors > 0, errors < sampled else { return nil }
        let rate = errors / sampled
        var (excess, weighted, squares) = (0.0, 0.0, 0.0)
        for (index, round) in rounds.enumerated() {
            let (time, size) = (Double(index), Double(round.sampled))
            excess += time * (Double(round.errors) - size * rate)
            weighted += time * size
            squares += time * time * size
        }
        let variance = rate * (1 - rate) * (squares - weighted * weighted / sampled)
        guard variance > 0 else { return nil }
        self.statistic = excess / variance.squareRoot()
        self.probability = chiSquareTail(statistic * statistic, freedom: 1)
    }
}
