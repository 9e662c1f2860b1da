import Glibc

/// A CSV file that is read piece by piece, so that its size does not matter: only a few pieces
/// are in memory at once. Pieces end where a record ends.
///
/// Not safe for two threads at once; whoever shares it locks around ``next(into:)``.
package final class CSVStream {
    package private(set) var header: CSVHeader

    private let input: EncodedInput
    private let chunkSize: Int
    private let recordLimit: Int
    private var buffer: UnsafeMutableBufferPointer<UInt8>
    private var start = 0
    private var end = 0
    private var line = 1
    private var ended = false

    /// Opens a file and reads its header.
    ///
    /// - Parameters:
    ///   - chunkSize: about how many bytes come at a time.
    ///   - recordLimit: the longest record that is waited for.
    /// - Throws: `FileFault`, `CSVDefect`.
    package convenience init(
        path: String, chunkSize: Int = 1 << 20, recordLimit: Int = 8 << 20
    ) throws {
        try self.init(
            try FileSource(path: path), chunkSize: chunkSize, recordLimit: recordLimit)
    }

    /// The same for a file that lies somewhere else.
    package init(
        _ source: any ByteSource, chunkSize: Int = 1 << 20, recordLimit: Int = 8 << 20
    ) throws {
        precondition(chunkSize >= 64 && recordLimit >= chunkSize, "a chunk holds some records")
        self.input = EncodedInput(source)
        self.chunkSize = chunkSize
        self.recordLimit = recordLimit
        self.buffer = .allocate(capacity: chunkSize)
        self.header = CSVHeader(names: [])
        self.header = try readHeader()
    }

    deinit { buffer.deallocate() }

    /// Puts the next whole records into `chunk`, whose memory is used again; false at the end.
    ///
    /// - Throws: `FileFault`, `CSVDefect.notText`, `CSVDefect.recordTooLong`.
    package func next(into chunk: inout CSVChunk) throws -> Bool {
        let length = try wholeRecords()
        guard length > 0 else { return false }
        chunk.fill(
            unread.part(0, length), firstLine: line, offset: input.offset - unread.count,
            encoding: input.encoding)
        line += lineFeeds(in: unread.part(0, length))
        start += length
        return true
    }

    private var unread: CellBytes {
        CellBytes(UnsafeMutableBufferPointer(rebasing: buffer[start..<end]))
    }

    /// How many of the unread bytes are whole records, after reading on until there are some.
    private func wholeRecords() throws -> Int {
        try fill()
        while true {
            if ended { return unread.count }
            let length = wholeRecordsLength(unread)
            if length > 0 { return length }
            guard buffer.count < recordLimit else {
                throw CSVDefect.recordTooLong(line: line, limit: recordLimit)
            }
            growBuffer()
            try fill()
        }
    }

    /// Moves what is unread to the front and reads until the buffer is full or the file ends.
    private func fill() throws {
        let left = end - start
        if start > 0, left > 0 {
            memmove(buffer.baseAddress!, buffer.baseAddress! + start, left)
        }
        start = 0
        end = left
        while end < buffer.count, !ended {
            let room = UnsafeMutableBufferPointer(rebasing: buffer[end...])
            let count = try input.read(into: room, line: line + lineFeeds(in: unread))
            if count == 0 { ended = true }
            end += count
        }
    }

    private func growBuffer() {
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(
            capacity: min(recordLimit, buffer.count * 2))
        larger.baseAddress!.update(from: buffer.baseAddress!, count: end)
        buffer.deallocate()
        buffer = larger
    }

    private func readHeader() throws -> CSVHeader {
        while true {
            let length = try wholeRecords()
            guard length > 0 else { throw CSVDefect.noHeader }
            // The header alone: a cell of a later row must not be able to spoil it.
            var rows = CSVRows(unread.part(0, length), firstLine: line)
            let isFound = rows.next()
            var chunk = CSVChunk()
            chunk.fill(
                unread.part(0, rows.offset), firstLine: line, offset: input.offset - unread.count,
                encoding: input.encoding)
            line = rows.followingLine
            start += rows.offset
            // A piece may be nothing but blank lines.
            guard isFound else { continue }
            return try chunk.withRows { rows in
                guard rows.next() else { throw CSVDefect.noHeader }
                return try CSVHeader(rows)
            }
        }
    }
}
