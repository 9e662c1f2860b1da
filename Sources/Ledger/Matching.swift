import Domain

/// 勾对 - decides every movement of a statement, and takes along what that does to the payments.
///
/// A movement matches a payment by number (`EndToEndId`), exact amount and direction, and by
/// nothing less: a payment that is matched wrongly is worse than one that a person has to look at.
/// A credit under the number of a paid payment, of its exact amount, is its return. What no rule
/// explains goes to suspense, so that the books' bank balance is the statement's, always.
///
/// Debits are decided before credits, each in file order, because some banks list what came in
/// first: a return may stand above the payment that it returns, though never on an earlier day.
package struct Matching: Sendable {
    /// Every payment of the fund that is known, with what the movements so far did to it.
    package private(set) var payments: [PaymentNumber: PaymentStanding]
    /// 应收拨款 - what was granted and has not been received.
    package private(set) var receivable: Fen
    /// The numbers of the payments that any movement so far has changed.
    package private(set) var changed: Set<PaymentNumber> = []

    package init(payments: some Sequence<PaymentStanding>, receivable: Fen) {
        self.payments = [:]
        for payment in payments {
            let before = self.payments.updateValue(payment, forKey: payment.number)
            precondition(before == nil, "a payment number is given once")
        }
        self.receivable = receivable
    }

    /// Decides all entries of a statement that has been admitted. The result is in file order.
    package mutating func decide(_ statement: BankStatement) -> [EntryDecision] {
        let parts = statement.entries.map(\.movements)
        var decisions = parts.map { [MovementDecision?](repeating: nil, count: $0?.count ?? 1) }
        for direction in [BankDirection.debit, .credit] {
            for (index, entry) in statement.entries.enumerated() {
                guard let movements = parts[index] else {
                    if entry.direction == direction {
                        decisions[index][0] = hold(entry.whole, .detailSum)
                    }
                    continue
                }
                for (place, movement) in movements.enumerated()
                where movement.direction == direction {
                    decisions[index][place] = decide(movement)
                }
            }
        }
        return decisions.enumerated().map { index, decisions in
            EntryDecision(index: index, movements: decisions.map { $0! })
        }
    }

    /// Looks again at movements that are in suspense, oldest first, now that more is known: a
    /// return may have come on an earlier statement than its payment's debit.
    ///
    /// - Returns: for each movement the decision that explains it, or nil when it stays where it
    ///   is.
    package mutating func reconsider(_ held: [BankMovement]) -> [MovementDecision?] {
        held.map { movement in
            let explanation = explain(movement)
            guard explanation.outcome.isMatched else { return nil }
            if movement.direction == .debit { dropUnexplainedDebit(movement) }
            return settle(movement, explanation, from: .suspense)
        }
    }

    private mutating func decide(_ movement: BankMovement) -> MovementDecision {
        let explanation = explain(movement)
        if case .exception(let code) = explanation.outcome { return hold(movement, code) }
        return settle(movement, explanation, from: .bank)
    }
}

extension Matching {
    /// Carries an explained movement out: the payment moves on, and the entry is made.
    private mutating func settle(
        _ movement: BankMovement, _ explanation: Explanation, from source: FundEvent.Source
    ) -> MovementDecision {
        let amount = movement.amount
        switch explanation.outcome {
        case .payment(let number):
            payments[number]!.book(on: movement.bookedOn)
            changed.insert(number)
        case .paymentReturn(let number):
            payments[number]!.takeBack(amount)
            changed.insert(number)
        case .appropriation, .interest, .serviceFee: break
        case .exception: preconditionFailure("an exception settles nothing")
        }
        guard let event = explanation.event else {
            return MovementDecision(movement, explanation.outcome, explanation.reason, nil)
        }
        let entry = event.entry(
            on: movement.bookedOn, narrative: explanation.narrative, receivable: receivable,
            from: source)
        for posting in entry.postings where posting.account == .appropriationReceivable {
            receivable += posting.amount
        }
        return MovementDecision(movement, explanation.outcome, explanation.reason, entry)
    }

    /// Puts a movement into suspense.
    private mutating func hold(
        _ movement: BankMovement, _ code: ExceptionCode
    ) -> MovementDecision {
        if movement.direction == .debit, movement.amount > .zero,
            let number = PaymentNumber(movement.endToEndID), payments[number] != nil
        {
            payments[number]!.noteUnexplainedDebit()
            changed.insert(number)
        }
        let reason = MatchReason.exception(code, movement, payment: payment(of: movement))
        guard movement.amount > .zero else {
            return MovementDecision(movement, .exception(code), reason, nil)
        }
        let entry = FundEvent.held(movement.signed).entry(
            on: movement.bookedOn, narrative: "挂账：\(code.term)")
        return MovementDecision(movement, .exception(code), reason, entry)
    }

    private mutating func dropUnexplainedDebit(_ movement: BankMovement) {
        guard let number = PaymentNumber(movement.endToEndID), let payment = payments[number],
            payment.unexplainedDebits > 0
        else { return }
        payments[number]!.dropUnexplainedDebit()
        changed.insert(number)
    }

    /// The payment under whose number a movement runs.
    func payment(of movement: BankMovement) -> PaymentStanding? {
        PaymentNumber(movement.endToEndID).flatMap { payments[$0] }
    }
}

/// 分录勾对结果 - what was decided about an entry: one decision, or one for each transaction of a batch.
package struct EntryDecision: Sendable, Hashable {
    /// The entry's place in its statement, from 0.
    package let index: Int
    package let movements: [MovementDecision]

    /// An entry is matched when all of it is.
    package var isMatched: Bool { movements.allSatisfy(\.outcome.isMatched) }
}

/// 收付勾对结果 - what was decided about one movement, and why.
package struct MovementDecision: Sendable, Hashable {
    package let movement: BankMovement
    package let outcome: StatementOutcome
    /// 依据 - the rule and the figures that it was decided by, in Chinese.
    package let reason: String
    /// Nil for an amount of zero, which posts nothing.
    package let entry: JournalEntry?

    init(
        _ movement: BankMovement, _ outcome: StatementOutcome, _ reason: String,
        _ entry: JournalEntry?
    ) {
        self.movement = movement
        self.outcome = outcome
        self.reason = reason
        self.entry = entry
    }
}
