import Domain
import Wording

extension ReviewComposer {
    mutating func errors() {
        section(ReviewReportWord.errors)
        subsection(ReviewReportWord.classes)
        let classes = content.classes
        table(
            ReviewReportWord.classes, .classes,
            [
                column(ReviewColumn.errorClass, 1, .centre), column(ReviewColumn.meaning, 5),
                column(ReviewReportWord.paidPart, 2, .trailing),
                column(ReviewReportWord.refusedPart, 2, .trailing),
                column(ReviewColumn.together, 1.4, .trailing),
            ],
            classes.map {
                [
                    $0.errorClass.rawValue, ReviewTermWord.meaning($0.errorClass)[language],
                    "\($0.paid)", "\($0.refused)", "\($0.paid + $0.refused)",
                ]
            },
            total: [
                "", ReviewColumn.together[language], "\(classes.reduce(0) { $0 + $1.paid })",
                "\(classes.reduce(0) { $0 + $1.refused })",
                "\(classes.reduce(0) { $0 + $1.paid + $1.refused })",
            ])
        subsection(ReviewReportWord.problems)
        guard !content.problems.isEmpty else { return say(ReviewReportProse.none) }
        table(
            ReviewReportWord.problems, .problems,
            [
                column(ReviewColumn.field, 2), column(ReviewColumn.items, 1, .trailing),
                column(ReviewColumn.examples, 5),
            ],
            content.problems.map {
                [
                    ReviewTermWord.field($0.field)[language], "\($0.items)",
                    $0.examples.map(\.rawValue).joined(
                        separator: language == .chinese ? "、" : ", "),
                ]
            })
    }

    mutating func estimates() {
        section(ReviewReportWord.estimates)
        paidPart()
        refusedPart()
        subsection(ReviewReportWord.worst)
        let worst = content.money.overWorst
        say(
            ReviewReportProse.worst(
                over: worst.projected.grouped, upper: worst.upper?.grouped))
        targeting()
        subsection(ReviewReportWord.second)
        guard let second = content.second else { return say(ReviewReportProse.noSecond) }
        say(
            ReviewReportProse.second(
                first: second.first, again: second.again, changed: second.changed,
                before: ReviewFigure.percent(second.before),
                after: second.after.map(ReviewFigure.percent),
                error: second.standardError.map(ReviewFigure.percent)))
    }

    private mutating func paidPart() {
        let (money, paid) = (content.money, content.paid)
        subsection(ReviewReportWord.paidPart)
        say(
            ReviewReportProse.moneyBasis(
                drawnFrom: money.drawnFrom.grouped, hits: money.hits, book: money.book.grouped))
        func line(_ name: Text, _ side: ReviewReportContent.MoneySide) -> [String] {
            [
                name[language], side.known.grouped, side.projected.grouped,
                ReviewFigure.money(side.upper),
            ]
        }
        table(
            ReviewSideWord.caption, .money,
            [
                column(ReviewColumn.subject, 4), column(ReviewColumn.known, 2.4, .trailing),
                column(ReviewColumn.projected, 2.4, .trailing),
                column(ReviewColumn.upper, 2.4, .trailing),
            ],
            [
                line(ReviewSideWord.over, money.over), line(ReviewSideWord.under, money.under),
                line(ReviewSideWord.worst, money.overWorst),
                [ReviewSideWord.tolerable[language], "", "", money.tolerable.grouped],
            ])
        say(
            ReviewReportProse.paidRate(
                ReviewFigure.percent(paid.rate),
                error: paid.standardError.map(ReviewFigure.percent),
                wrong: paid.money?.wrong ?? 0, hits: paid.money?.sampled ?? 0,
                money: paid.money.map { ReviewFigure.percent($0.rate) },
                bounds: ReviewFigure.bounds(paid.money?.bounds)))
    }

    private mutating func refusedPart() {
        let refused = content.refused
        subsection(ReviewReportWord.refusedPart)
        guard !refused.strata.isEmpty else { return say(ReviewReportProse.none) }
        say(
            ReviewReportProse.refusedRate(
                ReviewFigure.percent(refused.rate),
                error: refused.standardError.map(ReviewFigure.percent),
                bounds: ReviewFigure.bounds(refused.bounds)))
        table(
            ReviewReportWord.refusedPart, .refused,
            [
                column(ReviewColumn.stratum, 4), column(ReviewColumn.population, 1.3, .trailing),
                column(ReviewColumn.sampled, 1.3, .trailing),
                column(ReviewColumn.errors, 1.3, .trailing),
                column(ReviewColumn.errorRate, 1.7, .trailing),
                column(ReviewSideWord.countInterval, 1.9, .centre),
                column(ReviewSideWord.worstUpper, 1.6, .trailing),
            ], refused.strata.map(line))
    }

    private func line(_ stratum: ReviewReportContent.StratumRate) -> [String] {
        let name =
            stratum.isForced
            ? ReviewTermWord.forcedStratum[language]
            : stratum.name.isEmpty
                ? ReviewTermWord.noStratum[language] : stratumText(stratum.name)[language]
        return [
            name, "\(stratum.population)", "\(stratum.sampled)", "\(stratum.errors)",
            ReviewFigure.percent(stratum.rate), "\(stratum.fewest)–\(stratum.most)",
            "\(stratum.worst)",
        ]
    }

    private mutating func targeting() {
        subsection(ReviewReportWord.targeting)
        guard let targeting = content.targeting else { return say(ReviewReportProse.none) }
        func line(
            _ name: Text, _ all: Int, _ wrong: Double, _ rate: Double?
        ) -> [String] {
            [
                name[language], "\(all)", Axis.decimal(wrong, places: 1),
                ReviewFigure.percent(rate),
            ]
        }
        table(
            ReviewReportWord.targeting, .targeting,
            [
                column(ReviewColumn.subject, 4), column(ReviewColumn.items, 2, .trailing),
                column(ReviewSideWord.estimated, 2, .trailing),
                column(ReviewSideWord.rate, 2, .trailing),
            ],
            [
                line(
                    ReviewSideWord.leakage, targeting.paid, targeting.wronglyPaid,
                    targeting.leakage),
                line(
                    ReviewSideWord.undercoverage, targeting.refused, targeting.wronglyRefused,
                    targeting.undercoverage),
            ])
    }
}
