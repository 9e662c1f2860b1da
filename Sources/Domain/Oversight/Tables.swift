/// 表格列 - a column of a list as a spreadsheet has it.
package struct TableColumn: Sendable, Equatable {
    package var heading: String
    package var kind: Kind

    package init(_ heading: String, _ kind: Kind) {
        self.heading = heading
        self.kind = kind
    }

    /// 列型 - what all cells of the column are, so that a spreadsheet shows and adds them up as
    /// such.
    package enum Kind: Sendable, Equatable {
        /// Numbers of records too: what nobody adds up is no number.
        case text
        case number
        case money
        case day
        /// A rate, shown in hundredths.
        case share
    }
}

/// 单元格 - one cell of a list.
package enum TableCell: Sendable, Equatable {
    case none
    case text(String)
    case number(Int64)
    case money(Fen)
    case day(Day)
    /// A rate; finite.
    case share(Double)
}

/// 工作表 - one of the tables of a workbook that has several.
package struct TableSheet: Sendable, Equatable {
    /// What its tab is called; different for each.
    package var title: String
    package var columns: [TableColumn]
    package var rows: [[TableCell]]

    /// - Precondition: each row has a cell for each column.
    package init(title: String, columns: [TableColumn], rows: [[TableCell]]) {
        precondition(
            rows.allSatisfy { $0.count == columns.count },
            "a row has as many cells as the table has columns")
        self.title = title
        self.columns = columns
        self.rows = rows
    }
}

/// 表格文件 - the forms in which a list leaves the house.
package enum TableForm: String, CaseIterable, Sendable {
    case csv
    case xlsx
}

/// 表格 - what stands above and behind a list's rows.
package struct TableFrame: Sendable {
    package var form: TableForm
    /// What the list is of.
    package var title: String
    package var columns: [TableColumn]
    /// Who made it, when, under which filter: for the workbook's second sheet.
    package var facts: [(name: String, value: String)]
    /// What the second sheet is called, and what its last lines say of the rows: how many there
    /// are, and that there are more than a sheet holds.
    package var words: Words
    /// Whether the text file begins with a byte order mark (see `CSVSheet`).
    package var isMarked: Bool

    package init(
        form: TableForm, title: String, columns: [TableColumn],
        facts: [(name: String, value: String)], words: Words, isMarked: Bool
    ) {
        self.form = form
        self.title = title
        self.columns = columns
        self.facts = facts
        self.words = words
        self.isMarked = isMarked
    }

    /// 说明用语
    package struct Words: Sendable {
        package var about: String
        package var rows: String
        package var cut: String

        package init(about: String, rows: String, cut: String) {
            self.about = about
            self.rows = rows
            self.cut = cut
        }
    }
}

/// 页 - a page of a list, and the place where the next one begins: the key of its last row, never a
/// number of rows to be skipped.
package struct ListPage<Row: Sendable>: Sendable {
    package var rows: [Row]
    /// Nil on the last page.
    package var next: ListPosition?

    package init(rows: [Row], next: ListPosition?) {
        self.rows = rows
        self.next = next
    }
}

/// 位置 - the key of a row in the order of its list.
package typealias ListPosition = [Int64]

/// 总数 - how many rows a list has in all.
package enum ListTotal: Sendable, Equatable {
    case exactly(Int64)
    /// More than somebody who only asks is worth counting for.
    case atLeast(Int64)

    /// Rows up to which a list is counted that nobody keeps the count of.
    package static let limit: Int64 = 10_000

    /// What counting one row beyond the limit found.
    package init(counted: Int64) {
        self =
            counted > ListTotal.limit ? .atLeast(ListTotal.limit) : .exactly(counted)
    }
}
