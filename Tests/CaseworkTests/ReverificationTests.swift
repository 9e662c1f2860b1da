import Casework
import Domain
import Postgres
import Seeding
import Store
import TestSupport
import Testing

/// Who goes, what they may record, and how an item ends.
@Suite struct ReverificationTests {
    /// An office with a drawn round of two paid claims and one refused, on the day of the visits.
    private func withRound(
        _ body: (TestOffice, DrawnRound, _ claims: [Claim.ID]) async throws -> Void
    ) async throws {
        try await withOffice { office in
            try await DrawnRound.appoint(in: office)
            let claims = [
                try await office.given.claim(.paid), try await office.given.claim(.paid),
                try await office.given.claim(.ineligible),
            ]
            let round = try await DrawnRound(in: office)
            try await body(office, round, claims)
        }
    }

    @Test func everyItemGetsItsReviewersOnce() async throws {
        try await withRound { office, round, claims in
            // The one who draws reviews, too; two of three go.
            let outcome = try await round.assign()
            #expect(outcome.assigned == 3 && outcome.unassigned.isEmpty && outcome.planned == 0)
            #expect(
                try await office.number(
                    """
                    select count(*) from review_task where cardinality(reviewers) = 2
                        and due_on = date '2026-10-10' and finished_at is null
                    """) == 3)
            await #expect(throws: Refusal.review(.nothingToAssign)) { try await round.assign() }
        }
    }

    /// A vehicle and a place: then tours go, with the days and crews of the planner.
    @Test func toursGoWhereTheyCan() async throws {
        try await withRound { office, round, claims in
            try await office.corrupt(
                """
                update area set latitude = 31300000, longitude = 118370000;
                insert into vehicle (id, plate, seats, latitude, longitude, starts_at, ends_at)
                values ('C1', '皖B·00001', 4, 31300000, 118370000, 480, 1080)
                """)
            let outcome = try await round.assign()
            #expect(outcome.assigned == 3 && outcome.planned == 3)
            #expect(
                try await office.number(
                    """
                    select count(*) from review_task
                    where planned_on between date '2026-09-28' and date '2026-10-10'
                    """) == 3)
        }
    }

    @Test func onlyTheNamedOnesRecordAndFinish() async throws {
        try await withRound { office, round, claims in
            try await office.corrupt("update officer set active = false where id = 'reviewer'")
            _ = try await round.assign()
            office.clock.set(DrawnRound.drawnOn + 4)
            let claim = claims[0]
            let found = round.visit(claim, .found(DrawnRound.facts()))
            #expect(try await office.refusal(of: found, by: Staff.reviewer) == "review_not_named")
            #expect(
                try await office.refusal(of: round.finish(claim), by: Staff.reviewer)
                    == "review_not_named")
            #expect(try await office.refusal(of: found, by: Staff.verifier) == "not_permitted")
            let stranger = round.visit(
                claim, .found(DrawnRound.facts()), by: ["RV1", "reviewer"])
            #expect(
                try await office.refusal(of: stranger, by: DrawnRound.first) == "review_not_named")
            let early = round.visit(claim, .nobodyHome, on: DrawnRound.drawnOn + -1)
            #expect(
                try await office.refusal(of: early, by: DrawnRound.first)
                    == "review_visit_day_unfit")
            let late = round.visit(claim, .nobodyHome, on: DrawnRound.drawnOn + 5)
            #expect(
                try await office.refusal(of: late, by: DrawnRound.first)
                    == "review_visit_day_unfit")
            #expect(try await office.refusal(of: found, by: DrawnRound.first) == nil)
            #expect(
                try await office.refusal(of: found, by: DrawnRound.second) == "review_visit_twice")
        }
    }

    /// Answers that cannot be, and questions that these means do not answer.
    @Test func answersAreHeldToTheForm() async throws {
        try await withRound { office, round, claims in
            _ = try await round.assign()
            try await office.corrupt("update review_task set reviewers = '{RV1,RV2}'")
            office.clock.set(DrawnRound.drawnOn + 4)
            var many = DrawnRound.facts()
            many.members = []
            var income = DrawnRound.facts()
            income.income = ["lottery": .yuan(1)]
            var assets = DrawnRound.facts()
            assets.assets = ["飞机"]
            var bills = DrawnRound.facts()
            bills.bills = ["": .yuan(1)]
            for facts in [many, income, assets, bills] {
                let visit = round.visit(claims[0], .found(facts))
                #expect(
                    try await office.refusal(of: visit, by: DrawnRound.first)
                        == "review_answer_unfit")
            }
            let call = round.visit(claims[0], .found(DrawnRound.facts()), means: .phone)
            #expect(
                try await office.refusal(of: call, by: DrawnRound.first) == "review_answer_unfit")
            let silent = round.visit(claims[0], .found(ReviewFacts()))
            #expect(
                try await office.refusal(of: silent, by: DrawnRound.first)
                    == "review_answer_missing")
        }
    }

    @Test func twoVisitsInVainOnDifferentDaysBeforeTheEnd() async throws {
        try await withRound { office, round, claims in
            _ = try await round.assign()
            try await office.corrupt("update review_task set reviewers = '{RV1,RV2}'")
            office.clock.set(DrawnRound.drawnOn + 6)
            let (claim, other, third) = (claims[0], claims[1], claims[2])
            let finish = round.finish(claim)
            #expect(
                try await office.refusal(of: finish, by: DrawnRound.first)
                    == "review_attempts_missing")
            _ = try await office.casework.perform(
                round.visit(claim, .nobodyHome), by: DrawnRound.first)
            // A call on another day is no visit.
            _ = try await office.casework.perform(
                round.visit(claim, .nobodyHome, on: DrawnRound.drawnOn + 4, means: .phone),
                by: DrawnRound.first)
            #expect(
                try await office.refusal(of: finish, by: DrawnRound.first)
                    == "review_attempts_missing")
            _ = try await office.casework.perform(
                round.visit(claim, .moved, on: DrawnRound.drawnOn + 5), by: DrawnRound.second)
            let ended = try await office.casework.perform(finish, by: DrawnRound.second)
            #expect(ended.outcome == "untraceable" && ended.rightFen == nil)
            #expect(
                try await office.refusal(of: finish, by: DrawnRound.first) == "round_item_ended")

            _ = try await office.casework.perform(
                round.visit(other, .refused), by: DrawnRound.first)
            #expect(
                try await office.casework.perform(round.finish(other), by: DrawnRound.first)
                    .outcome == "refused")
            for day in [3, 4] {
                _ = try await office.casework.perform(
                    round.visit(third, .nobodyHome, on: DrawnRound.drawnOn + day),
                    by: DrawnRound.first)
            }
            let call = ReviewFacts(visitHappened: false)
            _ = try await office.casework.perform(
                round.visit(
                    third, .found(call), on: DrawnRound.drawnOn + 5, means: .phone),
                by: DrawnRound.first)
            let phoned = try await office.casework.perform(
                round.finish(third), by: DrawnRound.first)
            #expect(phoned.outcome == "done" && phoned.errorClass == "A")
            #expect(
                try await office.number(
                    "select count(*) from review_item where outcome is not null") == 3)
            #expect(try await office.number("select count(*) from review_comparison") == 1)
        }
    }

    /// What is finished stays, whoever asks and however.
    @Test func aFinishedItemNeverChanges() async throws {
        try await withRound { office, round, claims in
            _ = try await round.assign()
            try await office.corrupt("update review_task set reviewers = '{RV1,RV2}'")
            office.clock.set(DrawnRound.drawnOn + 6)
            let claim = claims[0]
            _ = try await office.casework.perform(
                round.visit(claim, .found(DrawnRound.facts())), by: DrawnRound.first)
            _ = try await office.casework.perform(round.finish(claim), by: DrawnRound.first)
            let again = round.visit(
                claim, .found(DrawnRound.facts(members: 5)), on: DrawnRound.drawnOn + 5)
            #expect(try await office.refusal(of: again, by: DrawnRound.first) == "round_item_ended")
            let item = "round_no = \(round.number) and item = '\(claim)'"
            let statements = [
                ("update review_task set finished_at = null where \(item)", "FP001"),
                ("update review_task set reviewers = '{RV1}' where \(item)", "FP001"),
                (
                    """
                    insert into review_visit (round_no, item, claim_id, means, visited_on,
                        reviewers, outcome, recorded_by, recorded_at)
                    values (\(round.number), '\(claim)', \(claim), 'visit', current_date, '{RV1}',
                        'refused', 'RV1', now())
                    """, "FP001"
                ), ("update review_comparison set right_fen = 1 where \(item)", "FP001"),
                ("delete from review_visit where \(item)", "FP001"),
                ("update review_item set outcome = 'refused' where \(item)", "FP001"),
            ]
            for (statement, code) in statements {
                #expect(try await sqlstate(of: statement, office) == code, "\(statement)")
            }
            let stranger = """
                insert into review_visit (round_no, item, claim_id, means, visited_on, reviewers,
                    outcome, recorded_by, recorded_at)
                values (\(round.number), '\(claims[1])', \(claims[1]), 'visit', current_date,
                    '{V01}', 'refused', 'V01', now())
                """
            #expect(try await sqlstate(of: stranger, office) == "FP012")
        }
    }

    /// The state with which the schema's owner is refused, whom no grant binds; nil when they are
    /// not.
    private func sqlstate(of statement: String, _ office: TestOffice) async throws -> String? {
        do {
            try await office.owner.withConnection { connection in
                try await connection.transaction { tx in
                    try await tx.simple(
                        """
                        select set_config('fangpin.area', '/', true),
                            set_config('fangpin.insurer', '/', true);
                        \(statement)
                        """)
                }
            }
            return nil
        } catch let error as PostgresError where error.sqlstate != nil {
            return error.sqlstate
        }
    }
}

