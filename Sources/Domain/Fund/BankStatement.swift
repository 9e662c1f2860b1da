/// 银行对账单 - what the bank says of the fund's account for a span of days.
package struct BankStatement: Sendable, Hashable {
    package let key: StatementKey
    /// First and last day covered, where the statement says so.
    package let firstDay: Day?
    package let lastDay: Day?
    /// 期初余额, below zero for an overdraft.
    package let opening: Fen
    /// 期末余额
    package let closing: Fen
    /// The day of the closing balance.
    package let closingDay: Day
    /// Booked entries in file order.
    package let entries: [StatementEntry]

    package init(
        key: StatementKey, firstDay: Day?, lastDay: Day?, opening: Fen, closing: Fen,
        closingDay: Day, entries: [StatementEntry]
    ) {
        self.key = key
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.opening = opening
        self.closing = closing
        self.closingDay = closingDay
        self.entries = entries
    }

    /// What is left of the proof that opening + Σ entries = closing, in fen: zero when it holds.
    /// Computed wide, because a forged file can hold amounts whose sum no `Fen` could.
    package var unproven: Int128 {
        let sum = entries.reduce(Int128(opening.rawValue)) { $0 + Int128($1.signed.rawValue) }
        return Int128(closing.rawValue) - sum
    }
}

/// 对账单标识 - under which a statement is imported once and never again.
package struct StatementKey: Sendable, Hashable {
    /// The fund's account, as the bank writes it.
    package let account: String
    /// The bank's id of the statement (`Stmt/Id`).
    package let id: String
    /// 电子序号 - counts the statements of the account (`ElctrncSeqNb`); some banks leave it out.
    package let sequence: Int64?

    package init(account: String, id: String, sequence: Int64?) {
        self.account = account
        self.id = id
        self.sequence = sequence
    }

    package static func == (left: StatementKey, right: StatementKey) -> Bool {
        left.account.utf8.elementsEqual(right.account.utf8)
            && left.id.utf8.elementsEqual(right.id.utf8) && left.sequence == right.sequence
    }

    package func hash(into hasher: inout Hasher) {
        for byte in account.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8(0xFF))
        for byte in id.utf8 { hasher.combine(byte) }
        hasher.combine(sequence)
    }
}

extension BankStatement {
    /// Puts statements in the order in which they are to be imported: by account, then day, then
    /// sequence number.
    package static func inOrder(_ statements: [BankStatement]) -> [BankStatement] {
        statements.sorted { left, right in
            if !left.key.account.utf8.elementsEqual(right.key.account.utf8) {
                return left.key.account.utf8.lexicographicallyPrecedes(right.key.account.utf8)
            }
            if left.closingDay != right.closingDay { return left.closingDay < right.closingDay }
            return (left.key.sequence ?? .max) < (right.key.sequence ?? .max)
        }
    }
}
