import Glibc

/// A whole CSV file in memory: its header, and cursors over its rows, one or several at a time.
package struct CSVTable: Sendable {
    package let header: CSVHeader
    package let encoding: TextEncoding
    private let utf8: [UInt8]
    private let all: Part

    /// - Parameter bytes: the file as it is, in either encoding.
    package init(_ bytes: [UInt8]) throws(CSVDefect) {
        let text: SourceText
        do throws(TextDefect) { text = try SourceText(bytes) } catch { throw .notText(error) }
        try self.init(text)
    }

    package init(_ text: SourceText) throws(CSVDefect) {
        let outcome = text.utf8.withUnsafeBufferPointer {
            bytes -> Result<(CSVHeader, Part), CSVDefect> in
            var rows = CSVRows(bytes)
            guard rows.next() else { return .failure(.noHeader) }
            do throws(CSVDefect) {
                let header = try CSVHeader(rows)
                let part = Part(range: rows.offset..<bytes.count, firstLine: rows.followingLine)
                return .success((header, part))
            } catch {
                return .failure(error)
            }
        }
        (self.header, self.all) = try outcome.get()
        self.encoding = text.encoding
        self.utf8 = text.utf8
    }

    /// Runs `body` with a cursor before the first row under the header.
    package func withRows<Result>(
        _ body: (inout CSVRows) throws -> Result
    ) rethrows -> Result {
        try withRows(of: all, body)
    }

    /// Some of the rows, next to each other.
    package struct Part: Sendable, Equatable {
        /// Where they stand in the text.
        package let range: Range<Int>
        /// The physical line that they begin with.
        package let firstLine: Int
    }

    /// Runs `body` with a cursor over one part.
    package func withRows<Result>(
        of part: Part, _ body: (inout CSVRows) throws -> Result
    ) rethrows -> Result {
        try utf8.withUnsafeBufferPointer { bytes in
            var rows = CSVRows(
                bytes.part(part.range.lowerBound, part.range.upperBound),
                firstLine: part.firstLine)
            return try body(&rows)
        }
    }

    /// The rows in parts of about the same size, to be read side by side; together they are all
    /// rows, in order.
    package func parts(_ count: Int) -> [Part] {
        precondition(count >= 1, "at least one part")
        return utf8.withUnsafeBufferPointer { bytes in
            var parts: [Part] = []
            var start = all.range.lowerBound
            var line = all.firstLine
            for left in stride(from: count, through: 1, by: -1) where start < bytes.count {
                let goal = start + (bytes.count - start) / left
                let length = recordsLength(bytes.part(start, bytes.count), atLeast: goal - start)
                parts.append(Part(range: start..<start + length, firstLine: line))
                line += lineFeeds(in: bytes.part(start, start + length))
                start += length
            }
            return parts
        }
    }
}

/// How many bytes the records have that together reach `minimum`.
private func recordsLength(_ bytes: CellBytes, atLeast minimum: Int) -> Int {
    guard minimum < bytes.count else { return bytes.count }
    if !hasQuote(bytes) {
        let rest = bytes.part(minimum, bytes.count)
        guard let feed = rest.firstIndex(of: Byte.lineFeed) else { return bytes.count }
        return minimum + feed + 1
    }
    var rows = CSVRows(bytes)
    while rows.offset < minimum, rows.next() {}
    return rows.offset
}

/// How many bytes the records have that are whole: those that a line feed outside of quotes ends.
/// What follows the last of them may go on in bytes that are not there yet.
func wholeRecordsLength(_ bytes: CellBytes) -> Int {
    if !hasQuote(bytes) {
        guard let feed = bytes.lastIndex(of: Byte.lineFeed) else { return 0 }
        return feed + 1
    }
    var rows = CSVRows(bytes)
    var whole = 0
    while rows.next() {
        if case .unterminatedQuote = rows.defect { break }
        guard rows.offset < bytes.count || bytes[bytes.count - 1] == Byte.lineFeed else { break }
        whole = rows.offset
    }
    return whole
}

private func hasQuote(_ bytes: CellBytes) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return memchr(base, Int32(Byte.quote), bytes.count) != nil
}