/// Whoever has had to do with a claim never reviews it, whatever the office looks like.
@Suite struct ReviewConflictTests {
    @Test func conflictsAreNeverAssigned() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            try await DrawnRound.appoint(7, in: office)
            var claims: [Claim.ID] = []
            for state in [ClaimState.paid, .paid, .approved, .ineligible, .screenedOut, .declined] {
                claims.append(try await office.given.claim(state))
            }
            let round = try await DrawnRound(in: office)
            for seed in 0..<(TestRun.isWhole ? 60 : 8) {
                var random = Seeded(TestRun.seed &+ UInt64(seed))
                try await scatter(claims, &random, office)
                var unassigned: Int64
                do {
                    unassigned = Int64(try await round.assign().unassigned.count)
                } catch Refusal.review(.reviewersMissing) { unassigned = Int64(claims.count) }
                #expect(try await office.number(Self.conflicts) == 0, "seed \(seed)")
                #expect(
                    try await office.number(
                        "select 6 - count(*) from review_task") == unassigned)
                // Where two may go, two go.
                #expect(try await office.number(Self.alone) == 0, "seed \(seed)")
                try await office.corrupt("delete from review_task")
            }
        }
    }

    /// Another office: homes, insurers, areas, relatives, parts and teams at random.
    private func scatter(
        _ claims: [Claim.ID], _ random: inout Seeded, _ office: TestOffice
    ) async throws {
        var script = """
            delete from verifier_relative; delete from claim_part where officer like 'RV%';
            delete from verification where recorded_by = 'scatter';
            """
        for reviewer in 1...7 {
            let home = ["null", "'340299100201'", "'340299100202'"].randomElement(using: &random)!
            let insurer = ["null", "null", "'示例财险'"].randomElement(using: &random)!
            let area = ["null", "null", "'340299100000'", "'340299100202'"]
                .randomElement(using: &random)!
            script += """
                update officer set insurer = \(insurer), area_code = \(area), home_village =
                    case when \(Int.random(in: 0..<3, using: &random)) = 0 then \(home) end,
                    active = \(Int.random(in: 0..<6, using: &random) > 0)
                where id = 'RV\(reviewer)';
                """
        }
        for claim in claims {
            let (one, other) = (
                Int.random(in: 1...7, using: &random), Int.random(in: 1...7, using: &random)
            )
            let part = ["handler", "approver", "payer", "reviewer"].randomElement(using: &random)!
            script += """
                insert into verifier_relative
                    select 'RV\(one)', household_no, 'x', now() from claim where id = \(claim)
                    on conflict do nothing;
                insert into claim_part values (\(claim), 'RV\(other)', '\(part)')
                    on conflict do nothing;
                """
        }
        if Bool.random(using: &random) {
            let mate = Int.random(in: 1...7, using: &random)
            script += """
                insert into verification (claim_id, area_code, insurer, visited_on, verifiers,
                    conflicted, outcome, remark, recorded_by, recorded_at)
                select id, area_code, insurer, date '2026-09-03', '{V03,RV\(mate)}', '{}', 'away',
                    '', 'scatter', now() from claim where id <> all(
                        array[\(claims.map(String.init).joined(separator: ","))]) limit 1;
                """
        }
        try await office.corrupt(script)
    }

    /// Every reviewer, every claim, and whether they may: written once more, in another way.
    private static let may = """
        select t.round_no, t.item, c.id as claim, o.id as officer,
            o.active and 'reviewer' = any(o.roles)
            and o.home_village is distinct from h.area_code
            and not exists (select from verifier_relative r
                where r.officer = o.id and r.household_no = h.no)
            and not exists (select from claim_part p
                where p.officer = o.id and p.claim_id = c.id and p.part <> 'reviewer')
            and o.insurer is distinct from '示例财险'
            and not exists (select from verification a join verification b
                on a.verifiers && b.verifiers
                where a.claim_id = c.id and o.id = any(b.verifiers))
            and (o.area_code is null or o.area_code = h.area_code
                or o.area_code = '340299100000') as free
        from review_item t join claim c on c.id = t.claim_id
        join household h on h.no = c.household_no cross join officer o
        """

    private static let conflicts = """
        select count(*) from review_task k join (\(may)) m using (round_no, item)
        where m.officer = any(k.reviewers) and not m.free
        """

    private static let alone = """
        select count(*) from review_task k where cardinality(k.reviewers) <> least(2,
            (select count(*) from (\(may)) m where m.round_no = k.round_no and m.item = k.item
                and m.free))
        """
}
