import Domain
import Wording

/// 复核工作簿 - the report as tables for a spreadsheet: the same figures as numbers, one sheet for
/// each subject.
package struct ReviewReportSheets: Sendable {
    package let content: ReviewReportContent
    package let language: Language

    package init(_ content: ReviewReportContent, language: Language = .chinese) {
        self.content = content
        self.language = language
    }

    package var sheets: [TableSheet] {
        [overview, frame, sample, errors, estimates, verifiers, towns, rectification]
    }

    private func sheet(
        _ title: Text, _ columns: [(heading: Text, kind: TableColumn.Kind)],
        _ rows: [[TableCell]]
    ) -> TableSheet {
        TableSheet(
            title: title[language],
            columns: columns.map { TableColumn($0.heading[language], $0.kind) }, rows: rows)
    }

    private func share(_ rate: Double?) -> TableCell {
        rate.flatMap { $0.isFinite ? .share($0) : nil } ?? .none
    }

    private func number(_ count: Int) -> TableCell { .number(Int64(count)) }

    private func money(_ amount: Fen?) -> TableCell { amount.map { .money($0) } ?? .none }

    private func yes(_ truth: Bool) -> TableCell {
        truth ? .text(ReviewSheetWord.yes[language]) : .none
    }

    private var overview: TableSheet {
        let all = content.completion.first { $0.part == nil }
        func line(_ name: Text, _ value: TableCell) -> [TableCell] {
            [.text(name[language]), value]
        }
        return sheet(
            ReviewSheetWord.overview,
            [(ReviewSheetWord.subject, .text), (ReviewSheetWord.value, .text)],
            [
                line(ReviewColumn.round, .text(content.round.rawValue)),
                line(ReviewColumn.period, .text("\(content.from) – \(content.to)")),
                line(ReviewSheetWord.confidence, share(content.confidence)),
                line(ReviewColumn.population, number(content.population.items)),
                line(ReviewColumn.sum, .money(content.population.sum)),
                line(ReviewColumn.drawn, number(all?.drawn ?? 0)),
                line(ReviewColumn.completed, number(all?.completed ?? 0)),
                line(ReviewColumn.wrong, number(all?.wrong ?? 0)),
                line(ReviewSideWord.over, .money(content.money.over.projected)),
                line(ReviewColumn.upper, money(content.money.over.upper)),
                line(ReviewSideWord.tolerable, .money(content.money.tolerable)),
                line(ReviewSideWord.under, .money(content.money.under.projected)),
                line(ReviewPaperWord.dice, .text(content.ceremony.dice ?? "")),
                line(ReviewPaperWord.seed, .text(content.ceremony.seed ?? "")),
                line(ReviewPaperWord.framing, .text(content.evidence.framing)),
                line(ReviewPaperWord.plan, .text(content.evidence.plan)),
                line(ReviewPaperWord.report, .text(content.evidence.report)),
                line(ReviewSheetWord.made, .text(ReviewFigure.time(content.heading.made))),
            ])
    }

    private var frame: TableSheet {
        let population = content.population
        func line(_ name: Text, _ total: ReviewReportContent.PartTotal) -> [TableCell] {
            [
                .text(name[language]), .none, number(total.items), .money(total.sum),
                number(total.forced),
            ]
        }
        return sheet(
            ReviewSheetWord.frame,
            [
                (ReviewColumn.part, .text), (ReviewColumn.reason, .text),
                (ReviewColumn.items, .number), (ReviewColumn.sum, .money),
                (ReviewColumn.forced, .number),
            ],
            [
                line(ReviewReportWord.paidPart, population.paid),
                line(ReviewReportWord.refusedPart, population.refused),
            ]
                + population.exclusions.map {
                    [
                        .text(ReviewReportWord.exclusions[language]),
                        .text(FrameExclusion.text(of: $0.reason)[language]),
                        number($0.items), .none, .none,
                    ]
                })
    }

    private var sample: TableSheet {
        sheet(
            ReviewSheetWord.sample,
            [
                (ReviewColumn.order, .number), (ReviewColumn.item, .text),
                (ReviewColumn.lot, .text), (ReviewColumn.part, .text),
                (ReviewColumn.stratum, .text), (ReviewColumn.town, .text),
                (ReviewColumn.verifier, .text), (ReviewColumn.sum, .money),
                (ReviewColumn.forced, .text), (ReviewSheetWord.certain, .text),
                (ReviewSheetWord.hits, .number), (ReviewSheetWord.rank, .number),
                (ReviewSheetWord.topUp, .text), (ReviewColumn.outcome, .text),
                (ReviewColumn.errorClass, .text), (ReviewColumn.right, .money),
            ], content.items.enumerated().map(row))
    }

    private func row(_ index: Int, _ item: ReviewReportContent.Item) -> [TableCell] {
        let forced = item.forced.map { ReviewTermWord.forced($0)[language] }
        let result = item.result
        return [
            number(index + 1), .text(item.id.rawValue), .text(item.lot),
            .text(ReviewTermWord.part(item.part)[language]),
            .text(stratumText(item.stratum)[language]), .text(item.town), .text(item.verifier),
            .money(item.size),
            .text(forced.joined(separator: language == .chinese ? "、" : ", ")),
            yes(item.isCertain), number(item.hits), number(item.rank), yes(item.isTopUp),
            result.map { .text($0.outcome.text[language]) } ?? .none,
            result?.errorClass.map { .text($0.rawValue) } ?? .none,
            result?.outcome == .done ? money(result?.right) : .none,
        ]
    }

    private var errors: TableSheet {
        sheet(
            ReviewSheetWord.errors,
            [
                (ReviewColumn.subject, .text), (ReviewColumn.meaning, .text),
                (ReviewReportWord.paidPart, .number), (ReviewReportWord.refusedPart, .number),
                (ReviewColumn.together, .number), (ReviewColumn.examples, .text),
            ],
            content.classes.map {
                [
                    .text($0.errorClass.rawValue),
                    .text(ReviewTermWord.meaning($0.errorClass)[language]), number($0.paid),
                    number($0.refused), number($0.paid + $0.refused), .none,
                ]
            }
                + content.problems.map {
                    [
                        .text(ReviewTermWord.field($0.field)[language]), .none, .none, .none,
                        number($0.items), .text($0.examples.map(\.rawValue).joined(separator: " ")),
                    ]
                })
    }
}

