import Domain

/// 银行文件问题 - one thing that is wrong with a file from the bank: where, what, and what to do about
/// it.
package struct BankFileProblem: Sendable, Hashable {
    package let kind: Kind
    /// The name of the file, without its folder.
    package let file: String
    /// Physical line from 1; nil for the file as a whole.
    package let line: Int?
    /// Character of the line from 1, or the cell of a CSV row from 1; nil where only the line is
    /// known.
    package let column: Int?
    /// What is wrong. Holds no name and no account number.
    package let what: String
    /// What to do about it.
    package let remedy: String

    package init(
        _ kind: Kind, file: String, line: Int? = nil, column: Int? = nil, what: String,
        remedy: String
    ) {
        self.kind = kind
        self.file = file
        self.line = line
        self.column = column
        self.what = what
        self.remedy = remedy
    }

    /// Stable codes.
    package enum Kind: String, CaseIterable, Sendable {
        /// Neither UTF-8 nor GB18030.
        case encoding
        /// Larger, deeper or longer than any real statement.
        case limit
        /// Not well-formed XML, or not CSV with the columns of its mapping.
        case form
        /// A document type declaration, which no bank file needs and every attack on a reader
        /// begins with.
        case documentType = "document_type"
        /// Another message than camt.053.001.08 or camt.053.001.02.
        case version
        /// Something that must be there is not.
        case missing
        case amount
        case currency
        case date
        /// Neither credit nor debit.
        case direction
        /// A balance that contradicts another one.
        case balance
        /// A control count or sum that the entries do not have.
        case control
        /// A status that is not known.
        case status
        /// A sequence number that is none.
        case number
        /// An entry that is not booked yet and was left out.
        case notBooked = "not_booked"
    }
}

extension BankFileProblem: CustomStringConvertible {
    /// `statement.xml: line 3, column 17: Amt '1.234' has more than two decimals; ask the bank …`.
    package var description: String {
        var place = file
        if let line { place += ": line \(line)" }
        if let column { place += ", column \(column)" }
        return "\(place): \(what); \(remedy)"
    }
}

/// Why a bank file is not taken: all that is wrong with it, up to a limit, in file order. Never
/// empty.
package struct BankFileRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    package let problems: [BankFileProblem]

    package init(_ problems: [BankFileProblem]) {
        precondition(!problems.isEmpty, "a refusal has its reasons")
        self.problems = problems
    }

    package var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}

/// 对账单文件 - what a file from the bank holds.
package struct StatementFile: Sendable, Hashable {
    /// In file order; ``BankStatement/inOrder(_:)`` puts them in the order of import.
    package let statements: [BankStatement]
    /// Entries that are not booked yet. They are in no balance and come again when they are.
    package let notes: [BankFileProblem]
}

/// Collects problems while a file is read on, so that one message to the bank can name all of them.
struct ProblemList {
    let file: String
    private(set) var problems: [BankFileProblem] = []
    private(set) var notes: [BankFileProblem] = []

    /// More would not be read by anybody.
    static let limit = 100

    init(file: String) { self.file = file }

    var isFull: Bool { problems.count >= ProblemList.limit }

    mutating func add(
        _ kind: BankFileProblem.Kind, line: Int? = nil, column: Int? = nil, _ what: String,
        _ remedy: String = "ask the bank for a corrected statement"
    ) {
        guard !isFull else { return }
        problems.append(
            BankFileProblem(
                kind, file: file, line: line, column: column, what: what, remedy: remedy))
    }

    mutating func note(_ kind: BankFileProblem.Kind, line: Int, column: Int, _ what: String) {
        guard notes.count < ProblemList.limit else { return }
        notes.append(
            BankFileProblem(
                kind, file: file, line: line, column: column, what: what,
                remedy: "nothing to do, it comes again when it is booked"))
    }
}
