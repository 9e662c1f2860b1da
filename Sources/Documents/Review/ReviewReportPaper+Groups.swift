import Domain
import Wording

/// Where the shades of the map change: the rates from which on the office warns, reviews all of a
/// township, and suspends (the defaults of the consequences).
private let shadeSteps = [0.03, 0.05, 0.10]

extension ReviewComposer {
    mutating func groups() {
        section(ReviewReportWord.groups)
        subsection(ReviewReportWord.verifiers)
        if content.verifiers.lines.isEmpty {
            say(ReviewReportProse.none)
        } else {
            verifiers()
        }
        subsection(ReviewReportWord.towns)
        if content.towns.isEmpty { say(ReviewReportProse.none) } else { towns() }
        subsection(ReviewReportWord.agreement)
        agreement()
    }

    private mutating func verifiers() {
        let verifiers = content.verifiers
        say(
            ReviewReportProse.verifiers(
                centre: ReviewFigure.percent(verifiers.centre),
                line: ReviewFigure.share(content.design.line)))
        if let quarter = verifiers.quarter {
            say(
                ReviewReportProse.quarter(
                    from: "\(quarter.from)", to: "\(content.to)",
                    rounds: quarter.rounds.map(\.rawValue), least: quarter.least))
        }
        let columns = [
            column(ReviewColumn.verifier, 2), column(ReviewColumn.population, 1, .trailing),
            column(ReviewFunnelWord.found, 1.2, .trailing),
            column(ReviewFunnelWord.wrongOfAll, 1.4, .centre),
            column(ReviewColumn.verdict, 1.4, .centre), column(ReviewColumn.risks, 2.3, .centre),
            column(ReviewColumn.shrunk, 2.8, .centre),
            column(ReviewColumn.aboveLine, 1.3, .trailing),
            column(ReviewColumn.flag, 1.3, .trailing),
        ]
        guard let centre = verifiers.centre else {
            return table(
                ReviewFunnelWord.verifiers, .verifiers, columns, verifiers.lines.map(line))
        }
        let outside = verifiers.lines.filter(isOutside)
        figure(
            ReviewFunnelWord.caption, table: ReviewFunnelWord.verifiers, .verifiers,
            description: ReviewReportProse.funnel(
                verifiers.lines.count - outside.count, of: verifiers.lines.count),
            drawing: funnel(verifiers, centre).drawing(height: 215), columns: columns,
            rows: verifiers.lines.map(line))
    }

    private func funnel(
        _ verifiers: ReviewReportContent.VerifierTable, _ centre: Double
    ) -> FunnelPlot {
        let points = verifiers.lines.compactMap { line in
            line.rate.map {
                FunnelPlot.Unit(
                    line.name, at: Point(Double(line.sampled), $0), isOutside: isOutside(line))
            }
        }
        let curves = verifiers.limits.map { limit in
            FunnelPlot.Limits(
                ReviewFigure.share(limit.share),
                lower: limit.points.map { Point(Double($0.sampled), $0.bounds.lower) },
                upper: limit.points.map { Point(Double($0.sampled), $0.bounds.upper) })
        }
        let most = verifiers.limits.flatMap(\.points).map(\.sampled).max() ?? 1
        // The funnel's mouth is wider than anything that is found: what is above the plot says
        // nothing of anybody.
        let highest = points.map(\.at.y).max() ?? 0
        let high = min(1, max(0.2, highest * 1.25, centre * 3))
        let y = Axis(
            title: ReviewColumn.errorRate[language], covering: [0, high], unit: .percent)
        return FunnelPlot(
            x: Axis(title: ReviewColumn.sampled[language], covering: [0, Double(most)]), y: y,
            centre: centre,
            centreName: "\(ReviewFunnelWord.centre[language]) \(ReviewFigure.percent(centre))",
            limits: curves.map { limit in
                var limit = limit
                limit.upper.removeAll { $0.y > y.high }
                return limit
            }, points: points)
    }

    /// Whether a verifier is above or below the narrower limits.
    private func isOutside(_ line: ReviewReportContent.VerifierLine) -> Bool {
        guard let rate = line.rate, let limits = content.verifiers.limits.first?.points else {
            return false
        }
        // Limits are kept for some numbers only; the nearest smaller one has the wider limits.
        guard let bounds = limits.last(where: { $0.sampled <= line.sampled })?.bounds else {
            return false
        }
        return rate > bounds.upper || rate < bounds.lower
    }

    private func line(_ line: ReviewReportContent.VerifierLine) -> [String] {
        let verdict =
            line.isAccepted ? ReviewSheetWord.accepted : ReviewSheetWord.rejected
        let flag = line.isFlagged ? "\n\(ReviewSheetWord.flagged[language])" : ""
        let shrunk = ReviewFigure.percent(line.shrunk)
        return [
            line.name, "\(line.population)",
            ReviewFigure.count(line.errors, of: line.sampled), "\(line.fewest)–\(line.most)",
            verdict[language] + flag,
            "\(ReviewFigure.probability(line.alpha))/\(ReviewFigure.probability(line.beta))",
            shrunk + (ReviewFigure.bounds(line.shrunkBounds).map { "\n\($0)" } ?? ""),
            ReviewFigure.probability(line.aboveLine), ReviewFigure.probability(line.probability),
        ]
    }
}

