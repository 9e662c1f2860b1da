/// 发放概况 - what waits to be paid, from which account, and the batches that left so far.
package struct PaymentsView: Sendable, Equatable {
    /// Payouts that no living payment pays, the first approved first.
    package var waiting: [WaitingPayout]
    /// The newest first.
    package var batches: [BatchRow]
    /// 基金专户 - nil until somebody has named it.
    package var payer: Payer?

    package init(waiting: [WaitingPayout], batches: [BatchRow], payer: Payer?) {
        self.waiting = waiting
        self.batches = batches
        self.payer = payer
    }
}

/// 待发放 - a payout that waits for a payment order.
package struct WaitingPayout: Sendable, Equatable {
    package var claim: Claim.ID
    package var household: HouseholdID
    package var maskedHolder: String
    package var maskedAccount: String
    package var cause: Cause
    package var approvedOn: Day
    package var amount: Fen
    /// Payments of it that came back or were refused.
    package var earlierPayments: Int
    /// The payment that came back and after which nobody has looked at the account: nothing is
    /// ordered before. Nil for none.
    package var unconfirmed: String?

    package init(
        claim: Claim.ID, household: HouseholdID, maskedHolder: String, maskedAccount: String,
        cause: Cause, approvedOn: Day, amount: Fen, earlierPayments: Int,
        unconfirmed: String? = nil
    ) {
        self.claim = claim
        self.household = household
        self.maskedHolder = maskedHolder
        self.maskedAccount = maskedAccount
        self.cause = cause
        self.approvedOn = approvedOn
        self.amount = amount
        self.earlierPayments = earlierPayments
        self.unconfirmed = unconfirmed
    }
}

/// 发放批次 - a batch as lists show it.
package struct BatchRow: Sendable, Equatable {
    /// 批次号
    package var id: String
    package var orderedOn: Day
    package var orderedBy: OfficerID
    package var payments: Int
    package var total: Fen
    /// Payments that a statement shows as paid, and that did not come back.
    package var booked: Int
    /// Payments that came back, were refused or were cancelled.
    package var failed: Int

    package init(
        id: String, orderedOn: Day, orderedBy: OfficerID, payments: Int, total: Fen, booked: Int,
        failed: Int
    ) {
        self.id = id
        self.orderedOn = orderedOn
        self.orderedBy = orderedBy
        self.payments = payments
        self.total = total
        self.booked = booked
        self.failed = failed
    }

    /// Payments that the bank has said nothing of yet.
    package var open: Int { payments - booked - failed }
}
