/// 文件问题 - one thing that is wrong with a file of the county: where, what, and what to do about it.
///
/// An `error` leaves the row out (or the whole file, when there is no line); a `warning` takes the
/// row all the same. Neither stops the rows after it.
package struct FileProblem: Error, Sendable, Equatable {
    package var severity: Severity
    package var kind: Kind
    /// The name of the file, without its folder.
    package var file: String
    /// Physical line, the header is 1; nil for the file as a whole.
    package var line: Int?
    /// Header name of the offending cell; nil when it is the row or the file.
    package var column: String?
    /// The offending value, masked where it is personal; empty when there is none.
    package var value: String
    /// What is wrong.
    package var what: String
    /// What to do about it.
    package var remedy: String

    package init(
        _ severity: Severity, _ kind: Kind, file: String, line: Int? = nil, column: String? = nil,
        value: String = "", what: String, remedy: String
    ) {
        self.severity = severity
        self.kind = kind
        self.file = file
        self.line = line
        self.column = column
        self.value = value
        self.what = what
        self.remedy = remedy
    }

    package enum Severity: String, CaseIterable, Sendable {
        case error, warning
    }

    /// Stable codes: a report may be sorted and counted by them.
    package enum Kind: String, CaseIterable, Sendable {
        /// A file that must be there is not.
        case missingFile = "missing_file"
        /// A file whose name means nothing here.
        case unknownFile = "unknown_file"
        /// Not a CSV file with the columns of its form.
        case form
        /// A row with a wrong number of cells.
        case columns
        /// A row whose quotes are wrong.
        case quotes
        /// An empty cell that must be filled.
        case required
        case idDamaged = "id_damaged"
        case idCheck = "id_check"
        case amount
        case date
        /// A whole number, such as a count of people.
        case number
        case coordinate
        /// A time of day.
        case time
        /// A word that is not among those of the form.
        case word
        /// An area code.
        case code
        /// A bank account that is not made of digits.
        case account
        /// A second row for what may have only one.
        case repeated
        /// Cells of one row that cannot both be true.
        case contradiction
    }
}

extension FileProblem: CustomStringConvertible {
    /// `households.csv: line 7, column 纬度: '910.0' is no latitude; write ...`.
    package var description: String {
        var place = file
        if let line { place += ": line \(line)" }
        if let column { place += line == nil ? ": column \(column)" : ", column \(column)" }
        let shown = value.isEmpty ? "" : "'\(value)' "
        return "\(place): \(shown)\(what); \(remedy)"
    }
}
