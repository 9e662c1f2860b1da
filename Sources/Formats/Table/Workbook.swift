import Domain

/// 工作簿 - a list as an Excel workbook (ECMA-376, transitional): a sheet with the rows, typed and
/// styled, its headings frozen, and a sheet that says what the list is.
///
/// Texts are cells of text in a column of text, so that Excel neither computes a name that begins
/// with `=` nor rounds a number of 18 digits to 15. Rows are packed as they come: the memory that a
/// workbook takes does not grow with it.
package struct Workbook: TableWriter {
    /// Rows of a sheet at most, less the headings.
    package static let rows = 1_048_575
    /// Bytes of a sheet before packing at most; 4 GiB would need another form of archive.
    private static let bytes = 3 << 30

    private let frame: TableFrame
    private var zip = ZipStream()
    private var sheet = SheetText()
    private var count = 0

    package init(_ frame: TableFrame) {
        self.frame = frame
        for (name, text) in WorkbookParts.all([frame.title, frame.words.about]) {
            zip.begin(name)
            zip.write(Array(text.utf8))
            zip.end()
        }
        zip.begin("xl/worksheets/sheet1.xml")
        sheet.open(widths: frame.columns.map(\.kind.width), isFrozen: true)
        sheet.row(1, frame.columns.map { (.text($0.heading), .heading) })
    }

    package var isFull: Bool { count >= Workbook.rows || zip.size >= Workbook.bytes }

    package mutating func row(_ cells: [TableCell]) {
        count += 1
        sheet.row(
            count + 1,
            Swift.zip(cells, frame.columns).map { cell, column in (cell, column.kind.style) })
        if sheet.bytes.count > 65_536 { pack() }
    }

    package mutating func take() -> [UInt8] { zip.take() }

    package mutating func finish(isCut: Bool) -> [UInt8] {
        sheet.close(filteringColumns: frame.columns.count, rows: count + 1)
        pack()
        zip.end()
        zip.begin("xl/worksheets/sheet2.xml")
        sheet.open(widths: [18, 60], isFrozen: false)
        var facts = frame.facts.map { ($0.name, TableCell.text($0.value)) }
        facts.append((frame.words.rows, .number(Int64(count))))
        if isCut { facts.append(("", .text(frame.words.cut))) }
        for (index, (name, value)) in facts.enumerated() {
            sheet.row(index + 1, [(.text(name), .heading), (value, .text)])
        }
        sheet.close(filteringColumns: 0, rows: 0)
        pack()
        zip.end()
        zip.finish()
        return zip.take()
    }

    private mutating func pack() {
        zip.write(sheet.bytes)
        sheet.bytes.removeAll(keepingCapacity: true)
    }
}

/// The cell formats of the workbook's style sheet, by their place there.
enum CellStyle: Int {
    case plain, text, money, day, number, heading, share
}

extension TableColumn.Kind {
    var style: CellStyle {
        switch self {
        case .text: .text
        case .number: .number
        case .money: .money
        case .day: .day
        case .share: .share
        }
    }

    /// Characters that a column has room for.
    var width: Int {
        switch self {
        case .text: 20
        case .number: 10
        case .money: 16
        case .day: 12
        case .share: 10
        }
    }
}
