/// 分页 - puts prepared blocks on pages: a heading never alone at the foot of one, no single line
/// of a paragraph, no row of a table in two parts.
struct Pagination {
    let paper: Paper
    private(set) var pages = [Page()]
    private var y: Double

    /// The pages of blocks, inside one `Document` tag.
    static func pages(of blocks: [PreparedBlock], on paper: Paper) -> [Page] {
        var pagination = Pagination(paper: paper, y: paper.top)
        pagination.put(.open(.document))
        for (index, block) in blocks.enumerated() {
            pagination.place(block, before: blocks[(index + 1)...])
        }
        pagination.put(.close(.document))
        return pagination.pages
    }

    private init(paper: Paper, y: Double) {
        self.paper = paper
        self.y = y
    }

    private var isAtTop: Bool { y <= paper.top }

    private mutating func put(_ command: Page.Command) {
        pages[pages.count - 1].commands.append(command)
    }

    private mutating func turn() {
        pages.append(Page())
        y = paper.top
    }

    /// Turns the page unless that much is left of it.
    private mutating func need(_ height: Double) {
        if !isAtTop, y + height > paper.bottom + 0.01 { turn() }
    }

    private mutating func place(_ block: PreparedBlock, before rest: ArraySlice<PreparedBlock>) {
        switch block {
        case .text(let text):
            var least = text.least
            if text.leads { least += text.after + Pagination.following(rest) }
            need(min(least + text.before, paper.textHeight))
            place(text)
        case .facts(let facts): place(facts)
        case .table(let table): place(table)
        case .figure(let figure): place(figure)
        case .signatures(let signatures): place(signatures)
        case .code(let code): place(code)
        case .rule(let rule):
            need(rule.height)
            put(
                .rule(
                    from: Point(paper.left, y), to: Point(paper.right, y), width: rule.width,
                    ink: rule.ink))
            y += rule.height
        case .pageBreak: if !isAtTop { turn() }
        }
    }

    /// What must stand on the page of a heading: the headings after it, and the first of the rest.
    private static func following(_ rest: ArraySlice<PreparedBlock>) -> Double {
        var height = 0.0
        for block in rest {
            height += block.least
            guard case .text(let text) = block, text.leads else { break }
            height += text.before + text.after
        }
        return height
    }

    private mutating func text(_ galley: Galley, left: Double, top: Double) {
        put(.text(galley, 0..<galley.lines.count, left: left, top: top))
    }
}

extension Pagination {
    private mutating func place(_ text: PreparedText) {
        if !isAtTop { y += text.before }
        let galley = text.galley
        let count = galley.lines.count
        var start = 0
        // A text on two pages is one paragraph with a part on each.
        let isWhole = y + galley.height <= paper.bottom
        put(.open(text.tag))
        while start < count {
            var end = start
            while end < count, y + galley.height(of: start..<end + 1) <= paper.bottom { end += 1 }
            // No line alone on the next page either, and at least one on each.
            if end < count, count - end == 1, end - start > 2 { end -= 1 }
            if end == start { end += 1 }
            if !isWhole { put(.open(.span)) }
            put(.text(galley, start..<end, left: paper.left, top: y, ink: text.ink))
            if !isWhole { put(.close(.span)) }
            y += galley.height(of: start..<end)
            start = end
            if start < count { turn() }
        }
        put(.close(text.tag))
        y += text.after
    }

    private mutating func place(_ facts: PreparedFacts) {
        put(.open(.list))
        for row in facts.rows {
            need(row.height)
            put(.open(.item))
            put(.open(.label))
            text(row.name, left: paper.left, top: y)
            put(.close(.label))
            put(.open(.value))
            text(row.value, left: paper.left + facts.indent, top: y)
            put(.close(.value))
            put(.close(.item))
            y += row.height
        }
        put(.close(.list))
        y += 6
    }

