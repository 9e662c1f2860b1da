import Casework
import Domain
import Wording

/// 案件列表 - the list of cases with its filter. All of the list's state is in its address.
struct CasesPage {
    let language: Language
    let query: CaseQuery
    let page: CaseList.Page
    let counts: [ClaimState: Int]
    let today: Day

    func render() -> String {
        Page(
            language: language, address: query.address, title: Label.cases, current: Label.cases,
            content: "\(progress)\(filter)\(list)\(pager)"
        ).render()
    }

    /// How many cases stand where, as links that filter by it.
    private var progress: HTML {
        let states = ClaimState.allCases.filter { counts[$0, default: 0] > 0 }
        let items = states.map { state -> HTML in
            let target = Page.with(language, "/cases?state=\(state.rawValue)")
            let mark: HTML = query.filter.state == state ? " aria-current=\"true\"" : ""
            return """
                <li><a href="\(target)"\(mark)><span class="lamp \(state.lamp)"></span>\(state.text[language]) <b>\(counts[state, default: 0])</b></a></li>

                """
        }
        return "<ul class=\"chips\" aria-label=\"\(Label.progress[language])\">\n\(items)</ul>\n"
    }

    private var filter: HTML {
        """
        <form class="filter" method="get" action="/cases">
        <input type="hidden" name="lang" value="\(language.rawValue)">
        \(choice("state", Label.state, query.filter.state?.rawValue, ClaimState.allCases.map { ($0.rawValue, $0.text) }))
        \(choice("cause", Label.cause, query.filter.cause?.rawValue, Cause.allCases.map { ($0.rawValue, $0.text) }))
        \(choice("channel", Label.channel, query.filter.channel?.rawValue, Channel.allCases.map { ($0.rawValue, $0.text) }))
        <label>\(Label.area[language]) <input name="area" value="\(query.filter.area ?? "")" inputmode="numeric" pattern="[0-9]*" maxlength="12"></label>
        <button>\(Label.filter[language])</button>
        <a href="\(Page.with(language, "/cases"))">\(Label.reset[language])</a>
        </form>

        """
    }

    private func choice(
        _ name: String, _ label: Text, _ current: String?, _ options: [(String, Text)]
    ) -> HTML {
        let options = options.map { value, text -> HTML in
            let mark: HTML = value == current ? " selected" : ""
            return "<option value=\"\(value)\"\(mark)>\(text[language])</option>"
        }
        return """
            <label>\(label[language]) <select name="\(name)"><option value="">\(Label.all[language])</option>\(options)</select></label>
            """
    }

    private var list: HTML {
        guard !page.rows.isEmpty else { return "<p>\(Label.empty[language])</p>" }
        var table = Table(
            Label.cases,
            [
                .text(Label.number), .text(Label.household), .text(Label.name),
                .text(Label.village), .text(Label.cause), .text(Label.channel),
                .text(Label.state), .text(Label.opened), .text(Label.due),
                .number(Label.amount),
            ])
        table.rows = page.rows.map(cells)
        return table.html(language)
    }

    private func cells(_ row: CaseRow) -> [HTML] {
        let isLate = row.dueOn.map { $0 < today } ?? false
        let due: HTML =
            isLate
            ? "<span class=\"late\">\(row.dueOn!.description) \(Label.overdue[language])</span>"
            : "\(row.dueOn?.description ?? "")"
        return [
            "<a href=\"\(Page.with(language, "/cases/\(row.claim)"))\">\(row.claim)</a>",
            "\(row.household)", "\(row.maskedName)", "\(row.village)",
            "\(row.cause.text[language])", "\(row.channel.text[language])",
            "<span class=\"lamp \(row.state.lamp)\"></span>\(row.state.text[language])",
            "\(row.openedOn)", due, "\(row.amount?.grouped ?? "")",
        ]
    }

    private var pager: HTML {
        guard page.next != nil || query.before != nil else { return .empty }
        let first: HTML =
            query.before == nil
            ? .empty
            : link(query.address(before: nil), Label.first)
        let next = page.next.map { link(query.address(before: $0), Label.next) } ?? .empty
        return "<nav class=\"pager\">\(first) \(next)</nav>\n"
    }

    private func link(_ address: String, _ text: Text) -> HTML {
        "<a href=\"\(Page.with(language, address))\">\(text[language])</a>"
    }
}

extension ClaimState {
    /// The colour beside the state's name; never without the name.
    var lamp: String {
        switch self {
        case .lead, .accepted, .verified: "waiting"
        case .eligible, .reviewed, .posted, .noticed: "going"
        case .approved, .paid: "good"
        case .screenedOut, .ineligible, .declined, .withdrawn: "ended"
        case .reviewFailed, .contested: "bad"
        }
    }
}
