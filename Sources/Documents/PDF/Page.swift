import CPango

/// 版面 - what is put on a page, in order. Tags may stay open from one page to the next: a table
/// over three pages is one table to those who hear it.
struct Page {
    var commands: [Command] = []

    enum Command {
        case open(Tag)
        case close(Tag)
        case text(Galley, Range<Int>, left: Double, top: Double, ink: Ink = .black)
        /// A figure, tagged as such.
        case figure(Picture, left: Double, top: Double, scale: Double)
        case rule(from: Point, to: Point, width: Double, ink: Ink = .black)
        case shade(left: Double, top: Double, width: Double, height: Double)
    }
}

/// 图 - a drawing with what it shows, for those who do not see it.
struct Picture {
    var drawing: Drawing
    var description: String
}

/// 结构标记 - the standard structure types of tagged PDF (ISO 32000-1, 14.8.4) that papers use.
enum Tag: String {
    case document = "Document"
    case title = "H1"
    case heading = "H2"
    case subheading = "H3"
    case paragraph = "P"
    case span = "Span"
    case list = "L"
    case item = "LI"
    case label = "Lbl"
    case value = "LBody"
    case table = "Table"
    case caption = "Caption"
    case row = "TR"
    case headCell = "TH"
    case cell = "TD"
    case figure = "Figure"
}

/// 纸张 - A4 with margins of 20 mm above and below and 18 mm at the sides, in points.
struct Paper {
    let width: Double
    let height: Double

    static let millimetre = 72 / 25.4

    /// 20 mm for a code in a table: forty characters are read from a copy of 130 dots an inch.
    static let codeSide = 20 * millimetre

    init(_ orientation: Sheet.Orientation) {
        let (short, long) = (210 * Paper.millimetre, 297 * Paper.millimetre)
        width = orientation == .portrait ? short : long
        height = orientation == .portrait ? long : short
    }

    var left: Double { 18 * Paper.millimetre }
    var right: Double { width - left }
    var top: Double { 20 * Paper.millimetre }
    var bottom: Double { height - 20 * Paper.millimetre }
    var textWidth: Double { right - left }
    var textHeight: Double { bottom - top }
    /// Where the line above the footer is.
    var footer: Double { height - 16 * Paper.millimetre }
}
