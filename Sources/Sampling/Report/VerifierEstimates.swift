import Domain

/// 分勘员估计 - what the review says about one verifier's work. Never a ranking: each rate comes
/// with its interval, its verdict with its risks, and flags are corrected for how many verifiers
/// there are.
package struct VerifierEstimate: Hashable, Sendable {
    package let findings: VerifierFindings
    /// Two-sided.
    package let bounds: ErrorCountBounds
    package let verdict: LotVerdict
    /// Nil when nobody's work was sampled.
    package let shrunk: ShrunkRate?
    /// How probable so many errors are if no more than the line are wrong, corrected by Holm.
    package let flag: Double
}

extension ReviewReport {
    /// 分勘员估计 - by the bytes of the verifiers' names; empty when the plan has no top-up.
    package var verifierEstimates: [VerifierEstimate] {
        guard round.plan.perVerifier > 0 else { return [] }
        let rows = frame.rows.filter { $0.part != nil && !$0.verifier.rawValue.isEmpty }
        let populations = Dictionary(grouping: rows, by: \.verifier).mapValues(\.count)
        let items = Dictionary(grouping: sample.items.filter(\.isTopUp), by: \.verifier)
        let earlier = Dictionary(grouping: earlier, by: \.draw.verifier)
        let findings = populations.keys.sorted().map { verifier in
            let done = items[verifier, default: []].filter(isDone)
            let own = RoundCount(
                population: populations[verifier, default: 0], sampled: done.count,
                errors: done.count { result($0).isWrong })
            let before = earlier[OfficerID(verifier.rawValue), default: []]
            return VerifierFindings(verifier: verifier, rounds: [own] + before.map(RoundCount.init))
        }
        let prior = RatePrior(moments: findings)
        let flags = holmAdjusted(findings.map { excessTail($0, tolerable: terms.line) })
        return zip(findings, flags).map { estimate($0, prior: prior, flag: $1) }
    }

    private func estimate(
        _ findings: VerifierFindings, prior: RatePrior?, flag: Double
    ) -> VerifierEstimate {
        VerifierEstimate(
            findings: findings,
            bounds: findings.bounds(confidence: terms.confidence),
            verdict: LotVerdict(
                findings,
                plan: AcceptancePlan(size: round.plan.perVerifier, allowed: terms.allowed),
                good: terms.good, bad: terms.bad),
            shrunk: prior.map {
                shrunkRate(
                    findings, prior: $0, line: terms.line.nearest, confidence: terms.confidence)
            }, flag: flag)
    }
}

extension RoundCount {
    fileprivate init(_ earlier: EarlierFindings) {
        self.init(
            population: earlier.draw.population, sampled: earlier.sampled, errors: earlier.errors)
    }
}
