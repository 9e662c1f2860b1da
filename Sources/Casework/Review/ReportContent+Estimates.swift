import Domain
import Sampling

// The figures of `Sampling` as the report tells them.

extension ReportWriter {
    func money(_ paid: PaidEstimates) -> ReviewReportContent.Money {
        let book = report.frame.total(of: .paid).sum
        let isDrawn = report.sample.hits > 0
        // Rounded down: what may be wrong is never more than was said.
        let tolerable = Int64(facts.tolerableMoney.floor(of: Int(book.rawValue)))
        return ReviewReportContent.Money(
            book: book, drawnFrom: Fen(isDrawn ? report.sample.money.restSum : 0),
            hits: paid.moneyShare?.hits ?? 0, tolerable: Fen(tolerable), over: side(paid.over),
            under: side(paid.under), overWorst: side(paid.overWorst))
    }

}

private func side(_ estimate: MonetaryEstimate) -> ReviewReportContent.MoneySide {
    ReviewReportContent.MoneySide(
        known: estimate.known,
        projected: Fen(Int64(estimate.projected.rounded(.toNearestOrAwayFromZero))),
        // A bound that is as good as none has no figure.
        upper: estimate.upper < 9e15 ? Fen(Int64(estimate.upper.rounded(.up))) : nil)
}

extension ReportWriter {
    func rates(_ paid: PaidEstimates) -> ReviewReportContent.PaidRates {
        ReviewReportContent.PaidRates(
            rate: paid.rate.rate, standardError: paid.rate.standardError,
            money: paid.moneyShare.map(counted))
    }

}

private func counted(_ share: MoneyShare) -> ReviewReportContent.CountedRate {
    .init(wrong: share.wrong, sampled: share.hits, bounds: bounds(share.interval))
}

private func bounds(_ interval: Interval) -> ReviewReportContent.Bounds {
    .init(lower: interval.lower, upper: interval.upper)
}

extension ReportWriter {
    func rates(_ refused: RefusedEstimates) -> ReviewReportContent.RefusedRates {
        ReviewReportContent.RefusedRates(
            rate: refused.overall.estimate?.value,
            standardError: refused.overall.standardError?.value,
            bounds: refused.interval.map(bounds),
            strata: refused.strata.map { stratum($0, isForced: false) }
                + [refused.forced].compactMap { $0 }.map { stratum($0, isForced: true) })
    }

    private func stratum(
        _ counted: CountedStratum, isForced: Bool
    ) -> ReviewReportContent.StratumRate {
        .init(
            name: facts.name(of: counted.findings.stratum), isForced: isForced,
            population: counted.findings.population, sampled: counted.findings.sampled,
            errors: counted.findings.errors, fewest: counted.bounds.lower,
            most: counted.bounds.upper, worst: counted.worst)
    }
}

extension ReportWriter {
    func targeting(_ errors: TargetingErrors) -> ReviewReportContent.Targeting {
        .init(
            paid: errors.paid, refused: errors.refused, wronglyPaid: errors.wronglyPaid,
            wronglyRefused: errors.wronglyRefused, leakage: errors.leakage,
            undercoverage: errors.undercoverage)
    }

    /// The share of wrong items by the first reviews, moved by the second ones: all that were
    /// completed are the first phase.
    var second: ReviewReportContent.SecondReviews? {
        func wrong(_ errorClass: ErrorClass?) -> Double {
            errorClass.map { $0 <= .amount } ?? false ? 1 : 0
        }
        let done = report.sample.items.compactMap { report.results[$0.id] }
            .filter { $0.outcome == .done }
        let again = done.compactMap { result in
            facts.second[result.id].map { (first: result.errorClass, second: $0) }
        }
        guard !again.isEmpty else { return nil }
        let first = done.map { wrong($0.errorClass) }
        let isMoving = again.contains { wrong($0.first) + wrong($0.second) > 0 }
        let estimate = regressionEstimate(
            first: first,
            second: again.map { SecondReview(first: wrong($0.first), second: wrong($0.second)) })
        return ReviewReportContent.SecondReviews(
            first: done.count, again: again.count, changed: again.count { $0.first != $0.second },
            before: first.reduce(0, +) / Double(first.count),
            after: isMoving ? estimate.mean : nil, slope: estimate.slope,
            standardError: isMoving ? estimate.standardError : nil)
    }

}

