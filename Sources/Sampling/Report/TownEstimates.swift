import Domain

/// 分乡镇估计 - what the review says about one township.
package struct TownEstimate: Hashable, Sendable {
    package let town: AreaCode
    /// How many of its items were drawn in both parts, completed and wrong.
    package let completion: Completion
    /// How many of its hits are of wrong items: a hit is any fen of the town, as probable as any
    /// other. Nil when nothing was hit.
    package let moneyShare: MoneyShare?
    /// How many of its refused items are wrong; nil when none of them was completed.
    package let refused: WeightedRate?
}

extension ReviewReport {
    /// 分乡镇估计 - by the bytes of the towns' codes; an item without a town is of none.
    package var townEstimates: [TownEstimate] {
        let towns = Set(frame.rows.filter { $0.part != nil }.map(\.town)).filter { $0 != "" }
        let items = sample.items.filter(\.countsForPart)
        let refused = frame.rows(of: .refused)
        // Forced items are a stratum of their own, the first.
        let free = Dictionary(grouping: refused.filter(\.forced.isEmpty), by: \.stratum)
        let names = free.keys.sorted()
        let populations =
            [refused.count { !$0.forced.isEmpty }] + names.map { free[$0, default: []].count }
        let places = Dictionary(uniqueKeysWithValues: zip(names, 1...))
        let done = items.filter { $0.part == .refused && isDone($0) }
        return towns.sorted().map { town in
            let rate = groupRate(
                done.map {
                    GroupedItem(
                        stratum: $0.forced.isEmpty ? places[$0.stratum, default: 0] : 0,
                        isInGroup: $0.town == town, isWrong: result($0).isWrong)
                }, populations: populations)
            return estimate(town, items.filter { $0.town == town }, rate)
        }
    }

    private func estimate(
        _ town: AreaCode, _ items: [ReviewItem], _ refused: WeightedRate?
    ) -> TownEstimate {
        let done = items.filter(isDone)
        let wrong = done.filter { result($0).isWrong }
        return TownEstimate(
            town: town,
            completion: Completion(
                drawn: items.count, completed: done.count, errors: wrong.count),
            moneyShare: moneyShare(
                done.reduce(0) { $0 + $1.hits }, wrong.reduce(0) { $0 + $1.hits }),
            refused: refused)
    }
}
