import Domain
import Wording

/// 排版准备 - sets and measures the blocks of a sheet for a paper's width.
struct Preparation {
    let typesetter: Typesetter
    let paper: Paper
    let language: Language

    /// The letterhead, if there is one, and the title.
    func head(of sheet: Sheet) -> [PreparedBlock] {
        let title = text(sheet.title, .title, .title, before: 0, after: 12, leads: true)
        guard let letterhead = sheet.letterhead else { return [title] }
        var blocks = [
            text(
                letterhead.issuer, .issuer, .paragraph, before: 0, after: 10, leads: true,
                ink: .official)
        ]
        if !letterhead.number.isEmpty {
            blocks.append(
                text(letterhead.number, .subtitle, .paragraph, before: 0, after: 5, leads: true))
        }
        return blocks + [.rule(PreparedRule(ink: .official, width: 1.5, after: 20)), title]
    }

    func prepare(_ block: Block) -> PreparedBlock {
        switch block {
        case .heading(let heading):
            return text(heading, .heading, .heading, before: 12, after: 4, leads: true)
        case .subheading(let heading):
            return text(heading, .subheading, .subheading, before: 8, after: 3, leads: true)
        case .paragraph(let paragraph, let style): return prepare(paragraph, style)
        case .facts(let facts): return .facts(prepare(facts))
        case .table(let table): return .table(prepare(table))
        case .figure(let figure): return .figure(prepare(figure))
        case .signatures(let signatures): return .signatures(signatures.map(prepare))
        case .code(let code): return .code(prepare(code))
        case .pageBreak: return .pageBreak
        }
    }

    private func prepare(_ paragraph: String, _ style: Paragraph) -> PreparedBlock {
        switch style {
        case .body:
            let style = TextStyle.body(indented: language == .chinese)
            return text(paragraph, style, .paragraph, before: 0, after: 4)
        case .flush: return text(paragraph, .flush, .paragraph, before: 0, after: 4)
        case .closing: return text(paragraph, .closing, .paragraph, before: 0, after: 2)
        case .note: return text(paragraph, .note, .paragraph, before: 2, after: 2)
        case .listing: return text(paragraph, .listing, .paragraph, before: 0, after: 8)
        case .subtitle:
            return text(paragraph, .subtitle, .paragraph, before: 0, after: 8, leads: true)
        }
    }

    private func text(
        _ text: String, _ style: TextStyle, _ tag: Tag, before: Double, after: Double,
        leads: Bool = false, ink: Ink = .black
    ) -> PreparedBlock {
        let galley = galley(text, style, paper.textWidth)
        // A heading stays whole, so that it must not be longer than half a page.
        if leads { galley.limit(height: paper.textHeight / 2) }
        return .text(
            PreparedText(
                galley: galley, tag: tag, before: before, after: after, leads: leads, ink: ink))
    }

    private func prepare(_ facts: [Fact]) -> PreparedFacts {
        let names = facts.map { galley($0.name, .cell.bold(), paper.textWidth * 0.35) }
        let indent = (names.map(\.width).max() ?? 0) + 12
        let rows = zip(facts, names).map { fact, name in
            let value = galley(fact.value, .cell, paper.textWidth - indent)
            name.limit(height: paper.textHeight - 3)
            value.limit(height: paper.textHeight - 3)
            return PreparedFacts.Row(name: name, value: value)
        }
        return PreparedFacts(rows: rows, indent: indent)
    }

    private func prepare(_ figure: Figure) -> PreparedFigure {
        let caption = galley(figure.title, .caption, paper.textWidth)
        caption.limit(height: paper.textHeight / 4)
        let room = paper.textHeight - caption.height - 12
        let scale = min(
            1, paper.textWidth / figure.drawing.width, room / figure.drawing.height)
        return PreparedFigure(
            caption: caption,
            picture: Picture(drawing: figure.drawing, description: figure.description),
            scale: scale)
    }

    private func prepare(_ signature: Signature) -> PreparedSignature {
        let role = galley(
            signature.role + signature.shownName + PaperWord.colon[language], .flush,
            paper.textWidth * 0.4)
        role.limit(height: 60)
        return PreparedSignature(
            role: role, date: galley(PaperWord.dateToFill[language], .flush, nil))
    }

    private func prepare(_ code: CodeBlock) -> PreparedCode {
        // 28 mm with a quiet zone of four modules: read from a handed-out copy by any telephone.
        let side = 28 * Paper.millimetre
        let picture =
            self.code(code.content, side: side)
            ?? Picture(
                drawing: Drawing(width: side, height: side), description: code.content)
        let lines = code.lines.map { galley($0, .cell, paper.textWidth - side - 10) }
        for line in lines {
            line.limit(height: max(20, paper.textHeight / 2 / Double(lines.count)))
        }
        return PreparedCode(picture: picture, lines: lines)
    }

    /// A two-dimensional code; nil for what none holds.
    private func code(_ content: String, side: Double) -> Picture? {
        QRCode(content).map {
            Picture(
                drawing: $0.drawing(side: side),
                description: PaperWord.code[language] + PaperWord.colon[language] + content)
        }
    }

    func galley(_ text: String, _ style: TextStyle, _ width: Double?) -> Galley {
        typesetter.galley(text, style, width: width, in: language)
    }
}

extension Preparation {
    private func prepare(_ table: Table) -> PreparedTable {
        let whole = table.columns.reduce(0) { $0 + $1.weight }
        var edges = [0.0]
        for column in table.columns {
            edges.append(edges.last! + paper.textWidth * column.weight / whole)
        }
        let caption =
            table.caption.isEmpty
            ? nil : galley(table.caption, .caption, paper.textWidth)
        caption?.limit(height: paper.textHeight / 4)
        let head = row(
            table.columns.map { .text($0.heading) }, table, edges, .head,
            limit: paper.textHeight / 3)
        // A row stands on one page with the head above it, so that this is all a row may have.
        let limit = paper.textHeight - head.height - (caption.map { $0.height + 4 } ?? 0)
        var rows = table.rows.map { row($0, table, edges, .cell, limit: limit) }
        if !table.total.isEmpty {
            rows.append(row(table.total, table, edges, .cell.bold(), limit: limit))
        }
        return PreparedTable(
            caption: caption, edges: edges, head: head, rows: rows,
            hasTotal: !table.total.isEmpty)
    }

    private func row(
        _ cells: [Table.Cell], _ table: Table, _ edges: [Double], _ style: TextStyle,
        limit: Double
    ) -> PreparedTable.Row {
        let padding = PreparedTable.padding
        var height = 0.0
        let prepared = cells.enumerated().map { index, cell -> PreparedTable.Cell in
            let width = edges[index + 1] - edges[index] - 2 * padding.across
            switch cell {
            case .text(let text):
                let isHead = style == .head
                let edge = isHead ? .centre : table.columns[index].alignment.edge
                let galley = galley(text, style.aligned(edge, figures: !isHead), width)
                galley.limit(height: limit - 2 * padding.down)
                height = max(height, galley.height)
                return .text(galley)
            case .code(let content):
                let side = min(Paper.codeSide, width)
                guard let picture = code(content, side: side) else { return .blank }
                height = max(height, side)
                return .picture(picture)
            case .blank:
                height = max(height, 18)
                return .blank
            }
        }
        return PreparedTable.Row(cells: prepared, height: height + 2 * padding.down)
    }
}
