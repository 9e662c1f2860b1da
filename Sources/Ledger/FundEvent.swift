import Domain

/// 资金事项 - everything that can happen to a fund, and the postings that each leaves behind.
///
/// | event | debit | credit |
/// |---|---|---|
/// | granted 下达 | appropriation receivable | appropriation |
/// | brought forward 结转 | bank | brought forward |
/// | appropriated 到账 | bank | receivable, and appropriation for what was not granted before |
/// | committed 批准 | commitment | committed |
/// | released 解除 | committed | commitment |
/// | paid 入账 | relief; committed | bank; commitment |
/// | returned 退汇 | bank; commitment | returned; committed |
/// | fee 服务费 | service fee | bank |
/// | interest 利息 | bank | interest |
/// | held 挂账, in | bank | suspense received |
/// | held 挂账, out | suspense paid | bank |
/// | offset 冲销 | suspense received | suspense paid |
///
/// Money that waited in suspense and is explained later takes the same postings, with the suspense
/// account in the bank's place (``Source/suspense``). A signed amount below zero is the same event
/// taken back by the bank or the treasury, and turns debit and credit round.
package enum FundEvent: Sendable, Hashable {
    /// The treasury grants money; below zero it withdraws a grant that it has not paid.
    case granted(Fen)
    /// What stood at the bank when the books began; below zero an overdraft.
    case broughtForward(Fen)
    /// A grant reaches the bank; below zero the treasury takes money back.
    case appropriated(Fen)
    /// An approval promises money, more than zero.
    case committed(Fen)
    /// A promise ends without payment, more than zero.
    case released(Fen)
    /// The bank confirms a payment, more than zero.
    case paid(Fen)
    /// A payment comes back, more than zero. Its payout is open again, so the money is promised
    /// again.
    case returned(Fen)
    /// The insurer's fee; below zero it gives some back.
    case feeCharged(Fen)
    /// Below zero the bank corrects interest that it credited.
    case interestEarned(Fen)
    /// Money that nobody can explain yet: above zero it came in, below zero it went out.
    case held(Fen)
    /// An unexplained credit turns out to be the bank's correction of an unexplained debit; more
    /// than zero.
    case offset(Fen)

    /// Where the money of an event comes from or goes to.
    package enum Source: Sendable, Hashable {
        /// The bank has just booked it.
        case bank
        /// It is in suspense since an earlier entry.
        case suspense
    }
}

extension FundEvent {
    package var kind: JournalEntry.Kind {
        switch self {
        case .granted: .grant
        case .broughtForward: .broughtForward
        case .appropriated: .receipt
        case .committed: .commitment
        case .released: .release
        case .paid: .payment
        case .returned: .return
        case .feeCharged: .serviceFee
        case .interestEarned: .interest
        case .held: .suspense
        case .offset: .offset
        }
    }

    /// The entry of the event.
    ///
    /// - Parameters:
    ///   - day: the business day; for bank money the day on which the bank booked it.
    ///   - receivable: what is granted and not yet received (``FundPosition/receivable``). Only
    ///     ``appropriated(_:)`` looks at it.
    ///   - source: where the money is now. Events that move no bank money ignore it.
    package func entry(
        on day: Day, narrative: String, receivable: Fen = .zero, from source: Source = .bank
    ) -> JournalEntry {
        let postings = self.postings(receivable: receivable, from: source)
        do {
            return try JournalEntry(
                kind: kind, day: day, narrative: narrative, postings: postings)
        } catch {
            preconditionFailure("the postings of every event are balanced: \(error)")
        }
    }

    private func postings(receivable: Fen, from source: Source) -> [Posting] {
        switch self {
        case .granted(let amount):
            return [
                Posting(.appropriationReceivable, amount), Posting(.appropriation, -amount),
            ]
        case .broughtForward(let amount):
            return [Posting(.bank, amount), Posting(.broughtForward, -amount)]
        case .appropriated(let amount):
            return receipt(amount, receivable: receivable, from: source)
        case .committed(let amount):
            return FundEvent.promise(amount)
        case .released(let amount):
            return FundEvent.endOfPromise(amount)
        case .paid(let amount):
            precondition(amount > .zero, "a payment is booked with its amount")
            return [Posting(.relief, amount), source.posting(-amount)]
                + FundEvent.endOfPromise(amount)
        case .returned(let amount):
            precondition(amount > .zero, "a return brings its amount")
            return [source.posting(amount), Posting(.returned, -amount)]
                + FundEvent.promise(amount)
        case .feeCharged(let amount):
            return [Posting(.serviceFee, amount), source.posting(-amount)]
        case .interestEarned(let amount):
            return [source.posting(amount), Posting(.interest, -amount)]
        case .held(let amount):
            let suspense: AccountCode = amount > .zero ? .suspenseReceived : .suspensePaid
            return [Posting(.bank, amount), Posting(suspense, -amount)]
        case .offset(let amount):
            precondition(amount > .zero, "an offset has no direction")
            return [Posting(.suspenseReceived, amount), Posting(.suspensePaid, -amount)]
        }
    }

    /// The receivable takes what it holds, the rest was never granted before and is granted by its
    /// arrival. Money taken back reduces the grant itself.
    private func receipt(_ amount: Fen, receivable: Fen, from source: Source) -> [Posting] {
        let expected = max(.zero, min(amount, receivable))
        let news = amount - expected
        var postings = [source.posting(amount)]
        if expected != .zero { postings.append(Posting(.appropriationReceivable, -expected)) }
        if news != .zero { postings.append(Posting(.appropriation, -news)) }
        return postings
    }

    private static func promise(_ amount: Fen) -> [Posting] {
        precondition(amount > .zero, "a promise is of something")
        return [Posting(.commitment, amount), Posting(.committed, -amount)]
    }

    private static func endOfPromise(_ amount: Fen) -> [Posting] {
        precondition(amount > .zero, "a promise was of something")
        return [Posting(.committed, amount), Posting(.commitment, -amount)]
    }
}

extension FundEvent.Source {
    /// The money side of an event: above zero money arrives, below zero it leaves.
    fileprivate func posting(_ amount: Fen) -> Posting {
        switch self {
        case .bank: Posting(.bank, amount)
        case .suspense: Posting(amount > .zero ? .suspenseReceived : .suspensePaid, amount)
        }
    }
}
