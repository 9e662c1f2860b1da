import Casework
import Domain
import Postgres
import TestSupport
import Testing

/// The entry that the same transaction made.
private let newest = "(select max(no) from journal_entry)"

/// What the contract forbids is forbidden in the database too, to fangpin's own role, whatever a
/// future version of the program tries.
@Suite struct ConstraintTests {
    /// A journal entry with these postings on a fund that has granted money.
    private func entry(_ kind: String, _ postings: [(account: String, amount: Int64)]) -> String {
        var script = """
            insert into journal_entry (kind, posted_on, narrative, posted_at)
            values ('\(kind)', '2026-09-20', 'test', now());
            """
        for (line, posting) in postings.enumerated() {
            script += """
                insert into posting select \(newest), \(line + 1), code,
                    \(posting.amount), balance_fen, balance_fen + \(posting.amount), version + 1
                from account where code = '\(posting.account)';
                update account set balance_fen = balance_fen + \(posting.amount),
                    version = version + 1 where code = '\(posting.account)';
                """
        }
        return script
    }

    @Test(
        arguments: [
            [("bank", 500)], [("bank", 500), ("interest", -499)], [("bank", 1), ("relief", 1)], [],
        ] as [[(account: String, amount: Int64)]])
    func anUnbalancedEntryIsRefused(postings: [(account: String, amount: Int64)]) async throws {
        try await withOffice { office async throws in
            let script = entry("interest", postings)
            #expect(try await refusal(of: script, on: office.app) == "FP005")
            // Nor does it help to have the constraints look before the postings are there.
            let early = "set constraints all immediate; " + script
            #expect(try await refusal(of: early, on: office.app) == "FP005")
        }
    }

    @Test func aBalancedEntryIsTaken() async throws {
        try await withOffice(isSoundAtEnd: false) { office async throws in
            let script = entry("interest", [("bank", 500), ("interest", -500)])
            #expect(try await refusal(of: script, on: office.app) == nil)
        }
    }

    @Test func anEntryIsNotExtendedLater() async throws {
        try await withOffice { office async throws in
            // Balanced in itself, but the entry is of another transaction.
            let script = """
                insert into posting
                    select 1, 11, code, 7, balance_fen, balance_fen + 7, version + 1
                    from account where code = 'bank';
                insert into posting
                    select 1, 12, code, -7, balance_fen, balance_fen - 7, version + 1
                    from account where code = 'interest';
                """
            #expect(try await refusal(of: script, on: office.app) == "FP001")
        }
    }

    @Test func aPostingContinuesItsAccount() async throws {
        try await withOffice { office async throws in
            let twice = """
                insert into posting values (\(newest), 3, 'bank', 5, 0, 5, 1);
                insert into posting values (\(newest), 4, 'bank', -5, 5, 0, 1);
                """
            let script = entry("interest", [("bank", 500), ("interest", -500)]) + twice
            #expect(try await refusal(of: script, on: office.app) == "23505")
            let wrong =
                entry("interest", [("bank", 500), ("interest", -500)])
                + "insert into posting values (\(newest), 3, 'bank', 5, 0, 6, 9)"
            #expect(try await refusal(of: wrong, on: office.app) == "23514")
        }
    }

    @Test func reliefIsNeverNegative() async throws {
        try await withOffice { office async throws in
            let script = entry("payment", [("relief", -500), ("bank", 500)])
            #expect(try await refusal(of: script, on: office.app) == "23514")
        }
    }

    @Test func theFundIsNotOverCommitted() async throws {
        try await withOffice(granted: .yuan(5), isSoundAtEnd: false) { office async throws in
            let over = entry("commitment", [("commitment", 501), ("committed", -501)])
            #expect(try await refusal(of: over, on: office.app) == "FP006")
            let all = entry("commitment", [("commitment", 500), ("committed", -500)])
            #expect(try await refusal(of: all, on: office.app) == nil)
        }
    }

    @Test func aClaimBeginsAsALead() async throws {
        try await withOffice { office async throws in
            for state in ClaimState.allCases where state != .lead {
                let script = newClaim(household: "B01", state: state.rawValue)
                #expect(try await refusal(of: script, on: office.app) == "FP003", "\(state)")
            }
        }
    }

    @Test func onlyOneLiveClaimOfAHouseholdCauseAndYear() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            #expect(
                try await refusal(of: newClaim(household: "A01"), on: office.app) == "23505")
            let withdrawn = try await office.given.claim(.withdrawn)
            #expect(withdrawn > 0)
            #expect(try await refusal(of: newClaim(household: "A01"), on: office.app) == nil)
        }
    }

    private func newClaim(household: String, state: String = "lead") -> String {
        """
        insert into claim (household_no, area_code, cause, year, class_id, scheme_id, channel,
            state, opened_on, changed_at)
        select no, area_code, 'illness', 2026, 'edge', 'test-2026', 'medical', '\(state)',
            '2026-09-01', now() from household where id = '\(household)'
        """
    }

    /// From each state, each other state: allowed exactly along the edges.
    @Test(arguments: [ClaimState.lead, .accepted, .eligible, .posted, .noticed, .approved, .paid])
    func aClaimMovesAlongTheEdges(from state: ClaimState) async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let claim = try await office.given.claim(state)
            for next in ClaimState.allCases where next != state {
                let script = """
                    update claim set state = '\(next.rawValue)', version = version + 1
                        where id = \(claim);
                    do $$ begin raise exception 'back' using errcode = 'FP999'; end $$;
                    """
                let expected = state.mayBecome(next) ? "FP999" : "FP003"
                #expect(try await refusal(of: script, on: office.app) == expected, "\(next)")
            }
            let skipped = "update claim set version = version + 2 where id = \(claim)"
            #expect(try await refusal(of: skipped, on: office.app) == "FP002")
        }
    }
}

