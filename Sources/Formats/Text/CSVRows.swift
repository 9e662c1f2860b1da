/// What is wrong with the quotes of a record.
package enum CSVRowDefect: Error, Equatable, Sendable, CustomStringConvertible {
    /// A quote in a cell that does not begin with one. The cell is read as it stands, quote and
    /// all.
    case strayQuote(cell: Int)
    /// Something between a closing quote and the next comma. The cell is kept raw, quotes and all.
    case textAfterQuote(cell: Int)
    /// A cell whose closing quote never comes: it has swallowed the rest of the file.
    case unterminatedQuote(cell: Int)

    /// Which cell, from 0.
    package var cell: Int {
        switch self {
        case .strayQuote(let cell), .textAfterQuote(let cell), .unterminatedQuote(let cell): cell
        }
    }

    package var description: String {
        switch self {
        case .strayQuote(let cell):
            "cell \(cell + 1): a quote inside a cell; put the cell in quotes and double the quote"
        case .textAfterQuote(let cell):
            "cell \(cell + 1): text after the closing quote; double the quotes inside the cell"
        case .unterminatedQuote(let cell):
            "cell \(cell + 1): the opening quote is never closed, so the rest of the file "
                + "counts as this cell; close it"
        }
    }
}

/// A cursor over the records of RFC 4180 text: bytes in, ranges of the same bytes out, no string
/// made unless asked for. Lines end with CRLF or LF; a line with nothing at all is skipped.
///
/// The bytes must stay in place while the cursor lives. What ``cell(_:)`` gives is valid until the
/// next call of ``next()``.
package struct CSVRows: ~Copyable {
    /// The physical line on which the current record begins; the file's first is 1.
    package private(set) var line = 0
    /// How many cells the current record has.
    package private(set) var count = 0
    /// The first thing wrong with the current record's quotes; but rather the last that took in the
    /// end of a line, for that may be many records.
    package private(set) var defect: CSVRowDefect?

    private let bytes: CellBytes
    private var position = 0
    private var nextLine: Int
    private var cells: UnsafeMutableBufferPointer<CellBytes>
    private var escaped: [Int] = []
    private var scratch = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

    /// - Parameter firstLine: the physical line that the bytes begin with.
    package init(_ bytes: CellBytes, firstLine: Int = 1) {
        self.bytes = bytes
        self.nextLine = firstLine
        self.cells = .allocate(capacity: 32)
    }

    deinit {
        cells.deallocate()
        scratch.deallocate()
    }

    /// Moves to the next record; false at the end.
    package mutating func next() -> Bool {
        skipBlankLines()
        guard position < bytes.count else { return false }
        line = nextLine
        count = 0
        defect = nil
        let start = position
        while scanCell() {}
        if !escaped.isEmpty { unescape(recordLength: position - start) }
        return true
    }

    /// The bytes of a cell, unquoted. The index must be below ``count``.
    @inline(__always)
    package func cell(_ index: Int) -> CellBytes {
        precondition(index >= 0 && index < count, "the record has no such cell")
        return cells[index]
    }

    /// How many bytes, from the first, have been read: the offset at which the next record begins.
    package var offset: Int { position }

    /// The physical line that the next record begins with, blank lines before it not counted.
    package var followingLine: Int { nextLine }

    private mutating func skipBlankLines() {
        while position < bytes.count {
            if bytes[position] == Byte.lineFeed {
                position += 1
            } else if endsLine(position) {
                position = min(position + 2, bytes.count)
            } else {
                return
            }
            nextLine += 1
        }
    }

    /// Whether CR LF stands at an offset, the last LF of a file perhaps cut off.
    private func endsLine(_ index: Int) -> Bool {
        bytes[index] == Byte.carriageReturn
            && (index + 1 == bytes.count || bytes[index + 1] == Byte.lineFeed)
    }

    /// Reads one cell; whether another one follows in the same record.
    @inline(__always)
    private mutating func scanCell() -> Bool {
        let start = position
        if start < bytes.count, bytes[start] == Byte.quote { return scanQuotedCell() }
        return scanPlainCell(from: start, content: start)
    }

    /// Reads up to the next comma or end of line. `content` is where the cell begins.
    @inline(__always)
    private mutating func scanPlainCell(from start: Int, content: Int) -> Bool {
        let end = bytes.count
        var index = start
        while index < end {
            let byte = bytes[index]
            // Line feed, quote and comma are below nearly everything that stands in a cell.
            if byte > Byte.comma {
                index += 1
                continue
            }
            if byte == Byte.comma {
                append(content, index)
                position = index + 1
                return true
            }
            if byte == Byte.lineFeed {
                let hasReturn = index > content && bytes[index - 1] == Byte.carriageReturn
                append(content, hasReturn ? index - 1 : index)
                position = index + 1
                nextLine += 1
                return false
            }
            if byte == Byte.quote, defect == nil { defect = .strayQuote(cell: count) }
            index += 1
        }
        // A CRLF that the end of the file cuts in two.
        let hasReturn = end > content && bytes[end - 1] == Byte.carriageReturn
        append(content, hasReturn ? end - 1 : end)
        position = end
        return false
    }

    private mutating func scanQuotedCell() -> Bool {
        let start = position + 1
        let end = bytes.count
        let line = nextLine
        var index = start
        var hasDoubled = false
        while index < end {
            let byte = bytes[index]
            if byte == Byte.quote {
                guard index + 1 < end, bytes[index + 1] == Byte.quote else {
                    return closeQuotedCell(start, index, hasDoubled, nextLine > line)
                }
                hasDoubled = true
                index += 1
            } else if byte == Byte.lineFeed {
                nextLine += 1
            }
            index += 1
        }
        defect = .unterminatedQuote(cell: count)
        append(start, end)
        position = end
        return false
    }

    private mutating func closeQuotedCell(
        _ start: Int, _ quote: Int, _ hasDoubled: Bool, _ spansLines: Bool
    ) -> Bool {
        let after = quote + 1
        let ends = after == bytes.count || bytes[after] == Byte.lineFeed || endsLine(after)
        guard ends || bytes[after] == Byte.comma else {
            if defect == nil || spansLines { defect = .textAfterQuote(cell: count) }
            return scanPlainCell(from: after, content: start - 1)
        }
        if hasDoubled { escaped.append(count) }
        append(start, quote)
        guard ends else {
            position = after + 1
            return true
        }
        position = after
        if after < bytes.count {
            position = min(after + (bytes[after] == Byte.lineFeed ? 1 : 2), bytes.count)
            nextLine += 1
        }
        return false
    }

    @inline(__always)
    private mutating func append(_ start: Int, _ end: Int) {
        if count == cells.count { growCells() }
        cells[count] = bytes.part(start, end)
        count += 1
    }

    private mutating func growCells() {
        let larger = UnsafeMutableBufferPointer<CellBytes>.allocate(capacity: cells.count * 2)
        for index in 0..<count { larger[index] = cells[index] }
        cells.deallocate()
        cells = larger
    }

    /// Copies the cells with doubled quotes aside and halves the quotes. The room is that of the
    /// whole record, so that no cell already copied has to move.
    private mutating func unescape(recordLength: Int) {
        if scratch.count < recordLength {
            scratch.deallocate()
            scratch = .allocate(capacity: recordLength)
        }
        var written = 0
        for index in escaped {
            let start = written
            var previousWasQuote = false
            for byte in cells[index] {
                previousWasQuote = byte == Byte.quote && !previousWasQuote
                if byte == Byte.quote, !previousWasQuote { continue }
                scratch[written] = byte
                written += 1
            }
            cells[index] = UnsafeBufferPointer(scratch).part(start, written)
        }
        escaped.removeAll(keepingCapacity: true)
    }
}
