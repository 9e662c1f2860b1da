import Casework
import Domain
import Postgres
import Store
import TestSupport
import Testing

/// Another insurer's plan for the same visits, with other verifiers in the same vehicles, published
/// an hour later.
private let secondPlan = """
    insert into visit_plan (no, insurer, state, days, seed, steps, proposed_by, proposed_at,
            published_by, published_at) overriding system value
        select 2, '甲', state, days, seed, steps, proposed_by, proposed_at, published_by,
            published_at + interval '1 hour' from visit_plan;
    create temporary table other_crew on commit drop as select * from plan_crew;
    update other_crew set plan_no = 2, verifiers = '{W1,W2}';
    insert into plan_crew select * from other_crew;
    create temporary table other_visit on commit drop as select * from plan_visit;
    update other_visit set plan_no = 2;
    insert into plan_visit select * from other_visit
    """

/// What the next round would count of the drawn one.
///
/// - Parameters:
///   - population: how many items it says the verifier had.
///   - drawn: how many it says were drawn.
private func earlier(
    population: String = "count(*)", drawn: String = "count(i.item)", sampled: String = "null"
) -> String {
    """
    insert into review_earlier (round_no, earlier_no, verifier, population, drawn, sampled, errors)
    select f.round_no + 1, f.round_no, f.verifier, \(population), \(drawn), \(sampled),
        case when \(sampled) is not null then 0 end
    from review_frame f left join review_item i
        on i.round_no = f.round_no and i.item = f.item and i.top_up
    where f.place <> 'excluded' and f.verifier <> '' group by 1, 2, 3
    """
}

