import Casework
import Domain
import Wording

/// 本人复核任务 - the households that somebody is to see again, by day.
package struct MyReviewsPage {
    let language: Language
    let rows: [ReviewTaskRow]
    let at: Instant

    package init(language: Language, rows: [ReviewTaskRow], at: Instant) {
        self.language = language
        self.rows = rows
        self.at = at
    }

    static let address = "/my-reviews"

    package func render() -> String {
        Page(
            language: language, address: MyReviewsPage.address, current: Label.myReviews,
            title: Label.myReviews, heading: "\(Label.myReviews[language])", at: at,
            content: "<p class=\"soft\">\(Label.blindHint[language])</p>\n\(list)"
        ).render()
    }

    private var list: HTML {
        guard !rows.isEmpty else {
            return "<p class=\"empty\">\(Label.noTasks[language])</p>\n"
        }
        // Planned days first, in order; then what no tour goes to, in the order of the lots.
        let days = Set(rows.compactMap(\.plannedOn)).sorted()
        let tables = days.map { day in table("\(day)", rows.filter { $0.plannedOn == day }) }
        let unplanned = rows.filter { $0.plannedOn == nil }
        let rest: HTML =
            unplanned.isEmpty ? .empty : table("\(Label.byLot[language])", unplanned)
        return "\(tables)\(rest)"
    }

    private func table(_ caption: HTML, _ rows: [ReviewTaskRow]) -> HTML {
        var table = Table(
            caption,
            [
                .number(Label.place), .header(Label.sampleItem), .text(Label.household),
                .text(Label.village), .text(Label.address), .text(Label.cause),
                .text(Label.reviewers), .text(Label.due), .number(Label.attemptsInVain),
            ])
        table.rows = rows.sorted { $0.place < $1.place }.map { row in
            [
                "\(row.place)", ReviewTaskPage.link(row.item, of: row.round, language),
                "\(language.record(row.household.rawValue)) \(language.record(row.maskedName))",
                language.record(row.village), language.record(row.address),
                "\(row.cause.text[language])",
                language.record(row.reviewers.map(\.rawValue).joined(separator: "、")),
                at.day.timeLeft(until: row.dueOn, language), "\(row.attempts)",
            ]
        }
        return table.html(language)
    }
}
