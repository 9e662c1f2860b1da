import Casework
import Domain
import Postgres
import TestSupport
import Testing

/// The tables that are about households, with what says whose a row is; nil where nobody can say,
/// and only the whole county sees it.
private let secured: [String: String?] = {
    let ofClaim = "(select household_no from claim where id = claim_id)"
    var tables: [String: String?] = [
        "household": "no", "verification": ofClaim, "feed_reject": nil, "payment_batch": nil,
        "statement_entry": nil, "upload_part": nil, "import_finding": nil,
        "objection": """
        (select household_no from public_notice n join claim c on c.id = n.claim_id
            where n.no = notice_no)
        """,
        "crosscheck_resolution": "(select household_no from crosscheck where no = crosscheck_no)",
        "payment": "(select household_no from payout where no = payout_no)",
    ]
    for table in [
        "person", "claim", "crosscheck", "cost_record", "application", "person_total",
        "household_total", "payout", "erasure", "plan_visit", "verifier_relative",
        "visit_agreement", "review_task",
    ] {
        tables[table] = "household_no"
    }
    for table in [
        "claim_source", "prescreening", "assessment", "village_review", "public_notice",
        "approval", "reminder", "payee_confirmation", "review_visit", "review_comparison",
        "review_dispute", "review_recheck",
    ] {
        tables[table] = ofClaim
    }
    for table in ["review_frame", "review_item"] { tables[table] = ofClaim }
    return tables
}()

/// What names a household, a person or a claim and has no row security, and why not.
private let open = [
    "claim_part": "numbers of claims and officers", "trail_link": "numbers of claims and hashes",
    "refused_attempt": "numbers of claims", "journal_entry": "amounts and numbers of claims",
    "review_blind": "numbers of claims, which only two functions of the rules read",
    "officer": "staff, kept by permissions", "appointment": "staff, kept by permissions",
    "review_consequence": "numbers of claims and sums, which the county's report tells",
    "instance": "the county itself", "credential": "staff, kept by permissions",
]

/// Row security, cell by cell: table × verb × scope, against what the superuser finds, for whom
/// there is none.
@Suite struct RowSecurityTests {
    private static let scopes: [Scope?] = [
        nil, .county, Scope(area: "340299100000"), Scope(area: TestCounty.firstVillage),
        Scope(area: TestCounty.secondVillage), Scope(area: "340299200000"),
        Scope(insurer: "甲财险"), Scope(insurer: "乙财险"),
        Scope(area: TestCounty.firstVillage, insurer: "甲财险"),
        Scope(area: TestCounty.secondVillage, insurer: "甲财险"),
    ]

    /// Rows of the planner about the four households.
    private static let plans = """
        insert into verifier_relative
            select 'V01', no, 'dispatcher', now() from household
            where id in ('A01', 'A02', 'A03', 'A04');
        insert into visit_agreement (household_no, agreed_by, agreed_at)
            select no, 'dispatcher', now() from household
            where id in ('A01', 'A02', 'A03', 'A04');
        insert into visit_plan (insurer, days, seed, steps, proposed_by, proposed_at)
            values ('', '{2026-11-02}', 0, 0, 'dispatcher', now());
        insert into plan_visit (plan_no, household_no, area_code, insurer, claims, causes,
                village_place, minutes, due_on, skills, attempts_on, attempts_at,
                attempts_left, barred, bar_reasons, forbidden, pinned, late_days, reason)
            select 1, no, area_code, insurer, '{}', '{}', false, 40, current_date, '{}',
                '{}', '{}', 3, '{}', '{}', '{}', false, 0, 'no_place'
            from household
            where id in ('A01', 'A02', 'A03', 'A04')
        """

