import Domain
import Postgres

extension Transaction {
    static func parts(of claim: Claim.ID) -> Statement {
        "select officer, part from claim_part where claim_id = \(claim)"
    }

    static func parts(of claims: [Claim.ID]) -> Statement {
        "select claim_id, officer, part from claim_part where claim_id \(in: claims)"
    }

    /// The first of these claims in which an officer has had another part than this one; nil for
    /// none.
    package func otherPart(
        than part: ClaimPart, of officer: OfficerID, in claims: [Claim.ID]
    ) async throws -> (claim: Claim.ID, part: ClaimPart)? {
        try await sql.query(
            """
            select claim_id, part from claim_part
            where claim_id \(in: claims) and officer = \(officer) and part <> \(part)
            order by claim_id limit 1
            """
        ).first.map { row in
            let (claim, part) = try row.decode((Int64, ClaimPart).self)
            return (claim, part)
        }
    }

    /// Whether a claim lies within a scope; not so one that does not exist.
    package func isClaim(_ claim: Claim.ID, within scope: Scope) async throws -> Bool {
        let row = try await sql.queryOne(
            "select area_code, insurer from claim where id = \(claim)")
        guard let row else { return false }
        let (area, insurer) = try row.decode((AreaCode, String).self)
        return scope.contains(area: area, insurer: insurer)
    }

    /// The row numbers of the households that lie within a scope.
    package func households(within scope: Scope) async throws -> Set<Int32> {
        let rows = try await sql.query(
            """
            select no, area_code, insurer from household
            where starts_with(area_code, \(scope.settings.areaPrefix))
            """)
        return Set(
            try rows.compactMap { row in
                let (number, area, insurer) = try row.decode((Int32, AreaCode, String).self)
                return scope.contains(area: area, insurer: insurer) ? number : nil
            })
    }
}

extension ClaimParts {
    init(_ rows: Rows) throws {
        var parts: [OfficerID: ClaimPart] = [:]
        for row in rows {
            let (officer, part) = try row.decode((OfficerID, ClaimPart).self)
            parts[officer] = part
        }
        self.init(parts)
    }

    static func byClaim(_ rows: Rows) throws -> [Claim.ID: ClaimParts] {
        var found: [Claim.ID: [OfficerID: ClaimPart]] = [:]
        for row in rows {
            let (claim, officer, part) = try row.decode((Int64, OfficerID, ClaimPart).self)
            found[claim, default: [:]][officer] = part
        }
        return found.mapValues { ClaimParts($0) }
    }
}

extension ClaimPart: PostgresEncodable, PostgresDecodable {}
