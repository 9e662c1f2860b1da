import Domain
import Postgres

extension Transaction {
    /// Payouts that wait for a payment order, as ``payablePayouts()`` will take them, masked.
    package func waitingPayouts() async throws -> [WaitingPayout] {
        try await sql.query(
            """
            select p.claim_id, h.id, h.account_holder, h.account_masked, p.cause, p.approved_on,
                p.amount_fen, (select count(*) from payment q where q.payout_no = p.no),
                \(Self.unconfirmedReturn)
            from payout p join household h on h.no = p.household_no
            where \(Self.isPayable) order by p.no
            """
        ).map { row in
            let (
                claim, household, holder, account, cause, approvedOn, amount, earlier, unconfirmed
            ) = try row.decode(
                (Int64, HouseholdID, String, String, Cause, Day, Fen, Int64, String?).self)
            return WaitingPayout(
                claim: claim, household: household, maskedHolder: Mask.name(holder),
                maskedAccount: account, cause: cause, approvedOn: approvedOn, amount: amount,
                earlierPayments: Int(earlier), unconfirmed: unconfirmed)
        }
    }

    /// The newest batches with what became of their payments.
    package func batches(limit: Int) async throws -> [BatchRow] {
        try await sql.query(
            """
            select b.message_id, b.ordered_on, b.ordered_by, b.payments, b.total_fen,
                (select count(*) from payment q where q.batch_no = b.no and q.state = 'booked'),
                (select count(*) from payment q where q.batch_no = b.no
                    and q.state in ('returned', 'rejected', 'cancelled'))
            from payment_batch b order by b.no desc limit \(rows: limit)
            """
        ).map { row in
            let (id, orderedOn, orderedBy, payments, total, booked, failed) = try row.decode(
                (String, Day, OfficerID, Int32, Fen, Int64, Int64).self)
            return BatchRow(
                id: id, orderedOn: orderedOn, orderedBy: orderedBy, payments: Int(payments),
                total: total, booked: Int(booked), failed: Int(failed))
        }
    }

    /// The file of a batch, as it was written when it was ordered.
    /// - Throws: ``Refusal/batchNotFound(_:)``.
    package func paymentFile(_ batch: String) async throws -> [UInt8] {
        let row = try await sql.queryOne(
            "select file from payment_batch where message_id = \(batch)")
        guard let row else { throw Refusal.batchNotFound(batch) }
        return try row.decode([UInt8].self)
    }

    /// 基金专户 - the account that batches are paid from; nil until it is named.
    package func fundAccount() async throws -> Payer? {
        try await sql.queryOne(
            """
            select name, account, bank, clearing_code from fund_account order by no desc limit 1
            """
        ).map { row in
            let (name, account, bank, code) = try row.decode(
                (String, String, String, String?).self)
            return Payer(name: name, account: account, bank: bank, clearingCode: code)
        }
    }

    package func insert(
        fundAccount payer: Payer, by officer: OfficerID, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            insert into fund_account (name, account, bank, clearing_code, named_by, named_at)
            values (\(payer.name), \(payer.account), \(payer.bank), \(payer.clearingCode),
                \(officer), \(instant))
            """)
    }
}
