import Domain
import Postgres

extension Transaction {
    /// A page of claims, newest first, behind a claim's id.
    package func caseRows(
        _ filter: CaseFilter, before last: Claim.ID?, limit: Int
    ) async throws -> [CaseRow] {
        let statement =
            CaseRow.selection + " where c.id < \(last ?? .max)" + filter.conditions
        return try await sql.query(statement + " order by c.id desc limit \(rows: limit)")
            .map(CaseRow.init(row:))
    }

    /// - Throws: ``Refusal/claimNotFound(_:)``.
    package func caseRow(_ claim: Claim.ID) async throws -> CaseRow {
        let rows = try await sql.query(CaseRow.selection + " where c.id = \(claim)")
        guard let row = rows.first else { throw Refusal.claimNotFound(claim) }
        return try CaseRow(row: row)
    }

    /// How many claims stand in each state: those of the county are counted as they move, those
    /// of a smaller scope here.
    package func stateCounts() async throws -> [(state: ClaimState, count: Int64)] {
        let counting: Statement =
            scope == .county
            ? """
            select state, sum(count)::bigint from claim_count group by state
            having sum(count) <> 0
            """ : "select state, count(*) from claim group by state"
        return try await sql.query(counting).map { try $0.decode((ClaimState, Int64).self) }
    }
}

extension CaseFilter {
    /// A statement for each set of conditions: one that asks whether each was given cannot use the
    /// indexes.
    var conditions: Statement {
        var conditions: Statement = ""
        if let state { conditions += " and c.state = \(state)" }
        if let cause { conditions += " and c.cause = \(cause)" }
        if let channel { conditions += " and c.channel = \(channel)" }
        if let area { conditions += " and starts_with(c.area_code, \(area))" }
        return conditions
    }
}

extension CaseRow {
    static let selection: Statement = """
        select c.id, h.id, h.account_holder, coalesce(a.name, c.area_code), c.cause, c.channel,
            c.class_id, c.state, c.opened_on, c.due_on,
            (select s.payable_fen from assessment s where s.claim_id = c.id
                order by s.no desc limit 1)
        from claim c join household h on h.no = c.household_no
        left join area a on a.code = c.area_code
        """

    init(row: Row) throws {
        let (
            claim, household, name, village, cause, channel, classID, state, openedOn, dueOn,
            amount
        ) = try row.decode(
            (
                Int64, HouseholdID, String, String, Cause, Channel, String, ClaimState, Day,
                Day?, Fen?
            ).self)
        self.init(
            claim: claim, household: household,
            // Nobody's any more, where the household was erased.
            maskedName: name.isEmpty ? "—" : Mask.name(name), village: village,
            cause: cause, channel: channel, className: classID, state: state, openedOn: openedOn,
            dueOn: dueOn, amount: amount)
    }
}

extension Transaction {
    /// What is masked of the household of a claim, and the scheme that the claim is under.
    package func caseHeader(
        _ claim: Claim.ID
    ) async throws -> (
        scheme: String, title: String, account: String, phone: String, version: Int32
    ) {
        try await sql.query(
            """
            select s.id, s.title, h.account_masked, h.phone_masked, c.version
            from claim c join household h on h.no = c.household_no
            join scheme s on s.id = c.scheme_id where c.id = \(claim)
            """)[0].decode((String, String, String, String, Int32).self)
    }

    package func caseSources(_ claim: Claim.ID) async throws -> [CaseFile.Source] {
        try await sql.query(
            """
            select s.channel, p.name, s.month from claim_source s
            join person p on p.no = s.person_no where s.claim_id = \(claim)
            order by s.channel, s.month nulls first, s.person_no
            """
        ).map { row in
            let (channel, name, month) = try row.decode((Channel, String, Day?).self)
            return CaseFile.Source(channel: channel, maskedName: Mask.name(name), month: month)
        }
    }

    /// Every visit, in the order in which they were made.
    package func visits(of claim: Claim.ID) async throws -> [Verification] {
        try await sql.query(
            """
            select visited_on, verifiers, outcome, remark, members, wage_fen, business_fen,
                cost_fen, property_fen, transfer_fen, basis_fen, arrived_at, left_at, photos
            from verification where claim_id = \(claim) order by visited_on, no
            """
        ).map { row in
            let (
                day, verifiers, outcome, remark, members, wage, business, cost, property,
                transfer, basis, arrived, left, photos
            ) = try row.decode(
                (
                    Day, [String], String, String, Int32?, Fen?, Fen?, Fen?, Fen?, Fen?, Fen?,
                    Int16?, Int16?, [String]
                ).self)
            let income = Income(
                wage: wage ?? .zero, businessIncome: business ?? .zero,
                businessCost: cost ?? .zero, property: property ?? .zero,
                transfer: transfer ?? .zero)
            let attempt = Verification.Attempt(rawValue: outcome)
            return Verification(
                visitedOn: day, verifiers: verifiers.map { OfficerID($0) },
                outcome: attempt.map { .attempted($0) }
                    ?? .completed(
                        Findings(
                            members: Int(members ?? 1), income: income, basis: basis ?? .zero)),
                position: nil, remark: remark, stay: VisitStay(arrived, left),
                photos: photos.compactMap(PhotoDigest.init))
        }
    }

    /// The comparisons of a claim's household; hits first.
    package func comparisons(of claim: Claim.ID) async throws -> [CaseFile.Comparison] {
        try await sql.query(
            """
            select k.department, k.item, k.id_masked, k.hit, r.ruling
            from crosscheck k join claim c on c.household_no = k.household_no
            left join crosscheck_resolution r on r.crosscheck_no = k.no
            where c.id = \(claim) order by k.hit desc, k.no
            """
        ).map { row in
            let (department, item, id, hit, ruling) = try row.decode(
                (String, String, String, Bool, Crosscheck.Resolution?).self)
            return CaseFile.Comparison(
                department: department, item: item, maskedID: id, hit: hit, ruling: ruling)
        }
    }

    /// The assessments of a claim with their workings as JSON, in order.
    package func assessments(
        of claim: Claim.ID
    ) async throws -> [(computed: CaseFile.Computed, working: String)] {
        try await sql.query(
            """
            select computed_at, per_capita_fen, by_rule_fen, payable_fen, reason, at_approval,
                working
            from assessment where claim_id = \(claim) order by no
            """
        ).map { row in
            let (at, perCapita, byRule, payable, reason, atApproval, working) = try row.decode(
                (Instant, Fen, Fen, Fen, IneligibilityReason?, Bool, PostgresJSONB).self)
            let computed = CaseFile.Computed(
                at: at, perCapitaIncome: perCapita, byRule: byRule, payable: payable,
                reason: reason, working: Working(), atApproval: atApproval)
            return (computed, working.text)
        }
    }
}
