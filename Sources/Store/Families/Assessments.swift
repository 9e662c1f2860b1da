import Digests
import Domain
import Postgres

/// An assessment as it is kept: what went in, what came out, and the working.
package struct NewAssessment: Sendable {
    package var claim: Claim.ID
    package var verification: Int64
    package var scheme: SchemeID
    package var schemeHash: Digest
    package var facts: VerifiedFacts
    package var basis: Fen
    package var perCapitaIncome: Fen
    /// By rule and case cap, before the room left in the household's year.
    package var byRule: Fen
    package var payable: Fen
    package var reason: IneligibilityReason?
    /// The steps as a JSON array.
    package var working: String
    package var atApproval: Bool

    package init(
        claim: Claim.ID, verification: Int64, scheme: SchemeID, schemeHash: Digest,
        facts: VerifiedFacts, basis: Fen, perCapitaIncome: Fen, byRule: Fen, payable: Fen,
        reason: IneligibilityReason?, working: String, atApproval: Bool
    ) {
        self.claim = claim
        self.verification = verification
        self.scheme = scheme
        self.schemeHash = schemeHash
        self.facts = facts
        self.basis = basis
        self.perCapitaIncome = perCapitaIncome
        self.byRule = byRule
        self.payable = payable
        self.reason = reason
        self.working = working
        self.atApproval = atApproval
    }
}

extension Transaction {
    package func insert(_ new: NewAssessment, at instant: Instant) async throws -> Int64 {
        let rows = try await sql.query(
            """
            insert into assessment (claim_id, verification_no, scheme_id, scheme_hash, class_id,
                members, net_fen, basis_fen, excluded, paid_year_fen, per_capita_fen, by_rule_fen,
                payable_fen, reason, working, at_approval, computed_at)
            values (\(new.claim), \(new.verification), \(new.scheme), \(new.schemeHash),
                \(new.facts.classID), \(Int32(new.facts.members)), \(new.facts.income.net),
                \(new.basis), \(new.facts.excluded), \(new.facts.paidThisYear),
                \(new.perCapitaIncome), \(new.byRule), \(new.payable), \(new.reason),
                \(PostgresJSONB(new.working)), \(new.atApproval), \(instant))
            returning no
            """)
        return try rows[0].decode(Int64.self)
    }

    /// Locks the household, so that two approvals never use up the same room, and gives what it was
    /// already granted in the calendar year.
    package func lockHouseholdYear(_ household: Int32, year: Int) async throws -> Fen {
        // The register's rows are not the application's to change, so not to lock either.
        try await sql.query("select pg_advisory_xact_lock(2, \(household))")
        return try await paidThisYear(household, year: year)
    }

    package func paidThisYear(_ household: Int32, year: Int) async throws -> Fen {
        let rows = try await sql.query(
            """
            select coalesce(sum(amount_fen), 0)::bigint from payout
            where household_no = \(household) and year = \(Int16(year))
            """)
        return try rows[0].decode(Fen.self)
    }
}
