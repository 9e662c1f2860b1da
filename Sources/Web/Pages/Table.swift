import Wording

/// A table with a caption that is a heading of the page. On narrow screens each row becomes a card
/// whose cells carry the names of their columns.
struct Table {
    let caption: HTML
    let columns: [Column]
    var rows: [[HTML]] = []
    /// Sums, in as many cells as there are columns.
    var foot: [HTML] = []
    var layout = Layout.cards

    /// A column of the table.
    struct Column {
        var text: Text
        var kind = Kind.text

        enum Kind {
            case text, number
            /// What the row is about.
            case header
        }
    }

    /// How the table stands on a narrow screen; also the name of its class in the style sheet.
    enum Layout: String {
        case cards
        /// Few and short columns: the table stays a table.
        case kept
        /// The list of cases.
        case cases
        /// The steps of a computation.
        case working
    }

    init(_ caption: HTML, _ columns: [Column]) {
        self.caption = caption
        self.columns = columns
    }

    func html(_ language: Language) -> HTML {
        let head = columns.map { column -> HTML in
            column.kind == .number
                ? "<th scope=\"col\" class=\"number\">\(column.text[language])</th>"
                : "<th scope=\"col\">\(column.text[language])</th>"
        }
        let body = rows.map { "<tr>\(cells($0, language))</tr>\n" as HTML }
        let foot: HTML =
            foot.isEmpty ? .empty : "<tfoot><tr>\(cells(foot, language))</tr></tfoot>\n"
        return """
            <table class="\(layout.rawValue)">
            <caption><h2>\(caption)</h2></caption>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body)</tbody>
            \(foot)</table>

            """
    }

    private func cells(_ cells: [HTML], _ language: Language) -> [HTML] {
        zip(columns, cells).map { column, cell in
            switch column.kind {
            case .header: return "<th scope=\"row\">\(cell)</th>"
            case _ where cell.isEmpty: return "<td></td>"
            case .number:
                return "<td class=\"number\"\(label(column, language))>\(cell)</td>"
            case .text: return "<td\(label(column, language))>\(cell)</td>"
            }
        }
    }

    /// The column's name, where the style sheet shows it.
    private func label(_ column: Column, _ language: Language) -> HTML {
        switch layout {
        case .cards, .working: " data-label=\"\(column.text[language])\""
        case .kept, .cases: .empty
        }
    }
}

extension Table.Column {
    static func text(_ text: Text) -> Table.Column { Table.Column(text: text) }
    static func number(_ text: Text) -> Table.Column { Table.Column(text: text, kind: .number) }
    static func header(_ text: Text) -> Table.Column { Table.Column(text: text, kind: .header) }
}

extension HTML {
    /// A table that may be wider than an office screen: it can be scrolled, by keys too.
    func scrolling(_ name: Text, _ language: Language) -> HTML {
        """
        <div class="scroll" role="region" tabindex="0" aria-label="\(name[language])">
        \(self)</div>

        """
    }
}
