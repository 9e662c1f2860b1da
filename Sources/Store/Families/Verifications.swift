import Domain
import Postgres

/// A completed visit with its number in the store.
package struct RecordedFindings: Sendable {
    package var number: Int64
    package var visitedOn: Day
    package var findings: Findings
}

extension Transaction {
    /// Writes a visit down, and gives those of its verifiers who come from the household's own
    /// village, in the order of their ids.
    package func insert(
        _ visit: Verification, of claim: Claim.ID, by officer: OfficerID, at instant: Instant
    ) async throws -> [OfficerID] {
        let findings: Findings? =
            if case .completed(let found) = visit.outcome { found } else { nil }
        let outcome =
            switch visit.outcome {
            case .completed: "completed"
            case .attempted(let attempt): attempt.rawValue
            }
        let verifiers = visit.verifiers.map(\.rawValue)
        let stay = visit.stay.map { (Int16($0.arrived), Int16($0.left)) }
        let row = try await sql.query(
            """
            insert into verification (claim_id, area_code, insurer, visited_on, verifiers,
                conflicted, outcome,
                members, wage_fen, business_fen, cost_fen, property_fen, transfer_fen, basis_fen,
                latitude, longitude, remark, recorded_by, recorded_at, arrived_at,
                left_at, photos)
            select c.id, c.area_code, c.insurer, \(visit.visitedOn),
                \(verifiers),
                array(select o.id from officer o
                    where o.home_village = c.area_code and o.id = any(\(verifiers)) order by o.id),
                \(outcome),
                \(findings.map { Int32($0.members) }), \(findings?.income.wage),
                \(findings?.income.businessIncome), \(findings?.income.businessCost),
                \(findings?.income.property), \(findings?.income.transfer), \(findings?.basis),
                \(visit.position?.latitude), \(visit.position?.longitude), \(visit.remark),
                \(officer), \(instant), \(stay?.0), \(stay?.1), \(visit.photos.map(\.hex))
            from claim c where c.id = \(claim) returning conflicted
            """)[0]
        return try row.decode([String].self).map { OfficerID($0) }
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
}

extension VisitStay {
    /// As two columns hold it, of which both are null or neither is.
    init?(_ arrived: Int16?, _ left: Int16?) {
        guard let arrived, let left else { return nil }
        self.init(arrived: Int(arrived), left: Int(left))
    }
}
