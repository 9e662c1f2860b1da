import Digests
import Domain
import Sampling

/// 报告内容 - the report of a round as the values that papers are made from: the figures of
/// `Sampling`, under the names that people know, with what led to them and what followed.
///
/// Pure: the same report and the same facts give the same content.
package func reportContent(
    of report: ReviewReport, _ facts: ReportFacts
) -> ReviewReportContent {
    ReportWriter(report: report, facts: facts).content
}

/// 编制 - puts a report into words' reach, part by part.
struct ReportWriter {
    let report: ReviewReport
    let facts: ReportFacts

    var content: ReviewReportContent {
        let ceremony = seedCeremony(of: report.round, facts)
        let items = report.sample.items.map { reportItem($0, report.results[$0.id], facts) }
        let paid = report.paidEstimates
        let refused = report.refusedEstimates
        return ReviewReportContent(
            round: report.round.framing.round, from: facts.from, to: facts.to,
            heading: facts.heading, confidence: report.terms.confidence.nearest,
            population: population, design: design,
            ceremony: ceremony, items: items, completion: completion(of: items),
            classes: classes(of: items), problems: problems,
            money: money(paid), paid: rates(paid), refused: rates(refused),
            targeting: report.targetingErrors.map(targeting), second: second,
            verifiers: verifiers, towns: report.townEstimates.map(town),
            agreement: report.agreement.map(agreement),
            income: income, trend: trend(items),
            measures: facts.measures, rectifications: facts.rectifications,
            recoveries: facts.recoveries,
            limitations: limitations(ceremony, refused),
            evidence: ReviewReportContent.Evidence(
                checkpoint: facts.checkpoint, framing: report.round.framing.digest.hex,
                plan: report.round.plan.digest.hex, report: facts.reportDigest),
            queries: facts.queries)
    }
}

/// 定种纪要 - of a round as far as it has come.
package func seedCeremony(of round: ReviewRound, _ facts: ReportFacts) -> SeedCeremony {
    func moment(_ kind: SeedCeremony.Minute.Kind, _ party: ReviewParty? = nil) -> SeedCeremony
        .Minute?
    {
        facts.minutes.first { $0.kind == kind && $0.party == party }
    }
    return SeedCeremony(
        round: round.framing.round, frameRoot: round.framing.frameRoot.hex,
        commitmentsUntil: round.framing.commitmentsUntil,
        parties: round.framing.parties.map { party in
            SeedCeremony.Party(
                party: party, officer: moment(.committed, party)?.by ?? "",
                commitment: round.commitments[party]?.hex,
                committedAt: moment(.committed, party)?.at,
                part: round.parts[party].map { Hexadecimal.text($0) },
                revealedAt: moment(.revealed, party)?.at)
        },
        dice: round.dice?.text, diceReaders: facts.diceReaders, diceAt: moment(.rolled)?.at,
        lottery: round.framing.lottery, lotteryDigits: round.lottery?.text,
        seed: round.seed?.hex, settledAt: moment(.settled)?.at, minutes: facts.minutes)
}

/// 中签项 - with its result, where there is one.
package func reportItem(
    _ item: ReviewItem, _ result: ReviewResult?, _ facts: ReportFacts
) -> ReviewReportContent.Item {
    ReviewReportContent.Item(
        id: item.id, lot: item.lot.text, part: item.part,
        stratum: facts.name(of: item.stratum),
        town: facts.towns[item.town]?.name ?? item.town.rawValue,
        verifier: facts.verifiers[item.verifier] ?? item.verifier.rawValue, size: item.size,
        forced: item.forced, isCertain: item.isCertain, hits: item.hits, rank: item.rank,
        isTopUp: item.isTopUp,
        result: result.map {
            .init(outcome: $0.outcome, errorClass: $0.errorClass, right: $0.right)
        })
}

private func completion(
    of items: [ReviewReportContent.Item]
) -> [ReviewReportContent.Completion] {
    ([nil] + ReviewPart.allCases).map { part in
        let own = items.filter { part == nil || $0.part == part }
        func count(_ outcome: ReviewOutcome) -> Int { own.count { $0.result?.outcome == outcome } }
        return ReviewReportContent.Completion(
            part: part, drawn: own.count, completed: count(.done), refused: count(.refused),
            untraceable: count(.untraceable), wrong: own.count(where: \.isWrong))
    }
}

