/// 保守上限 - the most errors that all strata together hold, exactly: the bounds of the strata,
/// each with its part of the risk (Bonferroni), added. Wide, and true for any population and any
/// sample.
///
/// - Parameter confidence: one-sided, of the sum.
package func jointUpperErrorCount(
    _ findings: [StratumFindings], confidence: Share
) -> Int {
    let open = findings.filter { $0.sampled < $0.population }
    let settled = findings.filter { $0.sampled == $0.population }.reduce(0) { $0 + $1.errors }
    let each = Share.roundedDown(confidence.complement, over: max(1, open.count)).complement
    return open.reduce(settled) {
        $0
            + upperErrorCount(
                errors: $1.errors, sampled: $1.sampled, population: $1.population,
                confidence: each)
    }
}

extension Share {
    /// A part of a share, rounded down to eighteen decimals: a risk that is divided is never
    /// exceeded.
    fileprivate static func roundedDown(_ share: Share, over count: Int) -> Share {
        if count == 1 { return share }
        let whole = 1_000_000_000_000_000_000
        let part = share.floor(of: whole) / count
        let digits = part.description
        let text = "0." + String(repeating: "0", count: 18 - digits.count) + digits
        return (try? Share(text)) ?? .zero
    }
}
