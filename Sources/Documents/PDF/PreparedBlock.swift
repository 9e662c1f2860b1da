/// 备排的段 - a block whose texts are set and measured, before anybody knows on which page it
/// comes.
enum PreparedBlock {
    case text(PreparedText)
    case facts(PreparedFacts)
    case table(PreparedTable)
    case figure(PreparedFigure)
    case signatures([PreparedSignature])
    case code(PreparedCode)
    /// 分隔线 - across the paper.
    case rule(PreparedRule)
    case pageBreak

    /// The height without which the block does not begin on a page.
    var least: Double {
        switch self {
        case .text(let text): text.least
        case .facts(let facts): facts.rows.first?.height ?? 0
        case .table(let table): table.least
        case .figure(let figure): figure.height
        case .signatures(let signatures): signatures.first?.height ?? 0
        case .code(let code): code.height
        case .rule(let rule): rule.height
        case .pageBreak: 0
        }
    }
}

/// A heading or a paragraph.
struct PreparedText {
    var galley: Galley
    var tag: Tag
    var before: Double
    var after: Double
    /// Whether it must stand on the page of what follows.
    var leads: Bool
    var ink = Ink.black

    /// Two lines of a longer text, so that none stands alone; a heading stays whole.
    var least: Double {
        let count = galley.lines.count
        return galley.height(of: 0..<(leads || count <= 3 ? count : 2))
    }
}

/// A line from margin to margin.
struct PreparedRule {
    var ink: Ink
    var width: Double
    var after: Double
    var height: Double { width + after }
}

/// Names and values.
struct PreparedFacts {
    var rows: [Row]
    /// Where the values begin.
    var indent: Double

    struct Row {
        var name: Galley
        var value: Galley
        var height: Double { max(name.height, value.height) + 3 }
    }
}

struct PreparedFigure {
    var caption: Galley
    var picture: Picture
    var scale: Double
    var height: Double { picture.drawing.height * scale + caption.height + 12 }
}

struct PreparedSignature {
    var role: Galley
    var date: Galley
    var height: Double { role.height + 20 }
}

struct PreparedCode {
    var picture: Picture
    var lines: [Galley]
    var height: Double {
        max(picture.drawing.height, lines.reduce(0) { $0 + $1.height + 2 }) + 6
    }
}

/// A table: where its columns are, its head, and its rows.
struct PreparedTable {
    var caption: Galley?
    /// The left edges of the columns and the right edge of the last, from the table's left.
    var edges: [Double]
    var head: Row
    var rows: [Row]
    /// Whether the last row is the total.
    var hasTotal: Bool

    static let padding = (across: 4.0, down: 3.0)

    struct Row {
        var cells: [Cell]
        var height: Double
    }

    enum Cell {
        case text(Galley)
        case picture(Picture)
        case blank
    }

    var captionHeight: Double { caption.map { $0.height + 4 } ?? 0 }

    /// Its head with a row, and with the total where there is only one.
    var least: Double {
        let whole = hasTotal && rows.count == 2 ? 2 : 1
        return captionHeight + head.height + rows.prefix(whole).reduce(0) { $0 + $1.height }
    }
}