/// Ways to break what a check of `sql/checks` watches, with triggers and foreign keys off.
private let corruptions: [String: [String]] = [
    "account_balances_are_their_postings": [
        "update account set balance_fen = balance_fen + 1 where code = 'suspense_paid'",
        "update account set version = version + 1 where code = 'bank'",
        "delete from posting where account = 'bank'",
    ],
    "bank_is_the_last_statement": [
        "update bank_statement set closing_fen = closing_fen + 1",
        "update account set balance_fen = balance_fen - 1 where code = 'bank'",
    ],
    "checkpoints_are_heads": [
        "update checkpoint set size = size + 1000", "delete from tree_head",
        "update checkpoint set text = replace(text, 'fangpin/', e'fangpin/\n')",
        "update tree_head set root = decode(repeat('00', 32), 'hex')",
        "insert into cosignature values (1000, '', '', now())",
    ],
    "claims_and_payments_agree": [
        "update claim set state = 'approved' where state = 'paid'",
        "update payment set state = 'filed', booked_on = null",
        "update claim set state = 'paid' where state = 'lead'",
        "update claim set state = 'verified' where state = 'paid'",
    ],
    "claims_have_their_records": [
        "delete from claim_source where claim_id = 5", "update claim set trail_version = 0",
        "delete from prescreening", "update prescreening set passed = false, reason = 'x'",
        "delete from verification", "update claim set state = 'eligible' where state = 'lead'",
    ],
    "commitments_are_the_open_payouts": [
        "update payout set amount_fen = amount_fen + 1", "delete from payment",
        "update account set balance_fen = balance_fen - 1 where code = 'committed'",
    ],
    "commitments_mirror_each_other": [
        "update account set balance_fen = balance_fen + 1 where code = 'commitment'"
    ],
    "counts_are_their_claims": [
        "update claim_count set count = count + 1 where state = 'paid'", "delete from claim_count",
        "update claim set state = 'lead' where state = 'posted'",
    ],
    "feed_counts_close": [
        "delete from application where no = 1", "delete from cost_record",
        "insert into feed_reject values (1, 99, 'amount', null, '')",
    ],
    "household_totals_are_their_records": [
        "insert into household_total values (1, 'disaster', 2026, 5)",
        "delete from household_total", "update household_total set amount_fen = amount_fen - 1",
    ],
    "journal_is_balanced": [
        "delete from posting where entry_no = 1 and line_no = 1",
        "update posting set amount_fen = amount_fen + 1, balance_fen = balance_fen + 1 "
            + "where entry_no = 1 and line_no = 1", "delete from posting",
    ],
    "nobody_is_in_two_crews_a_day": [
        secondPlan,
        secondPlan + "; update plan_crew c set vehicle = 'C9', verifiers = o.verifiers "
            + "from plan_crew o where c.plan_no = 2 and o.plan_no = 1 and o.number = c.number",
        "update plan_crew set day = (select min(day) from plan_crew), vehicle = 'C' || number; "
            + "update plan_visit set crew = 1 + household_no % 2, place = household_no",
    ],
    "nobody_has_two_parts_in_a_case": [
        "delete from claim_part", "update claim_part set part = 'payer' where part = 'verifier'",
        "update verification set verifiers = '{V03,approver}'",
        "update verification set recorded_by = 'cashier'",
        "update assessment set computed_by = 'V03'", "update approval set handler = 'V02'",
        "update approval set approver = 'V03'", "update payment_batch set ordered_by = 'approver'",
        "update bank_statement set imported_by = 'cashier'",
    ],
    "nothing_waits_unsealed": ["delete from sealed_leaf where seq = 3"],
    "notices_will_come_down": [
        "delete from due_work", "update due_work set due_at = due_at + interval '1 day'",
    ],
    "officers_hold_compatible_roles": [
        "update officer set roles = '{approver,handler}' where id = 'handler'",
        "update officer set roles = '{system}' where id = 'town'",
        "update officer set roles = roles || 'auditor'::text where id = 'cashier'",
    ],
    "officers_hold_their_appointments": [
        "update officer set roles = '{auditor}' where id = 'reviewer'",
        "update officer set roles = '{}' where id = 'security'",
        "update officer set active = false where id = 'security'",
        "update officer set area_code = null where id = 'village'",
        "update officer set insurer = 'x' where id = 'village'",
        "update appointment set until_at = from_at, ended_by = 'x' where officer = 'village'",
        "update appointment set decision = 'immediate' where officer = 'security'",
        "alter table appointment drop constraint appointment_not_by_oneself; "
            + "update appointment set decided_by = officer",
        "alter table appointment drop constraint appointment_two_persons; "
            + "update appointment set decision = 'confirmed'",
    ],
    "payouts_have_their_papers": [
        "alter table approval drop constraint approval_four_eyes; "
            + "update approval set handler = approver", "update approval set granted = false",
        "update approval set decided_on = '2026-09-01'", "update assessment set excluded = true",
        "update assessment set at_approval = false",
        "update assessment set payable_fen = payable_fen - 1", "delete from verification",
        "update verification set claim_id = claim_id + 1", "delete from village_review",
        "delete from public_notice", "update public_notice set complete = false where complete",
        "insert into objection (notice_no, raised_on) select no, posted_on from public_notice",
        "delete from prescreening",
    ],
    "earlier_draws_are_their_rounds": [
        earlier(population: "count(*) + 1"),
        earlier(population: "count(*)", drawn: "count(i.item) - 1"),
        earlier(sampled: "0"),
        earlier() + "; update review_item set top_up = false",
        earlier() + "; delete from review_frame",
        earlier() + "; insert into review_round (no, id, state, period_from, period_to, mode, "
            + "paid, refused, least_of_stratum, per_verifier, terms, parties, commitments_until, "
            + "frame_root, inside, excluded, sum_fen, framing_digest, framed_by, framed_at, seed) "
            + "overriding system value select no + 1, id || 'x', 'reviewed', '2026-10-01', "
            + "'2026-10-02', mode, paid, refused, least_of_stratum, per_verifier, terms, parties, "
            + "commitments_until, frame_root, inside, excluded, sum_fen, framing_digest, "
            + "framed_by, framed_at, seed from review_round",
    ],
    "person_totals_are_their_records": [
        "insert into person_total values (1, 1, 'disaster', 2026, 5)", "delete from person_total",
        "update person_total set amount_fen = amount_fen - 1",
    ],
    "planned_crews_are_there": [
        "insert into absence (officer, from_on, to_on, noted_by, noted_at) "
            + "select unnest(verifiers), day, day, 'x', '2026-09-01' from plan_crew",
        "insert into absence (vehicle, from_on, to_on, noted_by, noted_at, lifted_at) select "
            + "'C1', min(day), max(day), 'x', '2026-09-01', '2027-01-01' from plan_crew",
    ],
    "planned_crews_have_seats": [
        "alter table plan_crew drop constraint plan_crew_check; update plan_crew set seats = 1"
    ],
    "planned_verifiers_have_no_conflict": [
        "update officer set home_village = '\(TestCounty.firstVillage)' where id like 'V%'",
        "insert into verifier_relative (officer, household_no, declared_by, declared_at) "
            + "select o.id, household_no, 'x', '2026-09-01' from plan_visit, officer o",
        "insert into verifier_relative (officer, household_no, declared_by, declared_at, ended_by, "
            + "ended_at, end_reason) select o.id, household_no, 'x', '2026-09-01', 'x', "
            + "'2027-01-01', 'x' from plan_visit, officer o",
        "update verification set claim_id = (select min(id) from claim where state = 'lead' "
            + "and household_no in (select household_no from plan_visit))",
    ],
    "planned_visits_have_two_verifiers": [
        "update plan_crew set verifiers = '{V02}'", "update plan_crew set verifiers = '{V02,V02}'",
    ],
    "postings_follow_one_another": [
        "update posting set prev_fen = prev_fen + 1, balance_fen = balance_fen + 1 "
            + "where entry_no = 1 and line_no = 1",
        "update posting set account_version = account_version + 1000",
    ],
    "records_belong_to_the_register": [
        "update cost_record set person_no = 1000", "update cost_record set household_no = 1",
    ],
    "relief_is_the_booked_payments": [
        "update payment set amount_fen = amount_fen + 1",
        "update account set balance_fen = balance_fen - 1 where code = 'returned'",
    ],
    "review_samples_are_their_draw": [
        "delete from review_item where place = 1", "update review_item set rank = rank + 1",
        "update review_item set lot = 'x' where place = 2",
        "update review_round set seed = sha256('x')",
        "update review_item set certain = not certain", "update review_round set per_verifier = 0",
        "update review_item set place = 9 where place = 1",
        "update review_round set least_per_verifier = 0; insert into review_earlier select "
            + "distinct round_no, round_no - 1, verifier, 99, 99, null::int, null::int "
            + "from review_frame where verifier <> ''",
        "update review_frame set verifier = '' where place <> 'excluded'",
    ],
    "reviews_hold_their_frames": [
        "update review_round set inside = inside + 1", "delete from review_frame",
        "update review_round set sum_fen = sum_fen - 1",
        "update review_frame set size_fen = 5 where place = 'paid'",
        "update review_frame set verification_no = null",
        "update review_frame set verification_no = verification_no + 1000",
    ],
    "reviews_take_their_steps": [
        "update review_event set at = at + interval '9 days' where kind = 'commit'",
        "update review_event set seq = seq + 100 where kind = 'commit'",
        "update review_event set at = at - interval '9 days' where kind = 'roll'",
        "delete from checkpoint", "update review_round set state = 'reviewed'",
        "update review_item set outcome = 'done', ended_at = now()",
        "update review_round set state = 'reported', report = '', report_digest = sha256('')",
    ],
    "revisions_follow_one_another": [
        "update cost_record set revision = revision + 1000",
        "update cost_record set no = 100 where revision = 1",
    ],
    "sequence_of_the_tree_is_dense": [
        "delete from sealed_leaf where seq = 2", "update sealed_leaf set seq = seq + 1000",
        "delete from sealed_leaf where seq = (select max(seq) from sealed_leaf)",
        "delete from tree_head where size = (select max(size) from tree_head)",
    ],
    "statements_are_proven": [
        "update statement_entry set amount_fen = amount_fen + 1", "delete from statement_entry",
        "update bank_statement set opening_fen = opening_fen + 1",
    ],
    "visits_are_planned_once": [secondPlan],
]

