import Domain

/// 银行对账单 (camt.053) - reads ISO 20022 `BankToCustomerStatement`, versions 08 and 02, in UTF-8 or
/// GB18030.
///
/// Only what the books need is read: the statement's key, account, opening and closing balance, and
/// the booked entries with their transactions. Everything read is checked where it stands, and a
/// file with any mistake is refused whole, with all of its mistakes. Whether a statement's sums
/// prove and whether it continues the one before is for `Ledger` to say.
package enum CamtReader {
    /// The namespaces of the versions that are read.
    package static let namespaces = [
        "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08",
        "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02",
    ]

    /// - Parameters:
    ///   - bytes: the file as it came.
    ///   - file: its name, for messages.
    package static func read(
        _ bytes: [UInt8], file: String
    ) throws(BankFileRefusal) -> StatementFile {
        try read(bytes, file: file, limits: XMLLimits())
    }

    static func read(
        _ bytes: [UInt8], file: String, limits: XMLLimits
    ) throws(BankFileRefusal) -> StatementFile {
        var reading = CamtReading(file: file)
        do throws(XMLDefect) {
            try XMLCutter.read(
                bytes, cuts: ["Stmt": 3, "Ntry": 4], limits: limits,
                onRoot: { reading.begin($0, namespace: $1) },
                onPart: { reading.take($0) })
        } catch {
            reading.add(error)
        }
        return try reading.finish()
    }
}

/// A file that is being read: its statements so far, and the entries of the one that is open.
private struct CamtReading {
    private var reader: PartReader
    private var statements: [BankStatement] = []
    private var entries: [StatementEntry] = []
    private var entryCount = 0
    private var sawStatement = false

    init(file: String) { reader = PartReader(problems: ProblemList(file: file)) }

    /// Refuses another kind of document before the rest of it is read.
    mutating func begin(_ root: XMLPart, namespace: String) -> Bool {
        if root.name == "Document", CamtReader.namespaces.contains(namespace) { return true }
        reader.problems.add(
            .version, line: root.line, column: root.column,
            "the document is '\(shortened(namespace, to: 80))' \(shortened(root.name)) and no bank "
                + "statement in camt.053.001.08 or camt.053.001.02",
            "ask the bank for one of these two")
        return false
    }

    mutating func add(_ defect: XMLDefect) {
        reader.problems.add(
            defect.kind, line: defect.line, column: defect.column, defect.what, defect.remedy)
    }

    /// Takes an entry, or the statement around it. False ends the reading.
    mutating func take(_ part: XMLPart) -> Bool {
        if part.name == "Ntry" {
            entryCount += 1
            if let entry = reader.entry(part, position: entryCount) { entries.append(entry) }
        } else {
            sawStatement = true
            if let statement = reader.statement(
                part, entries: entries, elementCount: entryCount)
            {
                statements.append(statement)
            }
            entries = []
            entryCount = 0
        }
        return !reader.problems.isFull
    }

    mutating func finish() throws(BankFileRefusal) -> StatementFile {
        if reader.problems.problems.isEmpty, !sawStatement {
            reader.problems.add(.missing, "the file holds no statement (BkToCstmrStmt/Stmt)")
        }
        guard reader.problems.problems.isEmpty else {
            throw BankFileRefusal(reader.problems.problems)
        }
        return StatementFile(statements: statements, notes: reader.problems.notes)
    }
}