    /// Reviews of the claims of the four households.
    private static let reviews = """
        insert into review_round (id, period_from, period_to, mode, paid, refused,
                least_of_stratum, per_verifier, terms, parties, commitments_until, frame_root,
                inside, excluded, sum_fen, framing_digest, framed_by, framed_at)
            values ('rows', '2001-01-01', '2001-01-31', 'sm3', 1, 1, 0, 0, '{}', '{office}', now(),
                sha256('x'), 4, 0, 4, sha256('x'), 'reviewer', now());
        create temporary table drawn as
            select (select max(no) from review_round) as round_no, 'rows-' || c.id as item, c.*
            from claim c join household h on h.no = c.household_no
            where h.id in ('A01', 'A02', 'A03', 'A04') and c.state = 'paid';
        insert into review_frame (round_no, item, claim_id, place, size_fen)
            select round_no, item, id, 'paid', 1 from drawn;
        insert into review_item (round_no, item, claim_id, part, place, lot, certain, hits, rank,
                top_up)
            select round_no, item, id, 'paid', 1, '0', false, 1, 0, false from drawn;
        insert into review_task (round_no, item, claim_id, household_no, area_code, cause,
                scheme_id, reviewers, place, due_on, assigned_by, assigned_at)
            select round_no, item, id, household_no, area_code, cause, scheme_id, '{RV1}', 1,
                current_date, 'RV1', now() from drawn;
        insert into review_visit (round_no, item, claim_id, means, visited_on, reviewers, outcome,
                facts, recorded_by, recorded_at)
            select round_no, item, id, 'visit', current_date, '{RV1}', 'found', '{}', 'RV1', now()
            from drawn;
        insert into review_comparison
            select round_no, item, id, '{}', '{}', '[]', null, 1, 1, now() from drawn;
        insert into review_dispute (round_no, item, claim_id, raised_by, raised_at, reason)
            select round_no, item, id, 'dispatcher', now(), '复核时户主不在家' from drawn;
        insert into review_recheck
            select round_no, item, id, 1, null, '查阅票据', 'accountant', now() from drawn;
        drop table drawn
        """

    /// A round whose frame the four households are in.
    private static let rounds = """
        insert into review_round (id, period_from, period_to, mode, paid, refused,
                least_of_stratum, per_verifier, terms, parties, commitments_until, frame_root,
                inside, excluded, sum_fen, framing_digest, framed_by, framed_at)
            values ('frame', '2002-01-01', '2002-01-31', 'sm3', 1, 1, 0, 0, '{}', '{office}', now(),
                sha256('x'), 4, 0, 4, sha256('x'), 'reviewer', now());
        insert into review_frame (round_no, item, claim_id, place, size_fen)
            select r.no, 'frame-' || c.id, c.id, 'paid', 1 from review_round r, claim c
            join household h on h.no = c.household_no
            where r.id = 'frame' and h.id in ('A01', 'A02', 'A03', 'A04') and c.state = 'paid';
        insert into review_item (round_no, item, claim_id, part, place, lot, certain, hits, rank,
                top_up)
            select round_no, item, claim_id, 'paid', 1, '0', false, 1, 0, false from review_frame
            where item like 'frame-%'
        """

    private static let planned = "\(plans);\(reviews);\(rounds)"

    /// Four households with rows in every table: in two villages, with an insurer and without.
    private func withFourHouseholds(
        _ body: @Sendable (TestOffice) async throws -> Void
    ) async throws {
        try await withOffice(isSoundAtEnd: false) { office async throws in
            for _ in 0..<4 { _ = try await office.given.claim(.paid) }
            let ours = "(select no from household where id in ('A01', 'A02', 'A03', 'A04'))"
            let claims = "(select id from claim where household_no in \(ours) and state = 'paid')"
            try await office.corrupt(
                """
                insert into crosscheck (household_no, area_code, insurer, id_index, id_masked,
                        department, item, hit, remark, recorded_at)
                    select no, area_code, insurer, '', '', '', '', false, '', now()
                    from household where no in \(ours);
                insert into crosscheck_resolution
                    select no, 'explained', 'handler', now() from crosscheck;
                insert into objection (notice_no, raised_on)
                    select no, posted_on from public_notice;
                insert into reminder select id, 'notice', opened_on, now() from claim
                    where id in \(claims);
                insert into person_total select no, household_no, 'illness', 2026, 1 from person;
                insert into household_total select no, 'illness', 2026, 1 from household;
                insert into erasure (household_no, reason, proposed_by, proposed_at)
                    select no, '期满', 'handler', now() from household;
                insert into payee_confirmation
                    select q.number, p.claim_id, 'confirmed', 'handler', now()
                    from payment q join payout p on p.no = q.payout_no;
                insert into feed_reject select no, 2, 'date', '', '' from feed_file limit 1;
                insert into cost_record (no, basis_fen, file_no, person_no, household_no, revision,
                        line, day, year, channel, serial, cells, content)
                    select p.no, 1, 1, p.no, p.household_no, 1, 2, current_date, 2026, 'medical',
                        p.no::text, '', ''
                    from person p where household_no in \(ours);
                insert into upload (officer_id, digest, size, begun_at, touched_at)
                    select id, sha256('x'), 1, now(), now() from officer where id = 'handler';
                insert into upload_part select no, 1, convert_to(repeat('x', 32), 'UTF8')
                    from upload;
                insert into import_job (kind, officer_id, created_at)
                    values ('scheme', 'handler', now());
                insert into import_finding
                    select no, 1, 'file', 1, null, 1, 'scheme', false, '', '' from import_job
                """)
            try await office.corrupt(RowSecurityTests.planned)
            for (household, village, insurer) in [
                ("A02", "202", ""), ("A03", "201", "甲财险"), ("A04", "202", "乙财险"),
            ] {
                let number = "(select no from household where id = '\(household)')"
                let tables = [
                    "household", "person", "claim", "crosscheck", "verification", "plan_visit",
                ]
                let changes = tables.map {
                    """
                    update \($0) set area_code = '340299100\(village)', insurer = '\(insurer)'
                    where \(secured[$0]!!) = \(number)
                    """
                }
                try await office.corrupt(changes.joined(separator: ";\n"))
            }
            try await body(office)
        }
    }

