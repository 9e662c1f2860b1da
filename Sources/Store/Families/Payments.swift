import Domain
import Postgres
import Vault

/// A payout that waits for a payment order.
package struct PayablePayout: Sendable {
    package var number: Int64
    package var claim: Claim.ID
    package var household: HouseholdID
    package var cause: Cause
    package var amount: Fen
    /// How many payments the payout had before.
    package var earlierPayments: Int
    package var payee: BankAccount
    /// The payment that came back and after which nobody has looked at the account; nil for none.
    package var unconfirmed: String?
}

/// A payment to be stored with its batch.
package struct NewPayment: Sendable {
    package var number: PaymentNumber
    package var payout: Int64
    package var amount: Fen

    package init(number: PaymentNumber, payout: Int64, amount: Fen) {
        self.number = number
        self.payout = payout
        self.amount = amount
    }
}

extension Transaction {
    /// Payouts without a live payment, in the order in which they were approved. Orders are made
    /// one at a time. A payout whose last payment has a debit that nobody has explained is left
    /// out: it may be paid already.
    package func payablePayouts() async throws -> [PayablePayout] {
        try await sql.send("select pg_advisory_xact_lock(hashtextextended('fangpin orders', 0))")
        let rows = try await sql.query(
            """
            select p.no, p.claim_id, h.id, p.cause, p.amount_fen,
                (select count(*) from payment q where q.payout_no = p.no),
                h.no, h.bank, h.account_sealed, h.account_holder, \(Self.unconfirmedReturn)
            from payout p join household h on h.no = p.household_no
            where \(Self.isPayable) order by p.no
            """)
        return try rows.map { row in
            let (
                number, claim, household, cause, amount, earlier, householdNumber, bank, sealed,
                holder, unconfirmed
            ) = try row.decode(
                (
                    Int64, Int64, HouseholdID, Cause, Fen, Int64, Int32, String, [UInt8], String,
                    String?
                ).self)
            let account = try keys.vault.openText(
                sealed, in: Sealed.householdAccount, row: .number(Int64(householdNumber)))
            return PayablePayout(
                number: number, claim: claim, household: household, cause: cause, amount: amount,
                earlierPayments: Int(earlier),
                payee: BankAccount(bank: bank, number: Sensitive(account), holder: holder),
                unconfirmed: unconfirmed)
        }
    }

    /// Whether no living payment pays the payout `p`, and none may have paid it unexplained.
    static let isPayable: Statement = """
        not exists (select from payment q where q.payout_no = p.no
            and (q.state not in ('returned', 'rejected', 'cancelled') or q.unexplained_debits > 0))
        """

    /// The number of the last payment of the payout `p`, where it came back and nobody has looked
    /// at the account since; null otherwise.
    static let unconfirmedReturn: Statement = """
        (select q.number from payment q where q.payout_no = p.no
            and q.state in ('returned', 'rejected')
            and not exists (select from payment l
                where l.payout_no = p.no and l.sequence > q.sequence)
            and not exists (select from payee_confirmation c where c.payment = q.number))
        """

    package func insertBatch(
        id: String, on day: Day, payments: [NewPayment], file: [UInt8], by officer: OfficerID,
        at instant: Instant
    ) async throws -> Int64 {
        let total = payments.map(\.amount).total()
        let rows = try await sql.query(
            """
            insert into payment_batch (message_id, ordered_on, payments, total_fen, file,
                ordered_by, ordered_at)
            values (\(id), \(day), \(Int32(payments.count)), \(total), \(file), \(officer),
                \(instant))
            returning no
            """)
        let batch = try rows[0].decode(Int64.self)
        try await sql.send(
            """
            insert into payment (number, payout_no, sequence, batch_no, amount_fen, state)
            select number, payout_no, sequence, \(batch), amount_fen, 'filed'
            from unnest(\(payments.map(\.number.description)), \(payments.map(\.payout)),
                \(payments.map { Int32($0.number.ordinal) }),
                \(payments.map(\.amount.rawValue)))
                as n(number, payout_no, sequence, amount_fen)
            """)
        return batch
    }

    /// How many batches there are: the next one's number.
    package func batchCount() async throws -> Int {
        Int(try await sql.query("select count(*) from payment_batch")[0].decode(Int64.self))
    }

    /// The payments under any of these numbers, locked in the order of their numbers.
    package func lockPayments(_ numbers: [String]) async throws -> [PaymentStanding] {
        let rows = try await sql.query(
            """
            select number, amount_fen, state, booked_on, returned_fen, unexplained_debits
            from payment where number = any(\(numbers)) order by number for update
            """)
        return try rows.compactMap { row in
            let (text, amount, state, bookedOn, returned, unexplained) = try row.decode(
                (String, Fen, PaymentState, Day?, Fen, Int32).self)
            guard let number = PaymentNumber(text) else { return nil }
            return PaymentStanding(
                number: number, amount: amount, state: state, bookedOn: bookedOn,
                returned: returned, unexplainedDebits: Int(unexplained))
        }
    }

    /// Stores how far payments have come. One that was booked and came back on the same statement
    /// takes both steps, one after the other.
    package func save(_ standings: [PaymentStanding]) async throws {
        for standing in standings {
            if standing.state == .returned {
                try await sql.send(
                    """
                    update payment set state = 'booked', booked_on = \(standing.bookedOn)
                    where number = \(standing.number.description)
                        and state not in ('booked', 'returned')
                    """)
            }
            try await sql.send(
                """
                update payment set state = \(standing.state), booked_on = \(standing.bookedOn),
                    returned_fen = \(standing.returned),
                    unexplained_debits = \(Int32(standing.unexplainedDebits))
                where number = \(standing.number.description)
                """)
        }
    }

    /// The claims of payments, by payment number.
    package func claims(ofPayments numbers: [String]) async throws -> [String: Claim.ID] {
        let rows = try await sql.query(
            """
            select q.number, p.claim_id from payment q join payout p on p.no = q.payout_no
            where q.number = any(\(numbers))
            """)
        var claims: [String: Claim.ID] = [:]
        for row in rows {
            let (number, claim) = try row.decode((String, Int64).self)
            claims[number] = claim
        }
        return claims
    }
}

extension PaymentState: PostgresEncodable, PostgresDecodable {}
