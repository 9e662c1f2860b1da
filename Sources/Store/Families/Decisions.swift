import Domain
import Postgres

extension Transaction {
    package func insert(
        _ decided: [(claim: Claim.ID, prescreening: Prescreening)], by officer: OfficerID
    ) async throws {
        let prescreenings = decided.map(\.prescreening)
        try await sql.send(
            """
            insert into prescreening (claim_id, passed, reason, decided_on, decided_by)
            select claim_id, passed, reason, decided_on, \(officer)
            from unnest(\(decided.map(\.claim)), \(prescreenings.map(\.passed)),
                \(prescreenings.map(\.reason)),
                \(prescreenings.map { PostgresDate(days: $0.decidedOn.number) }))
                as d(claim_id, passed, reason, decided_on)
            """)
    }

    /// What was decided about claims before.
    package func prescreenings(
        of claims: [Claim.ID]
    ) async throws -> [Claim.ID: Prescreening] {
        let rows = try await sql.query(
            """
            select claim_id, passed, reason, decided_on from prescreening
            where claim_id = any(\(claims))
            """)
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                let (claim, passed, reason, day) = try row.decode((Int64, Bool, String, Day).self)
                return (claim, Prescreening(passed: passed, reason: reason, decidedOn: day))
            })
    }

    package func insert(_ review: VillageReview, of claim: Claim.ID, quorum: Int) async throws {
        try await sql.send(
            """
            insert into village_review (claim_id, held_on, present, in_favour, against, recused,
                quorum, passed)
            values (\(claim), \(review.heldOn), \(Int32(review.present)),
                \(Int32(review.inFavour)), \(Int32(review.against)), \(Int32(review.recused)),
                \(Int32(quorum)), \(review.passes(quorum: quorum)))
            """)
    }

}

/// 公示 - a notice's row and what stands against it.
package struct NoticeRow: Sendable {
    package var number: Int64
    package var notice: PublicNotice
    /// When it has hung its days.
    package var dueOn: Day
    package var complete: Bool?
    /// Objections that are not dismissed.
    package var openObjections: Int
    package var upheldObjections: Int
}

extension Transaction {
    package func post(_ notice: PublicNotice, of claim: Claim.ID, dueOn: Day) async throws {
        try await sql.send(
            """
            insert into public_notice (claim_id, posted_on, due_on)
            values (\(claim), \(notice.postedOn), \(dueOn))
            """)
    }

    /// The claim's newest notice, nil for none.
    package func latestNotice(of claim: Claim.ID) async throws -> NoticeRow? {
        try await sql.query(latestNoticeStatement(claim)).first.map(notice)
    }

    /// Whether the village's last review let the claim pass, and the newest notice.
    package func publicity(
        of claim: Claim.ID
    ) async throws -> (reviewPassed: Bool, notice: NoticeRow?) {
        let answers = try await sql.pipeline([
            "select passed from village_review where claim_id = \(claim) order by no desc limit 1",
            latestNoticeStatement(claim),
        ])
        let passed = try answers[0].first?.decode(Bool.self) ?? false
        return (passed, try answers[1].first.map(notice))
    }

    private func latestNoticeStatement(_ claim: Claim.ID) -> Statement {
        """
        select n.no, n.posted_on, n.taken_down_on, n.due_on, n.complete,
            (select count(*) from objection o where o.notice_no = n.no and o.ruling is null),
            (select count(*) from objection o where o.notice_no = n.no and o.ruling = 'upheld')
        from public_notice n where n.claim_id = \(claim) order by n.no desc limit 1
        """
    }

    private func notice(from row: Row) throws -> NoticeRow {
        let (number, postedOn, takenDownOn, dueOn, complete, open, upheld) = try row.decode(
            (Int64, Day, Day?, Day, Bool?, Int64, Int64).self)
        return NoticeRow(
            number: number, notice: PublicNotice(postedOn: postedOn, takenDownOn: takenDownOn),
            dueOn: dueOn, complete: complete, openObjections: Int(open),
            upheldObjections: Int(upheld))
    }

    package func takeDown(_ notice: Int64, on day: Day, complete: Bool) async throws {
        try await sql.send(
            """
            update public_notice set taken_down_on = \(day), complete = \(complete)
            where no = \(notice)
            """)
    }

    package func raiseObjection(against notice: Int64, on day: Day) async throws -> Int64 {
        let rows = try await sql.query(
            """
            insert into objection (notice_no, raised_on) values (\(notice), \(day)) returning no
            """)
        return try rows[0].decode(Int64.self)
    }

    /// Rules on the oldest open objection of a notice; nil where there is none.
    package func ruleOnObjection(
        against notice: Int64, _ ruling: ObjectionRuling, on day: Day, by officer: OfficerID
    ) async throws -> Int64? {
        let rows = try await sql.query(
            """
            update objection set ruling = \(ruling), ruled_on = \(day), ruled_by = \(officer)
            where no = (select min(no) from objection
                where notice_no = \(notice) and ruling is null)
            returning no
            """)
        return try rows.first?.decode(Int64.self)
    }
}

extension Transaction {
    /// Writes an approval down that grants nothing.
    package func insert(declining approval: Approval, of claim: Claim.ID) async throws {
        try await sql.send(insertion(of: approval, of: claim))
    }

    /// Writes an approval down with the assessment that it rests on, and the payout where there is
    /// an amount.
    package func insert(
        _ approval: Approval, on assessment: NewAssessment, of row: ClaimRow, at instant: Instant
    ) async throws {
        let answers = try await sql.pipeline([
            insertion(of: approval, of: row.claim.id) + " returning no",
            insertion(of: assessment, by: approval.approver, at: instant) + " returning no",
        ])
        guard assessment.payable > .zero else { return }
        try await sql.send(
            """
            insert into payout (claim_id, household_no, cause, class_id, year, approval_no,
                assessment_no, amount_fen, approved_on)
            values (\(row.claim.id), \(row.householdNumber), \(row.claim.cause),
                \(row.claim.classID), \(Int16(approval.decidedOn.year)),
                \(answers[0][0].decode(Int64.self)), \(answers[1][0].decode(Int64.self)),
                \(assessment.payable), \(approval.decidedOn))
            """)
    }

    private func insertion(of approval: Approval, of claim: Claim.ID) -> Statement {
        """
        insert into approval (claim_id, decided_on, handler, approver, granted)
        values (\(claim), \(approval.decidedOn), \(approval.handler), \(approval.approver),
            \(approval.granted))
        """
    }
}
