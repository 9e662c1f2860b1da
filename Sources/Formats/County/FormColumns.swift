import Domain

/// The columns that a form asks for, in the order in which it asks.
package struct FormColumns {
    private let header: CSVHeader
    private(set) var wanted: [String] = []

    init(_ header: CSVHeader) { self.header = header }

    /// A column that the file must have.
    mutating func column(_ name: String, _ secrecy: FormColumn.Secrecy = .open) -> FormColumn {
        wanted.append(name)
        return FormColumn(index: wanted.count - 1, name: name, secrecy: secrecy)
    }

    /// A column that the file may have.
    mutating func column(ifPresent name: String) -> FormColumn? {
        header.index(of: name) == nil ? nil : column(name)
    }
}

/// A column of a form: its place in ``RowCells``, its name, and how much of a cell a problem may
/// show.
struct FormColumn: Sendable {
    let index: Int
    let name: String
    let secrecy: Secrecy

    enum Secrecy: Sendable {
        case open, idNumber, phone, bankAccount, name, birthDate
    }

    /// What a problem shows of a value.
    func shown(_ value: String) -> String {
        switch secrecy {
        case .open: String(String.UnicodeScalarView(value.unicodeScalars.prefix(40)))
        case .idNumber: Mask.idNumber(value)
        case .phone: Mask.phone(value)
        case .bankAccount: Mask.bankAccount(value)
        case .birthDate: String(repeating: "*", count: value.unicodeScalars.count)
        case .name: Mask.name(value)
        }
    }
}
