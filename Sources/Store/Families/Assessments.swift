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

/// What an assessment rests on, beside the claim itself.
package struct AssessmentInputs: Sendable {
    /// Nil before the first completed visit.
    package var findings: RecordedFindings?
    /// The items of the household whose hit was upheld.
    package var upheldItems: [String]
    /// What the household was granted in the calendar year so far.
    package var paidThisYear: Fen
}

extension Transaction {
    /// Reads what a claim is assessed on.
    /// - Parameter locking: lets no other approval of the household use up the same room in its
    ///   year until this transaction ends.
    package func assessmentInputs(
        of row: ClaimRow, year: Int, locking: Bool
    ) async throws -> AssessmentInputs {
        let household = row.householdNumber
        if locking {
            // The register's rows are not the application's to change, so not to lock either.
            try await sql.send("select pg_advisory_xact_lock(2, \(household))")
        }
        let answers = try await sql.pipeline([
            Self.latestFindings(of: row.claim.id), Self.upheldItems(of: household),
            """
            select coalesce(sum(amount_fen), 0)::bigint from payout
            where household_no = \(household) and year = \(Int16(year))
            """,
        ])
        return AssessmentInputs(
            findings: try answers[0].first.map(Self.findings(from:)),
            upheldItems: try answers[1].decode(String.self),
            paidThisYear: try answers[2][0].decode(Fen.self))
    }

    package func insert(
        _ new: NewAssessment, by officer: OfficerID, at instant: Instant
    ) async throws {
        try await sql.send(insertion(of: new, by: officer, at: instant))
    }

    func insertion(
        of new: NewAssessment, by officer: OfficerID, at instant: Instant
    ) -> Statement {
        """
        insert into assessment (claim_id, verification_no, scheme_id, scheme_hash, class_id,
            members, net_fen, basis_fen, excluded, paid_year_fen, per_capita_fen, by_rule_fen,
            payable_fen, reason, working, at_approval, computed_by, computed_at)
        values (\(new.claim), \(new.verification), \(new.scheme), \(new.schemeHash),
            \(new.facts.classID), \(Int32(new.facts.members)), \(new.facts.income.net),
            \(new.basis), \(new.facts.excluded), \(new.facts.paidThisYear),
            \(new.perCapitaIncome), \(new.byRule), \(new.payable), \(new.reason),
            \(PostgresJSONB(new.working)), \(new.atApproval), \(officer),
            \(instant))
        """
    }
}