extension ReviewReportSheets {
    private var estimates: TableSheet {
        let (money, paid, refused) = (content.money, content.paid, content.refused)
        func side(_ name: Text, _ side: ReviewReportContent.MoneySide) -> [TableCell] {
            [
                .text(name[language]), .money(side.known), .money(side.projected),
                self.money(side.upper), .none, .none, .none, .none, .none, .none, .none,
            ]
        }
        func rate(
            _ name: String, _ counts: [Int?], _ rate: Double?, _ error: Double?,
            _ bounds: ReviewReportContent.Bounds?
        ) -> [TableCell] {
            [.text(name), .none, .none, .none] + counts.map { $0.map(number) ?? .none }
                + [share(rate), share(error), share(bounds?.lower), share(bounds?.upper)]
        }
        return sheet(
            ReviewSheetWord.estimates,
            [
                (ReviewColumn.subject, .text), (ReviewColumn.known, .money),
                (ReviewColumn.projected, .money), (ReviewColumn.upper, .money),
                (ReviewColumn.population, .number), (ReviewColumn.sampled, .number),
                (ReviewColumn.errors, .number), (ReviewColumn.errorRate, .share),
                (ReviewSheetWord.error, .share), (ReviewColumn.lower, .share),
                (ReviewColumn.higher, .share),
            ],
            [
                side(ReviewSideWord.over, money.over), side(ReviewSideWord.under, money.under),
                side(ReviewSideWord.worst, money.overWorst),
                rate(
                    ReviewReportWord.paidPart[language],
                    [content.population.paid.items, nil, nil], paid.rate, paid.standardError,
                    nil),
                rate(
                    ReviewColumn.byMoney[language],
                    [nil, paid.money?.sampled, paid.money?.wrong],
                    paid.money?.rate, nil, paid.money?.bounds),
                rate(
                    ReviewReportWord.refusedPart[language],
                    [content.population.refused.items, nil, nil], refused.rate,
                    refused.standardError, refused.bounds),
            ]
                + refused.strata.map { stratum in
                    let name =
                        stratum.isForced
                        ? ReviewTermWord.forcedStratum[language]
                        : stratumText(stratum.name)[language]
                    let population = Double(max(1, stratum.population))
                    return rate(
                        name, [stratum.population, stratum.sampled, stratum.errors],
                        stratum.rate, nil,
                        .init(
                            lower: Double(stratum.fewest) / population,
                            upper: Double(stratum.most) / population))
                })
    }

