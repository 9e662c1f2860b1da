import Domain

func render(_ estimates: PaidEstimates) -> JSONText {
    [
        "completion": render(estimates.completion), "over": render(estimates.over),
        "under": render(estimates.under), "over_worst": render(estimates.overWorst),
        "rate": .number(estimates.rate.rate),
        "standard_error": .number(estimates.rate.standardError),
        "money_share": render(estimates.moneyShare),
    ]
}

func render(_ estimate: TownEstimate) -> JSONText {
    [
        "town": .text(estimate.town.rawValue), "completion": render(estimate.completion),
        "money_share": render(estimate.moneyShare),
        "refused_rate": .number(estimate.refused?.rate),
        "standard_error": .number(estimate.refused?.standardError),
    ]
}

func render(_ estimates: RefusedEstimates) -> JSONText {
    [
        "completion": render(estimates.completion), "strata": .list(estimates.strata.map(render)),
        "forced": estimates.forced.map(render) ?? .null,
        "rate": .number(estimates.overall.estimate?.value),
        "standard_error": .number(estimates.overall.standardError?.value),
        "lower": .number(estimates.interval?.lower), "upper": .number(estimates.interval?.upper),
    ]
}

func render(_ errors: TargetingErrors?) -> JSONText {
    guard let errors else { return .null }
    return [
        "wrongly_paid": .number(errors.wronglyPaid),
        "wrongly_refused": .number(errors.wronglyRefused), "paid": .whole(errors.paid),
        "refused": .whole(errors.refused), "leakage": .number(errors.leakage),
        "undercoverage": .number(errors.undercoverage),
    ]
}

func render(_ estimate: VerifierEstimate) -> JSONText {
    [
        "verifier": .text(estimate.findings.verifier.rawValue),
        "population": .whole(estimate.findings.population),
        "sampled": .whole(estimate.findings.sampled), "errors": .whole(estimate.findings.errors),
        "lower": .whole(estimate.bounds.lower), "upper": .whole(estimate.bounds.upper),
        "accepted": .truth(estimate.verdict.isAccepted),
        "alpha": .number(estimate.verdict.alpha), "beta": .number(estimate.verdict.beta),
        "shrunk": .number(estimate.shrunk?.rate),
        "shrunk_lower": .number(estimate.shrunk?.interval.lower),
        "shrunk_upper": .number(estimate.shrunk?.interval.upper),
        "above_line": .number(estimate.shrunk?.aboveLine), "flag": .number(estimate.flag),
    ]
}

func render(_ agreement: Agreement) -> JSONText {
    [
        "both": .whole(agreement.both), "verifier_only": .whole(agreement.verifierOnly),
        "reviewer_only": .whole(agreement.reviewerOnly), "neither": .whole(agreement.neither),
    ]
}

extension ReviewReport {
    var agreementEstimates: JSONText {
        guard let agreement, let kappa = agreement.kappa,
            let interval = agreement.interval(confidence: terms.confidence)
        else { return .null }
        return [
            "kappa": .number(kappa), "standard_error": .number(agreement.standardError),
            "lower": .number(interval.lower), "upper": .number(interval.upper),
        ]
    }

    var incomeEstimates: JSONText {
        let differences = incomeDifferences.map { Double($0) }
        guard let compared = compareMeasurements(differences, confidence: terms.confidence)
        else { return .null }
        return [
            "mean": .number(compared.mean), "deviation": .number(compared.deviation),
            "lower": .number(compared.limits.lower), "upper": .number(compared.limits.upper),
        ]
    }
}

private func render(_ share: MoneyShare?) -> JSONText {
    guard let share else { return .null }
    return [
        "hits": .whole(share.hits), "wrong": .whole(share.wrong),
        "lower": .number(share.interval.lower), "upper": .number(share.interval.upper),
    ]
}

private func render(_ completion: Completion) -> JSONText {
    [
        "drawn": .whole(completion.drawn), "completed": .whole(completion.completed),
        "errors": .whole(completion.errors), "too_low": .truth(completion.isTooLow),
    ]
}

private func render(_ estimate: MonetaryEstimate) -> JSONText {
    [
        "known": .whole(estimate.known.rawValue), "projected": .number(estimate.projected),
        "upper": .number(estimate.upper),
    ]
}

private func render(_ counted: CountedStratum) -> JSONText {
    [
        "stratum": .text(counted.findings.stratum.rawValue),
        "population": .whole(counted.findings.population),
        "sampled": .whole(counted.findings.sampled), "errors": .whole(counted.findings.errors),
        "lower": .whole(counted.bounds.lower), "upper": .whole(counted.bounds.upper),
        "worst": .whole(counted.worst),
    ]
}
