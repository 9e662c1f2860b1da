/// 会计科目 - the accounts of one fund's double-entry journal.
///
/// Debits are positive and credits negative, so the balances of all accounts always add up to zero.
/// The money accounts follow the bank: what the statement shows is what `bank` holds. The last two,
/// ``commitment`` and ``committed``, are memorandum accounts (备查) that mirror each other: they keep
/// what has been promised, and touch no money.
package enum AccountCode: String, CaseIterable, Hashable, Sendable {
    /// 基金银行存款 - the fund's own bank account, always equal to the closing balance of the last
    /// statement.
    case bank
    /// 应收拨款 - granted by the treasury, not yet at the bank.
    case appropriationReceivable = "appropriation_receivable"
    /// 暂付款 - money that left the bank for a reason not yet known.
    case suspensePaid = "suspense_paid"
    /// 暂存款 - money that reached the bank for a reason not yet known. It is nobody's to spend.
    case suspenseReceived = "suspense_received"
    /// 拨款 - all that was granted to the fund, received or not.
    case appropriation
    /// 期初结转 - what stood at the bank when the fund's books began.
    case broughtForward = "brought_forward"
    /// 利息收入
    case interest
    /// 救助支出 - relief that the bank has confirmed as paid, before returns.
    case relief
    /// 退汇 - relief that came back. It stands against ``relief`` and never reduces it, so that both
    /// what was sent and what returned can be read off.
    case returned
    /// 服务费 - what the insurer was paid out of the fund.
    case serviceFee = "service_fee"
    /// 批准承付 - the other side of ``committed``.
    case commitment
    /// 已批未付 - approved and not yet confirmed by the bank, a returned payment's amount included
    /// from the day it comes back.
    case committed
}

extension AccountCode {
    /// 余额方向 - the side on which an account's balance normally stands.
    package enum Side: String, Hashable, Sendable {
        /// 借
        case debit
        /// 贷
        case credit
    }

    package var normalSide: Side {
        switch self {
        case .bank, .appropriationReceivable, .suspensePaid, .relief, .serviceFee, .commitment:
            .debit
        case .suspenseReceived, .appropriation, .broughtForward, .interest, .returned, .committed:
            .credit
        }
    }

    /// The account's name in the county's books.
    package var term: String {
        switch self {
        case .bank: "基金银行存款"
        case .appropriationReceivable: "应收拨款"
        case .suspensePaid: "暂付款"
        case .suspenseReceived: "暂存款"
        case .appropriation: "拨款"
        case .broughtForward: "期初结转"
        case .interest: "利息收入"
        case .relief: "救助支出"
        case .returned: "退汇"
        case .serviceFee: "服务费"
        case .commitment: "批准承付"
        case .committed: "已批未付"
        }
    }

    /// Position in the chart, from 0: the order in which accounts are listed and locked.
    package var order: Int {
        switch self {
        case .bank: 0
        case .appropriationReceivable: 1
        case .suspensePaid: 2
        case .suspenseReceived: 3
        case .appropriation: 4
        case .broughtForward: 5
        case .interest: 6
        case .relief: 7
        case .returned: 8
        case .serviceFee: 9
        case .commitment: 10
        case .committed: 11
        }
    }
}
