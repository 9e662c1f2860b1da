import Digests
import Domain
import Postgres

extension Transaction {
    package func reviews(of claim: Claim.ID) async throws -> [CaseFile.Review] {
        try await sql.query(
            """
            select held_on, present, in_favour, against, recused, passed from village_review
            where claim_id = \(claim) order by no
            """
        ).map { row in
            let (day, present, inFavour, against, recused, passed) = try row.decode(
                (Day, Int32, Int32, Int32, Int32, Bool).self)
            return CaseFile.Review(
                review: VillageReview(
                    heldOn: day, present: Int(present), inFavour: Int(inFavour),
                    against: Int(against), recused: Int(recused)), passed: passed)
        }
    }

    package func notices(of claim: Claim.ID) async throws -> [PublicNotice] {
        try await sql.query(
            """
            select posted_on, taken_down_on from public_notice where claim_id = \(claim)
            order by no
            """
        ).map { row in
            let (posted, takenDown) = try row.decode((Day, Day?).self)
            return PublicNotice(postedOn: posted, takenDownOn: takenDown)
        }
    }

    package func approval(of claim: Claim.ID) async throws -> Approval? {
        try await sql.query(
            """
            select decided_on, handler, approver, granted from approval
            where claim_id = \(claim) order by no desc limit 1
            """
        ).first.map { row in
            let (day, handler, approver, granted) = try row.decode(
                (Day, OfficerID, OfficerID, Bool).self)
            return Approval(
                decidedOn: day, handler: handler, approver: approver, granted: granted)
        }
    }

    package func payments(of claim: Claim.ID) async throws -> [CaseFile.Paid] {
        try await sql.query(
            """
            select q.number, q.amount_fen, q.state, q.booked_on
            from payment q join payout p on p.no = q.payout_no
            where p.claim_id = \(claim) order by q.sequence
            """
        ).map { row in
            let (number, amount, state, booked) = try row.decode(
                (String, Fen, PaymentState, Day?).self)
            return CaseFile.Paid(
                number: number, amount: amount, state: state, bookedOn: booked)
        }
    }

    /// The entries of the trail about a claim, in the order of its chain.
    package func trail(of claim: Claim.ID) async throws -> [(body: [UInt8], leaf: Digest)] {
        try await sql.query(
            """
            select a.body, a.leaf from trail_link l join action_log a on a.id = l.leaf_id
            where l.claim_id = \(claim) order by l.version
            """
        ).map { try $0.decode(([UInt8], Digest).self) }
    }

    /// Payouts by cause.
    package func payoutShares() async throws -> [FundView.Share] {
        try await sql.query(
            """
            select cause, count(*), sum(amount_fen)::bigint from payout group by cause
            """
        ).map { row in
            let (cause, count, amount) = try row.decode((Cause, Int64, Fen).self)
            return FundView.Share(cause: cause, count: Int(count), amount: amount)
        }.sorted { $0.cause < $1.cause }
    }

    /// Movements of statements that are on the exceptions list, newest first.
    package func unexplained(limit: Int) async throws -> [FundView.Unexplained] {
        try await sql.query(
            """
            select booked_on, amount_fen, end_to_end, exception, explanation from statement_entry
            where exception is not null order by statement_no desc, ordinal limit \(rows: limit)
            """
        ).map { row in
            let (day, amount, endToEnd, exception, explanation) = try row.decode(
                (Day, Fen, String, String, String).self)
            return FundView.Unexplained(
                bookedOn: day, amount: amount, endToEnd: endToEnd, exception: exception,
                explanation: explanation)
        }
    }

    /// The last entries of the book, newest first.
    package func lastBookLines(limit: Int) async throws -> [BookLine] {
        try await sql.query(
            """
            select e.no, e.posted_on, e.kind, e.narrative, p.account, p.amount_fen, p.balance_fen,
                e.payment
            from posting p join journal_entry e on e.no = p.entry_no
            where e.no > (select coalesce(max(no), 0) - \(Int64(limit)) from journal_entry)
            order by e.no desc, p.line_no
            """
        ).map(BookLine.init(row:))
    }

    /// The closing balance of the last statement; nil before the first.
    package func lastClosing() async throws -> Fen? {
        try await sql.query("select closing_fen from bank_statement order by no desc limit 1")
            .first?.decode(Fen.self)
    }
}

extension BookLine {
    init(row: Row) throws {
        let (entry, day, kind, narrative, account, amount, balance, payment) = try row.decode(
            (Int64, Day, String, String, AccountCode, Fen, Fen, String?).self)
        self.init(
            entry: entry, day: day, kind: kind, narrative: narrative, account: account,
            amount: amount, balance: balance, payment: payment)
    }
}