extension ReviewComposer {
    private mutating func towns() {
        let columns = [
            column(ReviewColumn.town, 2.2), column(ReviewColumn.drawn, 1, .trailing),
            column(ReviewColumn.completed, 1, .trailing),
            column(ReviewColumn.errors, 1, .trailing),
            column(ReviewColumn.errorRate, 1.4, .trailing),
            column(ReviewColumn.byMoney, 2.6, .centre),
            column(ReviewColumn.refusedRate, 2.4, .centre),
        ]
        let rows = content.towns.map(line)
        let places = content.towns.compactMap { town in
            town.position.map {
                RateMap.Place(town.name, at: $0, rate: town.rate, count: town.completed)
            }
        }
        guard !places.isEmpty else {
            return table(ReviewFunnelWord.towns, .towns, columns, rows)
        }
        let map = RateMap(places: places, steps: shadeSteps, language: language)
        figure(
            ReviewFunnelWord.map, table: ReviewFunnelWord.towns, .towns,
            description: ReviewReportProse.map(places.count),
            drawing: map.drawing(), columns: columns, rows: rows)
        if places.count < content.towns.count { say(ReviewReportProse.unplaced, .note) }
    }

    private func line(_ town: ReviewReportContent.Town) -> [String] {
        let money = town.money.map { money in
            "\(ReviewFigure.count(money.wrong, of: money.sampled))\n"
                + (ReviewFigure.bounds(money.bounds) ?? ReviewFigure.none)
        }
        let error = town.refusedError.map { "\n±\(ReviewFigure.percent($0))" } ?? ""
        return [
            town.name, "\(town.drawn)", "\(town.completed)", "\(town.wrong)",
            ReviewFigure.percent(town.rate), money ?? ReviewFigure.none,
            ReviewFigure.percent(town.refused) + error,
        ]
    }

    private mutating func agreement() {
        guard content.agreement != nil || content.income != nil else {
            return say(ReviewReportProse.none)
        }
        if let agreement = content.agreement {
            let count =
                agreement.both + agreement.verifierOnly + agreement.reviewerOnly
                + agreement.neither
            say(
                ReviewReportProse.agreement(
                    kappa: agreement.kappa.map { Axis.decimal($0, places: 3) }
                        ?? ReviewFigure.none,
                    bounds: agreement.bounds.map {
                        "\(Axis.decimal($0.lower, places: 3))–"
                            + Axis.decimal($0.upper, places: 3)
                    }, count: count))
            table(
                ReviewReportWord.agreement, .agreement,
                [
                    column(ReviewFunnelWord.judgement, 4),
                    column(ReviewFunnelWord.reviewerYes, 2, .trailing),
                    column(ReviewFunnelWord.reviewerNo, 2, .trailing),
                ],
                [
                    [
                        ReviewFunnelWord.verifierYes[language], "\(agreement.both)",
                        "\(agreement.verifierOnly)",
                    ],
                    [
                        ReviewFunnelWord.verifierNo[language], "\(agreement.reviewerOnly)",
                        "\(agreement.neither)",
                    ],
                ])
        }
        if let income = content.income {
            say(
                ReviewReportProse.income(
                    count: income.count, mean: income.mean.grouped,
                    lower: income.lower.grouped, upper: income.upper.grouped))
        }
    }

    mutating func trend() {
        let trend = content.trend
        section(ReviewReportWord.trend)
        say(
            ReviewReportProse.trend(
                probability: trend.probability.map { ReviewFigure.probability($0) },
                severity: ReviewTermWord.severity(trend.severity), score: trend.score))
        let columns = [
            column(ReviewColumn.round, 2, .centre), column(ReviewColumn.sampled, 1.4, .trailing),
            column(ReviewColumn.errors, 1.4, .trailing),
            column(ReviewColumn.errorRate, 1.6, .trailing),
            column(ReviewColumn.interval, 3, .centre), column(ReviewColumn.verdict, 1.6, .centre),
        ]
        let rows = trend.rounds.map(line)
        guard trend.rounds.count > 1 else {
            return table(ReviewFunnelWord.rounds, .trend, columns, rows)
        }
        figure(
            ReviewFunnelWord.trend, table: ReviewFunnelWord.rounds, .trend,
            description: ReviewReportProse.trend(
                probability: trend.probability.map { ReviewFigure.probability($0) },
                severity: ReviewTermWord.severity(trend.severity), score: trend.score),
            drawing: chart(of: trend.rounds).drawing(height: 200), columns: columns, rows: rows)
    }

    private func chart(of rounds: [ReviewReportContent.RoundLine]) -> LineChart {
        func series(
            _ name: Text, _ value: (ReviewReportContent.CountedRate) -> Double?
        ) -> LineChart.Series {
            .init(
                name[language],
                rounds.enumerated().map { Point(Double($0), value($1.rate) ?? .nan) })
        }
        let names = rounds.enumerated().map { index, line in
            Axis.Tick(Double(index), line.round.rawValue)
        }
        return LineChart(
            x: Axis(
                title: ReviewColumn.round[language], low: -0.4,
                high: Double(rounds.count) - 0.6, ticks: names),
            y: Axis(
                title: ReviewColumn.errorRate[language],
                covering: [0] + rounds.map(\.rate.bounds.upper), unit: .percent),
            series: [
                series(ReviewColumn.errorRate) { $0.rate },
                series(ReviewColumn.lower) { $0.bounds.lower },
                series(ReviewColumn.higher) { $0.bounds.upper },
            ])
    }

    private func line(_ line: ReviewReportContent.RoundLine) -> [String] {
        [
            line.round.rawValue, "\(line.rate.sampled)", "\(line.rate.wrong)",
            ReviewFigure.percent(line.rate.rate),
            ReviewFigure.bounds(line.rate.bounds) ?? ReviewFigure.none,
            (line.isAccepted ? ReviewSheetWord.accepted : ReviewSheetWord.rejected)[language],
        ]
    }
}
