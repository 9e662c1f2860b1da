import Domain
import Wording

extension ReviewComposer {
    mutating func design() {
        let design = content.design
        section(ReviewReportWord.design)
        subsection(ReviewReportWord.sizes)
        say(
            ReviewReportProse.design(
                least: design.leastOfStratum, perVerifier: design.perVerifier,
                allowed: design.allowed))
        sizes(of: design)
        if !design.furtherPaid.isEmpty || !design.furtherRefused.isEmpty {
            let hits = design.furtherPaid.reduce(0, +)
            let refused = design.furtherRefused.last ?? design.refused.size
            say(ReviewReportProse.extended(paid: "\(hits)", refused: "\(refused)"))
        }
        say(
            ReviewReportProse.tolerance(
                share: ReviewFigure.share(Double(design.tolerance.amountShare) / 10_000),
                amount: design.tolerance.amount.grouped,
                income: design.tolerance.income.grouped))
        guard !design.curve.isEmpty else { return }
        subsection(ReviewReportWord.curve)
        say(
            ReviewReportProse.curve(
                good: ReviewFigure.share(design.good), bad: ReviewFigure.share(design.bad)))
        if let standard = design.standard {
            say(
                ReviewReportProse.standard(
                    limit: standard.limit, size: standard.size, allowed: standard.allowed,
                    accepts: ReviewFigure.probability(standard.acceptsTenth)))
        }
        curve(of: design)
    }

    private mutating func sizes(of design: ReviewReportContent.Design) {
        func lines(_ part: ReviewPart, _ size: ReviewReportContent.PartSize) -> [[String]] {
            let name = ReviewTermWord.part(part)[language]
            let reasons =
                size.steps.isEmpty
                ? [ReviewSizeWord.fixed[language]]
                : size.steps.map {
                    ReviewSizeWord.step(
                        $0, percent: ReviewFigure.share, probability: ReviewFigure.probability)[
                            language]
                }
            return reasons.enumerated().map { index, reason in
                [name, "\(index + 1)", reason, index + 1 == reasons.count ? "\(size.size)" : ""]
            }
        }
        table(
            ReviewReportWord.sizes, .plan,
            [
                column(ReviewColumn.part, 2), column(ReviewColumn.step, 1, .centre),
                column(ReviewColumn.basis, 7), column(ReviewFunnelWord.size, 1.4, .trailing),
            ], lines(.paid, design.paid) + lines(.refused, design.refused))
    }

    private mutating func curve(of design: ReviewReportContent.Design) {
        let chart = LineChart(
            x: Axis(
                title: ReviewColumn.errorRate[language], covering: design.curve.map(\.rate),
                unit: .percent),
            y: Axis(
                title: ReviewColumn.acceptance[language], covering: [0, 1], unit: .percent),
            series: [
                .init(
                    "n=\(design.perVerifier) d=\(design.allowed)",
                    design.curve.map { Point($0.rate, $0.acceptance) })
            ])
        figure(
            ReviewReportWord.curve, table: ReviewFunnelWord.points, .plan,
            description: ReviewReportProse.curve(
                good: ReviewFigure.share(design.good), bad: ReviewFigure.share(design.bad)),
            drawing: chart.drawing(height: 200),
            columns: [
                column(ReviewColumn.errorRate, 1, .trailing),
                column(ReviewColumn.acceptance, 1, .trailing),
                column(ReviewColumn.errorRate, 1, .trailing),
                column(ReviewColumn.acceptance, 1, .trailing),
                column(ReviewColumn.errorRate, 1, .trailing),
                column(ReviewColumn.acceptance, 1, .trailing),
            ], rows: ReviewComposer.abreast(design.curve))
    }

    /// The points in three columns, read downwards: twenty lines would push the rest off the page.
    private static func abreast(_ points: [AcceptancePoint]) -> [[String]] {
        let height = (points.count + 2) / 3
        return (0..<height).map { row in
            (0..<3).flatMap { column -> [String] in
                let place = column * height + row
                guard points.indices.contains(place) else { return ["", ""] }
                let point = points[place]
                return [
                    ReviewFigure.share(point.rate), ReviewFigure.percent(point.acceptance),
                ]
            }
        }
    }

    mutating func seed() {
        let ceremony = content.ceremony
        section(ReviewReportWord.seed)
        subsection(ReviewReportWord.parts)
        let lottery = ceremony.lottery.map { "\($0) \(ceremony.lotteryDigits ?? "")" }
        say(
            ReviewReportProse.seed(
                dice: ceremony.dice ?? ReviewFigure.none, lottery: lottery))
        table(
            ReviewReportWord.parts, .seed, SeedMinutesPaper.columns(language),
            SeedMinutesPaper.rows(of: ceremony, language))
        subsection(ReviewReportWord.replay)
        say(ReviewReportProse.replay)
        put(.paragraph(ceremony.seed ?? ReviewFigure.none, .listing))
        put(.paragraph(ceremony.replayCommand, .listing))
    }

    mutating func completion() {
        section(ReviewReportWord.completion)
        say(ReviewReportProse.noSubstitution())
        table(
            ReviewReportWord.completion, .completion,
            [
                column(ReviewColumn.part, 2.4), column(ReviewColumn.drawn, 1.2, .trailing),
                column(ReviewColumn.completed, 1.2, .trailing),
                column(ReviewColumn.refused, 1.2, .trailing),
                column(ReviewColumn.untraceable, 1.4, .trailing),
                column(ReviewColumn.rate, 1.6, .trailing),
                column(ReviewColumn.wrong, 2.2, .trailing),
            ],
            content.completion.filter { $0.part != nil }.map(line),
            total: content.completion.first { $0.part == nil }.map(line) ?? [])
        if let all = content.completion.first(where: { $0.part == nil }), all.isTooLow {
            say(
                ReviewReportProse.incomplete(
                    ReviewFigure.percent(Double(all.completed) / Double(all.drawn))))
        }
    }

    private func line(_ completion: ReviewReportContent.Completion) -> [String] {
        let rate =
            completion.drawn == 0
            ? nil : Double(completion.completed) / Double(completion.drawn)
        return [
            ReviewTermWord.part(completion.part)[language], "\(completion.drawn)",
            "\(completion.completed)", "\(completion.refused)", "\(completion.untraceable)",
            ReviewFigure.percent(rate), "\(completion.wrong)",
        ]
    }
}

extension SeedCeremony {
    /// 复算命令 - reads the JSON report, which holds frame, plan and seed.
    var replayCommand: String { "deploy/check-sample \(round.rawValue).json" }
}