    /// The rows of a table by household; those of nobody under nil.
    private func owners(
        of table: String, _ office: TestOffice
    ) async throws -> [(place: (area: AreaCode, insurer: String)?, rows: Int64, sample: String)] {
        let owner = (secured[table] ?? nil) ?? "null::integer"
        return try await office.root.withConnection { connection in
            try await connection.query(
                Statement(
                    unescaped: """
                        select h.area_code, h.insurer, t.rows, t.sample
                        from (select \(owner) as owner, count(*) as rows,
                                min(row_to_json(t)::text) as sample
                            from \(table) t group by 1) t
                        left join household h on h.no = t.owner
                        """)
            ).map { row in
                let (area, insurer, rows, sample) = try row.decode(
                    (String?, String?, Int64, String).self)
                return (area.map { (AreaCode($0), insurer ?? "") }, rows, sample)
            }
        }
    }

    private func sees(_ scope: Scope?, _ place: (area: AreaCode, insurer: String)?) -> Bool {
        guard let scope else { return false }
        return place.map { scope.contains(area: $0.area, insurer: $0.insurer) } ?? scope.isCounty
    }

    /// Begins a script within a scope.
    private func begin(_ scope: Scope?) -> String {
        guard let (area, insurer) = scope?.settings else { return "" }
        return """
            select set_config('fangpin.area', '/\(area)', true),
                set_config('fangpin.insurer', '/\(insurer)', true);

            """
    }

    /// How many rows a statement gives or changes, as fangpin's own role; -1 where it may not.
    private func count(
        _ sql: String, within scope: Scope?, _ office: TestOffice
    ) async throws -> Int64 {
        do {
            return try await office.app.withConnection { connection in
                try await connection.transaction { tx in
                    try await tx.simple(begin(scope))
                    return try await tx.query(Statement(unescaped: sql))[0].decode(Int64.self)
                }
            }
        } catch let error as PostgresError where error.sqlstate == "42501" {
            return -1
        }
    }

