import Casework
import Domain
import Wording

/// 限时整改 - who is to put what right by when, the open ones first.
package struct RectificationsPage {
    let language: Language
    let rows: [Rectification]
    let session: Session
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(language: Language, rows: [Rectification], session: Session, at: Instant) {
        self.language = language
        self.rows = rows
        self.session = session
        self.at = at
    }

    static let address = "/rectifications"

    package func render() -> String {
        Page(
            language: language, address: RectificationsPage.address,
            current: Label.rectifications,
            title: problem == nil ? Label.rectifications : Label.failed(Label.rectifications),
            heading: "\(Label.rectifications[language])", at: at,
            content: "\(ActForm.told(problem, language))\(list)"
        ).render()
    }

    private var list: HTML {
        guard !rows.isEmpty else {
            return "<p class=\"empty\">\(Label.noRectifications[language])</p>\n"
        }
        let open = rows.filter { $0.doneAt == nil }
        let done = rows.filter { $0.doneAt != nil }
        let cards = open.map(card)
        let history: HTML =
            done.isEmpty ? .empty : RectificationsPage.table(done, today: at.day, language)
        guard !open.isEmpty else { return history }
        return "<h2>\(Label.openRectifications[language])</h2>\n\(cards)\(history)"
    }

    private func card(_ row: Rectification) -> HTML {
        var facts: [(Text, HTML)] = [
            (Label.oneReview, ReviewPage.link(row.round, language)),
            (Label.responsible, language.record(row.responsible)),
            (Label.dueOn, at.day.timeLeft(until: row.dueOn, language)),
            (Label.openedBy, "\(language.record(row.openedBy.rawValue)) \(row.openedAt.minute)"),
        ]
        if let item = row.item { facts.append((Label.sampleItem, language.record(item.rawValue))) }
        if let amount = row.amount { facts.append((Label.amount, "\(amount.grouped)")) }
        return """
            <section class="standing">
            <h3>\(Label.number[language]) \(row.number) <small>\(language.record(row.task))</small></h3>
            \(HTML.facts(facts, language))<p><a class="action" href="\(Page.with(language, "\(RectificationsPage.address)/\(row.number)/notice.pdf"))">\(Label.noticePDF[language])</a></p>
            \(close(row))</section>

            """
    }

    private func close(_ row: Rectification) -> HTML {
        guard session.actor.may(CloseRectification.permission) else { return .empty }
        return ActForm(
            language: language, address: RectificationsPage.address, act: "close",
            button: Label.closeRectification, about: "\(row.number)",
            hidden: [("number", "\(row.number)")],
            fields: [
                ActForm.lines(Label.rectificationOutcome, "outcome", .empty, upTo: 500, language)
            ]
        ).html
    }

    /// Rectifications in a list, on this page and on a round's.
    static func table(
        _ rows: [Rectification], today: Day, _ language: Language
    ) -> HTML {
        var table = Table(
            "\(Label.rectifications[language])",
            [
                .header(Label.number), .text(Label.rectificationTask), .text(Label.responsible),
                .text(Label.dueOn), .number(Label.amount), .text(Label.doneOn),
                .text(Label.rectificationOutcome),
            ])
        table.rows = rows.map { row in
            let due: HTML =
                row.doneAt == nil ? today.timeLeft(until: row.dueOn, language) : "\(row.dueOn)"
            return [
                "\(row.number)", language.record(row.task), language.record(row.responsible),
                due, "\(row.amount?.grouped ?? "")", "\(row.doneAt?.minute ?? "")",
                row.outcome.map(language.record) ?? .empty,
            ]
        }
        return table.html(language)
    }
}
