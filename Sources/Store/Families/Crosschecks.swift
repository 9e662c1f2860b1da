import Domain
import Postgres
import Vault

extension Transaction {
    /// Stores comparison rows, with the ruling of those hits that have one.
    package func insert(
        _ rows: [(household: Int32, crosscheck: Crosscheck)], ruledBy officer: OfficerID,
        at instant: Instant
    ) async throws {
        guard !rows.isEmpty else { return }
        try await demandCurrentKeys(toWrite: true)
        let numbers = try await sql.query(insertion(of: rows, at: instant))
            .map { try $0.decode(Int64.self) }
        let ruled = zip(numbers, rows).compactMap { number, row in
            row.crosscheck.hit ? row.crosscheck.resolution.map { (number, $0) } : nil
        }
        try await rule(ruled, by: officer, at: instant)
    }

    /// Numbers them in the order of the list, and gives the numbers.
    private func insertion(
        of rows: [(household: Int32, crosscheck: Crosscheck)], at instant: Instant
    ) -> Statement {
        let checks = rows.map(\.crosscheck)
        let ids = checks.map(\.idNumber.revealed)
        let index = keys.index
        return """
            insert into crosscheck (household_no, area_code, insurer, id_index, id_index_key,
                id_masked, department, item, hit, remark, recorded_at)
            select h.no, h.area_code, h.insurer, k.id_index, \(Int16(truncatingIfNeeded: index.keyID)),
                k.id_masked, k.department, k.item, k.hit, k.remark, \(instant)
            from unnest(
                \(rows.map(\.household)), \(ids.map { index.value(of: $0, as: .idNumber).bytes }),
                \(ids.map { Mask.idNumber($0) }), \(checks.map(\.department)),
                \(checks.map(\.item)), \(checks.map(\.hit)), \(checks.map(\.remark)))
                with ordinality
                as k(household_no, id_index, id_masked, department, item, hit, remark, place)
            join household h on h.no = k.household_no
            order by k.place
            returning no
            """
    }

    /// What is recorded of these households.
    package func standingCrosschecks(of households: [Int32]) async throws -> StandingCrosschecks {
        try await demandCurrentKeys()
        let rows = try await sql.query(
            """
            select k.no, k.household_no, k.id_index, k.department, k.item, k.hit, k.remark, r.ruling
            from crosscheck k left join crosscheck_resolution r on r.crosscheck_no = k.no
            where k.household_no = any(\(households))
            order by k.no desc
            """)
        var standing = StandingCrosschecks(indices: keys.indices)
        for row in rows { try standing.put(row) }
        return standing
    }

    package func rule(
        _ rulings: [(crosscheck: Int64, ruling: Crosscheck.Resolution)], by officer: OfficerID,
        at instant: Instant
    ) async throws {
        guard !rulings.isEmpty else { return }
        try await sql.send(
            """
            insert into crosscheck_resolution (crosscheck_no, ruling, decided_by, decided_at)
            select no, ruling, \(officer), \(instant)
            from unnest(\(rulings.map(\.crosscheck)), \(rulings.map(\.ruling.rawValue)))
                as r(no, ruling)
            """)
    }

    /// Whether it hit and whether it is decided; nil for no such row.
    package func crosscheckStatus(
        _ number: Int64
    ) async throws -> (household: Int32, hit: Bool, ruled: Bool)? {
        let rows = try await sql.query(
            """
            select k.household_no, k.hit, r.crosscheck_no is not null
            from crosscheck k left join crosscheck_resolution r on r.crosscheck_no = k.no
            where k.no = \(number)
            """)
        guard let row = rows.first else { return nil }
        let (household, hit, ruled) = try row.decode((Int32, Bool, Bool).self)
        return (household, hit, ruled)
    }

    /// The items of a household whose hit was upheld.
    static func upheldItems(of household: Int32) -> Statement {
        """
        select distinct k.item from crosscheck k
        join crosscheck_resolution r on r.crosscheck_no = k.no
        where k.household_no = \(household) and k.hit and r.ruling = 'upheld' order by k.item
        """
    }

    /// The household's claims that a comparison may still change: visited and not yet decided.
    package func undecidedClaims(of household: Int32) async throws -> [Claim.ID] {
        let rows = try await sql.query(
            """
            select id from claim where household_no = \(household)
                and state in ('eligible', 'ineligible', 'reviewed', 'review_failed', 'posted',
                    'contested', 'noticed')
            order by id
            """)
        return try rows.map { try $0.decode(Int64.self) }
    }
}
