import Domain
import Postgres

/// A task with the schemes of its claims, which say how often a visit is tried and by how many.
package struct OpenTask: Sendable {
    package var task: VisitTask
    package var schemes: [SchemeID]
}

extension Transaction {
    /// Households with accepted claims, by id, as far as they are the insurer's and within the
    /// scope; conflicts and visits in vain are in them.
    ///
    /// Households whose visit a published plan has ahead, from a day on, are left out: they have
    /// their crew. Where that day is over without a report, or the report was of a visit in vain,
    /// they are here again.
    ///
    /// - Parameter revised: plans whose own visits are asked for, and so not left out.
    package func openTasks(
        insurer: String, on day: Day, revising revised: [VisitPlan.Number]
    ) async throws -> [OpenTask] {
        let rows = try await sql.query(
            """
            select h.no, h.id, h.account_holder, h.area_code, coalesce(a.name, h.area_code),
                h.insurer, h.address, coalesce(h.latitude, a.latitude),
                coalesce(h.longitude, a.longitude), h.latitude is null,
                array_agg(c.id order by c.id), array_agg(distinct c.cause order by c.cause),
                array_agg(distinct c.scheme_id), min(coalesce(c.due_on, c.opened_on)),
                g.opens_at, g.closes_at, coalesce(g.skills, '{}'),
                (select count(*) from person m where m.household_no = h.no)
            from claim c join household h on h.no = c.household_no
            left join area a on a.code = h.area_code
            left join visit_agreement g on g.household_no = h.no
            where c.state = 'accepted' and h.erased_on is null
                and (\(insurer) = '' or h.insurer in ('', \(insurer)))
                and not exists (select from plan_visit v join visit_plan p on p.no = v.plan_no
                    join plan_crew w on w.plan_no = v.plan_no and w.number = v.crew
                    where v.household_no = h.no and p.state = 'published'
                        and p.no <> all(\(revised)) and p.days[cardinality(p.days)] >= \(day)
                        and w.day >= \(day)
                        and visit_waits(v.claims, w.day))
            group by h.no, h.id, a.name, a.latitude, a.longitude, g.household_no
            order by h.id collate "C"
            """)
        var numbers: [Int32] = []
        var tasks: [OpenTask] = []
        for row in rows {
            let (number, task) = try OpenTask.read(row)
            numbers.append(number)
            tasks.append(task)
        }
        let bars = try await bars(of: numbers)
        let attempts = try await attempts(on: numbers)
        for (place, number) in numbers.enumerated() {
            tasks[place].task.barred = bars[number] ?? []
            tasks[place].task.attempts = attempts[number] ?? []
        }
        return tasks
    }

    /// Who may not visit which household: whose own village it is, who has declared a relative
    /// there, and who made its last completed visit.
    private func bars(of households: [Int32]) async throws -> [Int32: [VisitTask.Bar]] {
        let rows = try await sql.query(
            """
            select h.no, o.id, 'own_village' from household h
                join officer o on o.home_village = h.area_code where h.no = any(\(households))
            union all
            select household_no, officer, 'relative' from verifier_relative
                where household_no = any(\(households)) and ended_at is null
            union all
            select l.household_no, unnest(l.verifiers), 'visited_last' from (
                select distinct on (c.household_no) c.household_no, v.verifiers
                from verification v join claim c on c.id = v.claim_id
                where c.household_no = any(\(households)) and v.outcome = 'completed'
                order by c.household_no, v.visited_on desc, v.no desc) l
            order by 1, 2, 3
            """)
        var bars: [Int32: [VisitTask.Bar]] = [:]
        for row in rows {
            let (number, verifier, reason) = try row.decode(
                (Int32, OfficerID, VerifierConflict).self)
            // One reason is enough.
            if bars[number]?.last?.verifier == verifier { continue }
            bars[number, default: []].append(VisitTask.Bar(verifier: verifier, reason: reason))
        }
        return bars
    }

    /// Visits in vain to the accepted claims of households, by day; the minute is that of the plan
    /// which held on the day.
    private func attempts(
        on households: [Int32]
    ) async throws -> [Int32: [VisitTask.Attempt]] {
        let rows = try await sql.query(
            """
            select distinct t.household_no, t.visited_on,
                (select v.begins_at from plan_visit v join visit_plan p on p.no = v.plan_no
                    join plan_crew w on w.plan_no = v.plan_no and w.number = v.crew
                    where v.household_no = t.household_no and w.day = t.visited_on
                        and p.published_at is not null
                    order by p.published_at desc limit 1)
            from (select distinct c.household_no, v.visited_on
                from verification v join claim c on c.id = v.claim_id
                where c.household_no = any(\(households)) and c.state = 'accepted'
                    and v.outcome <> 'completed') t
            order by 1, 2
            """)
        var attempts: [Int32: [VisitTask.Attempt]] = [:]
        for row in rows {
            let (number, day, minute) = try row.decode((Int32, Day, Int16?).self)
            attempts[number, default: []].append(
                VisitTask.Attempt(day: day, minute: minute.map(Int.init)))
        }
        return attempts
    }

