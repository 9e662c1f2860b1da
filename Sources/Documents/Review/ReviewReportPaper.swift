import Domain
import Wording

/// 抽样复核报告 - the report of a round as an official document (GB/T 9704-2012): letterhead, body
/// in numbered sections, tables and figures with numbers, seal, annexes. Every figure has its table
/// under it, every table the name of the query that recomputes it.
package struct ReviewReportPaper: Sendable {
    package let content: ReviewReportContent
    package let language: Language

    package init(_ content: ReviewReportContent, language: Language = .chinese) {
        self.content = content
        self.language = language
    }

    package var sheet: Sheet {
        let heading = content.heading
        var composer = ReviewComposer(content, language)
        composer.opening()
        composer.population()
        composer.design()
        composer.seed()
        composer.completion()
        composer.errors()
        composer.estimates()
        composer.groups()
        composer.trend()
        composer.actions()
        composer.limitations()
        composer.evidence()
        composer.closing()
        composer.itemAnnex()
        composer.minutesAnnex()
        composer.queryAnnex()
        return Sheet(
            title: ReviewReportWord.title[language],
            number: heading.number.isEmpty ? content.round.rawValue : heading.number,
            made: heading.made, language: language,
            letterhead: Letterhead(
                issuer: composer.office + ReviewReportWord.document[language],
                number: heading.number),
            blocks: composer.blocks)
    }
}

extension ReviewComposer {
    /// 发文机关 - by its name, or what it is.
    var office: String {
        content.heading.office.isEmpty
            ? ReviewReportWord.office[language] : content.heading.office
    }

    fileprivate mutating func opening() {
        let (from, to) = (content.from.printed(in: language), content.to.printed(in: language))
        let all = content.completion.first { $0.part == nil }
        say(
            ReviewReportProse.subtitle(from: from, to: to, round: content.round.rawValue),
            .subtitle)
        let addressee = content.heading.addressee
        say(
            ReviewReportProse.addressee(
                addressee.isEmpty ? ReviewReportWord.addressee[language] : addressee), .flush)
        say(
            ReviewReportProse.opening(
                from: from, to: to, items: content.population.items,
                sum: content.population.sum.grouped, drawn: all?.drawn ?? 0,
                completed: all?.completed ?? 0))
        section(ReviewReportWord.conclusions)
        let money = content.money
        point(
            ReviewReportProse.money(
                over: money.over.projected.grouped, upper: money.over.upper?.grouped,
                tolerable: money.tolerable.grouped, isTolerable: money.isTolerable,
                under: money.under.projected.grouped))
        point(
            ReviewReportProse.rates(
                paid: ReviewFigure.percent(content.paid.rate),
                refused: ReviewFigure.percent(content.refused.rate),
                bounds: ReviewFigure.bounds(content.refused.bounds)))
        if !content.verifiers.lines.isEmpty {
            point(
                ReviewReportProse.verifiers(
                    content.verifiers.lines.count,
                    rejected: content.verifiers.lines.count { !$0.isAccepted },
                    flagged: content.verifiers.lines.count(where: \.isFlagged)))
        }
        point(
            ReviewReportProse.actions(
                measures: content.measures.count, rectifications: content.rectifications.count,
                open: content.rectifications.count { $0.doneAt == nil }))
        say(ReviewReportProse.captions(ReviewFigure.share(content.confidence)), .note)
    }

    fileprivate mutating func population() {
        let population = content.population
        section(ReviewReportWord.population)
        subsection(ReviewReportWord.total)
        say(
            ReviewReportProse.population(
                at: population.framedAt.day.printed(in: language)))
        put(.paragraph(population.root, .listing))
        func line(_ name: Text, _ total: ReviewReportContent.PartTotal) -> [String] {
            [name[language], "\(total.items)", total.sum.grouped, "\(total.forced)"]
        }
        table(
            ReviewReportWord.total, .population,
            [
                column(ReviewColumn.part, 3), column(ReviewColumn.items, 2, .trailing),
                column(ReviewColumn.sum, 3, .trailing),
                column(ReviewColumn.forced, 2, .trailing),
            ],
            [
                line(ReviewReportWord.paidPart, population.paid),
                line(ReviewReportWord.refusedPart, population.refused),
            ],
            total: [
                ReviewColumn.together[language], "\(population.items)", population.sum.grouped,
                "\(population.paid.forced + population.refused.forced)",
            ])
        subsection(ReviewReportWord.exclusions)
        guard !population.exclusions.isEmpty else { return say(ReviewReportProse.none) }
        table(
            ReviewReportWord.exclusions, .exclusions,
            [column(ReviewColumn.reason, 5), column(ReviewColumn.items, 2, .trailing)],
            population.exclusions.map {
                [FrameExclusion.text(of: $0.reason)[language], "\($0.items)"]
            },
            total: [
                ReviewColumn.together[language],
                "\(population.exclusions.reduce(0) { $0 + $1.items })",
            ])
    }
}
