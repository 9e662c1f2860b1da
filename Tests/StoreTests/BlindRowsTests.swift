import Domain
import Postgres
import TestSupport
import Testing

/// Tables in which the claim's rows are not there for its open reviewers, with what says whose a
/// row is; nil where no reviewer sees any.
private let hidden: [String: String?] = {
    let ofClaim = "claim_id"
    let ofHousehold = """
        (select id from claim c where c.household_no = t.household_no and c.state = 'paid')
        """
    var tables: [String: String?] = [
        "claim": "id", "crosscheck": ofHousehold, "plan_visit": ofHousehold,
        "payment_batch": nil, "statement_entry": nil,
        "objection": "(select claim_id from public_notice n where n.no = notice_no)",
        "crosscheck_resolution": """
        (select c.id from crosscheck k join claim c on c.household_no = k.household_no
            where k.no = crosscheck_no and c.state = 'paid')
        """,
        "payment": "(select claim_id from payout p where p.no = payout_no)",
    ]
    for table in [
        "claim_source", "prescreening", "verification", "assessment", "village_review",
        "public_notice", "approval", "payout", "payee_confirmation", "reminder", "review_frame",
        "review_item", "review_comparison", "review_dispute", "review_recheck",
    ] {
        tables[table] = ofClaim
    }
    return tables
}()

/// What row security knows of households and leaves to reviewers: the register, and their tasks.
private let shown: Set<String> = [
    "household", "person", "cost_record", "application", "person_total", "household_total",
    "verifier_relative", "visit_agreement", "erasure", "feed_reject", "upload_part",
    "import_finding", "review_task", "review_visit",
]

