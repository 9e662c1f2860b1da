import Formats

/// The files of a sampling review: what is taken is whole and free of repetitions, and a draw that
/// is written is read again.
enum SampleProperties {
    static func check(_ bytes: [UInt8]) throws {
        for strata in [[], ["village"], ["village", "cause"]] {
            if let frame = try taken({ () throws(RowsDefect) in
                try SampleFrameFile(bytes, strata: strata)
            }) {
                try checkFrame(frame)
            }
        }
        let sizes = try taken { () throws(RowsDefect) in try SampleSizesFile(bytes) }
        if let sizes {
            try hold(sizes.rows.allSatisfy { $0.size >= 0 }, "a size below zero")
            try checkUnique(sizes.rows.map(\.stratum))
        }
        let results = try taken { () throws(RowsDefect) in try SampleResultsFile(bytes) }
        if let results {
            try hold(
                results.rows.allSatisfy {
                    0 <= $0.errors && $0.errors <= $0.sampled && $0.sampled <= $0.population
                }, "more errors than items, or more items than there are")
            try checkUnique(results.rows.map(\.stratum))
        }
    }

    /// Nil for a file that is refused, with its reasons in the order of the lines.
    private static func taken<File>(
        _ read: () throws(RowsDefect) -> File
    ) throws -> File? {
        do throws(RowsDefect) { return try read() } catch {
            guard case .rows(let rows) = error else { return nil }
            let lines = rows.map(\.line)
            try hold(!lines.isEmpty, "a refusal without a reason")
            try hold(lines == lines.sorted() && lines[0] > 1, "lines of a refusal: \(lines)")
            return nil
        }
    }

    private static func checkFrame(_ frame: SampleFrameFile) throws {
        try checkUnique(frame.rows.map(\.itemID))
        try hold(!frame.rows.contains { $0.itemID.isEmpty }, "an item without an id")
        var file = SampleDrawFile()
        for (rank, row) in frame.rows.enumerated() {
            file.append(itemID: row.itemID, stratum: row.stratum, ticket: "00", rank: rank)
        }
        let again = try? SampleFrameFile(file.bytes, strata: ["stratum"])
        try same(
            again?.rows.map { Array($0.itemID.utf8) }, frame.rows.map { Array($0.itemID.utf8) },
            "the items of a draw")
        try same(
            again?.rows.map { Array($0.stratum.utf8) }, frame.rows.map { Array($0.stratum.utf8) },
            "the strata of a draw")
    }

    private static func checkUnique(_ texts: [String]) throws {
        try same(Set(texts.map { Array($0.utf8) }).count, texts.count, "texts that are different")
    }
}