    private var verifiers: TableSheet {
        sheet(
            ReviewSheetWord.verifiers,
            [
                (ReviewColumn.verifier, .text), (ReviewColumn.population, .number),
                (ReviewColumn.sampled, .number), (ReviewColumn.errors, .number),
                (ReviewColumn.errorRate, .share), (ReviewColumn.lower, .number),
                (ReviewColumn.higher, .number), (ReviewColumn.verdict, .text),
                (ReviewSheetWord.alpha, .share), (ReviewSheetWord.beta, .share),
                (ReviewColumn.shrunk, .share), (ReviewColumn.aboveLine, .share),
                (ReviewColumn.flag, .share), (ReviewSheetWord.flagged, .text),
            ],
            content.verifiers.lines.map { line in
                let verdict = line.isAccepted ? ReviewSheetWord.accepted : ReviewSheetWord.rejected
                return [
                    .text(line.name), number(line.population), number(line.sampled),
                    number(line.errors), share(line.rate), number(line.fewest),
                    number(line.most), .text(verdict[language]), share(line.alpha),
                    share(line.beta), share(line.shrunk), share(line.aboveLine),
                    share(line.probability), yes(line.isFlagged),
                ]
            })
    }

    private var towns: TableSheet {
        sheet(
            ReviewSheetWord.towns,
            [
                (ReviewColumn.town, .text), (ReviewColumn.drawn, .number),
                (ReviewColumn.completed, .number), (ReviewColumn.errors, .number),
                (ReviewColumn.errorRate, .share), (ReviewColumn.byMoney, .share),
                (ReviewColumn.lower, .share), (ReviewColumn.higher, .share),
                (ReviewColumn.refusedRate, .share), (ReviewSheetWord.error, .share),
            ],
            content.towns.map { town in
                [
                    .text(town.name), number(town.drawn), number(town.completed),
                    number(town.wrong), share(town.rate), share(town.money?.rate),
                    share(town.money?.bounds.lower), share(town.money?.bounds.upper),
                    share(town.refused), share(town.refusedError),
                ]
            })
    }

    private var rectification: TableSheet {
        sheet(
            ReviewSheetWord.rectification,
            [
                (ReviewColumn.order, .text), (ReviewColumn.measure, .text),
                (ReviewFunnelWord.about, .text), (ReviewColumn.task, .text),
                (ReviewColumn.amount, .money), (ReviewColumn.due, .day),
                (ReviewColumn.state, .text), (ReviewColumn.done, .text),
            ],
            content.measures.map { measure in
                let consequence = measure.consequence
                return [
                    .text("\(consequence.number)"),
                    .text(ReviewTermWord.measure(consequence.kind)[language]),
                    .text(measure.subject), .text(ReviewTermWord.rule(consequence)[language]),
                    money(consequence.amount), .none,
                    .text(ReviewTermWord.state(consequence.state)[language]),
                    .text(measure.decidedBy),
                ]
            }
                + content.rectifications.map { line in
                    let state =
                        line.doneAt == nil ? ReviewFunnelWord.open : ReviewColumn.completed
                    return [
                        .text("\(line.number)"),
                        .text(ReviewReportWord.rectifications[language]),
                        .text(line.item?.rawValue ?? line.responsible), .text(line.task),
                        money(line.amount), .day(line.dueOn), .text(state[language]),
                        .text(line.outcome ?? ""),
                    ]
                })
    }
}
