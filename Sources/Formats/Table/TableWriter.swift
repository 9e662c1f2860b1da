import Domain

/// Writes a list as a file, piece by piece: what is taken is forgotten, so that a list of any
/// length needs the memory of a few rows.
package protocol TableWriter {
    /// Whether no further row has room in the form.
    var isFull: Bool { get }

    mutating func row(_ cells: [TableCell])

    /// What has been written and not yet been taken.
    mutating func take() -> [UInt8]

    /// Ends the file and gives what is left of it.
    /// - Parameter isCut: the list has more rows than were written.
    mutating func finish(isCut: Bool) -> [UInt8]
}

extension TableFrame {
    /// The writer of the frame's form.
    package func writer() -> any TableWriter {
        switch form {
        case .csv: CSVSheet(self)
        case .xlsx: Workbook(self)
        }
    }
}