/// What is no finding: what came after a plan was published, or had ended before.
private let sound: [String: [String]] = [
    "earlier_draws_are_their_rounds": [earlier()],
    "nobody_is_in_two_crews_a_day": [
        secondPlan + "; update plan_crew set vehicle = 'D' || number where plan_no = 2",
        secondPlan + "; update visit_plan set published_at = published_at + interval '60 days'",
    ],
    "planned_crews_are_there": [
        "insert into absence (officer, from_on, to_on, noted_by, noted_at) "
            + "select unnest(verifiers), day, day, 'x', '2027-01-01' from plan_crew",
        "insert into absence (officer, from_on, to_on, noted_by, noted_at, lifted_at) select "
            + "unnest(verifiers), day, day, 'x', '2026-09-01', '2026-09-02' from plan_crew",
        "insert into absence (officer, from_on, to_on, noted_by, noted_at) "
            + "select o.id, '2026-09-01', min(day) - 1, 'x', '2026-09-01' "
            + "from plan_crew, officer o group by o.id",
    ],
    "planned_verifiers_have_no_conflict": [
        "insert into verifier_relative (officer, household_no, declared_by, declared_at) "
            + "select o.id, household_no, 'x', '2027-01-01' from plan_visit, officer o",
        "insert into verifier_relative (officer, household_no, declared_by, declared_at, ended_by, "
            + "ended_at, end_reason) select o.id, household_no, 'x', '2026-09-01', 'x', "
            + "'2026-09-02', 'x' from plan_visit, officer o",
    ],
    "visits_are_planned_once": [
        secondPlan + "; update visit_plan set state = 'superseded' where no = 1",
        secondPlan + "; update plan_visit set claims = '{999}' where plan_no = 2",
        secondPlan + "; update visit_plan set published_at = published_at + interval '60 days' "
            + "where no = 2",
    ],
]

