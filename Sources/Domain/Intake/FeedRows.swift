/// 已读数据行 - some rows of a department's feed as they were read, column by column, and what is wrong
/// with the others. Nothing has been compared with the register yet.
///
/// Rows are in the order of the file. The per-row columns hold the readable rows only; ``rejects``
/// has the rest, and ``columnSums`` and ``controlTotals`` speak of both.
package struct FeedRows: Sendable, Equatable {
    /// The columns that the department's form has, by kind.
    package let shape: FeedShape

    /// Physical line of each row.
    package var lines: [Int32] = []
    /// 证件号码 - eighteen ASCII bytes a row, normalised and checked.
    package var idNumbers: [UInt8] = []
    /// 姓名 - in the form for comparing.
    package var names = TextColumn()
    /// 结算单号、流水号 - trimmed and half-width; empty where the file has none.
    package var serials = TextColumn()
    /// Day numbers (``Day/number``), as many a row as the form has dates; the last decides the
    /// year.
    package var dates: [Int32] = []
    /// The calendar year that the row counts in; a school year counts in the year that it begins.
    package var years: [Int16] = []
    /// Fen, as many a row as the form has money columns.
    package var amounts: [Int64] = []
    /// Fen - what counts against the warning line.
    package var bases: [Int64] = []
    /// The form's text columns, trimmed, as many a row as it has.
    package var texts = TextColumn()
    /// Places (0 is the first row here) of the rows whose parts do not add up, and what they add up
    /// to.
    package var unbalanced: [UnbalancedRow] = []

    package var rejects: [RowReject] = []
    /// Fen - sum of each money column over all data rows whose cell in it can be read.
    package var columnSums: [Int128]
    package var controlTotals: [ControlTotal] = []

    package init(shape: FeedShape) {
        self.shape = shape
        self.columnSums = Array(repeating: 0, count: shape.moneyColumns.count)
    }

    /// Makes room for rows, so that appending does not move what is there.
    package mutating func reserve(rows: Int) {
        lines.reserveCapacity(rows)
        idNumbers.reserveCapacity(rows * 18)
        names.reserve(texts: rows, bytes: rows * 10)
        serials.reserve(texts: rows, bytes: rows * 14)
        dates.reserveCapacity(rows * shape.dateColumns.count)
        years.reserveCapacity(rows)
        amounts.reserveCapacity(rows * shape.moneyColumns.count)
        bases.reserveCapacity(rows)
        texts.reserve(texts: rows * shape.textColumns.count, bytes: rows * 24)
    }

    /// How many rows could be read.
    package var count: Int { lines.count }

    /// How many data rows there are, readable or not.
    package var rowCount: Int { lines.count + rejects.count }
}

/// 表样 - what a feed's rows consist of: the names of its columns, by kind, in the order of the form.
package struct FeedShape: Sendable, Equatable {
    package let channel: Channel
    package let idColumn: String
    package let nameColumn: String
    package let serialColumn: String
    package let dateColumns: [String]
    package let moneyColumns: [String]
    package let textColumns: [String]

    package init(
        channel: Channel, idColumn: String, nameColumn: String, serialColumn: String,
        dateColumns: [String], moneyColumns: [String], textColumns: [String]
    ) {
        self.channel = channel
        self.idColumn = idColumn
        self.nameColumn = nameColumn
        self.serialColumn = serialColumn
        self.dateColumns = dateColumns
        self.moneyColumns = moneyColumns
        self.textColumns = textColumns
    }
}

/// A row whose parts do not add up to its total.
package struct UnbalancedRow: Sendable, Equatable {
    package var place: Int32
    package var stated: Fen
    package var parts: Int128

    package init(place: Int32, stated: Fen, parts: Int128) {
        self.place = place
        self.stated = stated
        self.parts = parts
    }
}

/// 合计行 - a file's own sums of its money columns.
package struct ControlTotal: Sendable, Equatable {
    package var line: Int
    /// By money column of the form.
    package var cells: [Cell]

    package init(line: Int, cells: [Cell]) {
        self.line = line
        self.cells = cells
    }

    /// 单元格 - what a control total says of a column.
    package enum Cell: Sendable, Equatable {
        /// The total does not speak of this column.
        case blank
        /// Filled, but no amount.
        case unreadable
        case amount(Fen)
    }
}
