import Casework
import Domain
import Postgres
import TestSupport
import Testing

/// Lets a transaction see the whole county.
let wholeCounty = """
    select set_config('fangpin.area', '/', true), set_config('fangpin.insurer', '/', true);

    """

/// The SQLSTATE with which the database refuses a script in a transaction of the whole county, or
/// of what begins it otherwise; nil when it does not.
func refusal(
    of script: String, on pool: Pool, after beginning: String = wholeCounty
) async throws -> String? {
    do {
        try await pool.withConnection { connection in
            try await connection.transaction { try await $0.simple(beginning + script) }
        }
        return nil
    } catch let error as PostgresError where error.sqlstate != nil {
        return error.sqlstate
    }
}

/// Tables in which nothing that was written is ever changed.
private let final = [
    "scheme", "verification", "crosscheck", "assessment", "approval", "payout", "journal_entry",
    "posting", "payment_batch", "bank_statement", "statement_entry", "action_log", "trail_link",
    "sealed_leaf", "tree_head", "checkpoint", "cosignature", "person_lookup",
    "payee_confirmation", "review_visit", "review_comparison", "review_recheck",
]

/// The same of the rounds of the review: their frames and histories are final, the rest moves on.
private let rounds = (
    final: ["review_frame", "review_event"],
    living: [
        "review_round", "review_item", "review_consequence", "rectification", "review_earlier",
    ]
)

/// What a review of everything that is drawn writes down.
private let reviewed = """
    insert into review_task (round_no, item, claim_id, household_no, area_code, cause, scheme_id,
            reviewers, place, due_on, assigned_by, assigned_at)
        select i.round_no, i.item, c.id, c.household_no, c.area_code, c.cause, c.scheme_id,
            '{reviewer}', 1, current_date, 'reviewer', now()
        from review_item i join claim c on c.id = i.claim_id;
    insert into review_visit (round_no, item, claim_id, means, visited_on, reviewers, outcome,
            facts, recorded_by, recorded_at)
        select round_no, item, claim_id, 'visit', current_date, reviewers, 'found', '{}',
            'reviewer', now() from review_task;
    insert into claim_part select claim_id, 'reviewer', 'reviewer' from review_task;
    insert into review_comparison
        select round_no, item, claim_id, '{}', '{}', '[]', null, 1, 1, now() from review_task;
    insert into review_recheck
        select round_no, item, claim_id, 1, null, '查阅票据', 'accountant', now() from review_task
    """

/// Tables that are only added to, which fangpin itself has no right to change.
private let addedTo = [
    "feed_file", "feed_reject", "feed_warning", "cost_record",
    "application", "claim_edge", "claim_source", "prescreening", "crosscheck_resolution",
    "village_review", "reminder", "payment_edge", "idempotency", "refused_attempt", "check_run",
    "vehicle", "retention_term", "calendar_exception", "role", "role_conflict", "claim_part",
    "fund_account", "upload_part", "import_file", "import_finding",
]

/// Tables whose rows move on, but never go.
private let living = [
    "area", "officer", "instance", "claim", "public_notice", "objection", "account", "payment",
    "person_total", "household_total", "lease", "claim_count", "appointment", "credential",
    "session", "api_token", "client_certificate", "sign_on", "household", "person",
    "key_fingerprint", "key_pass", "erasure", "upload", "import_job",
    "absence", "visit_agreement", "visit_plan", "verifier_relative", "review_task",
    "review_dispute",
]

/// Tables whose rows go when their time is over.
private let passing = [
    "due_work", "recovery_code", "known_device", "plan_crew", "plan_visit", "review_blind",
]

private let insufficientPrivilege = "42501"

