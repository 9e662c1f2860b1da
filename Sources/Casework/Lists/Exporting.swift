import Domain
import Formats
import Store

/// 导出期限 - what one export may take.
package enum ExportTerms {
    /// Rows that are read at once. Each batch is a transaction of its own, so that no reader,
    /// however slow, keeps one open: a row that changes meanwhile is in the file as it was when its
    /// batch was read, and by the order of keys none comes twice.
    package static let batch = 1_000
    /// Whoever takes longer over a file is not reading it.
    package static let seconds: Int64 = 15 * 60
}

/// An export that its reader took too long over.
package struct ExportOverdue: Error {}

extension Casework {
    /// Writes the whole of a list as a file, piece by piece. The action that leaves its trace has
    /// been performed.
    ///
    /// - Parameter cells: a row in the order of the frame's columns.
    /// - Throws: what ``read(_:in:)`` throws; ``ExportOverdue``. The file then ends too early,
    ///   which the caller must show.
    package func export<List: PagedInquiry>(
        _ list: List, as frame: TableFrame, in session: Session,
        cells: (List.Row) -> [TableCell], to write: ([UInt8]) async throws -> Void
    ) async throws {
        let end = now.advanced(bySeconds: ExportTerms.seconds)
        var writer = frame.writer()
        var list = list
        list.after = nil
        list.limit = ExportTerms.batch
        var isCut = false
        repeat {
            guard now < end else { throw ExportOverdue() }
            let page = try await read(list, in: session)
            for row in page.rows {
                guard !writer.isFull else {
                    isCut = true
                    break
                }
                writer.row(cells(row))
            }
            try await write(writer.take())
            list.after = isCut ? nil : page.next
        } while list.after != nil
        try await write(writer.finish(isCut: isCut))
    }
}
