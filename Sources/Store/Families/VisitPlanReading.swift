import Domain
import Postgres

extension Transaction {
    /// The published plans of an insurer that are about any of the days from one to another, both
    /// inclusive.
    package func publishedPlans(
        of insurer: String, from first: Day, to last: Day
    ) async throws -> [VisitPlan.Number] {
        try await sql.query(
            """
            select no from visit_plan
            where insurer = \(insurer) and state = 'published'
                and days[1] <= \(last) and days[cardinality(days)] >= \(first)
            order by no
            """
        ).map { try $0.decode(Int64.self) }
    }

    /// Lets nobody else propose, adjust or publish a plan until the transaction ends. Insurers
    /// share vehicles, so it is one lock for all.
    package func lockPlans() async throws {
        try await sql.send("select pg_advisory_xact_lock(hashtextextended('plans', 2))")
    }

    /// What became of the visits of a plan so far, by household.
    package func visitReports(
        of plan: VisitPlan.Number, on today: Day
    ) async throws -> [HouseholdID: VisitReport] {
        let rows = try await sql.query(
            """
            select h.id, c.day, visit_waits(v.claims, c.day),
                (select max(t.visited_on) from verification t
                    where t.claim_id = any(v.claims) and t.visited_on >= c.day)
            from plan_visit v join plan_crew c on c.plan_no = v.plan_no and c.number = v.crew
            join household h on h.no = v.household_no
            where v.plan_no = \(plan)
            """)
        var reports: [HouseholdID: VisitReport] = [:]
        for row in rows {
            let (household, day, isOpen, reportedOn) = try row.decode(
                (HouseholdID, Day, Bool, Day?).self)
            reports[household] = VisitReport(
                plannedOn: day, reportedOn: reportedOn, isOpen: isOpen, today: today)
        }
        return reports
    }

    /// - Throws: ``Refusal/planNotFound(_:)``.
    package func visitPlan(_ number: VisitPlan.Number) async throws -> VisitPlan {
        let answers = try await sql.pipeline([
            """
            select insurer, state, version, days, replaces, seed, steps, proposed_by, proposed_at,
                published_by, published_at
            from visit_plan where no = \(number)
            """,
            """
            select c.number, c.day, c.vehicle, c.plate, c.seats, c.latitude, c.longitude,
                c.starts_at, c.ends_at, c.verifiers, c.travel, c.departs_at, c.back_at,
                array(select coalesce(o.name, '') from unnest(c.verifiers) with ordinality v (id, n)
                    left join officer o on o.id = v.id order by v.n),
                array(select coalesce(array_to_string(o.skills, ','), '')
                    from unnest(c.verifiers) with ordinality v (id, n)
                    left join officer o on o.id = v.id order by v.n)
            from plan_crew c where c.plan_no = \(number) order by c.day, c.number
            """,
            """
            select v.crew, v.arrives_at, v.begins_at, v.departs_at, v.pinned, v.late_days, v.reason,
                h.id, h.account_holder, h.area_code, coalesce(a.name, h.area_code), h.insurer,
                h.address, v.claims, v.causes, v.latitude, v.longitude, v.village_place, v.minutes,
                v.due_on, v.opens_at, v.closes_at, v.earliest_on, v.skills,
                array(select t::text from unnest(v.attempts_on) t), v.attempts_at, v.attempts_left,
                v.barred, v.bar_reasons, v.forbidden,
                (select count(*) from person m where m.household_no = h.no)
            from plan_visit v join household h on h.no = v.household_no
            left join area a on a.code = h.area_code
            where v.plan_no = \(number) order by v.crew, v.place, h.id collate "C"
            """,
        ])
        guard let head = answers[0].first else { throw Refusal.planNotFound(number) }
        var plan = try VisitPlan(number: number, row: head)
        plan.crews = try answers[1].map(CrewDay.init(row:))
        var places: [Int: Int] = [:]
        for (place, crew) in plan.crews.enumerated() { places[crew.number] = place }
        for row in answers[2] {
            let visit = try PlannedVisit(row: row)
            if let stop = visit.stop, let place = visit.crew.flatMap({ places[$0] }) {
                plan.crews[place].stops.append(stop)
            } else if let reason = visit.reason {
                plan.unassigned.append(VisitPlan.Unassigned(task: visit.task, reason: reason))
            }
        }
        return plan
    }

    /// The plans of an insurer, or of all, the newest first: their heads and totals.
    package func planRows(insurer: String?, limit: Int) async throws -> [PlanRow] {
        try await sql.query(
            """
            select p.no, p.state, p.insurer, p.days[1], p.days[cardinality(p.days)], p.replaces,
                p.proposed_by, p.proposed_at,
                (select count(*) from plan_visit v where v.plan_no = p.no and v.crew is not null),
                (select count(*) from plan_visit v where v.plan_no = p.no and v.crew is null),
                (select coalesce(sum(v.late_days), 0) from plan_visit v where v.plan_no = p.no),
                (select coalesce(sum(c.travel), 0) from plan_crew c where c.plan_no = p.no)
            from visit_plan p where \(insurer) is null or p.insurer = \(insurer)
            order by p.no desc limit \(rows: limit)
            """
        ).map(PlanRow.init(row:))
    }

