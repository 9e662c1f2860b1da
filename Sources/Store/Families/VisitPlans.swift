import Domain
import Postgres

extension Transaction {
    /// Writes a new plan down, and gives its number.
    package func insert(_ plan: VisitPlan) async throws -> VisitPlan.Number {
        let number = try await sql.query(
            """
            insert into visit_plan (insurer, days, replaces, seed, steps, proposed_by, proposed_at)
            values (\(plan.insurer), \(plan.days.map { PostgresDate(days: $0.number) }),
                \(plan.replaces), \(Int64(bitPattern: plan.search.seed)),
                \(Int32(clamping: plan.search.steps)), \(plan.proposedBy), \(plan.proposedAt))
            returning no
            """)[0].decode(Int64.self)
        try await insertRows(of: plan, number: number)
        return number
    }

    /// Puts what was adjusted in the place of what a proposed plan has, and raises its version.
    package func replaceRows(of plan: VisitPlan) async throws {
        try await sql.send("delete from plan_visit where plan_no = \(plan.number)")
        try await sql.send("delete from plan_crew where plan_no = \(plan.number)")
        try await sql.send(
            "update visit_plan set version = version + 1 where no = \(plan.number)")
        try await insertRows(of: plan, number: plan.number)
    }

    package func move(
        _ plan: VisitPlan.Number, to state: VisitPlan.State, by officer: OfficerID,
        at instant: Instant
    ) async throws {
        let isPublished = state == .published
        try await sql.send(
            """
            update visit_plan set state = \(state),
                published_by = case when \(isPublished) then \(officer) else published_by end,
                published_at = case when \(isPublished) then \(instant) else published_at end
            where no = \(plan)
            """)
    }

    private func insertRows(of plan: VisitPlan, number: VisitPlan.Number) async throws {
        let crews = plan.crews
        try await sql.send(
            """
            insert into plan_crew (plan_no, number, day, vehicle, plate, seats, latitude,
                longitude, starts_at, ends_at, verifiers, travel, departs_at, back_at)
            select \(number), n, day, vehicle, plate, seats, latitude, longitude, starts, ends,
                string_to_array(verifiers, chr(31)), travel, departs, back
            from unnest(\(crews.map { Int32($0.number) }),
                \(crews.map { PostgresDate(days: $0.day.number) }), \(crews.map(\.vehicle)),
                \(crews.map(\.plate)), \(crews.map { Int32($0.seats) }),
                \(crews.map(\.depot.latitude)), \(crews.map(\.depot.longitude)),
                \(crews.map(\.start)), \(crews.map(\.end)),
                \(crews.map { $0.verifiers.map(\.id.rawValue).joined }),
                \(crews.map { Int32($0.travel) }), \(crews.map(\.departure)), \(crews.map(\.back)))
                as c (n, day, vehicle, plate, seats, latitude, longitude, starts, ends, verifiers,
                    travel, departs, back)
            """)
        let visits = PlannedVisit.all(of: plan)
        try await sql.send(insertion(of: visits, number: number))
    }

    private func insertion(
        of visits: [PlannedVisit], number: VisitPlan.Number
    ) -> Statement {
        let tasks = visits.map(\.task)
        return """
            insert into plan_visit (plan_no, household_no, area_code, insurer, claims, causes,
                latitude, longitude, village_place, minutes, due_on, opens_at, closes_at,
                earliest_on, skills, attempts_on, attempts_at, attempts_left, barred, bar_reasons,
                forbidden, crew, place, arrives_at, begins_at, departs_at, pinned, late_days, reason)
            select \(number), h.no, h.area_code, h.insurer, string_to_array(claims, ',')::bigint[],
                string_to_array(causes, ','), t.latitude, t.longitude, village, minutes, due, opens,
                closes, earliest, string_to_array(skills, ','), string_to_array(days, ',')::date[],
                string_to_array(times, ',')::integer[], left_over,
                string_to_array(barred, chr(31)), string_to_array(reasons, ','),
                string_to_array(forbidden, ',')::integer[], crew, place, arrives, begins, departs,
                pinned, late, reason
            from unnest(\(tasks.map(\.household.rawValue)), \(tasks.map { $0.claims.listed }),
                \(tasks.map { $0.causes.map(\.rawValue).listed }),
                \(tasks.map { $0.place?.latitude }), \(tasks.map { $0.place?.longitude }),
                \(tasks.map(\.isVillagePlace)), \(tasks.map(\.minutes)),
                \(tasks.map { PostgresDate(days: $0.due.number) }),
                \(tasks.map { $0.hours?.open }), \(tasks.map { $0.hours?.close }),
                \(tasks.map { $0.earliest.map { PostgresDate(days: $0.number) } }),
                \(tasks.map { $0.skills.map(\.rawValue).listed }),
                \(tasks.map { $0.attempts.map(\.day).listed }),
                \(tasks.map { $0.attempts.map { $0.minute ?? -1 }.listed }),
                \(tasks.map(\.attemptsLeft)),
                \(tasks.map { $0.barred.map(\.verifier.rawValue).joined }),
                \(tasks.map { $0.barred.map(\.reason.rawValue).listed }),
                \(tasks.map { $0.forbidden.listed }),
                \(visits.map(\.crew)), \(visits.map(\.place)),
                \(visits.map { $0.stop?.arrive }), \(visits.map { $0.stop?.begin }),
                \(visits.map { $0.stop?.depart }), \(visits.map { $0.stop?.isPinned ?? false }),
                \(visits.map { $0.stop?.lateDays ?? 0 }), \(visits.map { $0.reason?.rawValue }))
                as t (household, claims, causes, latitude, longitude, village, minutes, due, opens,
                    closes, earliest, skills, days, times, left_over, barred, reasons, forbidden,
                    crew, place, arrives, begins, departs, pinned, late, reason)
            join household h on h.id = t.household
            """
    }
}

/// A visit of a plan as a row: with a crew, or with a reason.
struct PlannedVisit {
    var task: VisitTask
    var crew: Int?
    /// Its place in the crew's tour, from 1.
    var place: Int?
    var stop: VisitPlan.Stop?
    var reason: VisitPlan.Unassigned.Reason?

    static func all(of plan: VisitPlan) -> [PlannedVisit] {
        let made = plan.crews.flatMap { crew in
            crew.stops.enumerated().map { place, stop in
                PlannedVisit(task: stop.task, crew: crew.number, place: place + 1, stop: stop)
            }
        }
        return made + plan.unassigned.map { PlannedVisit(task: $0.task, reason: $0.reason) }
    }
}

// Arrays within arrays are sent as texts: PostgreSQL has no arrays of arrays of different lengths.

extension [String] {
    /// With a separator that no id holds (ASCII's own, "unit separator").
    fileprivate var joined: String { joined(separator: "\u{1F}") }
}

extension Array where Element: CustomStringConvertible {
    /// With commas, for what is digits or a word.
    fileprivate var listed: String { map(\.description).joined(separator: ",") }
}

extension VisitPlan.State: PostgresEncodable, PostgresDecodable {}
