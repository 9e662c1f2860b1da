import Domain
import Postgres
import Vault

extension Transaction {
    /// Stores comparison rows of a household, with the ruling of those hits that have one.
    package func insert(
        _ checks: [Crosscheck], of household: Int32, ruledBy officer: OfficerID,
        at instant: Instant
    ) async throws {
        let stored = try await sql.pipeline(
            checks.map { insertion(of: $0, of: household, at: instant) })
        for (check, rows) in zip(checks, stored) {
            guard check.hit, let ruling = check.resolution else { continue }
            try await rule(ruling, on: rows[0].decode(Int64.self), by: officer, at: instant)
        }
    }

    private func insertion(
        of check: Crosscheck, of household: Int32, at instant: Instant
    ) -> Statement {
        let id = check.idNumber.revealed
        return """
            insert into crosscheck (household_no, area_code, insurer, id_index, id_masked,
                department, item, hit, remark, recorded_at)
            select h.no, h.area_code, h.insurer, \(keys.index.value(of: id, as: .idNumber).bytes),
                \(Mask.idNumber(id)), \(check.department), \(check.item), \(check.hit),
                \(check.remark), \(instant)
            from household h where h.no = \(household)
            returning no
            """
    }

    package func rule(
        _ ruling: Crosscheck.Resolution, on crosscheck: Int64, by officer: OfficerID,
        at instant: Instant
    ) async throws {
        try await sql.send(
            """
            insert into crosscheck_resolution (crosscheck_no, ruling, decided_by, decided_at)
            values (\(crosscheck), \(ruling), \(officer), \(instant))
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
