/// 收录批次 - the rows of one part of a feed that are taken, column by column, ready to be written;
/// beside them those that are not, and why.
///
/// The columns are those of ``rows``; ``places`` says which of its rows each new record is.
package struct CostBatch: Sendable {
    package var rows: FeedRows
    /// By record: its row in ``rows``. Ascending.
    package var places: [Int32] = []
    /// By record.
    package var persons: [Int32] = []
    package var households: [Int32] = []
    package var contents: [ContentDigest] = []
    package var revisions: [Int32] = []
    /// By row of ``rows``: the serial, made of the content where the file has none.
    package var serials: TextColumn
    /// Number of the first record; the others follow without a gap.
    package var firstNumber: Int64

    /// All refused rows of the part, in the order of the file.
    package var rejects: [RowReject] = []
    /// Warnings about accepted rows of the part, in the order of the file.
    package var warnings: [RowWarning] = []
    /// Lines of the rows that say what is held already.
    package var duplicates: [Int32] = []

    package init(rows: FeedRows, serials: TextColumn, firstNumber: Int64) {
        self.rows = rows
        self.serials = serials
        self.firstNumber = firstNumber
    }

    /// How many records there are.
    package var count: Int { places.count }

    /// One record, for reading; whoever writes millions of them takes the columns.
    package func record(_ index: Int) -> CostRecord {
        let place = Int(places[index])
        let shape = rows.shape
        func part<Element>(_ column: [Element], _ width: Int) -> ArraySlice<Element> {
            column[place * width..<(place + 1) * width]
        }
        let texts = shape.textColumns.count
        return CostRecord(
            channel: shape.channel, number: firstNumber + Int64(index),
            serial: serials.text(place), revision: revisions[index], person: persons[index],
            household: households[index],
            dates: part(rows.dates, shape.dateColumns.count).map { Day(number: $0) },
            year: rows.years[place], basis: Fen(rows.bases[place]),
            amounts: part(rows.amounts, shape.moneyColumns.count).map { Fen($0) },
            particulars: (0..<texts).map { rows.texts.text(place * texts + $0) },
            content: contents[index])
    }

    /// The day that decides the year of a record; nil for a school year.
    package func day(of index: Int) -> Day? {
        let dates = rows.shape.dateColumns.count
        guard dates > 0 else { return nil }
        return Day(number: rows.dates[(Int(places[index]) + 1) * dates - 1])
    }

    /// Line of a record in its file.
    package func line(_ index: Int) -> Int { Int(rows.lines[Int(places[index])]) }
}
