import Domain
import Postgres

// What the assignment of reviewers rests on: which drawn items nobody goes to yet, who may not go,
// and who could.

extension Transaction {
    /// Everything that an assignment rests on. It must see the county.
    ///
    /// - Parameter day: tours from this day on have their vehicles.
    package func reviewAssignmentSheet(
        of round: Int64, from day: Day, today: Day
    ) async throws -> ReviewAssignmentSheet {
        var means = try await planningMeans(insurer: "", since: today + -VisitTerms.recentDays)
        means.verifiers = []
        means.pairs = [:]
        means.breakdowns += try await takenVehicles(from: day)
        var items = try await unassignedItems(of: round, today: today)
        let reviewers = try await reviewers()
        for place in items.indices {
            let task = items[place].task
            for (reviewer, scope) in reviewers
            where !scope.contains(area: task.village, insurer: task.insurer) {
                // The first reason stands.
                if items[place].barred[reviewer.id] == nil {
                    items[place].barred[reviewer.id] = .outsideScope
                }
            }
        }
        return ReviewAssignmentSheet(
            items: items, reviewers: reviewers.map(\.candidate), means: means)
    }

    private func unassignedItems(
        of round: Int64, today: Day
    ) async throws -> [ReviewAssignmentItem] {
        let rows = try await sql.query(
            """
            select i.item, i.place, i.generation, h.id, h.account_holder, c.area_code,
                coalesce(a.name, c.area_code), c.insurer, h.address,
                coalesce(h.latitude, a.latitude), coalesce(h.longitude, a.longitude),
                h.latitude is null, c.id, c.cause, g.opens_at, g.closes_at
            from review_item i join claim c on c.id = i.claim_id
            join household h on h.no = c.household_no
            left join area a on a.code = h.area_code
            left join visit_agreement g on g.household_no = h.no
            where i.round_no = \(round) and i.outcome is null and h.erased_on is null
                and not exists (select from review_task t
                    where t.round_no = i.round_no and t.item = i.item)
            order by i.place
            """)
        var items = try rows.map(ReviewAssignmentItem.read)
        let bars = try await reviewBars(of: items.flatMap(\.task.claims), today: today)
        for place in items.indices {
            items[place].barred = bars[items[place].task.claims[0]] ?? [:]
        }
        return items
    }

    /// Who may not review which claim; of several reasons the first of ``ReviewerConflict``.
    private func reviewBars(
        of claims: [Claim.ID], today: Day
    ) async throws -> [Claim.ID: [OfficerID: ReviewerConflict]] {
        let since = today + -ReviewTerms.teamDays
        let rows = try await sql.query(
            """
            with drawn as (select c.id, c.household_no, h.area_code, h.insurer
                from claim c join household h on h.no = c.household_no
                where c.id = any(\(claims))),
            reviewer as (select * from officer where 'reviewer' = any(roles)),
            verified as (select d.id, w.name from drawn d join verification v on v.claim_id = d.id,
                unnest(v.verifiers) w(name))
            select d.id, o.id, 'own_village' from drawn d
                join reviewer o on o.home_village = d.area_code
            union all
            select d.id, r.officer, 'relative' from drawn d
                join verifier_relative r on r.household_no = d.household_no
            union all
            select d.id, p.officer, 'had_part' from drawn d
                join claim_part p on p.claim_id = d.id and p.part <> 'reviewer'
            union all
            select l.id, unnest(l.verifiers), 'visited_last' from (
                select distinct on (d.id) d.id, v.verifiers
                from drawn d join claim c on c.household_no = d.household_no
                join verification v on v.claim_id = c.id and v.outcome = 'completed'
                order by d.id, v.visited_on desc, v.no desc) l
            union all
            select distinct w.id, mate, 'same_team' from verified w
                join verification v on w.name = any(v.verifiers) and v.visited_on >= \(since),
                unnest(v.verifiers) as mate
            union all
            select d.id, o.id, 'same_insurer' from drawn d
                join reviewer o on o.insurer = d.insurer
                    -- Where the county is not divided, every insurer is the household's.
                    or (d.insurer = '' and o.insurer is not null)
                    or exists (select from verified w join officer m on m.id = w.name
                        where w.id = d.id and m.insurer = o.insurer)
            """)
        var bars: [Claim.ID: [OfficerID: ReviewerConflict]] = [:]
        let order = ReviewerConflict.allCases
        for row in rows {
            let (claim, officer, reason) = try row.decode(
                (Int64, OfficerID, ReviewerConflict).self)
            let known = bars[claim]?[officer].flatMap(order.firstIndex) ?? order.count
            if order.firstIndex(of: reason)! < known { bars[claim, default: [:]][officer] = reason }
        }
        return bars
    }

    /// Who can be sent, with the number of reviews that each has open, and where they act.
    private func reviewers() async throws -> [(candidate: PlanningSheet.Candidate, scope: Scope)] {
        try await sql.query(
            """
            select o.id, o.name, o.home_village, o.area_code, o.insurer, (select count(*) from review_task t
                where t.finished_at is null and t.reviewers @> array[o.id])
            from officer o where 'reviewer' = any(o.roles) and o.active order by o.id collate "C"
            """
        ).map { row in
            let (id, name, village, area, insurer, open) = try row.decode(
                (OfficerID, String, AreaCode?, AreaCode?, String?, Int64).self)
            let candidate = PlanningSheet.Candidate(
                id: id, name: name, homeVillage: village, recentVisits: Int(open))
            return (candidate, Scope(area: area, insurer: insurer))
        }.filter { !Actor.isReserved($0.candidate.id) }
    }

    /// Vehicles that crews of published plans go out in.
    private func takenVehicles(from day: Day) async throws -> [PlanningSheet.Breakdown] {
        try await sql.query(
            """
            select distinct w.vehicle, w.day from plan_crew w join visit_plan p on p.no = w.plan_no
            where p.state = 'published' and w.day >= \(day) and exists (
                select from plan_visit v where v.plan_no = w.plan_no and v.crew = w.number)
            order by 1, 2
            """
        ).map { row in
            let (vehicle, day) = try row.decode((String, Day).self)
            return PlanningSheet.Breakdown(vehicle: vehicle, from: day, to: day)
        }
    }
}

extension ReviewerConflict: PostgresEncodable, PostgresDecodable {}

extension ReviewAssignmentItem {
    /// Without those who may not go.
    fileprivate static func read(_ row: Row) throws -> ReviewAssignmentItem {
        let (
            item, place, generation, household, holder, village, villageName, insurer, address,
            latitude, longitude, isVillagePlace, claim, cause, opens, closes
        ) = try row.decode(
            (
                SampleItemID, Int32, Int16, HouseholdID, String, AreaCode, String, String, String,
                Int32?, Int32?, Bool, Int64, Cause, Int16?, Int16?
            ).self)
        var task = VisitTask(
            household: household, maskedName: Mask.name(holder), village: village,
            villageName: villageName, insurer: insurer, claims: [claim], causes: [cause],
            address: address, place: nil, isVillagePlace: isVillagePlace,
            minutes: VisitTerms.minutes(claims: 1), due: Day(number: 0),
            hours: VisitHours(opens, closes), attemptsLeft: ReviewVisit.attempts)
        if let latitude, let longitude {
            task.place = Position(latitude: latitude, longitude: longitude)
        }
        return ReviewAssignmentItem(
            item: item, place: Int(place), generation: Int(generation), task: task)
    }
}