    /// The totals of the first plan of the county that was published; nothing where there is none.
    package func planTotals() async throws -> VisitPlan.Totals {
        let rows = try await planRows(insurer: nil, limit: 1_000)
        return rows.last { $0.state != .proposed && $0.state != .withdrawn }?.totals
            ?? VisitPlan.Totals(visits: 0, unassigned: 0, late: 0, travelMinutes: 0)
    }

    /// The numbers of the published plans whose crews a verifier is in on a day.
    package func plans(of verifier: OfficerID, on day: Day) async throws -> [VisitPlan.Number] {
        try await sql.query(
            """
            select distinct c.plan_no from plan_crew c join visit_plan p on p.no = c.plan_no
            where c.day = \(day) and \(verifier) = any(c.verifiers) and p.state = 'published'
            order by 1
            """
        ).map { try $0.decode(Int64.self) }
    }
}

extension VisitPlan {
    fileprivate init(number: Number, row: Row) throws {
        let (
            insurer, state, version, days, replaces, seed, steps, proposedBy, proposedAt,
            publishedBy, publishedAt
        ) = try row.decode(
            (
                String, State, Int32, [PostgresDate], Int64?, Int64, Int32, OfficerID, Instant,
                OfficerID?, Instant?
            ).self)
        self.init(
            number: number, state: state, version: Int(version), insurer: insurer,
            days: days.map { Day(number: $0.days) }, crews: [], unassigned: [],
            replaces: replaces, proposedBy: proposedBy, proposedAt: proposedAt,
            publishedBy: publishedBy, publishedAt: publishedAt,
            search: Search(seed: UInt64(bitPattern: seed), steps: Int(steps)))
    }
}

extension CrewDay {
    fileprivate init(row: Row) throws {
        let (
            number, day, vehicle, plate, seats, latitude, longitude, start, end, verifiers, travel,
            departure, back, names, skills
        ) = try row.decode(
            (
                Int32, Day, String, String, Int32, Int32, Int32, Int16, Int16, [String], Int32,
                Int16, Int16, [String], [String]
            ).self)
        self.init(
            number: Int(number), day: day, vehicle: vehicle, plate: plate, seats: Int(seats),
            depot: Position(latitude: latitude, longitude: longitude), start: Int(start),
            end: Int(end),
            verifiers: verifiers.indices.map { place in
                Member(
                    id: OfficerID(verifiers[place]), name: names[place],
                    skills: skills[place].split(separator: ",").compactMap {
                        VerifierSkill(rawValue: String($0))
                    })
            }, travel: Int(travel), departure: Int(departure), back: Int(back))
    }
}

extension PlannedVisit {
    fileprivate init(row: Row) throws {
        let (
            crew, arrive, begin, depart, isPinned, late, reason, id, holder, village, villageName,
            insurer, address, claims, causes, latitude, longitude, isVillagePlace, minutes, due,
            opensAt, closesAt, earliest, skills, days, times, left, barred, reasons, forbidden,
            members
        ) = try row.decode(
            (
                Int32?, Int16?, Int16?, Int16?, Bool, Int32, String?, HouseholdID, String, AreaCode,
                String, String, String, [Int64], [String], Int32?, Int32?, Bool, Int16, Day, Int16?,
                Int16?, Day?, [String], [String], [Int32], Int16, [String], [String], [Int32],
                Int64
            ).self)
        var task = VisitTask(
            household: id, maskedName: Mask.name(holder), village: village,
            villageName: villageName, insurer: insurer, claims: claims,
            causes: causes.compactMap(Cause.init(rawValue:)), address: address, place: nil,
            isVillagePlace: isVillagePlace, minutes: Int(minutes), due: due,
            hours: VisitHours(opensAt, closesAt), earliest: earliest,
            skills: skills.compactMap(VerifierSkill.init(rawValue:)))
        if let latitude, let longitude {
            task.place = Position(latitude: latitude, longitude: longitude)
        }
        task.attempts = zip(days, times).compactMap { day, time in
            Day(iso: day).map {
                VisitTask.Attempt(day: $0, minute: time < 0 ? nil : Int(time))
            }
        }
        task.attemptsLeft = Int(left)
        task.barred = zip(barred, reasons).compactMap { verifier, reason in
            VerifierConflict(rawValue: reason).map {
                VisitTask.Bar(verifier: OfficerID(verifier), reason: $0)
            }
        }
        task.forbidden = forbidden.map(Int.init)
        task.members = Int(members)
        self.init(
            task: task, crew: crew.map(Int.init),
            reason: reason.flatMap(VisitPlan.Unassigned.Reason.init(rawValue:)))
        if let arrive, let begin, let depart {
            stop = VisitPlan.Stop(
                task: task, arrive: Int(arrive), begin: Int(begin), depart: Int(depart),
                isPinned: isPinned, lateDays: Int(late))
        }
    }
}

extension PlanRow {
    fileprivate init(row: Row) throws {
        let (
            number, state, insurer, first, last, replaces, proposedBy, proposedAt, visits,
            unassigned, late, travel
        ) = try row.decode(
            (
                Int64, VisitPlan.State, String, Day, Day, Int64?, OfficerID, Instant, Int64, Int64,
                Int64, Int64
            ).self)
        self.init(
            number: number, state: state, insurer: insurer, firstDay: first, lastDay: last,
            replaces: replaces, proposedBy: proposedBy, proposedAt: proposedAt,
            totals: VisitPlan.Totals(
                visits: Int(visits), unassigned: Int(unassigned), late: Int(late),
                travelMinutes: Int(travel)))
    }
}