@Suite struct CheckTests {
    @Test func everyCheckIsTested() {
        #expect(Set(EmbeddedSQL.checks.map(\.name)) == Set(corruptions.keys))
    }

    /// Each corruption is undone again, so one county serves for all.
    @Test func everyCheckFindsWhatItWatches() async throws {
        try await withOffice { office in
            try await furnish(office)
            for check in EmbeddedSQL.checks {
                for corruption in corruptions[check.name] ?? [] {
                    let sound = try await findings(of: check, after: "select 1", in: office)
                    #expect(sound == 0, "\(check.name)")
                    let found = try await findings(of: check, after: corruption, in: office)
                    #expect(found > 0, "\(check.name): \(corruption)")
                }
                for change in sound[check.name] ?? [] {
                    let found = try await findings(of: check, after: change, in: office)
                    #expect(found == 0, "\(check.name): \(change)")
                }
            }
        }
    }

    @Test func whatIsFoundIsReportedWithItsRow() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            try await office.corrupt(
                "update account set balance_fen = 5 where code = 'commitment'")
            let findings = try await office.casework.read(RunChecks())
            #expect(
                findings.map(\.check) == [
                    "account_balances_are_their_postings", "commitments_mirror_each_other",
                ])
            #expect(findings.last?.detail == #"{"difference":5}"#)
        }
    }

    /// A county with something of everything: a feed with a replaced row, a payment that was
    /// booked, a notice that hangs, a published plan of visits, a sealed trail with two heads.
    private func furnish(_ office: TestOffice) async throws {
        let person = TestCounty.persons(of: "B01")[0]
        for own in [Fen.yuan(900), .yuan(800)] {
            var feed = MedicalFeed()
            feed.add(person, "JS1", own: own)
            try await office.given.feed("医保-202608.csv", feed.text)
        }
        try await office.seal()
        _ = try await office.given.claim(.paid)
        _ = try await office.given.claim(.lead)
        _ = try await office.given.claim(.posted)
        try await office.given.administration()
        for (officer, roles, area) in [
            ("village", Set([Role.village]), TestCounty.firstVillage as AreaCode?),
            ("reviewer", [.reviewer], nil),
        ] {
            _ = try await office.casework.perform(
                ProposeAppointment(
                    OfficerID(officer), roles: roles, scope: Scope(area: area), reason: "到任"),
                by: Staff.securityAdministrator)
        }
        try await publishPlan(office)
        try await office.seal()
        _ = try await office.given.claim(.screenedOut)
        _ = try await office.drawnRound()
        try await office.seal()
    }

    /// Two verifiers and a car visit three households.
    private func publishPlan(_ office: TestOffice) async throws {
        try await office.corrupt(
            """
            update area set latitude = 3105000, longitude = 11820000;
            update officer set home_village = null;
            insert into vehicle (id, plate, seats, latitude, longitude, starts_at, ends_at)
                values ('C1', '皖B00001', 5, 3100000, 11818000, 510, 1050)
            """)
        for _ in 0..<3 { _ = try await office.given.claim(.accepted) }
        let order = PlanOrder(firstDay: Dates.approved + 1, workingDays: 2)
        let proposed = try await office.casework.proposePlan(order, by: Staff.dispatcher)
        #expect(proposed.plan == 1 && proposed.visits == 3)
        _ = try await office.casework.perform(
            PublishPlan(plan: proposed.plan, version: proposed.version), by: Staff.dispatcher)
    }

    private func findings(
        of check: EmbeddedSQL, after corruption: String, in office: TestOffice
    ) async throws -> Int {
        try await office.root.withConnection { connection in
            try await connection.simple(
                "begin; set local session_replication_role = replica; \(corruption)")
            do {
                let rows = try await connection.query(Statement(unescaped: check.text))
                let count = rows.count
                try await connection.simple("rollback")
                return count
            } catch {
                try await connection.simple("rollback")
                throw error
            }
        }
    }
}
