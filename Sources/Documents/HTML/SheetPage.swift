import Domain
import Wording

/// 打印网页 - the paper as a page that prints as the PDF does: the same blocks in the same order, A4,
/// heads of tables repeated, rows in one piece, the page's number below where the browser can.
package struct SheetPage: Sendable {
    package var sheet: Sheet
    /// Where the style sheet ``style`` is served: pages allow no styles inside of themselves.
    package var stylesheet: String

    package init(_ sheet: Sheet, stylesheet: String) {
        self.sheet = sheet
        self.stylesheet = stylesheet
    }

    /// The whole document.
    package var markup: Markup {
        let language: Markup = sheet.language == .chinese ? "zh-CN" : "en"
        let orientation: Markup = sheet.orientation == .landscape ? " class=\"lying\"" : .empty
        return """
            <!DOCTYPE html>
            <html lang="\(language)"\(orientation)>
            <head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <title>\(sheet.title.printable)</title>\
            <link rel="stylesheet" href="\(stylesheet)"></head>
            <body><main class="sheet">
            \(body)</main></body>
            </html>

            """
    }

    /// What stands on the paper, for a page of another's making.
    package var body: Markup {
        var text: Markup = .empty
        if let letterhead = sheet.letterhead {
            text += "<div class=\"letterhead\"><p>\(letterhead.issuer.printable)</p>"
            text += "<p>\(letterhead.number.printable)</p></div>\n"
        }
        text += "<h1>\(sheet.title.printable)</h1>\n"
        for (index, block) in sheet.blocks.enumerated() {
            text += markup(of: block, id: "block-\(index + 1)")
            text += "\n"
        }
        text += """
            <footer><span>\(sheet.number)</span>\
            <span>\(PaperWord.digest[sheet.language]) \(sheet.digestPrefix)</span></footer>

            """
        return text
    }

    private func markup(of block: Block, id: String) -> Markup {
        switch block {
        case .heading(let heading): return "<h2>\(heading.printable)</h2>"
        case .subheading(let heading): return "<h3>\(heading.printable)</h3>"
        case .paragraph(let text, let style):
            return "<p class=\"\(style.name)\">\(text.printable)</p>"
        case .facts(let facts):
            var list: Markup = "<dl>"
            for fact in facts {
                list += "<div><dt>\(fact.name.printable)</dt><dd>\(fact.value.printable)</dd></div>"
            }
            list += "</dl>"
            return list
        case .table(let table): return table.markup(id: id)
        case .figure(let figure): return markup(of: figure, id: id)
        case .signatures(let signatures):
            var list: Markup = "<div class=\"signatures\">"
            for signature in signatures { list += markup(of: signature) }
            list += "</div>"
            return list
        case .code(let code):
            var lines: Markup = .empty
            for line in code.lines { lines += "<span>\(line.printable)</span>" }
            let picture = SheetPage.code(
                code.content, side: 28 * Paper.millimetre, id: id, sheet.language)
            return "<div class=\"code\">\(picture)<p>\(lines)</p></div>"
        case .pageBreak: return "<div class=\"break\"></div>"
        }
    }

    private func markup(of figure: Figure, id: String) -> Markup {
        let picture = figure.drawing.svg(
            id: id, title: figure.title, description: figure.description)
        let table = figure.table?.markup(id: id + "-data") ?? .empty
        return """
            <figure>\(picture)<figcaption>\(figure.title.printable)</figcaption></figure>\(table)
            """
    }

    private func markup(of signature: Signature) -> Markup {
        let name = signature.shownName
        let colon = PaperWord.colon[sheet.language]
        return """
            <p><span>\(signature.role.printable)\(name.printable)\(colon)</span>\
            <span class="line"></span><span>\(PaperWord.dateToFill[sheet.language])</span></p>
            """
    }

    /// A code with edges of so many points; nothing for what no code holds.
    static func code(_ content: String, side: Double, id: String, _ language: Language) -> Markup {
        guard let code = QRCode(content) else { return .empty }
        return code.drawing(side: side).svg(
            id: id, title: PaperWord.code[language], description: content)
    }
}

extension Signature {
    /// The name in brackets behind the role; empty without one.
    var shownName: String { name.isEmpty ? "" : "（\(name)）" }
}

extension Paragraph {
    fileprivate var name: String {
        switch self {
        case .body: "body"
        case .flush: "flush"
        case .closing: "closing"
        case .note: "note"
        case .subtitle: "subtitle"
        case .listing: "listing"
        }
    }
}

extension Table {
    fileprivate func markup(id: String) -> Markup {
        var text: Markup = "<table>"
        if !caption.isEmpty { text += "<caption>\(caption.printable)</caption>" }
        text += "<thead><tr>"
        for column in columns { text += "<th scope=\"col\">\(column.heading.printable)</th>" }
        text += "</tr></thead><tbody>"
        for (index, row) in rows.enumerated() { text += markup(of: row, id: "\(id)-\(index + 1)") }
        text += "</tbody>"
        if !total.isEmpty { text += "<tfoot>\(markup(of: total, id: id + "-total"))</tfoot>" }
        text += "</table>"
        return text
    }

    private func markup(of row: [Cell], id: String) -> Markup {
        var text: Markup = "<tr>"
        for (index, cell) in row.enumerated() {
            let style: Markup =
                switch columns[index].alignment {
                case .leading: .empty
                case .centre: " class=\"centre\""
                case .trailing: " class=\"number\""
                }
            switch cell {
            case .text(let words): text += "<td\(style)>\(words.printable)</td>"
            case .code(let content):
                let picture = SheetPage.code(
                    content, side: Paper.codeSide, id: "\(id)-\(index + 1)", .chinese)
                text += "<td\(style)>\(picture)</td>"
            case .blank: text += "<td\(style)></td>"
            }
        }
        text += "</tr>"
        return text
    }
}
