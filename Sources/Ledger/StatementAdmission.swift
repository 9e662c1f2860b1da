import Domain

/// 对账单入账前检查 - whether a statement may be imported: once only, for the right account, proven, and
/// continuing the one before it without a break.
package enum StatementAdmission: Sendable, Hashable {
    /// The account's first statement: its opening balance, unless it is zero, is brought forward
    /// into the books (``FundEvent/broughtForward(_:)``).
    case first(broughtForward: Fen, notes: [ExceptionCode])
    /// It continues the one before.
    case next(notes: [ExceptionCode])
    /// It was imported before, with the same content. There is nothing to do.
    case repeated

    /// Decides.
    ///
    /// - Parameters:
    ///   - account: the fund's account number.
    ///   - last: the account's last imported statement, nil before the first.
    ///   - held: what is already known of this statement's key and entries.
    /// - Returns: with it, as `notes`, what goes onto the exceptions list though the statement is
    ///   good.
    /// - Throws: ``StatementRefusal``, first that applies; nothing of the statement is imported
    ///   then.
    package static func decide(
        _ statement: BankStatement, account: String, last: StatementHead?, held: HeldStatement
    ) throws(StatementRefusal) -> StatementAdmission {
        guard statement.key.account.utf8.elementsEqual(account.utf8) else {
            throw .wrongAccount
        }
        switch held.sameKey {
        case .sameContent: return .repeated
        case .otherContent: throw .reissued
        case nil: break
        }
        guard statement.unproven == 0 else { throw .unproven(by: statement.unproven) }
        guard let last else {
            return .first(
                broughtForward: statement.opening,
                notes: (statement.key.sequence ?? 1) > 1 ? [.sequenceGap] : [])
        }
        let isKnown = held.holdsAllEntries(of: statement)
        guard statement.opening == last.closing else {
            if isKnown { throw .heldEntries }
            if let sequence = statement.key.sequence, let before = last.key.sequence,
                sequence > before, !follows(statement, last)
            {
                throw .missingStatements(after: before, before: sequence)
            }
            throw .openingBreak(opening: statement.opening, lastClosing: last.closing)
        }
        // Balances that follow prove that the money moved again, unless nothing is left of it.
        if isKnown, statement.opening == statement.closing { throw .heldEntries }
        return .next(notes: follows(statement, last) ? [] : [.sequenceGap])
    }

    /// Whether the sequence number is the next one. It may begin again in a new year, and banks
    /// that do not number their statements have no gaps.
    private static func follows(_ statement: BankStatement, _ last: StatementHead) -> Bool {
        guard let sequence = statement.key.sequence, let before = last.key.sequence else {
            return true
        }
        let (next, overflow) = before.addingReportingOverflow(1)
        if !overflow, sequence == next { return true }
        return sequence == 1 && statement.closingDay.year > last.closingDay.year
    }
}

/// 上期对账单 - what has to be known of the statement before.
package struct StatementHead: Sendable, Hashable {
    package let key: StatementKey
    package let closing: Fen
    package let closingDay: Day

    package init(key: StatementKey, closing: Fen, closingDay: Day) {
        self.key = key
        self.closing = closing
        self.closingDay = closingDay
    }

    package init(_ statement: BankStatement) {
        self.init(
            key: statement.key, closing: statement.closing, closingDay: statement.closingDay)
    }
}

/// 已有记录 - what the books already hold of a statement that is to be imported.
package struct HeldStatement: Sendable, Hashable {
    /// A statement under the same key, compared with this one.
    package let sameKey: Comparison?
    /// Identities of this statement's entries that other statements brought before.
    package let entries: Set<EntryIdentity>

    package init(sameKey: Comparison? = nil, entries: Set<EntryIdentity> = []) {
        self.sameKey = sameKey
        self.entries = entries
    }

    /// How the content under the same key compares.
    package enum Comparison: Sendable, Hashable {
        case sameContent
        case otherContent
    }

    /// Whether the statement may be another one under a new id. A single entry that is alike proves
    /// nothing: the bank may have booked twice, which is for the matching to find.
    fileprivate func holdsAllEntries(of statement: BankStatement) -> Bool {
        !statement.entries.isEmpty && entries.count == statement.entries.count
    }
}

/// 对账单被拒 - why a statement is not imported.
package enum StatementRefusal: Error, Sendable, Hashable {
    case wrongAccount
    /// Imported before under the same id and sequence number, with other content.
    case reissued
    /// Opening + entries ≠ closing; what is left, in fen.
    case unproven(by: Int128)
    /// All of its entries were brought by other statements already.
    case heldEntries
    /// The opening balance does not follow, and by the numbers there are statements in between,
    /// which have to be imported first.
    case missingStatements(after: Int64, before: Int64)
    case openingBreak(opening: Fen, lastClosing: Fen)

    package var code: ExceptionCode {
        switch self {
        case .wrongAccount: .wrongAccount
        case .reissued, .heldEntries: .statementReissued
        case .missingStatements: .sequenceGap
        case .unproven, .openingBreak: .balanceBreak
        }
    }
}
