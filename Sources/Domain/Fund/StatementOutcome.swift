/// 对账结果 - what became of a movement on a statement: explained, or on the exceptions list.
package enum StatementOutcome: Sendable, Hashable {
    /// 付款入账 - the bank's booking of a payment.
    case payment(PaymentNumber)
    /// 退汇 - a payment that came back; its payout is open again.
    case paymentReturn(PaymentNumber)
    /// 拨款
    case appropriation
    /// 利息
    case interest
    /// 服务费
    case serviceFee
    /// 异常 - the money is in suspense until a person says what it is.
    case exception(ExceptionCode)

    package var isMatched: Bool {
        if case .exception = self { false } else { true }
    }

    /// The outcome without what it is about, for storing and counting.
    package var kind: Kind {
        switch self {
        case .payment: .payment
        case .paymentReturn: .paymentReturn
        case .appropriation: .appropriation
        case .interest: .interest
        case .serviceFee: .serviceFee
        case .exception: .exception
        }
    }

    /// 结果类别
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case payment
        case paymentReturn = "payment_return"
        case appropriation
        case interest
        case serviceFee = "service_fee"
        case exception
    }
}

/// 异常代码 - why an entry or a whole statement needs a person. Stable.
package enum ExceptionCode: String, CaseIterable, Hashable, Sendable {
    /// 不明支出 - a debit under no number of ours.
    case unknownDebit = "UNKNOWN_DEBIT"
    /// 不明收入 - a credit under no number of ours.
    case unknownCredit = "UNKNOWN_CREDIT"
    /// 金额不符 - a payment's number with another amount than was ordered.
    case amountDifference = "AMOUNT_DIFF"
    /// 重复入账 - a further debit of a payment that is booked already.
    case duplicateBooking = "DUPLICATE_BOOKING"
    /// 拒付后入账 - a debit of a payment that was rejected or cancelled.
    case paidButRejected = "PAID_BUT_REJECTED"
    /// 退汇超额 - more came back than is out there.
    case returnOver = "RETURN_OVER"
    /// 退汇无原付款 - a credit under the number of a payment that was not paid, or not yet.
    case returnWithoutOriginal = "RETURN_WITHOUT_ORIGINAL"
    /// 冲正退汇 - the bank takes back a credit under a payment's number.
    case reversal = "REVERSAL"
    /// 明细不符 - a batch whose transactions do not add up to its entry.
    case detailSum = "DETAIL_SUM"
    /// 零金额 - an entry of 0.00 that says nothing else.
    case zeroAmount = "ZERO_AMOUNT"
    /// 余额不连续 - opening + entries ≠ closing, or opening ≠ the closing balance before.
    case balanceBreak = "BALANCE_BREAK"
    /// 序号缺失 - a sequence number was left out or goes backwards.
    case sequenceGap = "SEQ_GAP"
    /// 重发不一致 - a statement's id or entries again with other content.
    case statementReissued = "STMT_REISSUED"
    /// 账号不符 - another account than the fund's.
    case wrongAccount = "WRONG_ACCOUNT"
    /// 币种不符 - another currency than CNY.
    case currency = "CURRENCY"

    /// Whether it stands against the whole statement rather than against one entry.
    package var concernsStatement: Bool {
        switch self {
        case .unknownDebit, .unknownCredit, .amountDifference, .duplicateBooking,
            .paidButRejected, .returnOver, .returnWithoutOriginal, .reversal, .detailSum,
            .zeroAmount:
            false
        case .balanceBreak, .sequenceGap, .statementReissued, .wrongAccount, .currency: true
        }
    }

    /// 不明支出 …: the exception in the words of the office.
    package var term: String {
        switch self {
        case .unknownDebit: "不明支出"
        case .unknownCredit: "不明收入"
        case .amountDifference: "金额不符"
        case .duplicateBooking: "重复入账"
        case .paidButRejected: "拒付后入账"
        case .returnOver: "退汇超额"
        case .returnWithoutOriginal: "退汇无原付款"
        case .reversal: "冲正退汇"
        case .detailSum: "明细不符"
        case .zeroAmount: "零金额"
        case .balanceBreak: "余额不连续"
        case .sequenceGap: "序号缺失"
        case .statementReissued: "重发不一致"
        case .wrongAccount: "账号不符"
        case .currency: "币种不符"
        }
    }
}