/// The blindness of reviewers, by SQL: as fangpin's own role, with the settings of a session.
@Suite struct BlindRowsTests {
    /// Two paid claims with rows in every table; the first is still to be reviewed.
    private func withReview(
        _ body: (TestOffice, _ hidden: Claim.ID, _ other: Claim.ID) async throws -> Void
    ) async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let claims = [
                try await office.given.claim(.paid), try await office.given.claim(.paid),
            ]
            let both = "id in (\(claims[0]), \(claims[1]))"
            try await office.corrupt(
                """
                insert into crosscheck (household_no, area_code, insurer, id_index, id_masked,
                        department, item, hit, remark, recorded_at)
                    select household_no, area_code, insurer, '', '', '', '', true, '', now()
                    from claim where \(both);
                insert into crosscheck_resolution
                    select no, 'explained', 'handler', now() from crosscheck;
                insert into objection (notice_no, raised_on)
                    select no, posted_on from public_notice;
                insert into reminder select id, 'notice', opened_on, now() from claim
                    where \(both);
                insert into payee_confirmation
                    select q.number, p.claim_id, 'confirmed', 'handler', now()
                    from payment q join payout p on p.no = q.payout_no;
                insert into visit_plan (insurer, days, seed, steps, proposed_by, proposed_at)
                    values ('', '{2026-11-02}', 0, 0, 'dispatcher', now());
                insert into plan_visit (plan_no, household_no, area_code, insurer, claims, causes,
                        village_place, minutes, due_on, skills, attempts_on, attempts_at,
                        attempts_left, barred, bar_reasons, forbidden, pinned, late_days, reason)
                    select 1, household_no, area_code, insurer, '{}', '{}', false, 40,
                        current_date, '{}', '{}', '{}', 3, '{}', '{}', '{}', false, 0, 'no_place'
                    from claim where \(both)
                """)
            try await office.corrupt(BlindRowsTests.round(of: both))
            // Without triggers, so what they would write is written here; the second has its end.
            try await office.corrupt(
                """
                insert into review_blind
                    select f.round_no, f.item, f.claim_id, c.household_no
                    from review_frame f join claim c on c.id = f.claim_id
                    where f.claim_id = \(claims[0])
                """)
            try await body(office, claims[0], claims[1])
        }
    }

    /// A round that has drawn claims, with everything that may hang on its items.
    private static func round(of choice: String) -> String {
        """
        insert into review_round (id, period_from, period_to, mode, paid, refused,
                least_of_stratum, per_verifier, terms, parties, commitments_until, frame_root,
                inside, excluded, sum_fen, framing_digest, framed_by, framed_at)
            values ('rows', '2001-01-01', '2001-01-31', 'sm3', 1, 1, 0, 0, '{}', '{office}', now(),
                sha256('x'), 4, 0, 4, sha256('x'), 'reviewer', now());
        insert into review_frame (round_no, item, claim_id, place, size_fen)
            select r.no, c.id::text, c.id, 'paid', 1 from review_round r, claim c where c.\(choice);
        insert into review_item (round_no, item, claim_id, part, place, lot, certain, hits, rank,
                top_up)
            select round_no, item, claim_id, 'paid', 1, '0', false, 1, 0, false from review_frame;
        insert into review_task (round_no, item, claim_id, household_no, area_code, cause,
                scheme_id, reviewers, place, due_on, assigned_by, assigned_at)
            select i.round_no, i.item, c.id, c.household_no, c.area_code, c.cause, c.scheme_id,
                '{RV1,RV2}', 1, current_date, 'RV1', now()
            from review_item i join claim c on c.id = i.claim_id;
        insert into review_comparison
            select round_no, item, claim_id, '{}', '{}', '[]', null, 1, 1, now() from review_item;
        insert into review_dispute (round_no, item, claim_id, raised_by, raised_at, reason)
            select round_no, item, claim_id, 'dispatcher', now(), '口径' from review_item;
        insert into review_recheck
            select round_no, item, claim_id, 1, null, '票据', 'accountant', now() from review_item
        """
    }

    /// How many rows of a claim somebody sees.
    private func count(
        _ table: String, of claim: Claim.ID, as reader: String, area: String = "",
        _ office: TestOffice
    ) async throws -> Int64 {
        let owner = (hidden[table] ?? nil) ?? "\(claim)"
        return try await office.app.withConnection { connection in
            try await connection.transaction { tx in
                try await tx.simple(
                    """
                    select set_config('fangpin.area', '/\(area)', true),
                        set_config('fangpin.insurer', '/', true),
                        set_config('fangpin.blind', '\(reader)', true)
                    """)
                return try await tx.query(
                    Statement(
                        unescaped: """
                            select count(*) from \(table) t where \(claim) = \(owner)
                            """))[0].decode(Int64.self)
            }
        }
    }

    @Test func whatIsToBeSeenAgainIsNotThere() async throws {
        try await withReview { office, claim, other in
            for (table, owner) in hidden.sorted(by: { $0.key < $1.key }) {
                let all = try await count(table, of: claim, as: "", office)
                #expect(all > 0, "\(table)")
                #expect(try await count(table, of: claim, as: "RV1", office) == 0, "\(table)")
                // Nor is it there for reviewers who are sent elsewhere, today.
                #expect(try await count(table, of: claim, as: "RV3", office) == 0, "\(table)")
                #expect(
                    try await count(
                        table, of: claim, as: "RV1", area: "340299100201", office) == 0,
                    "\(table)")
                guard owner != nil else { continue }
                #expect(try await count(table, of: other, as: "RV1", office) > 0, "\(table)")
                #expect(try await count(table, of: other, as: "RV3", office) > 0, "\(table)")
            }
        }
    }

    /// What is final is seen again.
    @Test func theEndOfTheReviewLiftsIt() async throws {
        try await withReview { office, claim, _ in
            try await office.root.withConnection { connection in
                try await connection.simple(
                    """
                    update review_item set outcome = 'done', ended_at = now()
                    where claim_id = \(claim)
                    """)
            }
            for table in hidden.keys.sorted() where hidden[table]! != nil {
                #expect(
                    try await count(table, of: claim, as: "RV1", office)
                        == count(table, of: claim, as: "", office), "\(table)")
            }
        }
    }

    /// A new table about claims takes its place here.
    @Test func everySecuredTableIsHiddenOrShown() async throws {
        try await ScratchCluster.shared.withDatabase(template: .migrated) { url in
            let root = TestDatabase.pool(url, role: nil, size: 1)
            let (secured, blind) = try await root.withConnection { connection in
                let secured = try await connection.query(
                    "select relname::text from pg_class where relrowsecurity"
                ).map { try $0.decode(String.self) }
                let blind = try await connection.query(
                    """
                    select polrelid::regclass::text from pg_policy
                    where polname = 'blind' and not polpermissive and polcmd = 'r'
                    """
                ).map { try $0.decode(String.self) }
                return (secured, blind)
            }
            await root.close()
            #expect(Set(blind.map { $0.replacing("fangpin.", with: "") }) == Set(hidden.keys))
            #expect(Set(secured).subtracting(hidden.keys) == shown)
        }
    }

    /// Whoever is not blind pays nothing: the same plan as without the rule, node by node, and at
    /// about the same estimated cost, on which larger counties' plans hang.
    @Test func thePlanOfTheCaseListStays() async throws {
        try await withReview { office, _, _ in
            let statement = """
                explain select c.id, h.id, h.account_holder, c.state,
                    (select s.payable_fen from assessment s where s.claim_id = c.id
                        order by s.no desc limit 1)
                from claim c join household h on h.no = c.household_no
                left join area a on a.code = c.area_code
                where c.id < 9223372036854775807 order by c.id desc limit 51
                """
            for area in ["", "340299100201"] {
                let with = try await plan(of: statement, area: area, office)
                try await office.corrupt(
                    "drop policy blind on claim; drop policy blind on assessment")
                let without = try await plan(of: statement, area: area, office)
                try await office.corrupt(
                    """
                    create policy blind on claim as restrictive for select
                        using (sees_findings() or not is_blind_claim(id));
                    create policy blind on assessment as restrictive for select
                        using (sees_findings() or not is_blind_claim(claim_id))
                    """)
                #expect(with.nodes == without.nodes && with.nodes.count > 4, "\(area)")
                #expect(with.cost < without.cost * 1.25, "\(area)")
            }
        }
    }

    /// The lines of a plan without figures and conditions, and what it is to cost.
    private func plan(
        of statement: String, area: String, _ office: TestOffice
    ) async throws -> (nodes: [String], cost: Double) {
        let lines = try await office.app.withConnection { connection in
            try await connection.transaction { tx in
                try await tx.simple(
                    """
                    select set_config('fangpin.area', '/\(area)', true),
                        set_config('fangpin.insurer', '/', true),
                        set_config('fangpin.blind', '', true)
                    """)
                return try await tx.query(Statement(unescaped: statement)).map {
                    try $0.decode(String.self)
                }
            }
        }
        let cost = try #require(lines[0].firstMatch(of: #/\.\.([0-9.]+) rows/#))
        return (
            lines.filter { !$0.contains("Filter:") }
                .map { $0.replacing(#/\(cost=.*/#, with: "") },
            try #require(Double(cost.1))
        )
    }
}