@Suite struct ForbiddenTests {
    /// Every table of the schema is in one of the lists, so a new one must take its place here.
    @Test func everyTableHasItsPlace() async throws {
        try await ScratchCluster.shared.withDatabase(template: .migrated) { url in
            let root = TestDatabase.pool(url, role: nil, size: 1)
            let tables = try await root.withConnection { connection in
                try await connection.query(
                    "select tablename::text from pg_tables where schemaname = 'fangpin'"
                ).map { try $0.decode(String.self) }
            }
            await root.close()
            #expect(
                Set(tables)
                    == Set(
                        final + rounds.final + addedTo + living + rounds.living + passing
                            + ["migration"]))
        }
    }

    @Test func fangpinItselfMayNotChangeOrRemove() async throws {
        try await withOffice { office in
            for table in final + rounds.final + addedTo {
                let change =
                    "update \(table) set \(try await secondColumn(of: table, office)) = null"
                #expect(try await refusal(of: change, on: office.app) == insufficientPrivilege)
            }
            for table in final + rounds.final + addedTo + living + rounds.living + ["migration"] {
                for removal in ["delete from \(table)", "truncate \(table) cascade"] {
                    let found = try await refusal(of: removal, on: office.app)
                    #expect(found == insufficientPrivilege, "\(removal)")
                }
            }
        }
    }

    @Test(arguments: [
        "claim", "payment", "account", "officer", "session", "api_token", "verifier_relative",
    ])
    func whatALivingRowIsAboutStaysAsItWas(table: String) async throws {
        let fixed = [
            "claim": "household_no = household_no", "payment": "amount_fen = amount_fen",
            "account": "floor_fen = null", "officer": "id = id",
            // Whose it is, and how long it lasts.
            "session": "expires_at = expires_at", "api_token": "permissions = permissions",
            "verifier_relative": "declared_at = declared_at",
        ]
        try await withOffice { office async throws in
            #expect(
                try await refusal(of: "update \(table) set \(fixed[table]!)", on: office.app)
                    == insufficientPrivilege)
        }
    }

    /// The owner has every right; the triggers stop him.
    @Test func notEvenTheOwnerChangesWhatIsFinal() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.paid)
            _ = try await office.casework.perform(
                RecordCrosschecks(
                    household: TestCounty.applicants[0],
                    crosschecks: [office.given.comparison(of: TestCounty.applicants[0])]),
                by: Staff.handler)
            let auditor = try await office.session(of: Staff.auditor)
            _ = try await office.casework.findPersons(
                under: TestCounty.idNumber(0), for: auditor.session)
            try await office.seal()
            try await office.corrupt(
                "insert into cosignature select size, 'line', 'witness', now() from checkpoint")
            // No payment has come back.
            try await office.corrupt(
                """
                insert into payee_confirmation
                select p.number, o.claim_id, 'confirmed', 'handler', now()
                from payment p join payout o on o.no = p.payout_no
                """)
            _ = try await office.drawnRound()
            try await office.corrupt(reviewed)
            for table in final + rounds.final {
                let column = try await secondColumn(of: table, office)
                for change in ["update \(table) set \(column) = \(column)", "delete from \(table)"]
                {
                    #expect(try await refusal(of: change, on: office.owner) == "FP001", "\(change)")
                }
            }
            // What is drawn stays drawn, and a round does not go back.
            for change in [
                "delete from review_item", "update review_item set lot = 'x'",
                "update review_item set hits = hits - 1", "delete from review_round",
                "update review_round set state = 'seeded'",
                "update review_round set seed = sha256('')", "update review_round set inside = 0",
            ] {
                let found = try await refusal(of: change, on: office.owner)
                #expect(["FP001", "FP003"].contains(found), "\(change)")
            }
            for table in ["journal_entry", "posting", "action_log"] {
                #expect(
                    try await refusal(of: "truncate \(table) cascade", on: office.owner) == "FP001")
            }
        }
    }

    @Test func fangpinMayNotSwitchTheTriggersOff() async throws {
        try await withOffice { office in
            for script in [
                "set session_replication_role = replica",
                "alter table action_log disable trigger all",
                "drop trigger posting_in_time on posting",
                "create table fangpin.mine (no integer)",
            ] {
                let found = try await refusal(of: script, on: office.app)
                #expect(found == insufficientPrivilege, "\(script)")
            }
        }
    }

    private func secondColumn(of table: String, _ office: TestOffice) async throws -> String {
        try await office.root.withConnection { connection in
            try await connection.query(
                """
                select attname::text from pg_attribute
                where attrelid = \(table)::regclass and attnum = 2
                """)[0].decode(String.self)
        }
    }
}
