import Domain
import Postgres

/// What stands in the way of erasing a household.
package struct ErasureStanding: Sendable {
    package var number: Int32
    package var isErased: Bool
    package var hasOpenCase: Bool
    package var hasUnsettledMoney: Bool
    /// The day of its last payment; nil for a household that was never paid anything.
    package var lastPaidOn: Day?
}

/// A file that went to the bank, with the payments in it that are a household's.
package struct PaymentFileOfHousehold: Sendable {
    package var batch: Int64
    package var file: [UInt8]
    package var payments: [String]
}

extension Transaction {
    /// How many households were erased.
    package func erasedHouseholds() async throws -> Int64 {
        try await sql.query("select count(*) from household where erased_on is not null")[0]
            .decode(Int64.self)
    }

    package func retentionTerms() async throws -> RetentionTerms {
        let (relieved, other) = try await sql.query(
            """
            select max(years) filter (where kind = 'relieved'),
                max(years) filter (where kind = 'not_relieved') from retention_term
            """)[0].decode((Int16, Int16).self)
        return RetentionTerms(relievedYears: Int(relieved), otherYears: Int(other))
    }

    /// Locks a household and its claims, so that nothing begins while it is erased.
    /// - Throws: ``Refusal/householdNotFound(_:)``.
    package func lockForErasure(_ household: HouseholdID) async throws -> ErasureStanding {
        let row = try await sql.queryOne(
            """
            select no, erased_on is not null, has_open_case(no), has_unsettled_money(no),
                (select max(q.booked_on) from payment q join payout p on p.no = q.payout_no
                    where p.household_no = h.no)
            from household h where id = \(household) for update
            """)
        guard let row else { throw Refusal.householdNotFound(household) }
        let (number, isErased, hasOpenCase, hasUnsettledMoney, lastPaidOn) = try row.decode(
            (Int32, Bool, Bool, Bool, Day?).self)
        return ErasureStanding(
            number: number, isErased: isErased, hasOpenCase: hasOpenCase,
            hasUnsettledMoney: hasUnsettledMoney, lastPaidOn: lastPaidOn)
    }

    /// Writes a proposal down; nil where another one waits.
    package func proposeErasure(
        of household: Int32, reason: String, by officer: OfficerID, at instant: Instant
    ) async throws -> Erasure.Number? {
        try await sql.query(
            """
            insert into erasure (household_no, reason, proposed_by, proposed_at)
            values (\(household), \(reason), \(officer), \(instant))
            on conflict (household_no) where decision is null do nothing returning no
            """
        ).first?.decode(Int64.self)
    }

    /// - Throws: ``Refusal/erasureNotFound(_:)``, also for a household outside of the scope.
    package func lockErasure(_ number: Erasure.Number) async throws -> Erasure {
        let row = try await sql.queryOne(
            """
            select e.no, h.id, e.reason, e.proposed_by, e.proposed_at, e.decision
            from erasure e join household h on h.no = e.household_no
            where e.no = \(number) for update of e
            """)
        guard let row else { throw Refusal.erasureNotFound(number) }
        return try Erasure(row)
    }

    package func decideErasure(
        _ number: Erasure.Number, _ decision: Erasure.Decision, by officer: OfficerID,
        at instant: Instant
    ) async throws {
        try await sql.send(
            """
            update erasure set decision = \(decision), decided_by = \(officer),
                decided_at = \(instant)
            where no = \(number)
            """)
    }

    /// The proposals that wait for their second person, the first proposed first.
    package func waitingErasures(limit: Int) async throws -> [Erasure] {
        try await sql.query(
            """
            select e.no, h.id, e.reason, e.proposed_by, e.proposed_at, e.decision
            from erasure e join household h on h.no = e.household_no
            where e.decision is null order by e.no limit \(rows: limit)
            """
        ).map(Erasure.init)
    }

    /// Households of which every case is at its end, nothing is unsettled and nothing waits: with
    /// the day of the last payment, or else that on which the last case ended.
    package func settledHouseholds(
        paidBefore paid: Day, endedBefore ended: Day, limit: Int
    ) async throws -> [(household: HouseholdID, village: String, paidOn: Day?, endedOn: Day)] {
        try await sql.query(
            """
            select h.id, coalesce(a.name, h.area_code), s.paid_on, s.ended_on
            from (select c.household_no, max((c.changed_at at time zone 'Asia/Shanghai')::date)
                    as ended_on,
                    (select max(q.booked_on) from payment q join payout p on p.no = q.payout_no
                        where p.household_no = c.household_no) as paid_on
                from claim c group by c.household_no) s
            join household h on h.no = s.household_no
            left join area a on a.code = h.area_code
            where h.erased_on is null
                and case when s.paid_on is null then s.ended_on < \(ended)
                    else s.paid_on < \(paid) end
                and not has_open_case(h.no) and not has_unsettled_money(h.no)
                and not exists (select from erasure e
                    where e.household_no = h.no and e.decision is null)
            order by coalesce(s.paid_on, s.ended_on), h.no limit \(rows: limit)
            """
        ).map { try $0.decode((HouseholdID, String, Day?, Day).self) }
    }

    /// The files to the bank that name a household.
    package func paymentFiles(
        naming household: Int32
    ) async throws -> [PaymentFileOfHousehold] {
        try await sql.query(
            """
            select b.no, b.file, array_agg(q.number) from payment_batch b
            join payment q on q.batch_no = b.no join payout p on p.no = q.payout_no
            where p.household_no = \(household) group by b.no, b.file order by b.no
            """
        ).map { row in
            let (batch, file, payments) = try row.decode((Int64, [UInt8], [String]).self)
            return PaymentFileOfHousehold(batch: batch, file: file, payments: payments)
        }
    }

    /// Puts starred files in the place of those that named a household that is erased.
    package func star(_ files: [PaymentFileOfHousehold]) async throws {
        for file in files {
            try await sql.send(
                "update payment_batch set file = \(file.file) where no = \(file.batch)")
        }
    }

    /// Destroys the salt of a household's commitments and all that tells who it is. The database
    /// refuses it while a case is open, and without a decision.
    package func eraseHousehold(_ number: Int32, on day: Day) async throws {
        try await sql.send("select erase_household(\(number), \(day))")
    }
}

extension Erasure {
    fileprivate init(_ row: Row) throws {
        let (number, household, reason, proposedBy, proposedAt, decision) = try row.decode(
            (Int64, HouseholdID, String, OfficerID, Instant, Decision?).self)
        self.init(
            number: number, household: household, reason: reason, proposedBy: proposedBy,
            proposedAt: proposedAt, decision: decision)
    }
}

extension Erasure.Decision: PostgresEncodable, PostgresDecodable {}
