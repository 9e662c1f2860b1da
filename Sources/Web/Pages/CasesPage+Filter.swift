import Domain
import Wording

extension CasesPage {
    /// The filter, a form whose fields hold what the list is filtered by.
    var filter: HTML {
        let filter = query.filter
        let area: HTML = """
            <label>\(Label.area[language]) <input name="area" value="\(filter.area ?? "")" inputmode="numeric" pattern="[0-9]*" maxlength="12" autocomplete="off"></label>
            """
        return """
            <form class="filter" method="get" action="/cases" role="search" aria-label="\(Label.filterHint[language])">
            <input type="hidden" name="lang" value="\(language.rawValue)">
            \(size)\(choice("state", Label.state, filter.state, ClaimState.allCases) { $0.text })
            \(choice("cause", Label.cause, filter.cause, Cause.allCases) { $0.text })
            \(choice("channel", Label.channel, filter.channel, Channel.allCases) { $0.text })
            \(area)
            <button>\(Label.filter[language])</button>
            <a class="action" href="\(Page.with(language, "/cases"))">\(Label.reset[language])</a>
            </form>

            """
    }

    /// The length of the page, where somebody chose one.
    private var size: HTML {
        query.limit == CaseQuery().limit
            ? .empty : "<input type=\"hidden\" name=\"size\" value=\"\(query.limit)\">\n"
    }

    private func choice<Value: RawRepresentable<String> & Equatable>(
        _ name: StaticString, _ label: Text, _ current: Value?, _ values: [Value],
        _ text: (Value) -> Text
    ) -> HTML {
        let options = values.map { value -> HTML in
            let mark: HTML = value == current ? " selected" : ""
            return "<option value=\"\(value.rawValue)\"\(mark)>\(text(value)[language])</option>"
        }
        return """
            <label>\(label[language]) <select name="\(name)"><option value="">\(Label.all[language])</option>\(options)</select></label>
            """
    }
}