@Suite struct PaymentConstraintTests {
    /// Takes away one paper of a claim that is ready for approval; then no payout of it is
    /// possible.
    @Test(arguments: [
        ("delete from approval where claim_id = @", "23503"),
        ("update approval set granted = false where claim_id = @", "FP004"),
        ("update approval set decided_on = '2026-09-17' where claim_id = @", "FP004"),
        ("update public_notice set complete = false where claim_id = @", "FP004"),
        (
            "insert into objection (notice_no, raised_on) select no, posted_on from public_notice "
                + "where claim_id = @", "FP004"
        ),
        ("delete from public_notice where claim_id = @", "FP004"),
        ("delete from village_review where claim_id = @", "FP004"),
        ("update village_review set passed = false, in_favour = 1 where claim_id = @", "FP004"),
        ("update assessment set at_approval = false where claim_id = @", "FP004"),
        ("update assessment set excluded = true where claim_id = @", "FP004"),
        ("update assessment set payable_fen = payable_fen - 1 where claim_id = @", "FP004"),
    ])
    func noPayoutWithoutItsPapers(missing: String, code: String) async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let claim = try await office.given.claim(.approved)
            try await office.corrupt(
                """
                create table fangpin.kept as select * from fangpin.payout where claim_id = \(claim);
                grant select on fangpin.kept to fangpin_app;
                delete from fangpin.payout where claim_id = \(claim)
                """)
            // The test itself: with all papers the very same payout is taken.
            let again = """
                insert into payout overriding system value select * from kept;
                do $$ begin raise exception 'back' using errcode = 'FP999'; end $$;
                """
            #expect(try await refusal(of: again, on: office.app) == "FP999")
            try await office.corrupt(missing.replacing("@", with: "\(claim)"))
            #expect(try await refusal(of: again, on: office.app) == code)
        }
    }

    @Test func nobodyApprovesWhatHePrepared() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.noticed)
            let script = """
                insert into approval (claim_id, decided_on, handler, approver, granted)
                values (\(claim), '2026-09-20', 'both', 'both', true)
                """
            #expect(try await refusal(of: script, on: office.app) == "23514")
        }
    }

    @Test func aClaimIsGrantedOnce() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.approved)
            let script = """
                insert into approval (claim_id, decided_on, handler, approver, granted)
                values (\(claim), '2026-09-20', 'handler', 'approver', true)
                """
            #expect(try await refusal(of: script, on: office.app) == "23505")
        }
    }

    @Test func onePaymentOfAPayoutIsAliveAtATime() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.paid)
            let script = """
                insert into payment (number, payout_no, sequence, batch_no, amount_fen, state)
                select 'A01-illness-2', payout_no, 2, batch_no, amount_fen, 'filed' from payment
                """
            #expect(try await refusal(of: script, on: office.app) == "23505")
        }
    }

    @Test func aPaymentMovesAlongTheEdges() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.paid)
            for state in PaymentState.allCases where state != .booked && state != .returned {
                let script = "update payment set state = '\(state.rawValue)', booked_on = null"
                #expect(try await refusal(of: script, on: office.app) == "FP003", "\(state)")
            }
        }
    }

    @Test func aStatementIsStoredOnce() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.paid)
            let script = """
                insert into bank_statement (account, statement_id, sequence, digest, opening_fen,
                    closing_fen, closing_day, entries, imported_by, imported_at)
                select account, statement_id, sequence, digest, 0, 0, closing_day, 0, 'x', now()
                from bank_statement
                """
            #expect(try await refusal(of: script, on: office.app) == "23505")
        }
    }

    /// Hours both or neither and in order, photographs by their digests and none twice; and what is
    /// recorded stays.
    @Test func hoursAndPhotographsAreSound() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let claim = try await office.given.claim(.accepted)
            func visit(_ arrived: String, _ left: String, _ photos: String) -> String {
                """
                insert into verification (claim_id, area_code, visited_on, verifiers, outcome,
                    remark, recorded_by, recorded_at, arrived_at, left_at, photos)
                select id, area_code, '2026-09-05', '{V02,V03}', 'away', '', 'V02', now(),
                    \(arrived), \(left), \(photos) from claim where id = \(claim)
                """
            }
            let photo = "repeat('0a', 32)"
            let many = "array(select lpad(n::text, 64, '0') from generate_series(1, 50) n)"
            for script in [
                visit("600", "600", "'{}'"), visit("0", "1440", "array[\(photo)]"),
                visit("null", "null", many),
            ] {
                #expect(try await refusal(of: script, on: office.app) == nil, "\(script)")
            }
            for script in [
                visit("600", "null", "'{}'"), visit("null", "600", "'{}'"),
                visit("601", "600", "'{}'"), visit("-1", "600", "'{}'"),
                visit("600", "1441", "'{}'"), visit("1", "2", "array[\(photo), \(photo)]"),
                visit("1", "2", "array[upper(\(photo))]"), visit("1", "2", "array['0a']"),
                visit("1", "2", "array[\(photo), null]"), visit("1", "2", "\(many) || \(photo)"),
            ] {
                #expect(try await refusal(of: script, on: office.app) == "23514", "\(script)")
            }
            for change in ["photos = '{}'", "arrived_at = null, left_at = null"] {
                let script = "update verification set \(change) where cardinality(photos) = 1"
                #expect(try await refusal(of: script, on: office.owner) == "FP001", "\(change)")
            }
        }
    }
}
