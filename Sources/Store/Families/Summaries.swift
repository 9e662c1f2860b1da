import Domain
import Postgres

extension Transaction {
    /// Every imported file with its counts, in order of import.
    package func fileCounts() async throws -> [FileCounts] {
        let rejected = try await grouped(
            "select file_no, defect, count(*) from feed_reject group by file_no, defect")
        let warnings = try await grouped(
            """
            select file_no, warning,
                case warning when 'control_total' then 1 else count(*) end
            from feed_warning group by file_no, warning
            """)
        return try await sql.query(
            """
            select no, name, channel, rows, accepted, duplicates, superseded
            from feed_file order by no
            """
        ).map { row in
            let (number, name, channel, rows, accepted, duplicates, superseded) = try row.decode(
                (Int64, String, Channel, Int64, Int64, Int64, Int64).self)
            return FileCounts(
                name: name, channel: channel, rows: rows, accepted: accepted,
                duplicates: duplicates, superseded: superseded, rejected: rejected[number] ?? [:],
                warnings: warnings[number] ?? [:])
        }
    }

    private func grouped(_ statement: Statement) async throws -> [Int64: [String: Int64]] {
        var groups: [Int64: [String: Int64]] = [:]
        for row in try await sql.query(statement) {
            let (file, name, count) = try row.decode((Int64, String, Int64).self)
            groups[file, default: [:]][name] = count
        }
        return groups
    }

    /// Claims by cause and channel.
    package func claimCounts() async throws -> [(cause: Cause, channel: Channel, count: Int64)] {
        try await sql.query("select cause, channel, count(*) from claim group by cause, channel")
            .map { try $0.decode((Cause, Channel, Int64).self) }
    }

    /// How many claims came so far: each has passed every step that is counted before it.
    package func stepCounts() async throws -> StepCounts {
        let row = try await sql.query(
            """
            select
                (select count(*) from claim where state = 'screened_out'),
                (select count(distinct c.household_no) from verification v
                    join claim c on c.id = v.claim_id),
                (select count(*) from claim c where c.state not in ('lead', 'screened_out')
                    and exists (select from verification v
                        where v.claim_id = c.id and v.outcome = 'completed')),
                (select count(*) from claim c where (select a.by_rule_fen > 0 from assessment a
                    where a.claim_id = c.id order by a.no desc limit 1)),
                (select count(*) from claim c where (select r.passed from village_review r
                    where r.claim_id = c.id order by r.no desc limit 1)),
                (select count(*) from claim c where (select n.complete from public_notice n
                    where n.claim_id = c.id order by n.no desc limit 1)),
                (select count(*) from approval where granted),
                (select count(*) from refused_attempt where action = 'approve_claim')
            """)[0]
        let (screenedOut, visited, verified, eligible, reviewed, noticed, approved, refused) =
            try row.decode((Int64, Int64, Int64, Int64, Int64, Int64, Int64, Int64).self)
        return StepCounts(
            screenedOut: screenedOut, visitedHouseholds: visited, verified: verified,
            eligible: eligible, reviewed: reviewed, noticed: noticed, approved: approved,
            refusedApprovals: refused)
    }

    /// Statement entries in all, those of which every movement is matched, and the last closing
    /// balance.
    package func statementCounts() async throws -> (lines: Int64, matched: Int64, closing: Fen) {
        try await sql.query(
            """
            select count(*), count(*) filter (where matched),
                coalesce((select closing_fen from bank_statement order by no desc limit 1), 0)
            from (select bool_and(exception is null) as matched from statement_entry
                group by statement_no, ordinal) e
            """)[0].decode((Int64, Int64, Fen).self)
    }
}

extension Transaction {
    /// Refused rows of feeds and applications, in order of import and line.
    package func rejectLines() async throws -> [RejectLine] {
        try await sql.query(
            """
            select f.name, r.line, r.defect, r.column_name, r.masked_value
            from feed_reject r join feed_file f on f.no = r.file_no
            order by f.no, r.line
            """
        ).map { row in
            let (file, line, reason, column, value) = try row.decode(
                (String, Int64, String, String?, String).self)
            return RejectLine(
                file: file, line: line, reason: reason, column: column, maskedValue: value)
        }
    }

    /// Leads by household and cause, in byte order.
    package func leadLines() async throws -> [LeadLine] {
        try await sql.query(
            """
            select h.id, c.cause, c.channel from claim c join household h on h.no = c.household_no
            order by h.id collate "C", c.cause collate "C"
            """
        ).map { row in
            let (household, cause, channel) = try row.decode(
                (HouseholdID, Cause, Channel).self)
            return LeadLine(household: household, cause: cause, channel: channel)
        }
    }

    /// Payouts in the order in which they were granted.
    package func payoutLines() async throws -> [PayoutLine] {
        try await sql.query(
            """
            select h.id, p.cause, p.class_id, a.per_capita_fen, p.amount_fen, p.approved_on
            from payout p join household h on h.no = p.household_no
            join assessment a on a.no = p.assessment_no order by p.no
            """
        ).map { row in
            let (household, cause, classID, perCapita, amount, day) = try row.decode(
                (HouseholdID, Cause, ClassID, Fen, Fen, Day).self)
            return PayoutLine(
                household: household, cause: cause, classID: classID, perCapitaIncome: perCapita,
                amount: amount, approvedOn: day)
        }
    }

    /// The fund's book, in order of posting.
    package func bookLines() async throws -> [BookLine] {
        try await sql.query(
            """
            select e.no, e.posted_on, e.kind, e.narrative, p.account, p.amount_fen, p.balance_fen,
                e.payment
            from posting p join journal_entry e on e.no = p.entry_no order by e.no, p.line_no
            """
        ).map(BookLine.init(row:))
    }
}
