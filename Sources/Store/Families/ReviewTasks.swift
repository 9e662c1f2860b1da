import Domain
import Postgres

/// 复核任务 - who is to see a drawn item again.
package struct ReviewTaskRecord: Sendable, Equatable {
    package var item: SampleItemID
    package var claim: Claim.ID
    package var household: Int32
    package var scheme: SchemeID
    package var reviewers: [OfficerID]
    package var plannedOn: Day?
    package var dueOn: Day
    package var assignedAt: Instant
    package var finishedAt: Instant?
}

/// A task that is to be written down.
package struct NewReviewTask: Sendable, Equatable {
    package var item: SampleItemID
    package var reviewers: [OfficerID]
    package var plannedOn: Day?
    package var dueOn: Day

    package init(
        item: SampleItemID, reviewers: [OfficerID], plannedOn: Day?, dueOn: Day
    ) {
        self.item = item
        self.reviewers = reviewers
        self.plannedOn = plannedOn
        self.dueOn = dueOn
    }
}

/// A visit of the review as its row has it: the facts are JSON.
package struct ReviewVisitRecord: Sendable {
    package var number: Int64
    package var means: ReviewMeans
    package var day: Day
    package var reviewers: [OfficerID]
    package var outcome: String
    package var facts: String?
    package var remark: String
    package var recordedBy: OfficerID
    package var recordedAt: Instant
}

extension ReviewMeans: PostgresEncodable, PostgresDecodable {}

extension Transaction {
    /// Writes tasks down; the rest of each is its item's.
    package func insert(
        _ tasks: [NewReviewTask], of round: Int64, by officer: OfficerID, at instant: Instant
    ) async throws {
        // Arrays of arrays are not of one length, so the reviewers go as one text each.
        try await sql.send(
            """
            insert into review_task (round_no, item, claim_id, household_no, area_code, cause,
                scheme_id, reviewers, planned_on, place, due_on, assigned_by, assigned_at)
            select i.round_no, i.item, i.claim_id, c.household_no, c.area_code, c.cause,
                c.scheme_id, string_to_array(t.reviewers, chr(10)), t.planned_on, i.place,
                t.due_on, \(officer), \(instant)
            from unnest(\(tasks.map(\.item.rawValue)),
                \(tasks.map { $0.reviewers.map(\.rawValue).joined(separator: "\n") }),
                \(tasks.map { $0.plannedOn.map { PostgresDate(days: $0.number) } }),
                \(tasks.map { PostgresDate(days: $0.dueOn.number) }))
                as t(item, reviewers, planned_on, due_on)
            join review_item i on i.round_no = \(round) and i.item = t.item
            join claim c on c.id = i.claim_id
            """)
    }

    /// The task of an item, locked; nil where there is none, or not within the scope.
    package func lockedReviewTask(
        _ item: SampleItemID, of round: Int64
    ) async throws -> ReviewTaskRecord? {
        try await sql.queryOne(
            """
            select item, claim_id, household_no, scheme_id, reviewers, planned_on, due_on,
                assigned_at, finished_at
            from review_task where round_no = \(round) and item = \(item) for update
            """
        ).map(ReviewTaskRecord.init(row:))
    }

    /// Ends a task, for ever.
    package func finishReviewTask(
        _ item: SampleItemID, of round: Int64, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            update review_task set finished_at = \(instant)
            where round_no = \(round) and item = \(item)
            """)
    }

    package func insert(
        _ visit: ReviewVisit, facts: String?, of task: ReviewTaskRecord, in round: Int64,
        by officer: OfficerID, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            insert into review_visit (round_no, item, claim_id, means, visited_on, reviewers,
                outcome, facts, remark, recorded_by, recorded_at)
            values (\(round), \(task.item), \(task.claim), \(visit.means), \(visit.day),
                \(visit.reviewers.map(\.rawValue)), \(visit.outcome.code),
                \(facts.map { PostgresJSONB($0) }), \(visit.remark), \(officer), \(instant))
            """)
    }

    /// The visits of an item, by day, then in the order in which they were recorded.
    package func reviewVisits(
        of item: SampleItemID, in round: Int64
    ) async throws -> [ReviewVisitRecord] {
        try await sql.query(
            """
            select no, means, visited_on, reviewers, outcome, facts::text, remark, recorded_by,
                recorded_at
            from review_visit where round_no = \(round) and item = \(item)
            order by visited_on, no
            """
        ).map { row in
            let (number, means, day, reviewers, outcome, facts, remark, by, at) = try row.decode(
                (
                    Int64, ReviewMeans, Day, [String], String, String?, String, OfficerID, Instant
                ).self)
            return ReviewVisitRecord(
                number: number, means: means, day: day, reviewers: reviewers.map { OfficerID($0) },
                outcome: outcome, facts: facts, remark: remark, recordedBy: by, recordedAt: at)
        }
    }

    /// Whether one of these claims is not shown to the one for whom the transaction works, because
    /// a review may still ask for it.
    package func hides(anyOf claims: Set<Claim.ID>) async throws -> Bool {
        guard scope?.blind != nil else { return false }
        return try await sql.query(
            """
            select exists (select from unnest(\(Array(claims))) as c(id)
                where is_blind_claim(c.id))
            """)[0].decode(Bool.self)
    }
}

extension ReviewTaskRecord {
    fileprivate init(row: Row) throws {
        let (item, claim, household, scheme, reviewers, planned, due, assigned, finished) =
            try row.decode(
                (
                    SampleItemID, Int64, Int32, SchemeID, [String], Day?, Day, Instant, Instant?
                ).self)
        self.init(
            item: item, claim: claim, household: household, scheme: scheme,
            reviewers: reviewers.map { OfficerID($0) }, plannedOn: planned, dueOn: due,
            assignedAt: assigned, finishedAt: finished)
    }
}
