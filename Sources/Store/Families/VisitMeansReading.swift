import Domain
import Postgres

// What the planner was told of verifiers, vehicles and families, for people to read.

extension Transaction {
    /// Those who visit households for an insurer, or all without one, by id; with the absence that
    /// holds on a day, or comes next. Accounts that are no persons are left out.
    package func verifierRows(insurer: String?, on day: Day) async throws -> [VerifierRow] {
        try await sql.query(Self.verifiers(insurer: insurer, on: day, only: nil)).map(
            VerifierRow.init(row:)
        ).filter { !Actor.isReserved($0.id) }
    }

    /// What is known of a verifier.
    /// - Throws: ``Refusal/officerNotFound(_:)``, also for another insurer's.
    package func verifierFile(
        _ id: OfficerID, insurer: String?, on day: Day
    ) async throws -> VerifierFile {
        let answers = try await sql.pipeline([
            Self.verifiers(insurer: insurer, on: day, only: id),
            """
            select from_on, to_on from absence
            where officer = \(id) and lifted_at is null and to_on >= \(day) order by from_on, to_on
            """,
            """
            select h.id, r.declared_by, r.declared_at, r.ended_by, r.ended_at, r.end_reason
            from verifier_relative r join household h on h.no = r.household_no
            where r.officer = \(id) order by r.no desc
            """,
        ])
        guard let row = answers[0].first, !Actor.isReserved(id) else {
            throw Refusal.officerNotFound(id)
        }
        return VerifierFile(
            row: try VerifierRow(row: row),
            absences: try answers[1].map { row in
                let (from, to) = try row.decode((Day, Day).self)
                return Absence(from: from, to: to)
            },
            relatives: try answers[2].map(DeclaredRelative.init(row:)))
    }

    private static func verifiers(
        insurer: String?, on day: Day, only id: OfficerID?
    ) -> Statement {
        """
        select o.id, o.name, coalesce(o.insurer, ''), coalesce(a.name, o.home_village, ''),
            o.skills, n.from_on, n.to_on
        from officer o left join area a on a.code = o.home_village
        left join lateral (select from_on, to_on from absence
            where officer = o.id and lifted_at is null and to_on >= \(day)
            order by from_on, to_on limit 1) n on true
        where 'verifier' = any(o.roles) and o.active and (\(id) is null or o.id = \(id))
            and (\(insurer) is null or o.insurer is null or o.insurer = \(insurer))
        order by o.id collate "C"
        """
    }

    /// The vehicles, by id, with the days on which each cannot be used, now or next.
    package func vehicleRows(on day: Day) async throws -> [VehicleRow] {
        try await sql.query(
            """
            select v.id, v.plate, v.seats, n.from_on, n.to_on
            from vehicle v left join lateral (select from_on, to_on from absence
                where vehicle = v.id and lifted_at is null and to_on >= \(day)
                order by from_on, to_on limit 1) n on true
            order by v.id collate "C"
            """
        ).map { row in
            let (id, plate, seats, from, to) = try row.decode(
                (String, String, Int32, Day?, Day?).self)
            return VehicleRow(
                id: id, plate: plate, seats: Int(seats), nextAbsence: Absence(from, to))
        }
    }

    /// What was agreed with the family of a claim; nil for nothing.
    package func agreement(of claim: Claim.ID) async throws -> VisitAgreement? {
        try await sql.queryOne(
            """
            select g.opens_at, g.closes_at, g.skills, g.agreed_by, g.agreed_at
            from visit_agreement g join claim c on c.household_no = g.household_no
            where c.id = \(claim)
            """
        ).map { row in
            let (opensAt, closesAt, skills, by, at) = try row.decode(
                (Int16?, Int16?, [String], OfficerID, Instant).self)
            return VisitAgreement(
                hours: VisitHours(opensAt, closesAt),
                skills: skills.compactMap(VerifierSkill.init(rawValue:)), by: by, at: at)
        }
    }
}

extension VerifierRow {
    fileprivate init(row: Row) throws {
        let (id, name, insurer, village, skills, from, to) = try row.decode(
            (OfficerID, String, String, String, [String], Day?, Day?).self)
        self.init(
            id: id, name: name, insurer: insurer, homeVillage: village,
            skills: skills.compactMap(VerifierSkill.init(rawValue:)),
            nextAbsence: Absence(from, to))
    }
}

extension DeclaredRelative {
    fileprivate init(row: Row) throws {
        let (household, declaredBy, declaredAt, endedBy, endedAt, reason) = try row.decode(
            (HouseholdID, OfficerID, Instant, OfficerID?, Instant?, String?).self)
        self.init(household: household, declaredBy: declaredBy, declaredAt: declaredAt)
        if let endedBy, let endedAt, let reason {
            end = End(by: endedBy, at: endedAt, reason: reason)
        }
    }
}

extension Absence {
    fileprivate init?(_ from: Day?, _ to: Day?) {
        guard let from, let to else { return nil }
        self.init(from: from, to: to)
    }
}
