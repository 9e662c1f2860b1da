/// 核查事实 - what somebody found on a visit, field by field: the verifier's, or the reviewer's who
/// has not seen it. Nil is not asked, and is compared with nothing.
package struct ReviewFacts: Sendable, Equatable {
    /// 家庭成员 - relation and member, as far as the form tells them apart.
    package var members: Set<String>?
    /// 收入项 - by item of the form.
    package var income: [String: Fen]?
    /// 资产 - what of the scheme's exclusions was found.
    package var assets: Set<String>?
    /// 票据 - by the bill's number, as the original and the hospital have it.
    package var bills: [String: Fen]?
    /// 符合条件
    package var isEligible: Bool?
    /// 应发金额
    package var amount: Fen?
    /// 银行卡户名相符 - the account is the household's own.
    package var ownsAccount: Bool?
    /// 确曾入户 - somebody really came.
    package var visitHappened: Bool?
    /// 签字 - the household really signed.
    package var isSigned: Bool?
    /// 公示 - the notice really hung.
    package var noticePosted: Bool?
    /// 足额到账 - the money came, and all of it.
    package var moneyReceived: Fen?

    package init(
        members: Set<String>? = nil, income: [String: Fen]? = nil, assets: Set<String>? = nil,
        bills: [String: Fen]? = nil, isEligible: Bool? = nil, amount: Fen? = nil,
        ownsAccount: Bool? = nil, visitHappened: Bool? = nil, isSigned: Bool? = nil,
        noticePosted: Bool? = nil, moneyReceived: Fen? = nil
    ) {
        self.members = members
        self.income = income
        self.assets = assets
        self.bills = bills
        self.isEligible = isEligible
        self.amount = amount
        self.ownsAccount = ownsAccount
        self.visitHappened = visitHappened
        self.isSigned = isSigned
        self.noticePosted = noticePosted
        self.moneyReceived = moneyReceived
    }
}

/// 容差 - up to which difference two findings count as the same. Fixed with the plan, before the
/// draw; smaller differences do not count, and are listed all the same.
package struct ReviewTolerance: Sendable, Hashable {
    /// Of an amount: this share of the right one, in parts of ten thousand, or the sum below,
    /// whichever is more.
    package var amountShare: Int64
    package var amount: Fen
    /// Of an item of income, for the year.
    package var income: Fen
    /// Of a bill.
    package var bill: Fen

    /// Five per cent or 200 yuan of an amount; 200 yuan of an item of income; a bill to the fen.
    package static let standard = ReviewTolerance(
        amountShare: 500, amount: .yuan(200), income: .yuan(200), bill: .zero)

    package init(amountShare: Int64, amount: Fen, income: Fen, bill: Fen) {
        precondition(amountShare >= 0 && min(amount, income, bill) >= .zero, "never negative")
        self.amountShare = amountShare
        self.amount = amount
        self.income = income
        self.bill = bill
    }
}
