import Domain
import Wording

/// 编排 - puts the blocks of the report one after the other and counts its sections, tables and
/// figures, so that no number is written by hand.
struct ReviewComposer {
    let content: ReviewReportContent
    let language: Language
    private(set) var blocks: [Block] = []
    private var sections = 0
    private var subsections = 0
    private var points = 0
    private var tables = 0
    private var figures = 0
    private var annexes = 0

    init(_ content: ReviewReportContent, _ language: Language) {
        self.content = content
        self.language = language
    }

    mutating func section(_ title: Text) {
        (sections, subsections, points) = (sections + 1, 0, 0)
        blocks.append(
            .heading(ReviewReportWord.section(sections)[language] + title[language]))
    }

    mutating func subsection(_ title: Text) {
        (subsections, points) = (subsections + 1, 0)
        let number = ReviewReportWord.subsection(subsections, of: sections)[language]
        blocks.append(.subheading(number + title[language]))
    }

    /// 附件 - on a page of its own.
    mutating func annex(_ title: Text) {
        annexes += 1
        blocks.append(.pageBreak)
        blocks.append(.heading(ReviewReportWord.annex(annexes)[language] + title[language]))
    }

    mutating func say(_ text: Text, _ style: Paragraph = .body) {
        blocks.append(.paragraph(text[language], style))
    }

    /// One of several points, numbered anew in each section.
    mutating func point(_ text: Text) {
        points += 1
        blocks.append(
            .paragraph(ReviewReportWord.point(points)[language] + text[language]))
    }

    mutating func put(_ block: Block) { blocks.append(block) }

    /// A table with its number and the name of the query that recomputes it.
    mutating func table(
        _ caption: Text, _ query: ReviewReportContent.Query, _ columns: [Table.Column],
        _ rows: [[String]], total: [String] = []
    ) {
        blocks.append(.table(numbered(caption, query, columns, rows, total: total)))
    }

    /// A figure with its number, and the table that it is drawn from, numbered too, under it.
    mutating func figure(
        _ caption: Text, table tableCaption: Text, _ query: ReviewReportContent.Query,
        description: Text, drawing: Drawing, columns: [Table.Column], rows: [[String]]
    ) {
        figures += 1
        blocks.append(
            .figure(
                Figure(
                    title: ReviewReportWord.figure(figures)[language] + caption[language],
                    description: description[language], drawing: drawing,
                    table: numbered(tableCaption, query, columns, rows))))
    }

    private mutating func numbered(
        _ caption: Text, _ query: ReviewReportContent.Query, _ columns: [Table.Column],
        _ rows: [[String]], total: [String] = []
    ) -> Table {
        tables += 1
        let name = "［\(query.rawValue)］"
        return Table(
            caption: ReviewReportWord.table(tables)[language] + caption[language] + name,
            columns: columns, rows: rows.map { $0.map { .text($0) } },
            total: total.map { .text($0) })
    }

    func column(
        _ heading: Text, _ weight: Double, _ alignment: Alignment = .leading
    ) -> Table.Column {
        Table.Column(heading[language], weight, alignment)
    }
}

/// 数字 - how the report writes its figures.
enum ReviewFigure {
    static let none = "—"

    /// Hundredths with two decimals.
    static func percent(_ rate: Double?) -> String {
        guard let rate, rate.isFinite else { return none }
        return Axis.decimal(rate * 100, places: 2) + "%"
    }

    /// Shares that are chosen, not estimated: without zeros at the end.
    static func share(_ share: Double) -> String {
        var text = Axis.decimal(share * 100, places: 2)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text + "%"
    }

    static func bounds(_ bounds: ReviewReportContent.Bounds?) -> String? {
        bounds.map { "\(percent($0.lower))–\(percent($0.upper))" }
    }

    static func money(_ amount: Fen?) -> String { amount?.grouped ?? none }

    /// Three decimals, and what is smaller than they show.
    static func probability(_ value: Double?) -> String {
        guard let value, value.isFinite else { return none }
        return value > 0 && value < 0.001 ? "<0.001" : Axis.decimal(value, places: 3)
    }

    /// `3/58`
    static func count(_ wrong: Int, of sampled: Int) -> String { "\(wrong)/\(sampled)" }

    /// `2026-10-09 14:30`
    static func time(_ at: Instant?) -> String {
        at.map { String($0.description.prefix(16)).replacing("T", with: " ") } ?? none
    }
}
