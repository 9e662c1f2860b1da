import Domain

/// 批准承付 - the gate before every promise: the fund never promises more than it has.
package enum Commitment {
    /// 承付 - the entry that promises an approved amount.
    ///
    /// - Throws: ``CommitmentRefusal/overCommitted(requested:available:)`` when the amount is more
    ///   than what the position has available.
    package static func commit(
        _ amount: Fen, on day: Day, narrative: String, in position: FundPosition
    ) throws(CommitmentRefusal) -> JournalEntry {
        precondition(amount > .zero, "an approved case without money has no payout")
        guard amount <= position.available else {
            throw .overCommitted(requested: amount, available: position.available)
        }
        return FundEvent.committed(amount).entry(on: day, narrative: narrative)
    }

    /// 解除承付 - the entry that ends a promise without payment.
    ///
    /// - Throws: ``CommitmentRefusal/notCommitted(requested:committed:)`` when less than the amount
    ///   is promised.
    package static func release(
        _ amount: Fen, on day: Day, narrative: String, in position: FundPosition
    ) throws(CommitmentRefusal) -> JournalEntry {
        precondition(amount > .zero, "a promise was of something")
        guard amount <= position.committed else {
            throw .notCommitted(requested: amount, committed: position.committed)
        }
        return FundEvent.released(amount).entry(on: day, narrative: narrative)
    }
}

/// 承付被拒 - why a promise cannot be made or ended.
package enum CommitmentRefusal: Error, Sendable, Hashable {
    /// 资金不足
    case overCommitted(requested: Fen, available: Fen)
    case notCommitted(requested: Fen, committed: Fen)

    /// Stable.
    package var code: String {
        switch self {
        case .overCommitted: "over_committed"
        case .notCommitted: "not_committed"
        }
    }
}
