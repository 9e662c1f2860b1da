import Domain
import Wording

/// 案卷 - one case: where it stands and what comes next, what it was computed from and how, and who
/// did what.
package struct CasePage {
    let language: Language
    let file: CaseFile
    /// The list that it was opened from.
    let list: CaseQuery
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(language: Language, file: CaseFile, list: CaseQuery, at: Instant) {
        self.language = language
        self.file = file
        self.list = list
        self.at = at
    }

    package func render() -> String {
        let row = file.row
        let title = Text(
            "\(Label.oneCase.chinese) \(row.claim) \(row.state.text.chinese)",
            "\(Label.oneCase.english) \(row.claim) \(row.state.text.english)")
        let sections: [Section] = [
            Section(id: "sources", title: Label.sources, content: sources),
            Section(id: "agreement", title: Label.agreement, content: agreement),
            Section(id: "visits", title: Label.visits, content: visits),
            Section(id: "comparisons", title: Label.comparisons, content: comparisons),
            Section(id: "working", title: Label.working, content: computations),
            Section(id: "decisions", title: Label.decisions, content: decisions),
            Section(id: "payments", title: Label.payments, content: payments),
            Section(id: "trail", title: Label.history, content: history),
        ].filter { !$0.content.isEmpty }
        return Page(
            language: language, address: list.address("/cases/\(row.claim)"),
            current: Label.cases,
            title: problem == nil ? title : Label.failed(title),
            heading: """
                \(Label.oneCase[language]) \(row.claim) <small>\(language.record(row.maskedName)) · \(language.record(row.village)) · \(row.cause.text[language])</small>
                """,
            at: at,
            content: """
                \(wayBack)\(ActForm.told(problem, language))\(standing)\(facts)\(disclosure)\(contents(sections))\(sections.map(\.html))\(wayBack)
                """
        ).render()
    }

    /// A part of the page that the contents lead to.
    private struct Section {
        let id: StaticString
        let title: Text
        let content: HTML

        var html: HTML { "<section id=\"\(id)\">\n\(content)</section>\n" }
    }

    private func contents(_ sections: [Section]) -> HTML {
        let links = sections.map { section -> HTML in
            "<li><a href=\"#\(section.id)\">\(section.title[language])</a></li>\n"
        }
        return """
            <nav class="contents" aria-label="\(Label.contents[language])">
            <ul>
            \(links)</ul>
            </nav>

            """
    }

    private var wayBack: HTML {
        """
        <p class="back"><a class="action" href="\(Page.with(language, list.address()))"><span aria-hidden="true">←</span> \(Label.toList[language])</a></p>

        """
    }

    /// Of an erased household the page behind it says that nothing is left to show.
    private var disclosure: HTML {
        HouseholdPage.disclosureLink(file.row.household, language)
    }

    private var facts: HTML {
        let row = file.row
        let facts: [(Text, HTML)] = [
            (Label.household, HouseholdPage.link(row.household, language)),
            (Label.householdClass, language.record(file.className)),
            (Label.channel, "\(row.channel.text[language])"), (Label.opened, "\(row.openedOn)"),
            (Label.scheme, language.record(file.schemeTitle)),
            (Label.account, "\(file.maskedAccount)"), (Label.phone, "\(file.maskedPhone)"),
        ]
        return .facts(facts, language)
    }
}
