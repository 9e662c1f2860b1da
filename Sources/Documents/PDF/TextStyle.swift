/// 字体样式 - how a piece of text is set. Sizes in points, after GB/T 9704-2012 as far as an A4 form
/// full of figures can follow it: 二号 for the title, 小四 for the text, 五号 for tables.
struct TextStyle: Hashable {
    /// Serif for what is read, sans for what is looked for, mono for what a machine reads.
    enum Family: Hashable {
        case serif, sans, mono

        /// Noto CJK is what `deploy/packages` installs; the others are what a machine without it
        /// may have.
        var names: String {
            switch self {
            case .serif: "Noto Serif CJK SC,FangSong,SimSun,serif"
            case .sans: "Noto Sans CJK SC,SimHei,WenQuanYi Micro Hei,sans-serif"
            case .mono: "Noto Sans Mono CJK SC,DejaVu Sans Mono,monospace"
            }
        }
    }

    enum Edge: Hashable {
        case leading, centre, trailing, justified
    }

    var family = Family.serif
    var size: Double
    var isBold = false
    var edge = Edge.leading
    /// How far the first line is set in.
    var indent = 0.0
    /// Whether all figures are equally wide. Noto CJK's serif figures are not, but for their
    /// half-width forms (OpenType feature `hwid`); it has no `tnum`.
    var hasEvenFigures = false
    /// Lines are this many times as far apart as the font asks for.
    var spacing = 1.0

    static let title = TextStyle(size: 22, isBold: true, edge: .centre)
    /// 发文机关标志
    static let issuer = TextStyle(size: 26, isBold: true, edge: .centre)
    static let subheading = TextStyle(size: 12, isBold: true)
    static let listing = TextStyle(family: .mono, size: 7.5)
    static let subtitle = TextStyle(size: 12, edge: .centre)
    static let heading = TextStyle(family: .sans, size: 13, isBold: true)
    static let flush = TextStyle(size: 12, spacing: 1.1)
    static let closing = TextStyle(size: 12, edge: .trailing, spacing: 1.1)
    static let note = TextStyle(size: 9)
    static let caption = TextStyle(family: .sans, size: 10.5, isBold: true, edge: .centre)
    static let cell = TextStyle(size: 10)
    static let head = TextStyle(family: .sans, size: 9.5, isBold: true, edge: .centre)
    static let footer = TextStyle(size: 8.5)

    /// 正文 - set in by two characters in Chinese, not at all in English.
    static func body(indented: Bool) -> TextStyle {
        TextStyle(size: 12, edge: .justified, indent: indented ? 24 : 0, spacing: 1.1)
    }

    func bold() -> TextStyle {
        var style = self
        style.isBold = true
        return style
    }

    /// - Parameter figures: whether what is flush right are figures, to be read in columns.
    func aligned(_ edge: Edge, figures: Bool = false) -> TextStyle {
        var style = self
        style.edge = edge
        style.hasEvenFigures = figures && edge == .trailing
        return style
    }
}

extension Alignment {
    var edge: TextStyle.Edge {
        switch self {
        case .leading: .leading
        case .centre: .centre
        case .trailing: .trailing
        }
    }
}
