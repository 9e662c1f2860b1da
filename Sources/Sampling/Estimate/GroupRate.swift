/// 抽中项 - an item of a stratified sample, as far as an estimate for a group needs it.
package struct GroupedItem: Hashable, Sendable {
    /// In which stratum it was drawn, by its number.
    package var stratum: Int
    /// Whether it is of the group: of a township, of a cause.
    package var isInGroup: Bool
    /// Whether it is wrong.
    package var isWrong: Bool

    package init(stratum: Int, isInGroup: Bool, isWrong: Bool) {
        self.stratum = stratum
        self.isInGroup = isInGroup
        self.isWrong = isWrong
    }
}

/// 分组差错率 - the error rate of a group that is no stratum, such as a township where strata are
/// teams and causes: the ratio of two estimated totals, with its linearised standard error
/// (Cochran, section 5A.14; Särndal, Swensson, Wretman, Model Assisted Survey Sampling, section
/// 10.3).
///
/// How many of a group come into the sample is chance, and the standard error counts that in. A
/// group that is a stratum has exact bounds, see ``errorCountInterval``.
///
/// - Parameters:
///   - items: all completed items of the sample, of the group and not.
///   - populations: how many items each stratum has.
/// - Returns: nil when nothing of the group was sampled; no standard error where a stratum that was
///   not reviewed whole has fewer than two items.
package func groupRate(
    _ items: [GroupedItem], populations: [Int]
) -> WeightedRate? {
    let strata = Dictionary(grouping: items, by: \.stratum)
    // In one order, so that the last digits do not depend on a hash.
    var (size, wrong) = (0.0, 0.0)
    for stratum in strata.keys.sorted() {
        let own = strata[stratum, default: []]
        let weight = Double(populations[stratum]) / Double(own.count)
        size += weight * Double(own.count { $0.isInGroup })
        wrong += weight * Double(own.count { $0.isInGroup && $0.isWrong })
    }
    guard size > 0 else { return nil }
    let rate = wrong / size
    var variance = 0.0
    for stratum in strata.keys.sorted() {
        let own = strata[stratum, default: []]
        let (count, population) = (Double(own.count), Double(populations[stratum]))
        if count >= population { continue }
        guard count > 1 else { return WeightedRate(rate: rate, standardError: nil) }
        let residuals = own.map { item in
            item.isInGroup ? ((item.isWrong ? 1 : 0) - rate) * population / count / size : 0
        }
        let mean = residuals.reduce(0, +) / count
        let squares = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        variance += (1 - count / population) * count / (count - 1) * squares
    }
    return WeightedRate(rate: rate, standardError: variance.squareRoot())
}
