/// 对账单分录 - one booked line of a statement: money that came in or went out.
package struct StatementEntry: Sendable, Hashable {
    /// The line's own reference in its statement (`NtryRef`), or its position from 1.
    package let reference: String
    /// 银行流水号 - the bank's reference (`AcctSvcrRef`), where it gives one.
    package let servicerReference: String?
    /// Zero or more; ``direction`` says which way.
    package let amount: Fen
    package let direction: BankDirection
    /// 冲正 - the bank takes back an earlier entry of the other direction (`RvslInd`).
    package let isReversal: Bool
    /// 记账日
    package let bookedOn: Day
    /// 起息日
    package let valueOn: Day
    /// 明细 - what the line is made of, never empty. One for a single payment; more where the bank
    /// booked a batch in one sum.
    package let details: [Detail]

    package init(
        reference: String, servicerReference: String?, amount: Fen, direction: BankDirection,
        isReversal: Bool = false, bookedOn: Day, valueOn: Day, details: [Detail]
    ) {
        precondition(amount >= .zero, "the direction carries the sign")
        precondition(!details.isEmpty, "an entry consists of something")
        self.reference = reference
        self.servicerReference = servicerReference
        self.amount = amount
        self.direction = direction
        self.isReversal = isReversal
        self.bookedOn = bookedOn
        self.valueOn = valueOn
        self.details = details
    }

    /// The amount with its sign: what the entry adds to the balance.
    package var signed: Fen { direction == .credit ? amount : -amount }

    /// 明细 - one transaction of an entry.
    package struct Detail: Sendable, Hashable {
        /// 端到端标识 - the payment's number, if it is one of ours; empty where the bank gives none.
        package let endToEndID: String
        /// What this transaction is of the entry's amount; nil where the bank does not say.
        package let amount: Fen?
        /// The entry's own direction where nil.
        package let direction: BankDirection?
        /// 附言、摘要
        package let remittance: String

        package init(
            endToEndID: String, amount: Fen? = nil, direction: BankDirection? = nil,
            remittance: String = ""
        ) {
            precondition((amount ?? .zero) >= .zero, "the direction carries the sign")
            self.endToEndID = endToEndID
            self.amount = amount
            self.direction = direction
            self.remittance = remittance
        }
    }
}

/// 收支方向 - as the bank sees the fund's account.
package enum BankDirection: String, CaseIterable, Hashable, Sendable {
    /// 贷 - money comes in.
    case credit
    /// 借 - money goes out.
    case debit

    /// 收、付: the direction in the words of the office.
    package var term: String { self == .credit ? "收" : "付" }
}

/// 收付 - the unit of reconciliation: an entry, or one transaction of a batch entry. It is decided,
/// and posted, as a whole.
package struct BankMovement: Sendable, Hashable {
    package let endToEndID: String
    /// Zero or more.
    package let amount: Fen
    package let direction: BankDirection
    package let isReversal: Bool
    package let bookedOn: Day

    package init(
        endToEndID: String, amount: Fen, direction: BankDirection, isReversal: Bool = false,
        bookedOn: Day
    ) {
        precondition(amount >= .zero, "the direction carries the sign")
        self.endToEndID = endToEndID
        self.amount = amount
        self.direction = direction
        self.isReversal = isReversal
        self.bookedOn = bookedOn
    }

    /// The amount with its sign: what the movement adds to the balance.
    package var signed: Fen { direction == .credit ? amount : -amount }
}

extension StatementEntry {
    /// The entry's transactions as movements; nil when they do not add up to the entry, or when a
    /// batch does not say how its sum is divided.
    package var movements: [BankMovement]? {
        let parts = details.map { detail in
            BankMovement(
                endToEndID: detail.endToEndID,
                amount: detail.amount ?? (details.count == 1 ? amount : .zero),
                direction: detail.direction ?? direction, isReversal: isReversal,
                bookedOn: bookedOn)
        }
        let isDivided = details.count == 1 || details.allSatisfy { $0.amount != nil }
        let sum = parts.reduce(Int128(0)) { $0 + Int128($1.signed.rawValue) }
        return isDivided && sum == Int128(signed.rawValue) ? parts : nil
    }

    /// The entry as one movement, without regard to its transactions.
    package var whole: BankMovement {
        BankMovement(
            endToEndID: details.count == 1 ? details[0].endToEndID : "", amount: amount,
            direction: direction, isReversal: isReversal, bookedOn: bookedOn)
    }
}
