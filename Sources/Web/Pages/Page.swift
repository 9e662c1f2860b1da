import Wording

/// The frame of every page: title, navigation, language, main part.
struct Page {
    let language: Language
    /// The page's own path and query, for the link to the other language.
    let address: String
    let title: Text
    let current: Text
    let content: HTML

    func render() -> String {
        let other: Language = language == .chinese ? .english : .chinese
        let frame: HTML = """
            <!DOCTYPE html>
            <html lang="\(language == .chinese ? "zh-CN" : "en")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(title[language]) · \(Label.product[language])</title>
            <link rel="stylesheet" href="/app.css">
            </head>
            <body>
            <a class="skip" href="#main">\(Label.skip[language])</a>
            <header>
            <strong>\(Label.product[language])</strong>
            <nav>
            \(link("/cases", Label.cases))
            \(link("/fund", Label.fund))
            </nav>
            <a class="language" lang="\(other == .chinese ? "zh-CN" : "en")" href="\(Page.with(other, address))">\(Label.language[language])</a>
            </header>
            <main id="main">
            <h1>\(title[language])</h1>
            \(content)
            </main>
            </body>
            </html>

            """
        return frame.markup
    }

    private func link(_ path: String, _ text: Text) -> HTML {
        let href = Page.with(language, path)
        return text == current
            ? "<a href=\"\(href)\" aria-current=\"page\">\(text[language])</a>"
            : "<a href=\"\(href)\">\(text[language])</a>"
    }

    /// The address with its language.
    static func with(_ language: Language, _ address: String) -> String {
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let kept =
            parts.count == 2
            ? parts[1].split(separator: "&").filter { !$0.hasPrefix("lang=") }.map(String.init)
            : []
        return "\(parts[0])?" + (kept + ["lang=\(language.rawValue)"]).joined(separator: "&")
    }
}

/// A table with a caption, ready for narrow screens: each cell carries the name of its column.
struct Table {
    let caption: Text
    let columns: [Column]
    var rows: [[HTML]] = []

    struct Column {
        var text: Text
        var isNumber = false
    }

    init(_ caption: Text, _ columns: [Column]) {
        self.caption = caption
        self.columns = columns
    }

    func html(_ language: Language) -> HTML {
        let head = columns.map { column -> HTML in
            column.isNumber
                ? "<th scope=\"col\" class=\"number\">\(column.text[language])</th>"
                : "<th scope=\"col\">\(column.text[language])</th>"
        }
        let body = rows.map { cells -> HTML in
            let cells = zip(columns, cells).map { column, cell -> HTML in
                column.isNumber
                    ? "<td class=\"number\" data-label=\"\(column.text[language])\">\(cell)</td>"
                    : "<td data-label=\"\(column.text[language])\">\(cell)</td>"
            }
            return "<tr>\(cells)</tr>\n"
        }
        return """
            <div class="scroll" role="region" tabindex="0" aria-label="\(caption[language])">
            <table>
            <caption>\(caption[language])</caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body)</tbody>
            </table>
            </div>

            """
    }
}

extension Table.Column {
    static func text(_ text: Text) -> Table.Column { Table.Column(text: text) }
    static func number(_ text: Text) -> Table.Column { Table.Column(text: text, isNumber: true) }
}
