/// 分录 - one event of the fund in double entry: at least two postings that add up to zero.
///
/// There is no way to make an unbalanced one. An entry is never changed or taken back; a mistake is
/// put right by a further entry.
package struct JournalEntry: Sendable, Hashable {
    package let kind: Kind
    /// 业务日期 - the day to which the event belongs, which for bank money is the booking day.
    package let day: Day
    /// 摘要 - for the reader of the book, in Chinese. Holds no names, identity or account numbers.
    package let narrative: String
    package let postings: [Posting]

    /// - Throws: ``Fault`` for fewer than two postings, or postings that do not add up to zero.
    package init(
        kind: Kind, day: Day, narrative: String, postings: [Posting]
    ) throws(Fault) {
        guard postings.count >= 2 else { throw .tooFewPostings(postings.count) }
        let sum = postings.reduce(Int128(0)) { $0 + Int128($1.amount.rawValue) }
        guard sum == 0 else { throw .unbalanced(by: sum) }
        self.kind = kind
        self.day = day
        self.narrative = narrative
        self.postings = postings
    }

    /// Why postings are no journal entry.
    package enum Fault: Error, Hashable, Sendable {
        case tooFewPostings(Int)
        /// Debits less credits, in fen.
        case unbalanced(by: Int128)
    }

    /// 业务类型 - what happened.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// 下达拨款
        case grant
        /// 拨款到账
        case receipt
        /// 期初结转
        case broughtForward = "brought_forward"
        /// 批准承付
        case commitment
        /// 解除承付
        case release
        /// 救助金入账
        case payment
        /// 退汇
        case `return`
        /// 服务费
        case serviceFee = "service_fee"
        /// 利息
        case interest
        /// 挂账 - into suspense.
        case suspense
        /// 冲销挂账 - an unknown credit against an unknown debit.
        case offset
    }
}

/// 记账行 - an amount on one account.
package struct Posting: Sendable, Hashable {
    package let account: AccountCode
    /// Debit positive, credit negative, never zero.
    package let amount: Fen

    package init(_ account: AccountCode, _ amount: Fen) {
        precondition(amount != .zero, "a posting moves money")
        self.account = account
        self.amount = amount
    }
}