/// The limits of the funnel: what chance keeps within of nineteen in twenty, and of all but two in
/// a thousand.
private let funnelShares = [0.95, 0.998]

extension ReportWriter {
    var verifiers: ReviewReportContent.VerifierTable {
        let estimates = report.verifierEstimates
        let risk = report.terms.confidence.complement.nearest
        let sampled = estimates.reduce(0) { $0 + $1.findings.sampled }
        let errors = estimates.reduce(0) { $0 + $1.findings.errors }
        let centre = sampled > 0 ? Double(errors) / Double(sampled) : nil
        let most = estimates.map(\.findings.sampled).max() ?? 0
        let limits = funnelShares.map { share in
            ReviewReportContent.FunnelLimits(
                share: share,
                points: stride(from: 1, through: most + max(5, most / 5), by: max(1, most / 60)).map
                {
                    let interval = funnelLimits(centre: centre ?? 0, sampled: $0, share: share)
                    return .init(sampled: $0, bounds: bounds(interval))
                })
        }
        return ReviewReportContent.VerifierTable(
            lines: estimates.map { line($0, risk: risk) }, centre: centre,
            limits: centre == nil ? [] : limits,
            quarter: report.round.plan.earlier.isEmpty ? nil : facts.quarter)
    }

    private func line(
        _ estimate: VerifierEstimate, risk: Double
    ) -> ReviewReportContent.VerifierLine {
        let findings = estimate.findings
        return ReviewReportContent.VerifierLine(
            name: facts.verifiers[findings.verifier] ?? findings.verifier.rawValue,
            population: findings.population, sampled: findings.sampled, errors: findings.errors,
            fewest: estimate.bounds.lower, most: estimate.bounds.upper,
            isAccepted: estimate.verdict.isAccepted, alpha: estimate.verdict.alpha,
            beta: estimate.verdict.beta, shrunk: estimate.shrunk?.rate,
            shrunkBounds: estimate.shrunk.map { bounds($0.interval) },
            aboveLine: estimate.shrunk?.aboveLine, probability: estimate.flag,
            isFlagged: estimate.flag <= risk)
    }

    func town(_ estimate: TownEstimate) -> ReviewReportContent.Town {
        let known = facts.towns[estimate.town]
        return ReviewReportContent.Town(
            name: known?.name ?? estimate.town.rawValue, position: known?.position,
            drawn: estimate.completion.drawn, completed: estimate.completion.completed,
            wrong: estimate.completion.errors, money: estimate.moneyShare.map(counted),
            refused: estimate.refused?.rate, refusedError: estimate.refused?.standardError)
    }

    func agreement(
        _ agreement: Agreement
    ) -> ReviewReportContent.AgreementFigures {
        .init(
            both: agreement.both, verifierOnly: agreement.verifierOnly,
            reviewerOnly: agreement.reviewerOnly, neither: agreement.neither,
            kappa: agreement.kappa, standardError: agreement.standardError,
            bounds: agreement.interval(confidence: report.terms.confidence).map(bounds))
    }

    var income: ReviewReportContent.IncomeDifferences? {
        let differences = report.incomeDifferences.map { Double($0) }
        guard let compared = compareMeasurements(differences, confidence: report.terms.confidence)
        else { return nil }
        func fen(_ value: Double) -> Fen { Fen(Int64(value.rounded(.toNearestOrAwayFromZero))) }
        return ReviewReportContent.IncomeDifferences(
            count: compared.count, mean: fen(compared.mean), deviation: fen(compared.deviation),
            lower: fen(compared.limits.lower), upper: fen(compared.limits.upper),
            meanLower: fen(compared.meanInterval.lower), meanUpper: fen(compared.meanInterval.upper)
        )
    }
}
