import Formats

/// CSV: the reader agrees with a reading byte by byte, whole or in pieces of any size, from a file
/// or a pipe; what is written is read again.
enum CSVProperties {
    static func check(_ bytes: [UInt8]) throws {
        try checkCursor(bytes)
        try checkWriter(bytes)
        let whole = Reading { try CSVTable(bytes) }
        for size in [64, 67, 256, 1 << 16] {
            let file = try ScratchFile(bytes)
            let pieces = Reading { try CSVStream(path: file.path, chunkSize: size) }
            try pieces.mustBe(whole, "in pieces of \(size)")
        }
        // A pipe is taken to be what its first piece is, so another encoding may be no text here.
        if let text = try? SourceText(bytes), text.encoding == .utf8,
            bytes.count <= ScratchFile.pipeRoom
        {
            let pipe = try ScratchFile(pipeOf: bytes)
            let piped = Reading { try CSVStream(path: pipe.path, chunkSize: 64) }
            try piped.mustBe(whole, "from a pipe")
        }
    }

    private static func checkCursor(_ bytes: [UInt8]) throws {
        let found = bytes.withUnsafeBufferPointer { bytes in
            var rows = CSVRows(bytes)
            return PlainRecord.all(&rows)
        }
        let expected = CSVOracle.records(bytes)
        for (found, expected) in zip(found, expected) { try same(found, expected, "a record") }
        try same(found.count, expected.count, "the number of records")
    }

    /// The bytes as cells and rows of any content: 0x00 ends a cell and 0x01 a row.
    private static func checkWriter(_ bytes: [UInt8]) throws {
        let rows = bytes.split(separator: 1, omittingEmptySubsequences: false).map {
            $0.split(separator: 0, omittingEmptySubsequences: false).map { Array($0) }
        }
        var writer = CSVWriter()
        for row in rows {
            for cell in row { cell.withUnsafeBufferPointer { writer.cell($0) } }
            writer.endRow()
        }
        let found = writer.bytes.withUnsafeBufferPointer { bytes in
            var rows = CSVRows(bytes)
            return PlainRecord.all(&rows)
        }
        try same(found.map(\.cells), rows, "what was written")
        try hold(!found.contains(where: \.isDefective), "what was written has wrong quotes")
    }
}

/// A whole file as some reader gives it.
private struct Reading {
    var header: [String] = []
    var records: [PlainRecord] = []
    var defect: CSVDefect?

    init(_ open: () throws -> CSVTable) {
        do {
            let table = try open()
            header = table.header.names
            records = table.withRows { PlainRecord.all(&$0) }
            let parts = table.parts(3).flatMap { part in
                table.withRows(of: part) { PlainRecord.all(&$0) }
            }
            precondition(parts == records, "the parts of a table are not the table")
        } catch {
            defect = error as? CSVDefect
        }
    }

    init(_ open: () throws -> CSVStream) {
        do {
            let stream = try open()
            header = stream.header.names
            var chunk = CSVChunk()
            while try stream.next(into: &chunk) {
                records += try chunk.withRows { PlainRecord.all(&$0) }
            }
        } catch {
            defect = error as? CSVDefect
        }
    }

    /// In pieces, what is before the place that is no text has been read already.
    func mustBe(_ whole: Reading, _ how: String) throws {
        if case .notText = whole.defect {
            try hold(defect != nil, "no defect \(how), but \(whole.defect!)")
            if case .notText = defect { try same(defect, whole.defect, "the defect \(how)") }
            return
        }
        try same(defect, whole.defect, "the defect \(how)")
        try same(header, whole.header, "the header \(how)")
        for (found, expected) in zip(records, whole.records) {
            try same(found, expected, "a record \(how)")
        }
        try same(records.count, whole.records.count, "the number of records \(how)")
    }
}

extension PlainRecord {
    /// All records that a cursor still has.
    static func all(_ rows: inout CSVRows) -> [PlainRecord] {
        var records: [PlainRecord] = []
        while rows.next() {
            let cells = (0..<rows.count).map { Array(rows.cell($0)) }
            var record = PlainRecord(
                line: rows.line, cells: cells, isDefective: rows.defect != nil)
            if case .unterminatedQuote = rows.defect { record.isOpen = true }
            records.append(record)
        }
        return records
    }
}
