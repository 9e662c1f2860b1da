/// 漏斗图控制限 - between which rates chance alone keeps the share of all samples of one size, if
/// their true rate is the centre.
///
/// Exact binomial limits, made smooth between whole numbers of errors: with r the least number
/// whose probability of no more is above the tail, `(r − (F(r) − tail) ÷ (F(r) − F(r − 1))) ÷ n`
/// (D. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in
/// Medicine 24, 2005, appendix A.1).
///
/// - Parameters:
///   - centre: 0 to 1.
///   - sampled: how many items; more than 0.
///   - share: two-sided: 0.95 leaves a fortieth on each side.
package func funnelLimits(centre: Double, sampled: Int, share: Double) -> Interval {
    precondition(sampled > 0 && (0...1).contains(centre), "a sample of a rate")
    let tail = (1 - share) / 2
    return Interval(
        lower: limit(centre, sampled, tail), upper: limit(centre, sampled, 1 - tail))
}

private func limit(_ centre: Double, _ sampled: Int, _ level: Double) -> Double {
    func atMost(_ errors: Int) -> Double {
        errors < 0
            ? 0 : AcceptancePlan(size: sampled, allowed: errors).acceptance(rate: centre)
    }
    // The least number of errors whose probability of no more is above the level.
    var (below, least) = (-1, sampled)
    while least - below > 1 {
        let middle = below + (least - below) / 2
        if atMost(middle) > level { least = middle } else { below = middle }
    }
    let (high, low) = (atMost(least), atMost(least - 1))
    guard high > low else { return 0 }
    let errors = Double(least) - (high - level) / (high - low)
    return min(1, max(0, errors / Double(sampled)))
}
