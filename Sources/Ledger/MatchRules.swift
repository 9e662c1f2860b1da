import Domain

/// 勾对依据 - what a movement is found to be, before anything is changed.
struct Explanation {
    var outcome: StatementOutcome
    /// Nil for an amount of zero and for an exception.
    var event: FundEvent?
    /// 摘要 of the journal entry.
    var narrative: String
    /// Why, in Chinese.
    var reason: String
}

extension Matching {
    /// The one explanation of a movement, by the rules in their order. The order matters only
    /// between the reserved ids and the payments, and no payment can have a reserved id.
    func explain(_ movement: BankMovement) -> Explanation {
        if let own = explainOwnAccount(movement) { return own }
        guard movement.amount > .zero else { return exception(.zeroAmount, movement) }
        switch movement.direction {
        case .debit: return explainDebit(movement)
        case .credit: return explainCredit(movement)
        }
    }

    /// `APPROPRIATION…`, `INTEREST…` and `SERVICE-FEE…`, in either direction.
    private func explainOwnAccount(_ movement: BankMovement) -> Explanation? {
        func begins(_ prefix: String) -> Bool {
            movement.endToEndID.utf8.starts(with: prefix.utf8)
        }
        let signed = movement.signed
        let found: (StatementOutcome, FundEvent, String)
        if begins("APPROPRIATION") {
            found = (.appropriation, .appropriated(signed), signed < .zero ? "拨款退回" : "拨款到账")
        } else if begins("INTEREST") {
            found = (.interest, .interestEarned(signed), signed < .zero ? "利息冲减" : "利息入账")
        } else if begins("SERVICE-FEE") {
            found = (.serviceFee, .feeCharged(-signed), signed < .zero ? "支付服务费" : "服务费退回")
        } else {
            return nil
        }
        return Explanation(
            outcome: found.0, event: signed == .zero ? nil : found.1, narrative: found.2,
            reason: MatchReason.ownAccount(movement, found.2))
    }

    private func explainDebit(_ movement: BankMovement) -> Explanation {
        guard let payment = payment(of: movement) else {
            return exception(.unknownDebit, movement)
        }
        if movement.isReversal { return exception(.reversal, movement) }
        switch payment.state {
        case .booked, .returned: return exception(.duplicateBooking, movement)
        case .rejected, .cancelled: return exception(.paidButRejected, movement)
        case .planned, .filed, .sent: break
        }
        guard movement.amount == payment.amount else {
            return exception(.amountDifference, movement)
        }
        return Explanation(
            outcome: .payment(payment.number), event: .paid(movement.amount),
            narrative: "救助金入账 \(payment.number)",
            reason: MatchReason.booking(movement, payment))
    }

    private func explainCredit(_ movement: BankMovement) -> Explanation {
        guard let payment = payment(of: movement) else {
            return exception(.unknownCredit, movement)
        }
        guard let bookedOn = payment.bookedOn, bookedOn <= movement.bookedOn else {
            return exception(.returnWithoutOriginal, movement)
        }
        guard movement.amount <= payment.outstanding else {
            return exception(.returnOver, movement)
        }
        guard movement.amount == payment.amount else {
            return exception(.amountDifference, movement)
        }
        return Explanation(
            outcome: .paymentReturn(payment.number), event: .returned(movement.amount),
            narrative: "退汇 \(payment.number)", reason: MatchReason.return(movement, payment))
    }

    private func exception(_ code: ExceptionCode, _ movement: BankMovement) -> Explanation {
        Explanation(outcome: .exception(code), event: nil, narrative: "", reason: "")
    }
}
