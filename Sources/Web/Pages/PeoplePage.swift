import Domain
import Wording

/// 查人 - asks for an ID number and shows who in the register has it. The number comes in the body of
/// a request and is not shown again: what stands in an address or on a page stays in histories,
/// logs and on screens that others see.
package struct PeoplePage {
    let language: Language
    /// What the search gave; nil before one.
    let outcome: Outcome?
    let at: Instant

    /// What a search gave.
    package enum Outcome: Sendable {
        case invalid(IDNumberDefect)
        /// One person, or none; several where the register is wrong.
        case found([PersonRow], under: IDNumber)
    }

    package init(language: Language, outcome: Outcome? = nil, at: Instant) {
        self.language = language
        self.outcome = outcome
        self.at = at
    }

    package func render() -> String {
        Page(
            language: language, address: PeoplePage.address, current: Label.people,
            title: Label.people, heading: "\(Label.people[language])", at: moment,
            content: "\(form)\(result)"
        ).render()
    }

    private static let address = "/people"

    /// The form alone shows nothing that could grow old.
    private var moment: Instant? {
        if case .found = outcome { at } else { nil }
    }

    /// Always empty, after a search too.
    private var form: HTML {
        """
        <form class="filter" method="post" action="\(Page.with(language, PeoplePage.address))" role="search" aria-label="\(Label.people[language])">
        \(Viewer.field)<label>\(Label.person[language]) <input name="id_number" size="24" autocomplete="off" autocapitalize="characters" spellcheck="false" required aria-describedby="hint"></label>
        <button>\(Label.search[language])</button>
        </form>
        <p class="soft" id="hint">\(Label.searchHint[language])</p>

        """
    }

    private var result: HTML {
        switch outcome {
        case nil: .empty
        case .invalid(let defect): warning(defect.text)
        case .found([], let number):
            "<p class=\"empty\">\(Label.nobody(under: number.description)[language])</p>\n"
        case .found(let people, _):
            "\(people.count > 1 ? warning(Label.several(people.count)) : .empty)\(list(people))"
        }
    }

    private func warning(_ text: Text) -> HTML {
        """
        <p class="late" role="alert"><span class="lamp bad"></span>\(text[language])</p>

        """
    }

    private func list(_ people: [PersonRow]) -> HTML {
        var table = Table(
            "\(Label.found[language])",
            [
                .header(Label.household), .text(Label.personName), .text(Label.relation),
                .text(Label.village), .text(Label.person),
            ])
        table.rows = people.map { person in
            [
                HouseholdPage.link(person.household, language),
                language.record(person.maskedName), language.record(person.relation),
                language.record(person.village), "\(person.maskedID)",
            ]
        }
        return table.html(language)
    }
}