extension ReviewReportContent.Item {
    /// Of class A or B.
    fileprivate var isWrong: Bool { result?.errorClass.map { $0 <= .amount } ?? false }
}

private func classes(of items: [ReviewReportContent.Item]) -> [ReviewReportContent.ClassCount] {
    ErrorClass.allCases.map { errorClass in
        let own = items.filter { $0.result?.errorClass == errorClass }
        return ReviewReportContent.ClassCount(
            errorClass: errorClass, paid: own.count { $0.part == .paid },
            refused: own.count { $0.part == .refused })
    }
}

/// How many examples of a problem are named.
private let exampleLimit = 3

extension ReportWriter {
    private var problems: [ReviewReportContent.Problem] {
        var items: [ReviewReportContent.Problem.Field: [SampleItemID]] = [:]
        for item in report.sample.items {
            for field in Set(facts.differences[item.id, default: []].map(problemField)) {
                items[field, default: []].append(item.id)
            }
        }
        let found = ReviewReportContent.Problem.Field.allCases.compactMap { field in
            items[field].map {
                ReviewReportContent.Problem(
                    field: field, items: $0.count, examples: Array($0.prefix(exampleLimit)))
            }
        }
        // Equally frequent ones in the order of the form: sorting alone would not keep it.
        return found.enumerated().sorted {
            $0.element.items == $1.element.items
                ? $0.offset < $1.offset : $0.element.items > $1.element.items
        }.map(\.element)
    }
}

private func problemField(_ field: ComparedField) -> ReviewReportContent.Problem.Field {
    switch field {
    case .members: .members
    case .income: .income
    case .assets: .assets
    case .bill: .bills
    case .eligibility: .eligibility
    case .amount: .amount
    case .account: .account
    case .visit: .visit
    case .signature: .signature
    case .notice: .notice
    case .moneyReceived: .moneyReceived
    }
}

extension ReportWriter {
    private func trend(_ items: [ReviewReportContent.Item]) -> ReviewReportContent.TrendFigures {
        let done = items.filter { $0.result?.outcome == .done }
        let own = countedRate(
            done.count(where: \.isWrong), of: done.count, confidence: report.terms.confidence)
        let rounds =
            facts.before + [
                .init(
                    round: report.round.framing.round, rate: own, isAccepted: facts.isAccepted)
            ]
        let trend = Trend(rounds.map { (errors: $0.rate.wrong, sampled: $0.rate.sampled) })
        return ReviewReportContent.TrendFigures(
            rounds: rounds, statistic: trend?.statistic, probability: trend?.probability,
            severity: facts.severity, score: facts.score)
    }

}

/// 计数比例 - with its exact binomial interval; what rounds before this one are told as, too.
package func countedRate(
    _ wrong: Int, of sampled: Int, confidence: Share
) -> ReviewReportContent.CountedRate {
    let interval = clopperPearson(errors: wrong, sampled: sampled, confidence: confidence)
    return ReviewReportContent.CountedRate(
        wrong: wrong, sampled: sampled,
        bounds: .init(lower: interval.lower, upper: interval.upper))
}

extension ReportWriter {
    private func limitations(
        _ ceremony: SeedCeremony, _ refused: RefusedEstimates
    ) -> [ReviewReportContent.Limitation] {
        let round = report.round
        let drawn = report.sample.items.count
        let done = round.outcomes.values.count { $0 == .done }
        return ReviewReportContent.Limitation.allCases.filter { limitation in
            switch limitation {
            case .scope: true
            case .replacement, .stringer: report.sample.hits > 0
            case .effectiveSize: refused.interval != nil
            case .incomplete: done * 100 < drawn * 98
            case .absent: ceremony.parties.contains { $0.standing == .absent }
            case .withheld: ceremony.parties.contains { $0.standing == .withheld }
            case .smallSamples:
                report.verifierEstimates.contains {
                    $0.findings.sampled < min(round.plan.perVerifier, $0.findings.population)
                }
            case .noSecondReview: facts.second.isEmpty
            case .emptyStratum: refused.overall.estimate == nil && refused.overall.population > 0
            case .extended: !round.plan.furtherPasses.isEmpty || !round.plan.furtherRefused.isEmpty
            }
        }
    }
}
