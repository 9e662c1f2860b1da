import Domain

extension ReviewReport {
    /// 瞄准误差 - by class A alone: paid without being eligible (or on an invented visit, which
    /// proves nobody eligible), refused though eligible. Nil where a stratum of the refused part
    /// was not reviewed at all, so that nothing is known of it.
    package var targetingErrors: TargetingErrors? {
        let items = sample.items.filter { $0.countsForPart && isDone($0) }
        func isWrong(_ item: ReviewItem) -> Bool { result(item).errorClass == .eligibility }
        let paid = frame.total(of: .paid).count
        let paidItems = items.filter { $0.part == .paid }
        let hits = paidItems.flatMap { item in
            Array(
                repeating: (size: item.size.rawValue, isWrong: isWrong(item)), count: item.hits)
        }
        let paidRate = weightedErrorRate(
            hits, restSum: sample.hits > 0 ? sample.money.restSum : 0,
            known: paidItems.count { $0.hits == 0 && isWrong($0) }, population: max(1, paid)
        ).rate
        guard let refusedRate = refusedRate(items.filter { $0.part == .refused }, isWrong) else {
            return nil
        }
        return TargetingErrors(
            paidRate: paidRate, paid: paid, refusedRate: refusedRate,
            refused: frame.total(of: .refused).count)
    }

    /// The strata's rates by their weights, forced items as a stratum of their own; 0 for a part
    /// without items.
    private func refusedRate(
        _ items: [ReviewItem], _ isWrong: (ReviewItem) -> Bool
    ) -> Double? {
        let rows = Dictionary(grouping: frame.rows(of: .refused)) {
            $0.forced.isEmpty ? $0.stratum : nil
        }
        let drawn = Dictionary(grouping: items) { $0.forced.isEmpty ? $0.stratum : nil }
        let strata = rows.map { (stratum, rows) -> StratumFindings in
            let own = drawn[stratum, default: []]
            return try! StratumFindings(
                stratum: stratum ?? "", population: rows.count, sampled: own.count,
                errors: own.count(where: isWrong))
        }
        if strata.isEmpty { return 0 }
        return evaluate(strata, confidence: terms.confidence).overall.estimate?.value
    }
}
