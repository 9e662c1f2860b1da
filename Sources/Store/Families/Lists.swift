import Domain
import Postgres

// Pages of long lists, by key.

extension Transaction {
    /// How many claims fit a filter: what is counted as they move, else counted here up to a limit.
    package func caseTotal(_ filter: CaseFilter) async throws -> ListTotal {
        if filter.cause == nil, filter.channel == nil, filter.area == nil {
            let counts = try await stateCounts()
            return .exactly(
                counts.filter { filter.state == nil || $0.state == filter.state }
                    .reduce(0) { $0 + $1.count })
        }
        return try await counted("select from claim c where true" + filter.conditions)
    }

    /// A page of persons, the last registered first, each with its number.
    package func personRows(
        area: String?, before last: Int64?, limit: Int
    ) async throws -> [(number: Int64, row: PersonRow)] {
        let from = Int32(clamping: last ?? .max)
        return try await sql.query(
            """
            select p.no, h.id, p.name, p.id_masked, p.relation, coalesce(a.name, p.area_code)
            from person p join household h on h.no = p.household_no
            left join area a on a.code = p.area_code where p.no < \(from)
            """ + persons(in: area) + " order by p.no desc limit \(rows: limit)"
        ).map { row in
            let (number, household, name, id, relation, village) = try row.decode(
                (Int32, HouseholdID, String, String, String, String).self)
            let person = PersonRow(
                number: Int64(number), household: household, maskedName: Mask.name(name),
                maskedID: id, relation: relation, village: village)
            return (person.number, person)
        }
    }

    package func personTotal(area: String?) async throws -> ListTotal {
        try await counted("select from person p where true" + persons(in: area))
    }

    /// Persons of an area, found by its households. Row security filters what it is given, but
    /// knows no index: the scope's own area is asked for too, or a village would be looked for in
    /// the whole county.
    private func persons(in area: String?) -> Statement {
        let prefixes = [area, scope?.area?.prefix].compactMap(\.self)
        guard !prefixes.isEmpty else { return "" }
        var households: Statement = "select h.no from household h where true"
        for prefix in prefixes {
            // All codes that begin so, whatever the order of the database's texts: they are digits.
            households +=
                " and h.area_code between \(prefix) and \(prefix + "999999999999")"
        }
        return " and p.household_no = any(array(" + households + "))"
    }

    /// A page of prescreenings, the newest case first.
    package func prescreeningRows(
        area: String?, before last: Int64?, limit: Int
    ) async throws -> [PrescreeningResult] {
        try await sql.query(
            """
            select c.id, h.id, h.account_holder, coalesce(a.name, c.area_code), c.cause, s.passed,
                s.reason, s.decided_on, s.decided_by
            from prescreening s join claim c on c.id = s.claim_id
            join household h on h.no = c.household_no left join area a on a.code = c.area_code
            where s.claim_id < \(last ?? .max)
            """ + CaseFilter(area: area).conditions
                + " order by s.claim_id desc limit \(rows: limit)"
        ).map(PrescreeningResult.init(row:))
    }

    package func prescreeningTotal(area: String?) async throws -> ListTotal {
        try await counted(
            "select from prescreening s join claim c on c.id = s.claim_id where true"
                + CaseFilter(area: area).conditions)
    }

    /// A page of comparisons, the last recorded first.
    package func crosscheckRows(
        area: String?, before last: Int64?, limit: Int
    ) async throws -> [CrosscheckResult] {
        try await sql.query(
            """
            select c.no, h.id, c.id_masked, coalesce(a.name, c.area_code), c.department, c.item,
                c.hit, r.ruling, (c.recorded_at at time zone 'Asia/Shanghai')::date, r.decided_by
            from crosscheck c join household h on h.no = c.household_no
            left join area a on a.code = c.area_code
            left join crosscheck_resolution r on r.crosscheck_no = c.no
            where c.no < \(last ?? .max)
            """ + CaseFilter(area: area).conditions
                + " order by c.no desc limit \(rows: limit)"
        ).map(CrosscheckResult.init(row:))
    }

    package func crosscheckTotal(area: String?) async throws -> ListTotal {
        try await counted(
            "select from crosscheck c where true" + CaseFilter(area: area).conditions)
    }

    /// A page of the book, the last posting first, each with its line.
    package func bookRows(
        before last: (entry: Int64, line: Int64)?, limit: Int
    ) async throws -> [(line: Int64, row: BookLine)] {
        let (entry, line) = last ?? (.max, 0)
        return try await sql.query(
            """
            select e.no, e.posted_on, e.kind, e.narrative, p.account, p.amount_fen, p.balance_fen,
                e.payment, p.line_no
            from posting p join journal_entry e on e.no = p.entry_no
            where (p.entry_no, p.line_no) < (\(entry), \(Int16(clamping: line)))
            order by p.entry_no desc, p.line_no desc limit \(rows: limit)
            """
        ).map { row in
            let (entry, day, kind, narrative, account, amount, balance, payment, line) =
                try row.decode(
                    (Int64, Day, String, String, AccountCode, Fen, Fen, String?, Int16).self)
            let found = BookLine(
                entry: entry, day: day, kind: kind, narrative: narrative, account: account,
                amount: amount, balance: balance, payment: payment)
            return (Int64(line), found)
        }
    }

    package func bookTotal() async throws -> ListTotal { try await counted("select from posting") }

    /// Counts rows, but not for ever.
    private func counted(_ rows: Statement) async throws -> ListTotal {
        let most = Int(ListTotal.limit) + 1
        let limited = "select count(*) from (" + rows + " limit \(rows: most)) r"
        return ListTotal(counted: try await sql.query(limited)[0].decode(Int64.self))
    }
}

extension PrescreeningResult {
    fileprivate init(row: Row) throws {
        let (claim, household, name, village, cause, passed, reason, decidedOn, decidedBy) =
            try row.decode(
                (
                    Int64, HouseholdID, String, String, Cause, Bool, String, Day, OfficerID
                ).self)
        self.init(
            claim: claim, household: household,
            maskedName: name.isEmpty ? "—" : Mask.name(name), village: village, cause: cause,
            outcome: passed ? .passed : .screenedOut, reason: reason, decidedOn: decidedOn,
            decidedBy: decidedBy)
    }
}

extension CrosscheckResult {
    fileprivate init(row: Row) throws {
        let (
            number, household, maskedID, village, department, item, hit, ruling, recordedOn,
            decidedBy
        ) = try row.decode(
            (
                Int64, HouseholdID, String, String, String, String, Bool,
                Crosscheck.Resolution?, Day, OfficerID?
            ).self)
        self.init(
            number: number, household: household, maskedID: maskedID, village: village,
            department: department, item: item, standing: Standing(hit: hit, ruling: ruling),
            recordedOn: recordedOn, decidedBy: decidedBy)
    }
}