    @Test func everyScopeSeesAndChangesItsOwnRowsOnly() async throws {
        try await withFourHouseholds { office async throws in
            for table in secured.keys.sorted() {
                try await office.corrupt("alter table \(table) disable trigger user")
                let owners = try await owners(of: table, office)
                #expect(!owners.isEmpty, "\(table)")
                let (column, isChangeable) = try await column(of: table, office)
                for scope in RowSecurityTests.scopes {
                    let expected = owners.filter { sees(scope, $0.place) }.map(\.rows).reduce(0, +)
                    let found = try await count(
                        "select count(*) from \(table)", within: scope, office)
                    #expect(found == expected, "\(table), \(String(describing: scope))")
                    let changed = try await count(
                        """
                        with changed as (
                            update \(table) set \(column) = \(column) returning 1)
                        select count(*) from changed
                        """, within: scope, office)
                    #expect(
                        changed == (isChangeable ? expected : -1),
                        "update \(table), \(String(describing: scope))")
                    // Rows of a proposal go when it is adjusted; triggers keep those of others.
                    if table == "plan_visit" { continue }
                    let removed = try await count(
                        "with gone as (delete from \(table) returning 1) select count(*) from gone",
                        within: scope, office)
                    #expect(removed == -1, "delete from \(table)")
                }
            }
        }
    }

    @Test func nobodyWritesARowIntoAnothersScope() async throws {
        try await withFourHouseholds { office async throws in
            for table in secured.keys.sorted() {
                try await office.corrupt("alter table \(table) disable trigger user")
                for owner in try await owners(of: table, office) {
                    let row = owner.sample.split(separator: "'").joined(separator: "''")
                    for scope in RowSecurityTests.scopes {
                        let script = """
                            insert into \(table) overriding system value
                            select * from json_populate_record(null::\(table), '\(row)')
                            """
                        let code = try await refusal(
                            of: script, on: office.app, after: begin(scope))
                        #expect(
                            (code != "42501") == sees(scope, owner.place),
                            "insert into \(table), \(String(describing: scope)): \(code ?? "-")")
                    }
                }
            }
        }
    }

    /// Moving a household out of one's own scope is refused like writing it there.
    @Test func nobodyMovesARowOut() async throws {
        try await withFourHouseholds { office async throws in
            let village = begin(Scope(area: TestCounty.firstVillage))
            let stay = "update claim set class_id = class_id"
            #expect(try await refusal(of: stay, on: office.app, after: village) == nil)
            // The owner, who may change the column, is held by the policy alone.
            let move = "update claim set area_code = '340299100202'"
            #expect(try await refusal(of: move, on: office.owner, after: village) == "42501")
            #expect(try await refusal(of: move, on: office.owner) == nil)
        }
    }

    /// A column that fangpin may change, or else any that somebody may.
    private func column(
        of table: String, _ office: TestOffice
    ) async throws -> (name: String, isChangeable: Bool) {
        try await office.root.withConnection { connection in
            try await connection.query(
                """
                select attname::text,
                    has_column_privilege('fangpin_app', attrelid, attnum, 'update') as may
                from pg_attribute
                where attrelid = \(table)::text::regclass and attnum > 0 and not attisdropped
                    and attidentity = ''
                order by may desc, attname limit 1
                """)[0].decode((String, Bool).self)
        }
    }

    @Test func everyTableAboutHouseholdsIsSecured() async throws {
        try await ScratchCluster.shared.withDatabase(template: .migrated) { url in
            let root = TestDatabase.pool(url, role: nil, size: 1)
            let (named, forced) = try await root.withConnection { connection in
                let named = try await connection.query(
                    """
                    select distinct c.relname::text from pg_class c
                    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                    where c.relkind = 'r' and c.relnamespace = 'fangpin'::regnamespace
                        and (a.attname in ('household_no', 'person_no', 'claim_id', 'payout_no',
                                'notice_no', 'crosscheck_no', 'area_code', 'county_area')
                            or a.attname ~ '(_sealed|_masked|masked_value)$')
                    """
                ).map { try $0.decode(String.self) }
                let forced = try await connection.query(
                    """
                    select relname::text from pg_class
                    where relrowsecurity and relforcerowsecurity
                    """
                ).map { try $0.decode(String.self) }
                return (named, forced)
            }
            await root.close()
            #expect(Set(forced) == Set(secured.keys))
            #expect(Set(named).subtracting(forced) == Set(open.keys))
        }
    }

    /// The application is neither owner nor above the policies, whoever may copy reads nothing, and
    /// no view shows what its reader may not see.
    @Test func noRoleGoesAround() async throws {
        try await ScratchCluster.shared.withDatabase(template: .migrated) { url in
            let root = TestDatabase.pool(url, role: nil, size: 1)
            let ways = [
                "select rolsuper or rolbypassrls from pg_roles where rolname = 'fangpin_app'",
                "select rolsuper or rolbypassrls from pg_roles where rolname = 'fangpin_owner'",
                """
                select exists (select from pg_class
                    where relnamespace = 'fangpin'::regnamespace
                        and relowner <> 'fangpin_owner'::regrole)
                """,
                """
                select exists (select from pg_class
                    where relnamespace = 'fangpin'::regnamespace and relkind = 'r'
                        and (has_table_privilege('fangpin_import', oid, 'select, update, delete')
                            or has_any_column_privilege('fangpin_import', oid, 'select')))
                """,
                """
                select exists (select from pg_class
                    where relnamespace = 'fangpin'::regnamespace and relkind in ('v', 'm')
                        and not coalesce(reloptions, '{}') @> '{security_invoker=true}')
                """,
            ]
            for way in ways {
                let isOpen = try await root.withConnection {
                    try await $0.query(Statement(unescaped: way))[0].decode(Bool.self)
                }
                #expect(!isOpen, "\(way)")
            }
            await root.close()
        }
    }
}
