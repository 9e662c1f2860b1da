import Domain

extension PartReader {
    /// A `Stmt` without its entries, which were taken before.
    ///
    /// - Parameter elementCount: how many `Ntry` there were, the ones left out included.
    mutating func statement(
        _ part: XMLPart, entries: [StatementEntry], elementCount: Int
    ) -> BankStatement? {
        let id = text(part, "Id")
        let sequence = self.sequence(part)
        let account = self.account(part)
        let balances = self.balances(part)
        let opening = balances.first(of: ["OPBD", "PRCD"])
        let closing = balances.first(of: ["CLBD"])
        if opening == nil {
            missingBalance(part, "opening balance (Bal with the code OPBD or PRCD)")
        }
        if closing == nil { missingBalance(part, "closing balance (Bal with the code CLBD)") }
        let first = part.first("FrToDt", "FrDtTm") ?? part.first("FrToDt", "FrDt")
        let last = part.first("FrToDt", "ToDtTm") ?? part.first("FrToDt", "ToDt")
        let firstDay = first.flatMap { plainDay($0) }
        let lastDay = last.flatMap { plainDay($0) }
        if elementCount == entries.count { checkTotals(part, entries) }
        guard let id, let account, let opening, let closing, case .some(let sequence) = sequence
        else { return nil }
        let statement = BankStatement(
            key: StatementKey(account: account, id: id, sequence: sequence),
            firstDay: firstDay, lastDay: lastDay, opening: opening.amount,
            closing: closing.amount, closingDay: closing.day, entries: entries)
        if statement.isBeyondBounds {
            problems.add(
                .amount, line: part.line, column: part.column,
                "the entries of the statement move more than any county's money")
        }
        return statement
    }

    private mutating func missingBalance(_ part: XMLPart, _ what: String) {
        problems.add(.missing, line: part.line, column: part.column, "Stmt has no \(what)")
    }

    /// `ElctrncSeqNb`, which may be left out. The outer nil is a number that cannot be read.
    private mutating func sequence(_ part: XMLPart) -> Int64?? {
        guard let number = part.first("ElctrncSeqNb") else { return .some(nil) }
        let text = number.value
        guard let value = Int64(text), value >= 0, text.utf8.allSatisfy(Byte.isDigit) else {
            problems.add(
                .number, line: number.line, column: number.column,
                "ElctrncSeqNb '\(shortened(text))' is no whole number")
            return nil
        }
        return .some(value)
    }

    /// The account's number: an IBAN, or the bank's own form.
    private mutating func account(_ part: XMLPart) -> String? {
        guard let account = required(part, "Acct") else { return nil }
        if let currency = account.first("Ccy"), currency.value != "CNY" {
            problems.add(
                .currency, line: currency.line, column: currency.column,
                "the account is kept in '\(shortened(currency.value))' and not in CNY",
                "ask the bank for the statement of the CNY account")
        }
        if let iban = account.first("Id", "IBAN"), !iban.value.isEmpty { return iban.value }
        guard let other = required(account, "Id", "Othr") else { return nil }
        return text(other, "Id")
    }

    /// Compares the entries with the counts and sums of `TxsSummry`, as far as the bank gives any.
    private mutating func checkTotals(_ part: XMLPart, _ entries: [StatementEntry]) {
        guard let totals = part.first("TxsSummry") else { return }
        let groups: [(String, BankDirection?)] = [
            ("TtlNtries", nil), ("TtlCdtNtries", .credit), ("TtlDbtNtries", .debit),
        ]
        for (name, direction) in groups {
            guard let group = totals.first(name) else { continue }
            let counted = entries.filter { direction == nil || $0.direction == direction }
            if let number = group.first("NbOfNtries"), number.value != counted.count.description {
                problems.add(
                    .control, line: number.line, column: number.column,
                    "\(name)/NbOfNtries is '\(shortened(number.value))', "
                        + "but the statement has \(counted.count) such entries")
            }
            guard let sum = group.first("Sum") else { continue }
            let found = counted.reduce(Int128(0)) { $0 + Int128($1.amount.rawValue) }
            guard let said = try? XMLValues.amount(sum.value),
                Int128(said.rawValue) == found
            else {
                problems.add(
                    .control, line: sum.line, column: sum.column,
                    "\(name)/Sum '\(shortened(sum.value))' is not the sum of the entries")
                continue
            }
        }
    }
}

/// The booked balances of a statement by their code.
private struct CamtBalances {
    struct Balance {
        var amount: Fen
        var day: Day
    }

    var byCode: [String: Balance] = [:]

    func first(of codes: [String]) -> Balance? {
        for code in codes {
            if let balance = byCode[code] { return balance }
        }
        return nil
    }
}

extension PartReader {
    /// Balances that are not booked ones (available, interim …) say nothing that the books need.
    private mutating func balances(_ part: XMLPart) -> CamtBalances {
        var balances = CamtBalances()
        for balance in part.all("Bal") {
            guard let code = balance.first("Tp", "CdOrPrtry", "Cd")?.value,
                ["OPBD", "PRCD", "CLBD"].contains(code),
                let amount = requiredAmount(balance), let direction = direction(balance),
                let date = required(balance, "Dt"), let day = day(date)
            else { continue }
            let signed = direction == .credit ? amount : -amount
            if let before = balances.byCode[code], before.amount != signed {
                problems.add(
                    .balance, line: balance.line, column: balance.column,
                    "a second \(code) balance differs from the first")
            }
            balances.byCode[code] = CamtBalances.Balance(amount: signed, day: day)
        }
        return balances
    }
}
