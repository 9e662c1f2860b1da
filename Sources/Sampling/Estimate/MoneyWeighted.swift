/// 加权比例 - an error rate from a draw with unequal probabilities, and its standard error.
package struct WeightedRate: Hashable, Sendable {
    /// 0 to 1.
    package let rate: Double
    /// Nil with fewer than two hits.
    package let standardError: Double?
}

/// 按项目计的差错率 - how many *items* of a part are wrong, though they were drawn by money: each
/// hit counts for `restSum ÷ (hits × size)` items (Hansen, Hurwitz, "On the theory of sampling from
/// finite populations", 1943; Cochran, section 9A.3).
///
/// The plain share of wrong hits is another figure: it says how much of the *money* is in wrong
/// items. The variance is that of hits with replacement, which is too large rather than too small
/// for a systematic draw in random order.
///
/// - Parameters:
///   - hits: size in fen and whether wrong, once for each hit.
///   - restSum: the sum that was drawn from, in fen.
///   - known: how many of the items that stand for themselves are wrong.
///   - population: how many items the part has.
package func weightedErrorRate(
    _ hits: [(size: Int64, isWrong: Bool)], restSum: Int64, known: Int, population: Int
) -> WeightedRate {
    precondition(population > 0 && hits.allSatisfy { $0.size > 0 }, "items with sizes")
    let count = Double(hits.count)
    let parts = hits.map { $0.isWrong ? Double(restSum) / Double($0.size) : 0 }
    guard count > 0 else {
        return WeightedRate(rate: Double(known) / Double(population), standardError: nil)
    }
    let mean = parts.reduce(0, +) / count
    let rate = min(1, (Double(known) + mean) / Double(population))
    guard count > 1 else { return WeightedRate(rate: rate, standardError: nil) }
    let squares = parts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = (squares / (count * (count - 1))).squareRoot() / Double(population)
    return WeightedRate(rate: rate, standardError: error)
}
