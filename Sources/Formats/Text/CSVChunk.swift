/// Some whole records of a CSV file that is read piece by piece.
package struct CSVChunk: Sendable {
    /// The physical line that it begins with.
    package private(set) var firstLine = 1
    /// Where it begins in the file.
    private var offset = 0
    private var encoding: TextEncoding = .utf8
    private var storage: [UInt8] = []
    private var length = 0

    package init() {}

    /// Runs `body` with a cursor over the records. GB18030 is converted here, so that this work is
    /// shared when chunks are taken by several threads.
    ///
    /// - Throws: what `body` throws, and `CSVDefect.notText`.
    package func withRows<Result>(_ body: (inout CSVRows) throws -> Result) throws -> Result {
        if encoding == .utf8 {
            return try storage.withUnsafeBufferPointer { bytes in
                var rows = CSVRows(bytes.part(0, length), firstLine: firstLine)
                return try body(&rows)
            }
        }
        return try decoded().withUnsafeBufferPointer { bytes in
            var rows = CSVRows(bytes, firstLine: firstLine)
            return try body(&rows)
        }
    }

    private func decoded() throws(CSVDefect) -> [UInt8] {
        let outcome = storage.withUnsafeBufferPointer { bytes -> Result<[UInt8], TextDefect> in
            do throws(TextDefect) {
                return .success(try GB18030.decode(bytes.part(0, length)))
            } catch {
                return .failure(error)
            }
        }
        do throws(TextDefect) { return try outcome.get() } catch {
            guard case .notText(let offset, let line) = error else { throw .notText(error) }
            let place = TextDefect.notText(
                offset: self.offset + offset, line: firstLine + line - 1)
            throw .notText(place)
        }
    }

    mutating func fill(
        _ bytes: CellBytes, firstLine: Int, offset: Int, encoding: TextEncoding
    ) {
        if storage.count < bytes.count {
            storage = Array(repeating: 0, count: bytes.count)
        }
        storage.withUnsafeMutableBufferPointer { target in
            guard let source = bytes.baseAddress else { return }
            target.baseAddress!.update(from: source, count: bytes.count)
        }
        self.length = bytes.count
        self.firstLine = firstLine
        self.offset = offset
        self.encoding = encoding
    }
}
