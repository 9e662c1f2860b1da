import Domain

/// 未通过部分估计 - what the review says about the part that was refused.
package struct RefusedEstimates: Hashable, Sendable {
    /// How many of its items were drawn, completed and wrong; forced ones included.
    package let completion: Completion
    /// By the bytes of the strata's names.
    package let strata: [CountedStratum]
    /// 必查 - the forced items, of which all are reviewed.
    package let forced: CountedStratum?
    /// All together, forced items as a stratum of their own.
    package let overall: OverallEstimate
    /// Of the overall rate, after Korn and Graubard.
    package let interval: Interval?
}

/// 分层计数 - a stratum's findings and the exact bounds of its errors.
package struct CountedStratum: Hashable, Sendable {
    package let findings: StratumFindings
    /// Two-sided.
    package let bounds: ErrorCountBounds
    /// The upper one, if every review that is missing would have found an error.
    package let worst: Int
}

extension ReviewReport {
    /// 未通过部分估计
    package var refusedEstimates: RefusedEstimates {
        let items = sample.items.filter { $0.part == .refused && $0.countsForPart }
        let rows = frame.rows(of: .refused)
        let free = Dictionary(grouping: rows.filter(\.forced.isEmpty), by: \.stratum)
        let drawn = Dictionary(grouping: items.filter(\.forced.isEmpty), by: \.stratum)
        let strata = free.keys.sorted().map { stratum in
            count(stratum, drawn[stratum, default: []], of: free[stratum, default: []].count)
        }
        let forcedItems = items.filter { !$0.forced.isEmpty }
        let forced =
            forcedItems.isEmpty ? nil : count("", forcedItems, of: forcedItems.count)
        let findings = (strata + [forced].compactMap { $0 }).map(\.findings)
        let overall = evaluate(findings, confidence: terms.confidence).overall
        let done = items.filter(isDone)
        return RefusedEstimates(
            completion: Completion(
                drawn: items.count, completed: done.count,
                errors: done.count { result($0).isWrong }),
            strata: strata, forced: forced, overall: overall,
            interval: stratifiedInterval(findings, confidence: terms.confidence))
    }

    private func count(
        _ stratum: Stratum, _ items: [ReviewItem], of population: Int
    ) -> CountedStratum {
        let done = items.filter(isDone)
        let errors = done.count { result($0).isWrong }
        let findings = try! StratumFindings(
            stratum: stratum, population: population, sampled: done.count, errors: errors)
        return CountedStratum(
            findings: findings,
            bounds: errorCountInterval(
                errors: errors, sampled: done.count, population: population,
                confidence: terms.confidence),
            worst: errorCountInterval(
                errors: errors + items.count - done.count, sampled: items.count,
                population: population, confidence: terms.confidence
            ).upper)
    }
}
