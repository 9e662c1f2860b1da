/// 拒收原因 - why a row of a feed or an application is refused. The order of the cases is their
/// precedence: the first that applies is given. The raw values are the codes of the reports.
public enum RowDefect: String, CaseIterable, Hashable, Comparable, Sendable {
    /// Wrong number of cells, or a quote that is never closed and has swallowed the cells behind
    /// it.
    case columns
    /// An ID number that a spreadsheet turned into scientific notation: its last digits are lost.
    case idDamaged = "id_damaged"
    /// Wrong length, wrong check character or an impossible birth date.
    case idCheck = "id_check"
    /// A money cell that cannot be read.
    case amount
    /// A date, or a school year, that cannot be read.
    case date
    /// The cause of an application is none of the four. Feeds have no such column.
    case cause
    /// Nobody of the register has the ID number.
    case personUnknown = "person_unknown"
    /// The register knows the ID number under another name.
    case nameMismatch = "name_mismatch"

    public static func < (left: RowDefect, right: RowDefect) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}

/// 文件提示 - what is wrong with a file or row that is taken all the same.
public enum FeedWarning: String, CaseIterable, Hashable, Sendable {
    /// The parts of a medical bill do not add up to its total.
    case unbalanced
    /// The file's own control total differs from the sum of its rows.
    case controlTotal = "control_total"
}

/// 拒收行 - one refused row, as it is reported to the department: where, what, why.
package struct RowReject: Sendable, Equatable {
    /// Physical line in the file on which the row begins; the header is 1.
    package var line: Int
    package var defect: RowDefect
    /// Header name of the offending cell; nil when the row as a whole is refused.
    package var column: String?
    /// The offending value, masked where it is personal and cut where it is long. For a wrong
    /// number of cells, how many there are and how many there should be: `11/12`.
    package var maskedValue: String

    package init(line: Int, defect: RowDefect, column: String?, maskedValue: String) {
        self.line = line
        self.defect = defect
        self.column = column
        self.maskedValue = maskedValue
    }
}

/// 提示行 - one row, or one cell of a control total, that is taken in spite of what is wrong with it.
package struct RowWarning: Sendable, Equatable {
    /// Physical line in the file; the header is 1.
    package var line: Int
    package var warning: FeedWarning
    /// Header name of the cell; nil when it is the row.
    package var column: String?
    /// What the file says; nil for a cell that cannot be read.
    package var stated: Fen?
    /// What its rows or cells add up to, in fen. Wider than ``Fen``, for it is a sum of whatever a
    /// file holds.
    package var computed: Int128

    package init(
        line: Int, warning: FeedWarning, column: String?, stated: Fen?, computed: Int128
    ) {
        self.line = line
        self.warning = warning
        self.column = column
        self.stated = stated
        self.computed = computed
    }
}
