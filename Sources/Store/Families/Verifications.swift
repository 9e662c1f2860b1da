import Domain
import Postgres

/// A completed visit with its number in the store.
package struct RecordedFindings: Sendable {
    package var number: Int64
    package var visitedOn: Day
    package var findings: Findings
}

extension Transaction {
    package func insert(
        _ visit: Verification, conflicted: [OfficerID], of claim: Claim.ID, by officer: OfficerID,
        at instant: Instant
    ) async throws {
        let findings: Findings? =
            if case .completed(let found) = visit.outcome { found } else { nil }
        let outcome =
            switch visit.outcome {
            case .completed: "completed"
            case .attempted(let attempt): attempt.rawValue
            }
        try await sql.send(
            """
            insert into verification (claim_id, area_code, insurer, visited_on, verifiers,
                conflicted, outcome,
                members, wage_fen, business_fen, cost_fen, property_fen, transfer_fen, basis_fen,
                latitude, longitude, remark, recorded_by, recorded_at)
            select c.id, c.area_code, c.insurer, \(visit.visitedOn),
                \(visit.verifiers.map(\.rawValue)), \(conflicted.map(\.rawValue)), \(outcome),
                \(findings.map { Int32($0.members) }), \(findings?.income.wage),
                \(findings?.income.businessIncome), \(findings?.income.businessCost),
                \(findings?.income.property), \(findings?.income.transfer), \(findings?.basis),
                \(visit.position?.latitude), \(visit.position?.longitude), \(visit.remark),
                \(officer), \(instant)
            from claim c where c.id = \(claim)
            """)
    }

    /// The findings that count: the last completed visit by date, then by order of recording.
    static func latestFindings(of claim: Claim.ID) -> Statement {
        """
        select no, visited_on, members, wage_fen, business_fen, cost_fen, property_fen,
            transfer_fen, basis_fen
        from verification where claim_id = \(claim) and outcome = 'completed'
        order by visited_on desc, no desc limit 1
        """
    }

    static func findings(from row: Row) throws -> RecordedFindings {
        let (number, day, members, wage, business, cost, property, transfer, basis) =
            try row.decode((Int64, Day, Int32, Fen, Fen, Fen, Fen, Fen, Fen).self)
        let income = Income(
            wage: wage, businessIncome: business, businessCost: cost, property: property,
            transfer: transfer)
        return RecordedFindings(
            number: number, visitedOn: day,
            findings: Findings(members: Int(members), income: income, basis: basis))
    }

    /// The villages that the verifiers come from, and the household's own, to find conflicts.
    package func conflictedVerifiers(
        _ verifiers: [OfficerID], of claim: Claim.ID
    ) async throws -> [OfficerID] {
        let rows = try await sql.query(
            """
            select o.id from officer o join claim c on c.area_code = o.home_village
            where c.id = \(claim) and o.id = any(\(verifiers.map(\.rawValue))) order by o.id
            """)
        return try rows.map { try $0.decode(OfficerID.self) }
    }
}