    /// Who can be sent, in what and when; lately is from a day on. From today on, whoever and
    /// whatever another insurer's published plan sends out is away on that day.
    package func planningMeans(
        insurer: String, since day: Day, today: Day
    ) async throws -> PlanningSheet {
        let answers = try await sql.pipeline([
            """
            select o.id, o.name, o.home_village, o.skills, coalesce(r.visits, 0)
            from officer o left join (
                select w.id, count(distinct (v.visited_on, c.household_no)) as visits
                from verification v join claim c on c.id = v.claim_id, unnest(v.verifiers) w (id)
                where v.visited_on >= \(day) group by w.id) r on r.id = o.id
            where 'verifier' = any(o.roles) and o.active
                and (\(insurer) = '' or o.insurer is null or o.insurer = \(insurer))
            order by o.id collate "C"
            """,
            """
            select v.id, v.plate, v.seats, coalesce(v.latitude, c.latitude),
                coalesce(v.longitude, c.longitude), v.starts_at, v.ends_at
            from vehicle v left join lateral (select latitude, longitude from area
                where level = 'county' and latitude is not null order by code limit 1) c on true
            order by v.id collate "C"
            """,
            Self.absences(from: today, besides: insurer),
            """
            select one, other, max(visited_on) from verification,
                unnest(verifiers) as one, unnest(verifiers) as other
            where visited_on >= \(day) and one < other collate "C" group by one, other
            """,
            Self.calendar,
        ])
        var sheet = PlanningSheet(
            tasks: [],
            // Accounts that are no persons record visits, too, but nobody goes.
            verifiers: try answers[0].map(PlanningSheet.Candidate.init(row:)).filter {
                !Actor.isReserved($0.id)
            },
            vehicles: try answers[1].map(Vehicle.init(row:)))
        for row in answers[2] {
            let (officer, vehicle, from, to) = try row.decode(
                (OfficerID?, String?, Day, Day).self)
            if let officer {
                sheet.absences.append(VerifierAbsence(verifier: officer, from: from, to: to))
            } else if let vehicle {
                sheet.breakdowns.append(
                    PlanningSheet.Breakdown(vehicle: vehicle, from: from, to: to))
            }
        }
        for row in answers[3] {
            let (one, other, last) = try row.decode((OfficerID, OfficerID, Day).self)
            sheet.pairs[VerifierPair(one, other)] = last
        }
        sheet.calendar = try WorkingDays(answers[4])
        return sheet
    }

    /// Who and what is not there from a day on: as marked, and sent out by another insurer's plan.
    private static func absences(from today: Day, besides insurer: String) -> Statement {
        """
        select officer, vehicle, from_on, to_on from absence
        where lifted_at is null and to_on >= \(today)
        union
        select s.officer, s.vehicle, c.day, c.day
        from plan_crew c join visit_plan p on p.no = c.plan_no,
            lateral (select unnest(c.verifiers) as officer, null as vehicle
                union all select null, c.vehicle) s
        where p.state = 'published' and p.insurer <> \(insurer) and c.day >= \(today)
            and c.back_at > c.departs_at
        order by 3, 4, 1, 2
        """
    }
}

extension OpenTask {
    /// Without conflicts and visits in vain; with the household's row number.
    fileprivate static func read(_ row: Row) throws -> (number: Int32, task: OpenTask) {
        let (
            number, id, holder, village, villageName, insurer, address, latitude, longitude,
            isVillagePlace, claims, causes, schemes, due, opensAt, closesAt, skills,
            members
        ) = try row.decode(
            (
                Int32, HouseholdID, String, AreaCode, String, String, String, Int32?, Int32?, Bool,
                [Int64], [String], [String], Day, Int16?, Int16?, [String], Int64
            ).self)
        let place = latitude.flatMap { latitude in
            longitude.map { Position(latitude: latitude, longitude: $0) }
        }
        var task = VisitTask(
            household: id, maskedName: Mask.name(holder), village: village,
            villageName: villageName, insurer: insurer, claims: claims,
            causes: causes.compactMap(Cause.init(rawValue:)), address: address, place: place,
            isVillagePlace: isVillagePlace && place != nil,
            minutes: VisitTerms.minutes(claims: claims.count), due: due,
            hours: VisitHours(opensAt, closesAt),
            skills: skills.compactMap(VerifierSkill.init(rawValue:)))
        task.members = Int(members)
        return (number, OpenTask(task: task, schemes: schemes.map { SchemeID($0) }))
    }
}

extension VisitHours {
    init?(_ opensAt: Int16?, _ closesAt: Int16?) {
        guard let opensAt, let closesAt else { return nil }
        self.init(open: Int(opensAt), close: Int(closesAt))
    }
}

extension PlanningSheet.Candidate {
    fileprivate init(row: Row) throws {
        let (id, name, village, skills, visits) = try row.decode(
            (OfficerID, String, AreaCode?, [String], Int64).self)
        self.init(
            id: id, name: name, homeVillage: village,
            skills: skills.compactMap(VerifierSkill.init(rawValue:)), recentVisits: Int(visits))
    }
}

extension Vehicle {
    fileprivate init(row: Row) throws {
        let (id, plate, seats, latitude, longitude, start, end) = try row.decode(
            (String, String, Int32, Int32?, Int32?, Int32, Int32).self)
        let depot = latitude.flatMap { latitude in
            longitude.map { Position(latitude: latitude, longitude: $0) }
        }
        self.init(
            id: id, plate: plate, seats: Int(seats), depot: depot, start: Int(start),
            end: Int(end))
    }
}

extension VerifierConflict: PostgresEncodable, PostgresDecodable {}
