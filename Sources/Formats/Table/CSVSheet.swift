import Domain

/// 文本表格 - a list as CSV (RFC 4180): UTF-8, LF, a row of headings, then the rows as they come.
///
/// A file for people begins with a byte order mark: Chinese Excel takes a file without one for
/// GBK and shows every name as rubbish. A file for programs has none, as all other files of the
/// house: to most readers of CSV it would be a part of the first heading.
package struct CSVSheet: TableWriter {
    private var out = CSVWriter()

    package init(_ frame: TableFrame) {
        if frame.isMarked { out.bytes += [0xEF, 0xBB, 0xBF] }
        for column in frame.columns { out.cell(CSVSheet.harmless(column.heading)) }
        out.endRow()
    }

    package var isFull: Bool { false }

    package mutating func row(_ cells: [TableCell]) {
        for cell in cells {
            switch cell {
            case .none: out.cell("")
            case .text(let text): out.cell(CSVSheet.harmless(text))
            case .number(let number): out.cell(number.description)
            case .money(let amount): out.cell(amount)
            case .day(let day): out.cell(day.description)
            case .share(let share): out.cell(share.description)
            }
        }
        out.endRow()
    }

    package mutating func take() -> [UInt8] {
        defer { out.removeAll() }
        return out.bytes
    }

    package mutating func finish(isCut: Bool) -> [UInt8] { take() }

    /// Text that a spreadsheet would compute, with an apostrophe before it: who types a name must
    /// not type a program (OWASP, "CSV Injection"). Full-width signs count, for Excel reads them
    /// so. Numbers, amounts and days are typed and cannot be formulas.
    static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        let isFormula =
            ["=", "+", "-", "@", "\t", "\r", "\n"].contains(first)
            || ["\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].contains(first)
        return isFormula ? "'" + text : text
    }
}
