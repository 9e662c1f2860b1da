/// 文件缺陷 - what may be wrong with a file, a row or a cell that is imported, whatever kind of file it
/// is. The raw values are the codes of the reports.
package enum ImportDefect: String, CaseIterable, Sendable {
    // Of tables.
    case columns, quotes, required, form, repeated, contradiction
    case idDamaged = "id_damaged"
    case idCheck = "id_check"
    case amount, date, number, coordinate, time, word, code, account, cause
    case personUnknown = "person_unknown"
    case nameMismatch = "name_mismatch"
    case totalTooLarge = "total_too_large"
    // Of files as a whole.
    case missingFile = "missing_file"
    case unknownFile = "unknown_file"
    case encoding, limit
    // Of schemes.
    case scheme
    // Of bank files.
    case documentType = "document_type"
    case version, missing, currency, direction, balance, control, status
    case notBooked = "not_booked"
}

/// 未收行 - one thing that is wrong with an imported file: where and what.
package struct ImportFinding: Sendable, Equatable {
    /// The place in the list: it begins behind the one that was read last.
    package var place: Int64
    package var part: ImportPart
    /// Physical line, the header is 1; nil for the file as a whole.
    package var line: Int64?
    /// Header name of the cell; nil where there is none.
    package var column: String?
    /// The character or cell of the line, from 1; nil where only the line is known.
    package var position: Int32?
    package var defect: ImportDefect
    /// Whether the row was taken all the same.
    package var isWarning: Bool
    /// The offending value, masked where it is personal; empty when there is none.
    package var maskedValue: String
    /// What is wrong and what to do, in English, where the file's reader says more than the code.
    package var detail: String

    package init(
        place: Int64 = 0, part: ImportPart = .file, line: Int64? = nil, column: String? = nil,
        position: Int32? = nil, defect: ImportDefect, isWarning: Bool = false,
        maskedValue: String = "", detail: String = ""
    ) {
        self.place = place
        self.part = part
        self.line = line
        self.column = column
        self.position = position
        self.defect = defect
        self.isWarning = isWarning
        self.maskedValue = maskedValue
        self.detail = detail
    }
}
