import Domain

/// 对账单格式映射 - how a bank that has no camt.053 lays out its statement as CSV: which column, by its
/// header name, holds what.
package struct StatementMapping: Sendable, Hashable {
    /// 记账日期
    package var bookedOn: String
    /// 起息日, where there is one.
    package var valueOn: String?
    package var amounts: Amounts
    /// The column with the payment's number. Banks that have none for it bring it in the 附言 or 摘要.
    package var endToEndID: String
    /// 银行流水号, where there is one.
    package var servicerReference: String?
    /// 摘要、附言
    package var remittance: String?
    /// 余额 behind each entry, where there is one: the statement then proves itself line by line.
    package var balance: String?
    /// Whether the newest entry comes first.
    package var newestFirst: Bool

    package init(
        bookedOn: String, valueOn: String? = nil, amounts: Amounts, endToEndID: String,
        servicerReference: String? = nil, remittance: String? = nil, balance: String? = nil,
        newestFirst: Bool = false
    ) {
        self.bookedOn = bookedOn
        self.valueOn = valueOn
        self.amounts = amounts
        self.endToEndID = endToEndID
        self.servicerReference = servicerReference
        self.remittance = remittance
        self.balance = balance
        self.newestFirst = newestFirst
    }

    /// 金额列 - how a bank writes which way money went. An amount below zero is the same movement
    /// taken back (红字冲正), save in ``signed(_:)``, where it is money going out.
    package enum Amounts: Sendable, Hashable {
        /// One column, above zero for money that comes in.
        case signed(String)
        /// 借方发生额、贷方发生额 - one of the two is filled.
        case split(debit: String, credit: String)
        /// An amount, and a column that says which way by one of these words.
        case marked(String, by: String, debit: Set<String>, credit: Set<String>)
    }

    /// All columns that must be there, in an order that ``MappedStatementReader`` relies on.
    var columns: [String] {
        let amounts =
            switch amounts {
            case .signed(let column): [column]
            case .split(let debit, let credit): [debit, credit]
            case .marked(let amount, let mark, _, _): [amount, mark]
            }
        return [bookedOn, endToEndID] + amounts
            + [valueOn, servicerReference, remittance, balance].compactMap(\.self)
    }
}

/// 对账单抬头 - what a CSV statement does not say of itself, from its cover or from whoever sends it in.
package struct StatementHeading: Sendable, Hashable {
    package var key: StatementKey
    package var firstDay: Day?
    package var lastDay: Day?
    /// 期初、期末余额 - may be left out where a balance column gives them.
    package var opening: Fen?
    package var closing: Fen?

    package init(
        key: StatementKey, firstDay: Day? = nil, lastDay: Day? = nil, opening: Fen? = nil,
        closing: Fen? = nil
    ) {
        self.key = key
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.opening = opening
        self.closing = closing
    }
}
