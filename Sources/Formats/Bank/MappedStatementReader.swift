import Domain

/// CSV 对账单 - reads a bank's CSV statement by its mapping, with the forms of money and dates of the
/// contract (section 0). A row whose first cell is `合计` is a total and no entry. A file with any
/// mistake is refused whole, with all of its mistakes.
package enum MappedStatementReader {
    package static func read(
        _ bytes: [UInt8], file: String, heading: StatementHeading, mapping: StatementMapping
    ) throws(BankFileRefusal) -> StatementFile {
        var problems = ProblemList(file: file)
        let rows = rows(bytes, mapping, &problems)
        let statement = statement(rows, heading, &problems)
        guard let statement, problems.problems.isEmpty else {
            throw BankFileRefusal(problems.problems)
        }
        return StatementFile(statements: [statement], notes: [])
    }

    /// The good rows, oldest first.
    private static func rows(
        _ bytes: [UInt8], _ mapping: StatementMapping, _ problems: inout ProblemList
    ) -> [MappedRow] {
        var found: [MappedRow] = []
        do throws(CSVDefect) {
            let table = try CSVTable(bytes)
            let places = try MappedColumns(table.header, mapping)
            table.withRows { rows in
                while rows.next(), !problems.isFull {
                    guard !isTotal(rows) else { continue }
                    guard hasForm(rows, table.header.count, &problems) else { continue }
                    if let row = places.row(rows, &problems) { found.append(row) }
                }
            }
        } catch {
            problems.add(.form, "\(error)", "compare the file with its mapping")
        }
        return mapping.newestFirst ? found.reversed() : found
    }

    private static func isTotal(_ rows: borrowing CSVRows) -> Bool {
        rows.count > 0 && rows.cell(0).trimmed().elementsEqual("合计".utf8)
    }

    private static func hasForm(
        _ rows: borrowing CSVRows, _ count: Int, _ problems: inout ProblemList
    ) -> Bool {
        if let defect = rows.defect {
            problems.add(.form, line: rows.line, "\(defect)")
            return false
        }
        guard rows.count == count else {
            problems.add(
                .form, line: rows.line, "the row has \(rows.count) cells and the header \(count)")
            return false
        }
        return true
    }

    private static func statement(
        _ rows: [MappedRow], _ heading: StatementHeading, _ problems: inout ProblemList
    ) -> BankStatement? {
        checkBalances(rows, heading, &problems)
        let first = rows.first.flatMap { row in row.balance.map { $0 - row.entry.signed } }
        guard let opening = heading.opening ?? first,
            let closing = heading.closing ?? rows.last?.balance,
            let closingDay = heading.lastDay ?? rows.last?.entry.bookedOn
        else {
            problems.add(
                .missing,
                "neither the heading nor the entries give opening and closing balance "
                    + "and the last day", "enter them from the statement's cover")
            return nil
        }
        let statement = BankStatement(
            key: heading.key, firstDay: heading.firstDay, lastDay: heading.lastDay,
            opening: opening, closing: closing, closingDay: closingDay,
            entries: rows.map(\.entry))
        if statement.isBeyondBounds {
            problems.add(.amount, "the entries move more than any county's money")
        }
        return statement
    }

    /// Each line's balance is the one before and its amount; the first that is not shows where an
    /// entry was lost.
    private static func checkBalances(
        _ rows: [MappedRow], _ heading: StatementHeading, _ problems: inout ProblemList
    ) {
        var before = heading.opening
        for row in rows {
            guard let balance = row.balance else { continue }
            if let before, before + row.entry.signed != balance {
                problems.add(
                    .balance, line: row.line,
                    "the balance \(balance) does not follow from \(before) and this entry")
            }
            before = balance
        }
        if let closing = heading.closing, let last = rows.last?.balance, last != closing {
            problems.add(
                .balance, line: rows.last?.line,
                "the last balance \(last) is not the closing balance \(closing)")
        }
    }
}

/// A row that was read.
struct MappedRow {
    var line: Int
    var entry: StatementEntry
    var balance: Fen?
}
