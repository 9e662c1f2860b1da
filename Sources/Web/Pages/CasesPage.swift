import Domain
import Wording

/// 案件列表 - the list of cases with its filter. All of the list's state is in its address.
package struct CasesPage {
    let language: Language
    let query: CaseQuery
    let rows: [CaseRow]
    /// Where the next page begins; nil on the last.
    let next: String?
    let counts: [ClaimState: Int]
    let at: Instant

    package init(
        language: Language, query: CaseQuery, rows: [CaseRow], next: String?,
        counts: [ClaimState: Int], at: Instant
    ) {
        self.language = language
        self.query = query
        self.rows = rows
        self.next = next
        self.counts = counts
        self.at = at
    }

    package func render() -> String {
        Page(
            language: language, address: query.address(), current: Label.cases,
            title: Label.cases, heading: "\(Label.cases[language])", at: at,
            content: "\(progress)\(filter)\(list)\(pager)\(downloads)"
        ).render()
    }

    /// How many cases of the county stand where, as links that keep the rest of the filter.
    private var progress: HTML {
        let present = ClaimState.allCases.filter { counts[$0, default: 0] > 0 }
        // What waits for somebody comes first.
        let states = present.filter { !$0.isAtRest } + present.filter(\.isAtRest)
        guard !states.isEmpty else { return .empty }
        let total = counts.values.reduce(0, +)
        let all = chip(nil, "\(Label.all[language])", total)
        let items = states.map { state in
            chip(state, state.standing(language), counts[state, default: 0])
        }
        return """
            <nav aria-label="\(Label.countyByState[language])">
            <ul class="chips">
            \(all)\(items)</ul>
            </nav>

            """
    }

    private func chip(_ state: ClaimState?, _ text: HTML, _ count: Int) -> HTML {
        let target = Page.with(language, query.showing(state).address())
        let mark: HTML = query.filter.state == state ? " aria-current=\"true\"" : ""
        return "<li><a href=\"\(target)\"\(mark)>\(text) <b>\(count)</b></a></li>\n"
    }

    private var list: HTML {
        guard !rows.isEmpty else { return nothing }
        var table = Table(
            "\(applied) <small>\(Label.rows(rows.count, of: total)[language])</small>",
            [
                .header(Label.number), .text(Label.state), .text(Label.name),
                .text(Label.village), .text(Label.cause), .number(Label.amount),
                .text(Label.due), .text(Label.channel), .text(Label.household),
                .text(Label.opened),
            ])
        table.layout = .cases
        table.rows = rows.map(cells)
        return table.html(language).scrolling(Label.cases, language)
    }

    private var nothing: HTML {
        guard !counts.isEmpty else { return "<p class=\"empty\">\(Label.noCases[language])</p>\n" }
        return """
            <h2>\(applied)</h2>
            <p class="empty">\(Label.empty[language])</p>

            """
    }

    /// What the list is filtered by.
    private var applied: HTML {
        let filter = query.filter
        let parts = [
            filter.state?.text[language], filter.cause?.text[language],
            filter.channel?.text[language],
            filter.area.map { "\(Label.area[language]) \($0)" },
        ].compactMap(\.self)
        return parts.isEmpty
            ? "\(Label.allCases[language])" : "\(parts.joined(separator: " · "))"
    }

    /// How many cases fit the filter, where that is counted.
    private var total: Int? {
        let filter = query.filter
        guard filter.cause == nil, filter.channel == nil, filter.area == nil else { return nil }
        return filter.state.map { counts[$0, default: 0] } ?? counts.values.reduce(0, +)
    }

    private func cells(_ row: CaseRow) -> [HTML] {
        let address = Page.with(language, query.address("/cases/\(row.claim)"))
        return [
            "<a href=\"\(address)\">\(row.claim)</a>", row.state.standing(language),
            language.record(row.maskedName), language.record(row.village),
            "\(row.cause.text[language])", "\(row.amount?.grouped ?? "")",
            row.dueOn.map { at.day.timeLeft(until: $0, language) } ?? .empty,
            "\(row.channel.text[language])", "\(row.household)", "\(row.openedOn)",
        ]
    }

    private var pager: HTML {
        guard next != nil || query.after != nil else { return .empty }
        let first = query.after.map { _ in link(query.beginning(after: nil), Label.first) }
        let further = next.map { link(query.beginning(after: $0), Label.next) }
        return """
            <nav class="pager" aria-label="\(Label.pages[language])">\([first, further].compactMap(\.self))</nav>

            """
    }

    private var downloads: HTML {
        rows.isEmpty ? .empty : .downloads(language) { query.address(as: $0) }
    }

    private func link(_ query: CaseQuery, _ text: Text) -> HTML {
        "<a class=\"action\" href=\"\(Page.with(language, query.address()))\">\(text[language])</a>"
    }
}

extension ClaimState {
    /// Whether nobody has to do anything.
    fileprivate var isAtRest: Bool { isEnded || self == .ineligible || self == .paid }

    /// The state's name with its colour beside it.
    func standing(_ language: Language) -> HTML {
        "<span class=\"lamp \(lamp)\"></span>\(text[language])"
    }

    /// The colour beside the state's name; never without the name.
    private var lamp: String {
        switch self {
        case .lead, .accepted, .verified: "waiting"
        case .eligible, .reviewed, .posted, .noticed: "going"
        case .approved, .paid: "good"
        case .screenedOut, .ineligible, .declined, .withdrawn: "ended"
        case .reviewFailed, .contested: "bad"
        }
    }
}
