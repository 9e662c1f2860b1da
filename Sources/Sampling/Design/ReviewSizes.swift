import Domain

/// 年度进度 - what was done in a year before a round.
package struct ReviewYear: Sendable, Equatable {
    /// How many rounds there were, rounds that drew again aside.
    package var rounds: Int
    /// How many items their two parts had, and how many of these were drawn.
    package var paid: (population: Int, drawn: Int)
    package var refused: (population: Int, drawn: Int)

    package init(
        rounds: Int = 0, paid: (population: Int, drawn: Int) = (0, 0),
        refused: (population: Int, drawn: Int) = (0, 0)
    ) {
        self.rounds = rounds
        self.paid = paid
        self.refused = refused
    }

    package static func == (left: ReviewYear, right: ReviewYear) -> Bool {
        left.rounds == right.rounds && left.paid == right.paid && left.refused == right.refused
    }
}

/// 样本量 - the plan of a round, and why its sizes.
///
/// - Parameters:
///   - severity: of the inspection, from the rounds before; it matters to lots only. Where the
///     standard has no table (reduced), or says that no more lots are taken (discontinued), the
///     sizes are those of normal or tightened inspection.
///   - earlier: what earlier rounds of the quarter drew of each verifier, in the plan's order.
/// - Throws: which field of the draft no sample can satisfy.
package func sizeReview(
    of frame: ReviewFrame, _ draft: ReviewDraft, severity: InspectionSeverity, year: ReviewYear,
    earlier: [EarlierDraw] = []
) throws(ReviewRefusal) -> (plan: ReviewPlan, sizing: ReviewSizingView) {
    let terms = draft.terms
    let (paid, refused) = (frame.total(of: .paid), frame.total(of: .refused))
    let left = max(1, terms.roundsOfYear - year.rounds)
    var sizes: [ReviewPart: (size: Int, steps: [ReviewSizeStep])] = [:]
    for (part, count, before) in [
        (ReviewPart.paid, paid.count, year.paid), (.refused, refused.count, year.refused),
    ] {
        if case .lots(let limit) = draft.design {
            sizes[part] = try lotSize(of: count, limit, severity)
        } else {
            let own = try riskReasons(of: part, count, terms)
            let all = before.population + count * left
            let reasons = raised(
                own, population: count, minimum: yearlyMinimum(of: part, population: all),
                reviewed: before.drawn, rounds: left)
            sizes[part] = (reasons.size, reasons.steps.map(ReviewSizeStep.init))
        }
    }
    let plan = ReviewPlan(
        mode: draft.mode, paid: sizes[.paid]!.size, refused: sizes[.refused]!.size,
        leastOfStratum: terms.leastOfStratum, perVerifier: terms.perVerifier,
        leastPerVerifier: quarterShare(of: terms.perVerifier, from: draft.from, to: draft.to),
        earlier: terms.perVerifier > 0 ? earlier : [])
    let view = { (part: ReviewPart, total: (count: Int, sum: Fen)) in
        ReviewSizingView.Part(
            population: total.count, sum: total.sum, size: sizes[part]!.size,
            reasons: sizes[part]!.steps)
    }
    return (
        plan,
        ReviewSizingView(
            paid: view(.paid, paid), refused: view(.refused, refused), excluded: frame.exclusions,
            forced: frame.forcedCounts, verifiers: frame.verifiers.count, severity: severity,
            acceptance: acceptance(of: plan, refused.count, terms),
            quarter: quarter(of: plan, draft))
    )
}

/// Nil where no earlier round shares the quarter.
private func quarter(of plan: ReviewPlan, _ draft: ReviewDraft) -> ReviewQuarter? {
    var rounds: [ReviewRoundID] = []
    for draw in plan.earlier where rounds.last != draw.round { rounds.append(draw.round) }
    if rounds.isEmpty { return nil }
    return ReviewQuarter(
        from: quarterBegin(endingWith: draft.to), rounds: rounds, least: plan.leastPerVerifier)
}

