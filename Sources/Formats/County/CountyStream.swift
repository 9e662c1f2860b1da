/// A file of the county that is read piece by piece: millions of persons in a few megabytes.
///
/// Not for two threads at once.
package final class CountyStream<Row: Sendable & Equatable> {
    private enum Source {
        case rows(CSVStream, Take)
        case defect(CSVDefect)
        case ended
    }

    /// The form is hidden in a closure, which is made where the form is known by name: there the
    /// compiler makes the code for just that form, four times as fast as the code for any.
    private typealias Take = (inout CSVRows) -> CountyTable<Row>

    private let file: String
    private var source: Source
    private var chunk = CSVChunk()

    /// - Parameters:
    ///   - path: nil for a file that is not there, which has no rows.
    ///   - file: the name that problems are reported under.
    /// - Throws: `FileFault`.
    convenience init<Form: CountyForm>(
        _ form: Form.Type, path: String?, file: String
    ) throws where Form.Row == Row {
        try self.init(form, try path.map { try FileSource(path: $0) }, file: file)
    }

    /// The same for a file that lies somewhere else.
    init<Form: CountyForm>(
        _ form: Form.Type, _ source: (any ByteSource)?, file: String
    ) throws where Form.Row == Row {
        self.file = file
        self.source = .ended
        guard let source else { return }
        do {
            let stream = try CSVStream(source)
            var reading = try FormReading<Form>(stream.header, file: file)
            self.source = .rows(stream) { reading.take(&$0) }
        } catch let defect as CSVDefect {
            self.source = .defect(defect)
        }
    }

    /// The next rows, about a megabyte of the file; nil at the end. Text that cannot be read ends
    /// the file with an error; the rows before it stand.
    ///
    /// - Throws: `FileFault`.
    package func next() throws -> CountyTable<Row>? {
        switch source {
        case .ended: return nil
        case .defect(let defect): return end(defect)
        case .rows(let stream, let take):
            do {
                guard try stream.next(into: &chunk) else {
                    source = .ended
                    return nil
                }
                return try chunk.withRows(take)
            } catch let defect as CSVDefect {
                return end(defect)
            }
        }
    }

    /// All rows that are left, for files that fit into memory.
    ///
    /// - Throws: `FileFault`.
    package func rest() throws -> CountyTable<Row> {
        var all = CountyTable<Row>()
        while let next = try next() {
            all.rows += next.rows
            all.problems += next.problems
        }
        return all
    }

    private func end(_ defect: CSVDefect) -> CountyTable<Row> {
        source = .ended
        return CountyTable(problems: [.form(defect, file: file)])
    }
}
