/// 付款指令 - one amount to one household's account under one number.
package struct PaymentOrder: Sendable, Equatable {
    package let number: PaymentNumber
    /// More than zero.
    package let amount: Fen
    package let payee: BankAccount

    package init(number: PaymentNumber, amount: Fen, payee: BankAccount) {
        precondition(amount > .zero, "a payment pays something")
        self.number = number
        self.amount = amount
        self.payee = payee
    }
}

/// 发放批次 - the payments that leave in one file. Once filed it never changes.
package struct PaymentBatch: Sendable, Equatable {
    /// 批次号 - the file's `MsgId`, unique for ever, at most 35 characters.
    package let id: String
    package let createdAt: Instant
    /// 要求付款日期
    package let payOn: Day
    package let payer: Payer
    package let orders: [PaymentOrder]

    package init(
        id: String, createdAt: Instant, payOn: Day, payer: Payer, orders: [PaymentOrder]
    ) {
        self.id = id
        self.createdAt = createdAt
        self.payOn = payOn
        self.payer = payer
        self.orders = orders
    }

    /// 控制总额 - what the whole batch pays.
    package var total: Fen { orders.lazy.map(\.amount).total() }
}

/// 付款人 - the fund's own account, from which a batch is paid.
package struct Payer: Sendable, Hashable {
    /// 户名
    package let name: String
    package let account: String
    /// 开户银行
    package let bank: String
    /// 支付系统行号 - the bank's twelve digits in CNAPS, where they are known.
    package let clearingCode: String?

    package init(name: String, account: String, bank: String, clearingCode: String? = nil) {
        self.name = name
        self.account = account
        self.bank = bank
        self.clearingCode = clearingCode
    }
}