private func riskReasons(
    of part: ReviewPart, _ count: Int, _ terms: ReviewTerms
) throws(ReviewRefusal) -> SizeReasons {
    let confidence = Share(terms.confidence)
    switch part {
    case .paid:
        guard
            let reasons = monetaryReasons(
                population: count, confidence: confidence, tolerable: Share(terms.paidTolerable),
                expected: Share(terms.paidExpected))
        else { throw .draftUnfit(.shares) }
        return reasons
    case .refused:
        return discoverySize(
            population: count, confidence: confidence, tolerable: Share(terms.refusedTolerable),
            expected: Share(terms.refusedExpected))
    }
}

private func lotSize(
    of count: Int, _ limit: AcceptanceQualityLimit, _ severity: InspectionSeverity
) throws(ReviewRefusal) -> (size: Int, steps: [ReviewSizeStep]) {
    if count < ReviewPlan.censusBelow {
        return (count, [.population(count), .census(below: ReviewPlan.censusBelow)])
    }
    let applied: InspectionSeverity =
        switch severity {
        case .normal, .reduced: .normal
        case .tightened, .discontinued: .tightened
        }
    guard let plan = lotInspectionPlan(lot: count, limit: limit, severity: applied) else {
        throw .draftUnfit(.limit)
    }
    let size = min(plan.size, count)
    return (
        size,
        [
            .population(count),
            .lotPlan(limit: limit, severity: applied, size: size, allowed: plan.allowed),
        ]
    )
}

private func acceptance(
    of plan: ReviewPlan, _ population: Int, _ terms: ReviewTerms
) -> [AcceptancePoint] {
    let size = population < ReviewPlan.censusBelow ? population : min(plan.refused, population)
    guard population > 0, size > 0 else { return [] }
    let own = AcceptancePlan(
        size: size, allowed: allowedErrors(size: size, Share(terms.refusedExpected)))
    return OperatingCharacteristic(
        own, population: population, largestRate: Share(millionths: 300_000)!, points: 60
    ).points.map { AcceptancePoint(rate: $0.rate, acceptance: $0.acceptance) }
}

extension Share {
    /// The same share, exactly.
    package init(_ percent: Percent) {
        self = Share(millionths: percent.basisPoints * 100)!
    }
}

extension ReviewFrame {
    /// How many rows are left out, by reason.
    package var exclusions: [String: Int] {
        var counts: [String: Int] = [:]
        for row in rows {
            if case .excluded(let reason) = row.place { counts[reason, default: 0] += 1 }
        }
        return counts
    }

    /// How many rows inside are forced, by reason.
    package var forcedCounts: [ForcedReason: Int] {
        var counts: [ForcedReason: Int] = [:]
        for row in rows where row.part != nil {
            for reason in row.forced { counts[reason, default: 0] += 1 }
        }
        return counts
    }

    /// Whose work is inside.
    package var verifiers: Set<VerifierName> {
        Set(rows.filter { $0.part != nil && $0.verifier != "" }.map(\.verifier))
    }
}

extension ReviewSizeStep {
    /// The step for those who do not compute.
    package init(_ step: SizeStep) {
        switch step {
        case .population(let count): self = .population(count)
        case .census(let below): self = .census(below: below)
        case .tolerated(let rate, let errors):
            self = .tolerated(rate: rate.nearest, errors: errors)
        case .allowed(let errors): self = .allowed(errors: errors)
        case .enough(let size, let probability, let risk):
            self = .enough(size: size, probability: probability, risk: risk.nearest)
        case .oneLess(let size, let probability):
            self = .oneLess(size: size, probability: probability)
        case .withoutCorrection(let size): self = .withoutCorrection(size: size)
        case .corrected(let size): self = .corrected(size: size)
        case .allowance(let percent, let size): self = .allowance(percent: percent, size: size)
        case .yearlyMinimum(let size): self = .yearlyMinimum(size)
        case .monetary(let tolerable, let expected):
            self = .monetary(tolerable: tolerable.nearest, expected: expected.nearest)
        }
    }
}
