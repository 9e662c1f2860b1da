/// 抽样方案 (n, d) - accept what has at most `allowed` errors among `size` reviewed items.
package struct AcceptancePlan: Hashable, Sendable {
    /// n
    package let size: Int
    /// d, or Ac.
    package let allowed: Int

    package init(size: Int, allowed: Int) {
        precondition(size >= 0 && allowed >= 0, "counts are never negative")
        self.size = size
        self.allowed = allowed
    }

    /// 接受概率 - how probable it is that a stream of work with this error rate is accepted:
    /// binomial.
    package func acceptance(rate: Double) -> Double {
        precondition(rate >= 0 && rate <= 1, "a rate")
        if allowed >= size || rate == 0 { return 1 }
        if rate == 1 { return 0 }
        return Beta(errors: Double(allowed + 1), right: Double(size - allowed))
            .probability(above: rate)
    }

    /// The same for a lot of which exactly so many items are wrong: hypergeometric.
    package func acceptance(errors: Int, population: Int) -> Double {
        Hypergeometric(
            population: population, errors: errors, draws: min(size, population)
        ).probability(atMost: allowed)
    }
}

/// 抽检特性曲线 (OC) - what a plan does to lots of every quality.
package struct OperatingCharacteristic: Hashable, Sendable {
    /// With ascending rates.
    package let points: [Point]

    /// A lot's error rate, and how probable it is that the plan accepts it.
    package struct Point: Hashable, Sendable {
        package let rate: Double
        package let acceptance: Double
    }

    /// For a finite lot: one point for each number of errors up to `largestRate` of it.
    ///
    /// - Parameter points: about how many; all numbers are taken when they are no more.
    package init(
        _ plan: AcceptancePlan, population: Int, largestRate: Share, points: Int = 100
    ) {
        precondition(points > 0, "a curve has points")
        let most = largestRate.ceiling(of: population)
        let step = max(1, most / points)
        self.points = Swift.stride(from: 0, through: most, by: step).map { errors in
            Point(
                rate: population == 0 ? 0 : Double(errors) / Double(population),
                acceptance: plan.acceptance(errors: errors, population: population))
        }
    }

    /// For a stream of work: at the given rates.
    package init(_ plan: AcceptancePlan, rates: [Double]) {
        self.points = rates.sorted().map { Point(rate: $0, acceptance: plan.acceptance(rate: $0)) }
    }
}

/// 批质量保证抽样 (LQAS) - the smallest plan that rejects good work with a probability of at most
/// `alpha` and accepts bad work with one of at most `beta` (H. Dodge, H. Romig, "A method of
/// sampling inspection", 1929; WHO, "Monitoring immunization services using the Lot Quality
/// Technique", 1996).
///
/// - Parameters:
///   - good: a rate up to which work is good; below `bad`.
///   - bad: a rate from which on it is bad.
///   - limit: the largest sample to think of.
/// - Returns: nil when no sample up to the limit tells the two apart.
package func lotQualityPlan(
    good: Share, bad: Share, alpha: Share, beta: Share, limit: Int = 1_000
) -> AcceptancePlan? {
    let (good, bad) = (good.nearest, bad.nearest)
    precondition(good < bad, "good work has fewer errors than bad work")
    let (alpha, beta) = (alpha.nearest, beta.nearest)
    // For each size, what accepts bad work seldom enough allows the fewest errors; the size will do
    // if that many still accepts good work. More allowed errors need larger sizes.
    var allowed = 0
    for size in 1...max(1, limit) {
        while allowed + 1 < size,
            AcceptancePlan(size: size, allowed: allowed + 1).acceptance(rate: bad) <= beta
        {
            allowed += 1
        }
        let plan = AcceptancePlan(size: size, allowed: allowed)
        if plan.acceptance(rate: bad) <= beta, 1 - plan.acceptance(rate: good) <= alpha {
            return plan
        }
    }
    return nil
}

/// 批质量结论 - what a plan says of a verifier's work, and how often it would be wrong.
package struct LotVerdict: Hashable, Sendable {
    /// 合格 - no more errors than are allowed.
    package let isAccepted: Bool
    /// The plan that was applied: of as many items as were reviewed.
    package let plan: AcceptancePlan
    /// α - how probable it is that good work is rejected.
    package let alpha: Double
    /// β - how probable it is that bad work is accepted.
    package let beta: Double

    /// - Parameters:
    ///   - findings: where fewer were reviewed than the plan says, or more, the risks are those of
    ///     the number that was reviewed, and they are told. Of several rounds they are the most
    ///     that the risks can be.
    package init(_ findings: VerifierFindings, plan: AcceptancePlan, good: Share, bad: Share) {
        let applied = AcceptancePlan(size: findings.sampled, allowed: plan.allowed)
        let population = findings.population
        let (right, wrong) = (good.floor(of: population), bad.ceiling(of: population))
        self.isAccepted = findings.errors <= applied.allowed
        self.plan = applied
        if findings.rounds.count == 1 {
            self.alpha = 1 - applied.acceptance(errors: right, population: population)
            self.beta = applied.acceptance(errors: wrong, population: population)
        } else {
            let pooled = PooledRounds(findings.rounds)
            self.alpha = pooled.moreThan(plan.allowed, of: right)
            self.beta = pooled.atMost(plan.allowed, of: wrong)
        }
    }
}
