import Domain
import Formats

/// The departments' feeds and the applications, from bytes to rows: columns that belong together,
/// sums that are the sums of the cells, and the same rows however the file is cut.
enum FeedProperties {
    static func check(_ bytes: [UInt8]) throws {
        for channel in Channel.allCases {
            guard let form = FeedForm.form(of: channel) else { continue }
            guard let rows = try? form.read(bytes) else { continue }
            try checkColumns(rows, form)
            try checkSums(rows, form, bytes)
            try checkPieces(rows, form, bytes)
        }
        if let applications = try? ApplicationForm.read(bytes) {
            let lines = applications.rows.map(\.line) + applications.rejects.map(\.line)
            try same(Set(lines).count, lines.count, "lines of applications")
        }
    }

    private static func checkColumns(_ rows: FeedRows, _ form: FeedForm) throws {
        let count = rows.count
        let shape = form.shape
        let sizes = [
            rows.idNumbers.count / 18, rows.names.count, rows.serials.count, rows.years.count,
            rows.bases.count,
        ]
        try same(sizes, Array(repeating: count, count: sizes.count), "rows by column")
        try same(rows.dates.count, count * shape.dateColumns.count, "dates")
        try same(rows.amounts.count, count * shape.moneyColumns.count, "amounts")
        try same(rows.texts.count, count * shape.textColumns.count, "texts")
        for place in 0..<count {
            let number = rows.idNumbers[(place * 18)..<(place * 18 + 18)]
            try hold(
                IDNumber(String(decoding: number, as: UTF8.self)) != nil,
                "row \(place) has no ID number")
            let first = place * shape.moneyColumns.count
            let basis = form.weights.indices.reduce(Int64(0)) {
                $0 + form.weights[$1] * rows.amounts[first + $1]
            }
            try same(rows.bases[place], basis, "the basis of row \(place)")
        }
        try same(rows.lines, rows.lines.sorted(), "the lines")
        for row in rows.unbalanced {
            try hold(row.stated.rawValue != Int64(row.parts), "row \(row.place) is balanced")
        }
        for reject in rows.rejects {
            let isLong = reject.maskedValue.unicodeScalars.count > 40
            try hold(!isLong, "a reject of line \(reject.line) shows a whole cell")
        }
    }

    /// Each money column's sum, over all rows that have the right number of cells.
    private static func checkSums(
        _ rows: FeedRows, _ form: FeedForm, _ bytes: [UInt8]
    ) throws {
        let table = try CSVTable(bytes)
        let places = try table.header.columns(form.shape.moneyColumns)
        var sums = [Int128](repeating: 0, count: places.count)
        var count = 0
        let columnsRefused = Set(rows.rejects.filter { $0.defect == .columns }.map(\.line))
        table.withRows { cursor in
            while cursor.next() {
                if cursor.trimmedText(0).utf8.elementsEqual("合计".utf8) { continue }
                count += 1
                if columnsRefused.contains(cursor.line) { continue }
                for (index, place) in places.enumerated() {
                    guard let amount = try? cursor.money(place) else { continue }
                    sums[index] += Int128(amount.rawValue)
                }
            }
        }
        try same(rows.columnSums, sums, "the sums of the columns")
        try same(rows.rowCount, count, "the number of data rows")
    }

    private static func checkPieces(
        _ rows: FeedRows, _ form: FeedForm, _ bytes: [UInt8]
    ) throws {
        let file = try ScratchFile(bytes)
        let stream = try CSVStream(path: file.path, chunkSize: 256)
        let parser = try FeedParser(form, header: stream.header)
        var pieces = FeedRows(shape: form.shape)
        var chunk = CSVChunk()
        while try stream.next(into: &chunk) {
            let piece = try chunk.withRows { parser.parse(&$0) }
            pieces.lines += piece.lines
            pieces.idNumbers += piece.idNumbers
            pieces.amounts += piece.amounts
            pieces.rejects += piece.rejects
            pieces.controlTotals += piece.controlTotals
        }
        try same(pieces.lines, rows.lines, "the lines in pieces")
        try same(pieces.idNumbers, rows.idNumbers, "the ID numbers in pieces")
        try same(pieces.amounts, rows.amounts, "the amounts in pieces")
        try hold(pieces.rejects == rows.rejects, "other rejects in pieces")
        try hold(pieces.controlTotals == rows.controlTotals, "other control totals in pieces")
    }
}
