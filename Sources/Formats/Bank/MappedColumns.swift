import Domain

/// Where the columns of a mapping stand in one file, and how a row of it is read.
struct MappedColumns {
    private let mapping: StatementMapping
    private let places: [String: Int]

    init(_ header: CSVHeader, _ mapping: StatementMapping) throws(CSVDefect) {
        // One column may serve twice, as 摘要 that holds the number.
        var wanted: [String] = []
        for name in mapping.columns where !wanted.contains(name) { wanted.append(name) }
        let indices = try header.columns(wanted)
        self.mapping = mapping
        self.places = Dictionary(uniqueKeysWithValues: zip(wanted, indices))
    }

    /// The row as an entry; nil, with the problem noted, for a bad one.
    func row(_ rows: borrowing CSVRows, _ problems: inout ProblemList) -> MappedRow? {
        let bookedOn = day(mapping.bookedOn, rows, &problems)
        let amount = signedAmount(rows, &problems)
        let valueOn = mapping.valueOn.flatMap { column in
            rows.isEmpty(places[column]!) ? bookedOn : day(column, rows, &problems)
        }
        let balance = mapping.balance.flatMap { money($0, rows, &problems) }
        guard let bookedOn, let amount, mapping.balance == nil || balance != nil else {
            return nil
        }
        let reference = text(mapping.servicerReference, rows)
        let detail = StatementEntry.Detail(
            endToEndID: text(mapping.endToEndID, rows), remittance: text(mapping.remittance, rows))
        return MappedRow(
            line: rows.line,
            entry: StatementEntry(
                reference: rows.line.description,
                servicerReference: reference.isEmpty ? nil : reference, amount: amount.fen,
                direction: amount.direction, isReversal: amount.isReversal, bookedOn: bookedOn,
                valueOn: valueOn ?? bookedOn, details: [detail]),
            balance: balance)
    }

    private struct SignedAmount {
        var fen: Fen
        var direction: BankDirection
        var isReversal: Bool

        /// Below zero, the other direction and a reversal.
        init(_ amount: Fen, _ direction: BankDirection) {
            let isReversal = amount < .zero
            self.fen = isReversal ? -amount : amount
            self.direction =
                isReversal ? (direction == .credit ? .debit : .credit) : direction
            self.isReversal = isReversal
        }
    }

    private func signedAmount(
        _ rows: borrowing CSVRows, _ problems: inout ProblemList
    ) -> SignedAmount? {
        switch mapping.amounts {
        case .signed(let column):
            guard let amount = filledMoney(column, rows, &problems) else { return nil }
            return amount < .zero
                ? SignedAmount(-amount, .debit) : SignedAmount(amount, .credit)
        case .split(let debit, let credit):
            guard let out = money(debit, rows, &problems),
                let into = money(credit, rows, &problems)
            else { return nil }
            guard (out == .zero) != (into == .zero) else {
                problems.add(
                    .amount, line: rows.line, column: places[debit]! + 1,
                    "of \(debit) and \(credit) exactly one must be filled")
                return nil
            }
            return into == .zero ? SignedAmount(out, .debit) : SignedAmount(into, .credit)
        case .marked(let column, let mark, let debits, let credits):
            guard let amount = filledMoney(column, rows, &problems) else { return nil }
            let word = text(mark, rows)
            if debits.contains(word) { return SignedAmount(amount, .debit) }
            if credits.contains(word) { return SignedAmount(amount, .credit) }
            problems.add(
                .direction, line: rows.line, column: places[mark]! + 1,
                "\(mark) '\(shortened(word))' is none of the mapping's words",
                "correct the row, or add the word to the mapping")
            return nil
        }
    }

    private func text(_ column: String?, _ rows: borrowing CSVRows) -> String {
        guard let column else { return "" }
        return rows.trimmedText(places[column]!)
    }

    private func day(
        _ column: String, _ rows: borrowing CSVRows, _ problems: inout ProblemList
    ) -> Day? {
        do throws(FieldDefect) {
            return try rows.day(places[column]!)
        } catch {
            add(.date, column, rows, error, &problems)
            return nil
        }
    }

    private func money(
        _ column: String, _ rows: borrowing CSVRows, _ problems: inout ProblemList
    ) -> Fen? {
        do throws(FieldDefect) {
            return try rows.money(places[column]!)
        } catch {
            add(.amount, column, rows, error, &problems)
            return nil
        }
    }

    /// An entry without an amount is no entry: here an empty cell is not 0.00.
    private func filledMoney(
        _ column: String, _ rows: borrowing CSVRows, _ problems: inout ProblemList
    ) -> Fen? {
        guard rows.isEmpty(places[column]!) else { return money(column, rows, &problems) }
        add(.amount, column, rows, .empty, &problems)
        return nil
    }

    private func add(
        _ kind: BankFileProblem.Kind, _ column: String, _ rows: borrowing CSVRows,
        _ defect: FieldDefect, _ problems: inout ProblemList
    ) {
        let parts = defect.description.split(separator: "; ", maxSplits: 1)
        problems.add(
            kind, line: rows.line, column: places[column]! + 1,
            "\(column) '\(shortened(text(column, rows)))' \(parts[0])",
            parts.count == 2 ? String(parts[1]) : "correct the row")
    }
}
