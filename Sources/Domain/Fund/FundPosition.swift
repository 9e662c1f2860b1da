/// 基金状况 - where a fund stands: the balance of each account, and the figures that the office
/// reports.
///
/// It is nothing but the sum of postings, so the order and the grouping in which entries are added
/// do not matter.
package struct FundPosition: Sendable, Hashable {
    /// Signed balances (debit positive) by ``AccountCode/order``.
    private var balances: [Fen]

    /// A fund before its first entry.
    package init() { balances = Array(repeating: .zero, count: AccountCode.allCases.count) }

    /// From balances kept elsewhere; an account that is left out stands at zero.
    package init(balances: [AccountCode: Fen]) {
        self.init()
        for (account, balance) in balances { self.balances[account.order] = balance }
    }

    package init(_ entries: some Sequence<JournalEntry>) {
        self.init()
        for entry in entries { add(entry) }
    }

    package mutating func add(_ entry: JournalEntry) {
        for posting in entry.postings { balances[posting.account.order] += posting.amount }
    }

    /// The signed balance of an account: debit positive, credit negative.
    package func balance(_ account: AccountCode) -> Fen { balances[account.order] }

    /// The balance of an account as the book shows it: positive on its normal side.
    package func normalBalance(_ account: AccountCode) -> Fen {
        account.normalSide == .debit ? balance(account) : -balance(account)
    }
}

extension FundPosition {
    /// 银行存款余额 - equal to the last statement's closing balance.
    package var bank: Fen { balance(.bank) }

    /// 拨入 - money granted that has reached the bank, what was brought forward included.
    package var deposits: Fen {
        normalBalance(.appropriation) + normalBalance(.broughtForward) - receivable
    }

    /// 应收拨款 - granted and not yet received.
    package var receivable: Fen { balance(.appropriationReceivable) }

    /// 已付 - relief confirmed by the bank, before returns.
    package var paid: Fen { balance(.relief) }

    /// 退汇 - relief that came back.
    package var returned: Fen { normalBalance(.returned) }

    /// 服务费 - paid to the insurer, less what it gave back.
    package var fees: Fen { balance(.serviceFee) }

    /// 利息
    package var interest: Fen { normalBalance(.interest) }

    /// 暂存款 - unexplained money that came in.
    package var suspenseReceived: Fen { normalBalance(.suspenseReceived) }

    /// 暂付款 - unexplained money that went out.
    package var suspensePaid: Fen { balance(.suspensePaid) }

    /// 结余 - what explained entries leave: deposits − paid + returned − fees + interest. With
    /// nothing in suspense it is what the bank shows; otherwise ``bank`` = closing +
    /// ``suspenseReceived`` − ``suspensePaid``.
    package var closing: Fen { deposits - paid + returned - fees + interest }

    /// 已批未付 - promised by an approval and not yet confirmed by the bank.
    package var committed: Fen { normalBalance(.committed) }

    /// 可用余额 - what may still be promised: everything granted, received or not, and the interest,
    /// less what was paid, charged or is promised already. Unexplained money that came in is not
    /// counted, and unexplained money that went out is counted as gone. Negative when the bank
    /// charged more than was left.
    package var available: Fen { closing + receivable - suspensePaid - committed }

    /// Whether debits equal credits and the two memorandum accounts mirror each other. True of any
    /// sum of journal entries that `Ledger` made.
    package var isBalanced: Bool {
        balances.reduce(Int128(0)) { $0 + Int128($1.rawValue) } == 0
            && balance(.commitment) + balance(.committed) == .zero
    }
}
