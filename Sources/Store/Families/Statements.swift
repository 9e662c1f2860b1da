import Digests
import Domain
import Postgres

/// A movement of a statement with what was decided about it.
package struct DecidedMovement: Sendable {
    package var ordinal: Int
    package var part: Int
    package var reference: String
    package var servicerReference: String?
    package var identity: Digest
    package var movement: BankMovement
    package var remittance: String
    package var outcome: StatementOutcome
    package var explanation: String

    package init(
        ordinal: Int, part: Int, reference: String, servicerReference: String?,
        identity: Digest, movement: BankMovement, remittance: String, outcome: StatementOutcome,
        explanation: String
    ) {
        self.ordinal = ordinal
        self.part = part
        self.reference = reference
        self.servicerReference = servicerReference
        self.identity = identity
        self.movement = movement
        self.remittance = remittance
        self.outcome = outcome
        self.explanation = explanation
    }
}

/// What is kept of the last statement of an account.
package struct StatementMark: Sendable {
    package var digest: Digest
    package var number: Int64
}

extension Transaction {
    /// The stored statement with this key, nil for none.
    package func statement(_ key: StatementKey) async throws -> StatementMark? {
        let rows = try await sql.query(
            """
            select digest, no from bank_statement where account = \(key.account)
                and statement_id = \(key.id)
                and coalesce(sequence, -1) = coalesce(\(key.sequence), -1)
            """)
        guard let row = rows.first else { return nil }
        let (digest, number) = try row.decode((Digest, Int64).self)
        return StatementMark(digest: digest, number: number)
    }

    /// The last statement of an account: its key, closing balance and closing day; nil before the
    /// first.
    package func lastStatement(
        of account: String
    ) async throws -> (key: StatementKey, closing: Fen, closingDay: Day)? {
        let rows = try await sql.query(
            """
            select statement_id, sequence, closing_fen, closing_day from bank_statement
            where account = \(account) order by no desc limit 1
            """)
        guard let row = rows.first else { return nil }
        let (id, sequence, closing, day) = try row.decode((String, Int64?, Fen, Day).self)
        return (StatementKey(account: account, id: id, sequence: sequence), closing, day)
    }

    /// Any account that a statement was imported for: a fund has one.
    package func statementAccount() async throws -> String? {
        try await sql.query("select account from bank_statement order by no limit 1").first?
            .decode(String.self)
    }

    /// Which of these entry identities earlier statements brought.
    package func knownIdentities(_ identities: [Digest]) async throws -> Set<Digest> {
        let rows = try await sql.query(
            """
            select distinct identity from statement_entry
            where identity = any(\(identities.map(\.bytes)))
            """)
        return Set(try rows.map { try $0.decode(Digest.self) })
    }

    package func insert(
        _ statement: BankStatement, digest: Digest, by officer: OfficerID, at instant: Instant
    ) async throws -> Int64 {
        let rows = try await sql.query(
            """
            insert into bank_statement (account, statement_id, sequence, digest, opening_fen,
                closing_fen, first_day, last_day, closing_day, entries, imported_by, imported_at)
            values (\(statement.key.account), \(statement.key.id), \(statement.key.sequence),
                \(digest), \(statement.opening), \(statement.closing), \(statement.firstDay),
                \(statement.lastDay), \(statement.closingDay), \(Int32(statement.entries.count)),
                \(officer), \(instant))
            returning no
            """)
        return try rows[0].decode(Int64.self)
    }

    package func insert(_ decided: [DecidedMovement], of statement: Int64) async throws {
        try await sql.send(
            """
            insert into statement_entry (statement_no, ordinal, part, reference,
                servicer_reference, identity, amount_fen, booked_on, end_to_end, remittance, outcome,
                exception, explanation, payment)
            select \(statement), * from unnest(
                \(decided.map { Int32($0.ordinal) }), \(decided.map { Int32($0.part) }),
                \(decided.map(\.reference)), \(decided.map(\.servicerReference)),
                \(decided.map(\.identity.bytes)),
                \(decided.map(\.movement.signed.rawValue)),
                \(decided.map { PostgresDate(days: $0.movement.bookedOn.number) }),
                \(decided.map(\.movement.endToEndID)), \(decided.map(\.remittance)),
                \(decided.map(\.outcome.kind.rawValue)), \(decided.map(\.outcome.exceptionCode)),
                \(decided.map(\.explanation)), \(decided.map(\.outcome.paymentNumber)))
            """)
    }
}

extension StatementOutcome {
    fileprivate var exceptionCode: String? {
        if case .exception(let code) = self { code.rawValue } else { nil }
    }

    fileprivate var paymentNumber: String? {
        switch self {
        case .payment(let number), .paymentReturn(let number): number.description
        default: nil
        }
    }
}
