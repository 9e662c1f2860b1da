import Casework
import Domain
import Wording

/// 个人信息删除 - the proposals that wait for their second person, and the households whose term has
/// ended.
package struct ErasuresPage {
    let language: Language
    let found: Erasures.Answer
    let session: Session
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(
        language: Language, found: Erasures.Answer, session: Session, at: Instant
    ) {
        self.language = language
        self.found = found
        self.session = session
        self.at = at
    }

    static let address = "/erasures"
    /// The box that is ticked before something is destroyed for ever.
    static let certainty = "certain"

    package func render() -> String {
        Page(
            language: language, address: ErasuresPage.address, current: Label.erasures,
            title: problem == nil ? Label.erasures : Label.failed(Label.erasures),
            heading: "\(Label.erasures[language])", at: at,
            content: """
                \(ActForm.told(problem, language))<p class="soft">\(Label.erasuresHint[language])</p>
                \(proposals)\(due)\(form)
                """
        ).render()
    }

    private var proposals: HTML {
        guard !found.waiting.isEmpty else {
            return .nothing(under: Label.waitingErasures, Label.noWaitingErasures, language)
        }
        let cards = found.waiting.map(card)
        return "<h2>\(Label.waitingErasures[language])</h2>\n\(cards)"
    }

    private func card(_ proposal: Erasure) -> HTML {
        let facts: [(Text, HTML)] = [
            (Label.household, HouseholdPage.link(proposal.household, language)),
            (Label.reason, language.record(proposal.reason)),
            (Label.proposedBy, language.record(proposal.proposedBy.rawValue)),
            (Label.proposedAt, "\(proposal.proposedAt.minute)"),
        ]
        return """
            <section class="standing">
            <h3>\(Label.number[language]) \(proposal.number)</h3>
            \(HTML.facts(facts, language))\(acts(on: proposal))</section>

            """
    }

    private func acts(on proposal: Erasure) -> HTML {
        guard session.actor.may(.erase) else { return .empty }
        guard proposal.proposedBy != session.actor.id else {
            return "<p class=\"soft\">\(Label.needsAnother[language])</p>\n"
        }
        let hidden = [(name: "erasure", value: "\(proposal.number)")]
        let certain: HTML = """
            <label class="choice"><input type="checkbox" name="\(ErasuresPage.certainty)" required> \(Label.certainToErase[language])</label>

            """
        let erase = ActForm(
            language: language, address: ErasuresPage.address, act: "erase",
            button: Label.erase, about: "\(proposal.number)", hidden: hidden, fields: [certain])
        let reject = ActForm(
            language: language, address: ErasuresPage.address, act: "reject",
            button: Label.rejectErasure, about: "\(proposal.number)", hidden: hidden,
            fields: [ActForm.input(Label.reason, "reason", .empty, upTo: 500, language)])
        return "<div class=\"acts\">\n\(erase.html)\(reject.html)</div>\n"
    }

    private var mayPropose: Bool { session.actor.may(.proposeErasure) }

    private var due: HTML {
        guard !found.due.isEmpty else {
            return .nothing(under: Label.dueErasures, Label.noDueErasures, language)
        }
        var columns: [Table.Column] = [
            .header(Label.household), .text(Label.village), .text(Label.relieved),
            .text(Label.keptUntil),
        ]
        if mayPropose { columns.append(.text(Label.act)) }
        var table = Table("\(Label.dueErasures[language])", columns)
        table.rows = found.due.map { row in
            [
                HouseholdPage.link(row.household, language), language.record(row.village),
                "\((row.isRelieved ? Label.yes : Label.no)[language])", "\(row.keptUntil)",
            ] + (mayPropose ? [proposal(of: row)] : [])
        }
        return table.html(language)
    }

    /// The reason is that of all who stand in the table.
    private func proposal(of row: ErasableHousehold) -> HTML {
        ActForm(
            language: language, address: ErasuresPage.address, act: "propose",
            button: Label.proposeErasure, about: row.household.rawValue,
            hidden: [
                ("household", row.household.rawValue),
                ("reason", Label.termEnded(on: row.keptUntil).chinese),
            ]
        ).html
    }

    private var form: HTML {
        guard mayPropose else { return .empty }
        let form = ActForm(
            language: language, address: ErasuresPage.address, act: "propose",
            button: Label.proposeErasure,
            fields: [
                ActForm.input(Label.household, "household", typed, upTo: 100, language),
                ActForm.input(Label.reason, "reason", typed, upTo: 500, language),
            ])
        return """
            <h2>\(Label.proposeErasure[language])</h2>
            \(form.html)<p class="soft">\(Label.proposeErasureHint[language])</p>

            """
    }
}
