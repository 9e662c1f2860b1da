import Domain

/// 收录结果 - what one file has brought, beside the records themselves.
package struct FeedOutcome: Sendable, Equatable {
    package var counts: ImportCounts
    /// Numbers of the new records.
    package var numbers: Range<Int64>
    /// In the order of the file. A record of this file may be replaced in it too.
    package var replacements: [Replacement]
    /// By how much the totals of persons, and of households, move.
    package var persons: TotalChanges
    package var households: TotalChanges
    /// The cells of control totals that differ from the sums of their columns.
    package var controlDifferences: [RowWarning]
}

/// 更正 - that one record takes the place of another with the same serial.
package struct Replacement: Sendable, Hashable {
    package var replaced: Int64
    package var by: Int64

    package init(replaced: Int64, by: Int64) {
        self.replaced = replaced
        self.by = by
    }
}

/// Why a file is refused as a whole when its rows have been read.
package enum FeedRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The costs of a person or household add up to more than 64 bits hold; the line is nil where
    /// only the whole file shows it.
    case totalTooLarge(line: Int?)

    package var description: String {
        switch self {
        case .totalTooLarge(let line):
            (line.map { "line \($0): " } ?? "")
                + "the costs of one household add up to more than 92,233,720,368,547,758.07 yuan; "
                + "look for amounts in a wrong unit"
        }
    }
}

/// The sums of a file's money columns, and what its control totals say of them.
struct ControlSums: Sendable {
    private let columns: [String]
    private var sums: [Int128]
    private var totals: [ControlTotal] = []

    init(columns: [String]) {
        self.columns = columns
        self.sums = Array(repeating: 0, count: columns.count)
    }

    mutating func add(_ rows: FeedRows) {
        for column in sums.indices { sums[column] += rows.columnSums[column] }
        totals += rows.controlTotals
    }

    /// The cells that a control total fills and that differ, or cannot be read.
    func differences() -> [RowWarning] {
        totals.flatMap { total in
            columns.indices.compactMap { column -> RowWarning? in
                let stated: Fen?
                switch total.cells[column] {
                case .blank: return nil
                case .unreadable: stated = nil
                case .amount(let amount):
                    if Int128(amount.rawValue) == sums[column] { return nil }
                    stated = amount
                }
                return RowWarning(
                    line: total.line, warning: .controlTotal, column: columns[column],
                    stated: stated, computed: sums[column])
            }
        }
    }
}
