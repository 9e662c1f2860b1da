import Domain
import Postgres
import Vault

// The payees' accounts, looked at again after a payment came back.

extension Transaction {
    /// The payment of a claim that came back last, where nobody has looked at the account since.
    package func unconfirmedReturn(of claim: Claim.ID) async throws -> String? {
        let row = try await sql.queryOne(
            "select \(Self.unconfirmedReturn) from payout p where p.claim_id = \(claim)")
        return try row?.decode(String?.self) ?? nil
    }

    /// Keeps that somebody has looked at the account to which a payment went.
    package func insert(
        payeeConfirmation outcome: PayeeOutcome, of payment: String, claim: Claim.ID,
        by officer: OfficerID, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            insert into payee_confirmation (payment, claim_id, outcome, confirmed_by, confirmed_at)
            values (\(payment), \(claim), \(outcome), \(officer), \(instant))
            """)
    }

    /// Puts another account in the place of a household's, sealed and masked on the way.
    package func correct(account: BankAccount, ofHousehold number: Int32) async throws {
        try await demandCurrentKeys(toWrite: true)
        let text = account.number.revealed
        let sealed = keys.vault.seal(
            Array(text.utf8), in: Sealed.householdAccount, row: .number(Int64(number)))
        let index = keys.index.value(of: text, as: .bankAccount)
        try await sql.send(
            """
            update household set bank = \(account.bank), account_sealed = \(sealed),
                account_index = \(index.bytes),
                account_index_key = \(Int16(truncatingIfNeeded: keys.index.keyID)),
                account_masked = \(Mask.bankAccount(text)), account_holder = \(account.holder)
            where no = \(number) and erased_on is null
            """)
    }
}

extension PayeeOutcome: PostgresEncodable, PostgresDecodable {}
