import Domain
import Postgres

// What the planner is told of verifiers, vehicles and families.

extension Transaction {
    /// Whether an officer visits households for the insurer, or for any where it is empty.
    package func isVerifier(_ officer: OfficerID, of insurer: String) async throws -> Bool {
        try await sql.query(
            """
            select exists (select from officer where id = \(officer) and 'verifier' = any(roles)
                and (\(insurer) = '' or insurer is null or insurer = \(insurer)))
            """)[0].decode(Bool.self)
    }

    package func isVehicle(_ id: String) async throws -> Bool {
        try await sql.query("select exists (select from vehicle where id = \(id))")[0]
            .decode(Bool.self)
    }

    package func set(
        _ skills: [VerifierSkill], of officer: OfficerID
    ) async throws {
        try await sql.send(
            "update officer set skills = \(skills.map(\.rawValue)) where id = \(officer)")
    }

    /// Writes down that a verifier, or a vehicle, is not there.
    package func insertAbsence(
        of officer: OfficerID?, or vehicle: String?, from first: Day, to last: Day,
        by actor: OfficerID, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            insert into absence (officer, vehicle, from_on, to_on, noted_by, noted_at)
            values (\(officer), \(vehicle), \(first), \(last), \(actor), \(instant))
            """)
    }

    /// Lifts what was written down of these days, and gives how much that was.
    package func liftAbsences(
        of officer: OfficerID?, or vehicle: String?, from first: Day, to last: Day,
        at instant: Instant
    ) async throws -> Int {
        try await sql.query(
            """
            update absence set lifted_at = \(instant)
            where lifted_at is null and from_on <= \(last) and to_on >= \(first)
                and (officer = \(officer) or vehicle = \(vehicle))
            returning no
            """
        ).count
    }

    /// False where it was declared before, and holds.
    package func insertRelative(
        _ household: Int32, of officer: OfficerID, by actor: OfficerID, at instant: Instant
    ) async throws -> Bool {
        try await !sql.query(
            """
            insert into verifier_relative (officer, household_no, declared_by, declared_at)
            values (\(officer), \(household), \(actor), \(instant))
            on conflict (household_no, officer) where ended_at is null do nothing
            returning officer
            """
        ).isEmpty
    }

    /// Ends a declaration; false where none is in force.
    package func endRelative(
        _ household: Int32, of officer: OfficerID, for reason: String, by actor: OfficerID,
        at instant: Instant
    ) async throws -> Bool {
        try await !sql.query(
            """
            update verifier_relative set ended_by = \(actor), ended_at = \(instant),
                end_reason = \(reason)
            where household_no = \(household) and officer = \(officer) and ended_at is null
            returning officer
            """
        ).isEmpty
    }

    package func agree(
        on hours: VisitHours?, _ skills: [VerifierSkill], with household: Int32,
        by actor: OfficerID, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            insert into visit_agreement (household_no, opens_at, closes_at, skills, agreed_by,
                agreed_at)
            values (\(household), \((hours?.open).map(Int16.init)),
                \((hours?.close).map(Int16.init)), \(skills.map(\.rawValue)), \(actor),
                \(instant))
            on conflict (household_no) do update set opens_at = excluded.opens_at,
                closes_at = excluded.closes_at, skills = excluded.skills,
                agreed_by = excluded.agreed_by, agreed_at = excluded.agreed_at
            """)
    }
}

extension Transaction {
    /// Notes the accepted claims that are due from a day until another, both inclusive, and that no
    /// published plan visits by then: those without a visit, and those with a later one. Once for
    /// each due day.
    package func raiseVisitWarnings(
        on day: Day, until last: Day, at instant: Instant
    ) async throws -> [Claim.ID] {
        try await sql.query(
            """
            insert into reminder (claim_id, kind, due_on, raised_at)
            select c.id, case when planned.day is null then 'visit_unplanned'
                else 'visit_planned_late' end, c.due_on, \(instant)
            from claim c left join lateral (
                select min(w.day) as day from plan_visit v
                join visit_plan p on p.no = v.plan_no and p.state = 'published'
                join plan_crew w on w.plan_no = v.plan_no and w.number = v.crew
                where v.household_no = c.household_no and w.day >= \(day)) planned on true
            where c.state = 'accepted' and c.due_on between \(day) and \(last)
                and (planned.day is null or planned.day > c.due_on)
            on conflict do nothing returning claim_id
            """
        ).map { try $0.decode(Int64.self) }
    }
}
