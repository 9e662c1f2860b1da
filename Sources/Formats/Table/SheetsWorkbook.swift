import Domain

/// 多表工作簿 - several tables as one Excel workbook, each on a sheet of its own, in the form of
/// ``Workbook``. The same tables give the same bytes.
///
/// - Parameter sheets: at least one, with different titles; as many rows as a report has, which
///   are held in memory.
package func workbook(of sheets: [TableSheet]) -> [UInt8] {
    precondition(
        !sheets.isEmpty && Set(sheets.map(\.title)).count == sheets.count,
        "a workbook has sheets, told apart by their names")
    var zip = ZipStream()
    for (name, text) in WorkbookParts.all(sheets.map(\.title)) {
        zip.begin(name)
        zip.write(Array(text.utf8))
        zip.end()
    }
    for (index, table) in sheets.enumerated() {
        var sheet = SheetText()
        sheet.open(
            widths: table.columns.map(\.kind.width), isFrozen: true, isSelected: index == 0)
        sheet.row(1, table.columns.map { (.text($0.heading), .heading) })
        for (place, row) in table.rows.prefix(Workbook.rows).enumerated() {
            sheet.row(place + 2, styled(row, table.columns))
        }
        sheet.close(filteringColumns: table.columns.count, rows: table.rows.count + 1)
        zip.begin("xl/worksheets/sheet\(index + 1).xml")
        zip.write(sheet.bytes)
        zip.end()
    }
    zip.finish()
    return zip.take()
}

/// Each cell in the format of its column; a text among numbers stays text.
private func styled(_ cells: [TableCell], _ columns: [TableColumn]) -> [(TableCell, CellStyle)] {
    zip(cells, columns).map { cell, column in
        if case .text = cell { return (cell, .text) }
        return (cell, column.kind.style)
    }
}
