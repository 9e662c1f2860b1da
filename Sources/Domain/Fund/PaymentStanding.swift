/// 付款情况 - what reconciliation has to know of a payment, and what it finds out about it.
package struct PaymentStanding: Sendable, Hashable {
    package let number: PaymentNumber
    /// What was ordered, more than zero.
    package let amount: Fen
    package private(set) var state: PaymentState
    /// 入账日 - the day on which the bank booked it; nil before.
    package private(set) var bookedOn: Day?
    /// 已退金额 - what came back of it so far, from zero to ``amount``.
    package private(set) var returned: Fen
    /// How many debits under this number stand on the exceptions list, whether or not the payment
    /// was known when they came. While there are any, it is not known what the household has
    /// received, so the payout must not be paid again.
    package private(set) var unexplainedDebits: Int

    package init(
        number: PaymentNumber, amount: Fen, state: PaymentState, bookedOn: Day? = nil,
        returned: Fen = .zero, unexplainedDebits: Int = 0
    ) {
        precondition(amount > .zero, "a payment pays something")
        precondition(returned >= .zero && returned <= amount, "no more returns than was paid")
        precondition(unexplainedDebits >= 0, "a count")
        let wasBooked = state == .booked || state == .returned
        precondition(wasBooked == (bookedOn != nil), "booked payments have their day")
        precondition((returned > .zero) == (state == .returned), "returned payments came back")
        self.number = number
        self.amount = amount
        self.state = state
        self.bookedOn = bookedOn
        self.returned = returned
        self.unexplainedDebits = unexplainedDebits
    }

    /// What is still out there: booked and not come back.
    package var outstanding: Fen { bookedOn == nil ? .zero : amount - returned }

    package mutating func book(on day: Day) {
        precondition(state.mayBecome(.booked), "only an open payment is booked")
        state = .booked
        bookedOn = day
    }

    package mutating func takeBack(_ part: Fen) {
        precondition(part > .zero && part <= outstanding, "no more returns than was paid")
        returned += part
        state = .returned
    }

    package mutating func noteUnexplainedDebit() { unexplainedDebits += 1 }

    /// A debit that was noted before has been explained.
    package mutating func dropUnexplainedDebit() {
        precondition(unexplainedDebits > 0, "noted before it is dropped")
        unexplainedDebits -= 1
    }
}
