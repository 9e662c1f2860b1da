/// 表格 - rows under headings. On paper the headings stand on every page again and a row is never
/// split between two.
package struct Table: Sendable, Equatable {
    /// 表题; empty for none.
    package var caption: String
    package var columns: [Column]
    package var rows: [[Cell]]
    /// 合计 - the last row, set in bold; empty for none.
    package var total: [Cell]

    /// - Precondition: each row, and the total if there is one, has a cell for each column.
    package init(
        caption: String = "", columns: [Column], rows: [[Cell]], total: [Cell] = []
    ) {
        precondition(!columns.isEmpty, "a table has columns")
        precondition(
            rows.allSatisfy { $0.count == columns.count }
                && (total.isEmpty || total.count == columns.count),
            "a row has as many cells as the table has columns")
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.total = total
    }

    /// 列
    package struct Column: Sendable, Equatable {
        package var heading: String
        /// The share of the table's width, in relation to the other columns.
        package var weight: Double
        package var alignment: Alignment

        package init(_ heading: String, _ weight: Double, _ alignment: Alignment = .leading) {
            precondition(weight > 0, "a column has a width")
            self.heading = heading
            self.weight = weight
            self.alignment = alignment
        }
    }

    /// 单元格
    package enum Cell: Sendable, Equatable, ExpressibleByStringLiteral {
        case text(String)
        /// A two-dimensional code of 20 mm.
        case code(String)
        /// Nothing, to be filled in by hand; the row gets room to write.
        case blank

        package init(stringLiteral value: String) { self = .text(value) }
    }
}

/// 对齐
package enum Alignment: Sendable, Equatable {
    case leading, centre, trailing
}
