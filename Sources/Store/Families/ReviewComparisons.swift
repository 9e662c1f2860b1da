import Domain
import Postgres

/// A comparison as its row has it; facts and differences are JSON.
package struct ReviewComparisonRecord: Sendable {
    package var item: SampleItemID
    package var claim: Claim.ID
    package var first: String
    package var review: String
    package var differences: String
    package var errorClass: ErrorClass?
    package var paid: Fen
    package var right: Fen
    package var comparedAt: Instant

    package init(
        item: SampleItemID, claim: Claim.ID, first: String, review: String, differences: String,
        errorClass: ErrorClass?, paid: Fen, right: Fen, comparedAt: Instant
    ) {
        self.item = item
        self.claim = claim
        self.first = first
        self.review = review
        self.differences = differences
        self.errorClass = errorClass
        self.paid = paid
        self.right = right
        self.comparedAt = comparedAt
    }
}

/// A comparison with its household and with what became of it.
package struct ReviewComparisonLine: Sendable {
    package var record: ReviewComparisonRecord
    package var household: HouseholdID
    package var maskedName: String
    package var village: String
    /// Who reviewed it.
    package var reviewers: [OfficerID]
    package var dispute: ReviewDispute?
    package var recheck: ReviewRecheck?
}

extension ErrorClass: PostgresEncodable, PostgresDecodable {}
extension StandingFinding: PostgresEncodable, PostgresDecodable {}

extension Transaction {
    /// Writes a comparison down, once and for ever.
    package func insert(
        _ record: ReviewComparisonRecord, of round: Int64
    ) async throws {
        try await sql.send(
            """
            insert into review_comparison (round_no, item, claim_id, first_facts, facts,
                differences, error_class, paid_fen, right_fen, compared_at)
            values (\(round), \(record.item), \(record.claim), \(PostgresJSONB(record.first)),
                \(PostgresJSONB(record.review)), \(PostgresJSONB(record.differences)),
                \(record.errorClass), \(record.paid), \(record.right), \(record.comparedAt))
            """)
    }

    /// The comparisons of a round, in the order of the lots, as far as they are within the scope.
    package func reviewComparisons(
        of round: Int64
    ) async throws -> [ReviewComparisonLine] {
        try await sql.query(
            ReviewComparisonLine.selection
                + " where k.round_no = \(round) order by t.place"
        ).map(ReviewComparisonLine.init(row:))
    }

    /// One of them, nil where there is none. Whoever changes something about it asks with the lock,
    /// so that nobody else does meanwhile.
    package func reviewComparison(
        of item: SampleItemID, in round: Int64, locking: Bool
    ) async throws -> ReviewComparisonLine? {
        if locking {
            // What was compared is not the application's to change, so not to lock either.
            try await sql.send(
                "select pg_advisory_xact_lock(3, hashtext(\("\(round)/\(item)")))")
        }
        return try await sql.queryOne(
            ReviewComparisonLine.selection
                + " where k.round_no = \(round) and k.item = \(item)"
        ).map(ReviewComparisonLine.init(row:))
    }

    package func insert(
        _ dispute: ReviewDispute, of line: ReviewComparisonLine, in round: Int64
    ) async throws {
        try await sql.send(
            """
            insert into review_dispute (round_no, item, claim_id, raised_by, raised_at, reason)
            values (\(round), \(line.record.item), \(line.record.claim), \(dispute.raisedBy),
                \(dispute.raisedAt), \(dispute.reason))
            """)
    }

    /// Decides a dispute, once.
    package func decide(
        disputeOf item: SampleItemID, in round: Int64, _ stands: StandingFinding,
        _ decision: String, by officer: OfficerID, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            update review_dispute set decided_by = \(officer), decided_at = \(instant),
                stands = \(stands), decision = \(decision)
            where round_no = \(round) and item = \(item)
            """)
    }

    package func insert(
        _ recheck: ReviewRecheck, of line: ReviewComparisonLine, in round: Int64
    ) async throws {
        try await sql.send(
            """
            insert into review_recheck (round_no, item, claim_id, right_fen, error_class, reason,
                rechecked_by, rechecked_at)
            values (\(round), \(line.record.item), \(line.record.claim), \(recheck.right),
                \(recheck.errorClass), \(recheck.reason), \(recheck.recheckedBy),
                \(recheck.recheckedAt))
            """)
    }
}

extension ReviewComparisonLine {
    fileprivate static let selection: Statement = """
        select k.item, k.claim_id, k.first_facts::text, k.facts::text,
            k.differences::text, k.error_class, k.paid_fen, k.right_fen, k.compared_at,
            h.id as household, h.account_holder, coalesce(a.name, h.area_code) as village,
            t.reviewers, d.raised_by, d.raised_at, d.reason as disputed, d.decided_by,
            d.decided_at, d.stands, d.decision, n.right_fen as rechecked_fen,
            n.error_class as rechecked_class, n.reason as rechecked, n.rechecked_by,
            n.rechecked_at
        from review_comparison k join review_task t using (round_no, item)
        join household h on h.no = t.household_no left join area a on a.code = h.area_code
        left join review_dispute d using (round_no, item)
        left join review_recheck n using (round_no, item)
        """

    fileprivate init(row: Row) throws {
        let name = try String(from: row["account_holder"])
        self.init(
            record: ReviewComparisonRecord(
                item: try SampleItemID(from: row["item"]), claim: try Int64(from: row["claim_id"]),
                first: try String(from: row["first_facts"]),
                review: try String(from: row["facts"]),
                differences: try String(from: row["differences"]),
                errorClass: try ErrorClass?(from: row["error_class"]),
                paid: try Fen(from: row["paid_fen"]), right: try Fen(from: row["right_fen"]),
                comparedAt: try Instant(from: row["compared_at"])),
            household: try HouseholdID(from: row["household"]),
            maskedName: name.isEmpty ? "—" : Mask.name(name),
            village: try String(from: row["village"]),
            reviewers: try [String](from: row["reviewers"]).map { OfficerID($0) },
            dispute: try ReviewDispute(row: row), recheck: try ReviewRecheck(row: row))
    }
}

extension ReviewDispute {
    fileprivate init?(row: Row) throws {
        guard let raisedBy = try OfficerID?(from: row["raised_by"]) else { return nil }
        self.init(
            raisedBy: raisedBy, raisedAt: try Instant(from: row["raised_at"]),
            reason: try String(from: row["disputed"]),
            decidedBy: try OfficerID?(from: row["decided_by"]),
            decidedAt: try Instant?(from: row["decided_at"]),
            stands: try StandingFinding?(from: row["stands"]),
            decision: try String?(from: row["decision"]))
    }
}

extension ReviewRecheck {
    fileprivate init?(row: Row) throws {
        guard let by = try OfficerID?(from: row["rechecked_by"]) else { return nil }
        self.init(
            right: try Fen(from: row["rechecked_fen"]),
            errorClass: try ErrorClass?(from: row["rechecked_class"]),
            reason: try String(from: row["rechecked"]), recheckedBy: by,
            recheckedAt: try Instant(from: row["rechecked_at"]))
    }
}
