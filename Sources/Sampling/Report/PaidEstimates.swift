import Domain

/// 拟发放部分估计 - what the review says about the part that is to be paid.
package struct PaidEstimates: Hashable, Sendable {
    /// How many of its items were drawn, completed and wrong; forced and certain ones included.
    package let completion: Completion
    /// Too much, and too little.
    package let over: MonetaryEstimate
    package let under: MonetaryEstimate
    /// Too much, if every review that is missing would have found that nothing was due.
    package let overWorst: MonetaryEstimate
    /// 按户差错率 - of the items.
    package let rate: WeightedRate
    /// 按金额差错面 - how many of the completed hits are of wrong items: which share of the money
    /// drawn from is in them, with its exact binomial interval; nil when nothing was hit.
    package let moneyShare: MoneyShare?
}

/// 差错金额面 - how many hits are of wrong items.
package struct MoneyShare: Hashable, Sendable {
    package let hits: Int
    package let wrong: Int
    package let interval: Interval
}

extension ReviewReport {
    /// 拟发放部分估计
    package var paidEstimates: PaidEstimates {
        let items = sample.items.filter { $0.part == .paid && $0.countsForPart }
        let done = items.filter(isDone)
        let findings = done.map(finding)
        let missing = items.filter { !isDone($0) }.map {
            MonetaryFinding(paid: $0.size, right: .zero, hits: $0.hits)
        }
        let rest = sample.hits > 0 ? sample.money.restSum : 0
        let estimate = { (findings: [MonetaryFinding], side: MonetarySide) in
            monetaryEstimate(findings, restSum: rest, side: side, confidence: terms.confidence)
        }
        let hits = done.flatMap { item in
            Array(
                repeating: (size: item.size.rawValue, isWrong: result(item).isWrong),
                count: item.hits)
        }
        let wrong = done.filter { result($0).isWrong }
        return PaidEstimates(
            completion: Completion(
                drawn: items.count, completed: done.count, errors: wrong.count),
            over: estimate(findings, .over), under: estimate(findings, .under),
            overWorst: estimate(findings + missing, .over),
            rate: weightedErrorRate(
                hits, restSum: rest, known: wrong.count { $0.hits == 0 },
                population: max(1, frame.total(of: .paid).count)),
            moneyShare: moneyShare(hits.count, hits.count { $0.isWrong }))
    }

    private func finding(_ item: ReviewItem) -> MonetaryFinding {
        MonetaryFinding(paid: item.size, right: result(item).right, hits: item.hits)
    }

    func moneyShare(_ hits: Int, _ wrong: Int) -> MoneyShare? {
        if hits == 0 { return nil }
        return MoneyShare(
            hits: hits, wrong: wrong,
            interval: clopperPearson(
                errors: wrong, sampled: hits, confidence: terms.confidence))
    }
}