    private mutating func place(_ figure: PreparedFigure) {
        need(figure.height)
        y += 4
        let width = figure.picture.drawing.width * figure.scale
        let left = paper.left + (paper.textWidth - width) / 2
        put(.figure(figure.picture, left: left, top: y, scale: figure.scale))
        y += figure.picture.drawing.height * figure.scale + 2
        put(.open(.paragraph))
        text(figure.caption, left: paper.left, top: y)
        put(.close(.paragraph))
        y += figure.caption.height + 6
    }

    private mutating func place(_ signatures: [PreparedSignature]) {
        // All on one page where that is possible: who signs one of two sheets signs nothing.
        need(min(signatures.reduce(0) { $0 + $1.height }, paper.textHeight))
        for signature in signatures {
            need(signature.height)
            let base = y + signature.height - 6
            put(.open(.paragraph))
            put(.open(.span))
            text(signature.role, left: paper.left, top: base - signature.role.height)
            put(.close(.span))
            put(.open(.span))
            text(
                signature.date, left: paper.right - signature.date.width,
                top: base - signature.date.height)
            put(.close(.span))
            put(.close(.paragraph))
            put(
                .rule(
                    from: Point(paper.left + signature.role.width + 4, base),
                    to: Point(paper.right - signature.date.width - 12, base), width: 0.5))
            y += signature.height
        }
        y += 6
    }

    private mutating func place(_ code: PreparedCode) {
        need(code.height)
        let drawing = code.picture.drawing
        put(.figure(code.picture, left: paper.left, top: y, scale: 1))
        let height = code.lines.reduce(0) { $0 + $1.height + 2 }
        var top = y + max(0, (drawing.height - height) / 2)
        for line in code.lines {
            put(.open(.paragraph))
            text(line, left: paper.left + drawing.width + 10, top: top)
            put(.close(.paragraph))
            top += line.height + 2
        }
        y += code.height
    }
}

extension Pagination {
    private mutating func place(_ table: PreparedTable) {
        need(min(table.least, paper.textHeight))
        put(.open(.table))
        if let caption = table.caption {
            put(.open(.caption))
            text(caption, left: paper.left, top: y)
            put(.close(.caption))
            y += table.captionHeight
        }
        head(of: table, isFirst: true)
        for (index, row) in table.rows.enumerated() {
            // The total does not stand alone on a page, and so does not the last row before it.
            let isBeforeTotal = table.hasTotal && index == table.rows.count - 2
            let least = row.height + (isBeforeTotal ? table.rows[index + 1].height : 0)
            if y + min(least, paper.textHeight - table.head.height) > paper.bottom + 0.01 {
                turn()
                head(of: table, isFirst: false)
            }
            place(row, of: table, tag: .cell)
        }
        put(.close(.table))
        y += 8
    }

    /// The head again on a later page is for the eye alone.
    private mutating func head(of table: PreparedTable, isFirst: Bool) {
        put(
            .shade(
                left: paper.left, top: y, width: paper.textWidth, height: table.head.height))
        put(.rule(from: Point(paper.left, y), to: Point(paper.right, y), width: 0.9))
        place(table.head, of: table, tag: isFirst ? .headCell : nil)
    }

    private mutating func place(_ row: PreparedTable.Row, of table: PreparedTable, tag: Tag?) {
        let padding = PreparedTable.padding
        if tag != nil { put(.open(.row)) }
        for (index, cell) in row.cells.enumerated() {
            let left = paper.left + table.edges[index] + padding.across
            if let tag { put(.open(tag)) }
            switch cell {
            case .text(let galley):
                text(galley, left: left, top: y + (row.height - galley.height) / 2)
            case .picture(let picture):
                let width = table.edges[index + 1] - table.edges[index] - 2 * padding.across
                put(
                    .figure(
                        picture, left: left + (width - picture.drawing.width) / 2,
                        top: y + (row.height - picture.drawing.height) / 2, scale: 1))
            case .blank: break
            }
            if let tag { put(.close(tag)) }
        }
        if tag != nil { put(.close(.row)) }
        for edge in table.edges {
            let x = paper.left + edge
            put(.rule(from: Point(x, y), to: Point(x, y + row.height), width: 0.4))
        }
        y += row.height
        put(.rule(from: Point(paper.left, y), to: Point(paper.right, y), width: 0.4))
    }
}
