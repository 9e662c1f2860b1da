import Domain

/// Reads a department's feed from its file, in parts, several of them at once, in constant memory.
///
///     let reader = try FeedReader(.medical, path: "医保-202610.csv")
///     try await reader.read(
///         work: { rows in matcher.match(rows) },      // side by side, on any thread
///         take: { part in try await write(part) })    // one after the other, in file order
package struct FeedReader {
    package let form: FeedForm
    /// About how many rows the file has, judged by its length; rather too many than too few.
    package let expectedRows: Int
    private let stream: CSVStream
    private let chunkSize: Int
    private let parser: FeedParser

    /// Opens a feed and finds its columns.
    ///
    /// - Throws: `FileFault`, `CSVDefect`.
    package init(_ form: FeedForm, path: String, chunkSize: Int = 1 << 20) throws {
        try self.init(form, try FileSource(path: path), chunkSize: chunkSize)
    }

    /// The same for a feed that lies somewhere else.
    package init(
        _ form: FeedForm, _ source: any ByteSource, chunkSize: Int = 1 << 20
    ) throws {
        self.form = form
        self.chunkSize = chunkSize
        self.stream = try CSVStream(source, chunkSize: chunkSize)
        self.parser = try FeedParser(form, header: stream.header)
        // A pipe has no length; then room is made as rows come.
        self.expectedRows = parser.expectedRows(in: source.length ?? 0)
    }

    /// Reads the whole file, once. A part that is read ahead waits for its turn: `workers` parts at
    /// most are in memory beside the one that is being taken.
    ///
    /// - Parameters:
    ///   - work: runs for several parts at once.
    ///   - take: runs for one part after the other, in the order of the file.
    /// - Throws: `FileFault`, `CSVDefect`, and what `work` and `take` throw.
    package func read<Part: Sendable>(
        workers: Int = 2, isolation: isolated (any _Concurrency.Actor)? = #isolation,
        work: @escaping @Sendable (FeedRows) throws -> Part, take: (Part) async throws -> Void
    ) async throws {
        precondition(workers >= 1, "somebody has to work")
        let (parser, stream) = (parser, stream)
        let rowsOfChunk = parser.expectedRows(in: chunkSize)
        try await withThrowingTaskGroup(of: (Int, Part).self) { group in
            var waiting: [Int: Part] = [:]
            var begun = 0
            var taken = 0
            var isAtEnd = false
            while true {
                while !isAtEnd, begun - taken <= workers {
                    var chunk = CSVChunk()
                    guard try stream.next(into: &chunk) else {
                        isAtEnd = true
                        break
                    }
                    let (number, part) = (begun, chunk)
                    begun += 1
                    group.addTask {
                        (
                            number,
                            try work(
                                try part.withRows { parser.parse(&$0, expecting: rowsOfChunk) })
                        )
                    }
                }
                if taken == begun { return }
                while waiting[taken] == nil {
                    guard let (number, part) = try await group.next() else {
                        preconditionFailure("a part of the file was lost")
                    }
                    waiting[number] = part
                }
                let part = waiting.removeValue(forKey: taken)!
                taken += 1
                try await take(part)
            }
        }
    }
}

extension FeedForm {
    /// Reads a feed that is in memory.
    ///
    /// - Throws: `CSVDefect`.
    package func read(_ bytes: [UInt8]) throws(CSVDefect) -> FeedRows {
        let table = try CSVTable(bytes)
        let parser = try FeedParser(self, header: table.header)
        return table.withRows { parser.parse(&$0) }
    }
}
