import Casework
import Domain
import Postgres
import TestSupport
import Testing

/// Undoes what a script has done; by its code a test sees that the script itself went through.
private let back = "; do $$ begin raise exception 'back' using errcode = 'FP999'; end $$"

/// What one person may not do is refused by the database too, to fangpin's own role.
@Suite struct SeparationTests {
    /// All pairs, and with a third role beside them.
    @Test func nobodyHoldsAForbiddenPair() async throws {
        try await withOffice { office async throws in
            for one in Role.appointable {
                for other in Role.appointable where other != one {
                    let roles: Set<Role> = [one, other]
                    let expected = RoleConflict.first(in: roles) == nil ? "FP999" : "FP007"
                    for script in [
                        "update officer set roles = '{\(one.rawValue),\(other.rawValue)}' "
                            + "where id = 'reviewer'",
                        "insert into officer (id, name, roles) "
                            + "values ('new', 'new', '{\(one.rawValue),\(other.rawValue)}')",
                    ] {
                        let found = try await refusal(of: script + back, on: office.app)
                        #expect(found == expected, "\(script)")
                    }
                }
            }
        }
    }

    @Test(arguments: ["system", "operations", "root", ""])
    func nobodyHoldsARoleThatIsNone(role: String) async throws {
        try await withOffice { office async throws in
            let script = "update officer set roles = array['town', '\(role)'] where id = 'town'"
            #expect(try await refusal(of: script, on: office.app) == "FP007")
            #expect(try await refusal(of: script, on: office.owner) == "FP007")
        }
    }

    @Test func theListsAreNotFangpinsToChange() async throws {
        try await withOffice { office async throws in
            for script in [
                "delete from role_conflict", "insert into role values ('king', false)",
                "update role set of_power = false", "update role_conflict set one = 'auditor'",
                "insert into claim_part values (1, 'x', 'payer')", "delete from claim_part",
                "alter table officer disable trigger officer_roles",
            ] {
                #expect(try await refusal(of: script, on: office.app) == "42501", "\(script)")
            }
        }
    }

    /// A claim that has gone the whole way: everybody who had a part in it, at every part.
    @Test func nobodyTakesASecondPart() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.paid)
            let had: [(OfficerID, ClaimPart)] = [
                ("V02", .verifier), ("V03", .verifier), ("handler", .handler),
                ("approver", .approver), ("cashier", .payer), ("accountant", .reconciler),
            ]
            for (officer, part) in had {
                for (name, script) in scripts(officer, claim) {
                    let found = try await refusal(of: script + back, on: office.app)
                    #expect(
                        found == (name == part ? "FP999" : "FP008"),
                        "\(officer) as \(name): \(script)")
                }
            }
            for (_, script) in scripts("somebody", claim) {
                #expect(try await refusal(of: script + back, on: office.app) == "FP999")
            }
            #expect(try await office.number("select count(*) from claim_part") == 6)
        }
    }

    /// Ways to write down that an officer had a part in a claim.
    private func scripts(_ officer: OfficerID, _ claim: Claim.ID) -> [(ClaimPart, String)] {
        let visit = """
            insert into verification (claim_id, area_code, visited_on, verifiers, outcome, remark,
                recorded_by, recorded_at)
            select id, area_code, '2026-09-21',
            """
        let ofClaim = "from claim where id = \(claim)"
        return [
            (.verifier, "\(visit) '{V07,\(officer)}', 'away', '', null, now() \(ofClaim)"),
            (.verifier, "\(visit) '{V07}', 'away', '', '\(officer)', now() \(ofClaim)"),
            (.handler, approval(claim, handler: officer, approver: "other")),
            (.approver, approval(claim, handler: "other", approver: officer)),
            (
                .handler,
                """
                insert into assessment (claim_id, verification_no, scheme_id, scheme_hash, class_id,
                    members, net_fen, basis_fen, excluded, paid_year_fen, per_capita_fen,
                    by_rule_fen, payable_fen, working, at_approval, computed_by, computed_at)
                select claim_id, verification_no, scheme_id, scheme_hash, class_id, members,
                    net_fen, basis_fen, excluded, paid_year_fen, per_capita_fen, by_rule_fen,
                    payable_fen, working, false, '\(officer)', computed_at
                from assessment where claim_id = \(claim) limit 1
                """
            ),
            (
                .payer,
                """
                insert into payment_batch (message_id, ordered_on, payments, total_fen, file,
                    ordered_by, ordered_at)
                values ('again', '2026-09-21', 1, 1, '', '\(officer)', now());
                insert into payment (number, payout_no, sequence, batch_no, amount_fen, state)
                select 'again', payout_no, 2, (select max(no) from payment_batch), amount_fen,
                    'cancelled' from payment
                """
            ),
            (
                .reconciler,
                """
                insert into bank_statement (account, statement_id, digest, opening_fen, closing_fen,
                    closing_day, entries, imported_by, imported_at)
                values ('1302', 'again', '', 0, 0, '2026-09-30', 1, '\(officer)', now());
                insert into statement_entry (statement_no, ordinal, part, reference, identity,
                    amount_fen, booked_on, end_to_end, remittance, outcome, explanation, payment)
                select (select max(no) from bank_statement), 1, 1, '', sha256('x'), 0,
                    '2026-09-30', '', '', 'payment', '', number from payment
                """
            ),
            (.reviewer, "select take_parts(\(claim), '{\(officer)}', 'reviewer')"),
        ]
    }

    private func approval(
        _ claim: Claim.ID, handler: OfficerID, approver: OfficerID
    ) -> String {
        """
        insert into approval (claim_id, decided_on, handler, approver, granted)
        values (\(claim), '2026-09-21', '\(handler)', '\(approver)', false)
        """
    }
}

@Suite struct AppointmentConstraintTests {
    private func proposal(
        _ officer: String, _ roles: String, by proposer: String, _ decision: String? = nil,
        by decider: String = "security"
    ) -> String {
        let isInForce = ["founding", "immediate", "confirmed"].contains(decision)
        let decided =
            decision.map { "'\($0)', '\(decider)', now(), \(isInForce ? "now()" : "null")" }
            ?? "null, null, null, null"
        return """
            insert into appointment (officer, roles, reason, proposed_by, proposed_at, decision,
                decided_by, decided_at, from_at)
            values ('\(officer)', '{\(roles)}', 'r', '\(proposer)', now(), \(decided))
            """
    }

    @Test func whatOnePersonMayNotDoAlone() async throws {
        try await withOffice { office async throws in
            try await office.given.administration()
            for (script, code) in [
                (proposal("town", "handler", by: "town"), "23514"),
                (proposal("town", "approver", by: "security", "confirmed"), "23514"),
                (proposal("town", "approver", by: "security", "confirmed", by: "town"), "23514"),
                (proposal("town", "approver", by: "security", "rejected"), "23514"),
                (proposal("town", "approver", by: "security", "immediate"), "FP009"),
                (proposal("town", "handler,approver", by: "security"), "FP007"),
                (proposal("town", "system", by: "security"), "FP007"),
                (proposal("town", "", by: "security"), "23514"),
                (
                    proposal(
                        "town", "security_administrator", by: "operator", "founding",
                        by: "operator"), "FP009"
                ),
                (proposal("town", "auditor", by: "operator", "founding", by: "operator"), "FP009"),
                (proposal("nobody", "handler", by: "security"), "23503"),
                ("update officer set roles = '{accountant}' where id = 'town'", "FP009"),
                ("insert into officer (id, name, roles) values ('x', 'x', '{approver}')", "FP009"),
                ("update appointment set roles = '{auditor}'", "42501"),
                ("update appointment set decided_by = 'x'", "FP001"),
                ("update appointment set from_at = now()", "FP001"),
                ("delete from appointment", "42501"),
                (
                    "update appointment set until_at = now(), ended_by = 'security' "
                        + "where officer = 'security'", "23514"
                ),
                (
                    "update appointment set until_at = from_at - interval '1 day', ended_by = 'x'",
                    "23514"
                ),
                (proposal("town", "handler", by: "security", "immediate") + back, "FP999"),
                (
                    proposal("town", "approver", by: "security", "confirmed", by: "audit") + back,
                    "FP999"
                ),
                ("update officer set roles = '{handler}' where id = 'town'" + back, "FP999"),
            ] {
                #expect(try await refusal(of: script, on: office.app) == code, "\(script)")
            }
            #expect(try await refusal(of: "delete from appointment", on: office.owner) == "FP001")
            #expect(try await refusal(of: "truncate appointment", on: office.owner) == "FP001")
        }
    }

    @Test func oneIsInForceAndOneWaits() async throws {
        try await withOffice(isSoundAtEnd: false) { office async throws in
            // Nobody is there to appoint: the operator begins, with nothing but that role.
            let begin = proposal("town", "auditor", by: "operator", "founding", by: "operator")
            #expect(try await refusal(of: begin, on: office.app) == "23514")
            let waits = proposal("town", "handler", by: "security")
            #expect(try await refusal(of: "\(waits); \(waits)", on: office.app) == "23505")
            let holds = proposal("town", "handler", by: "security", "immediate")
            #expect(try await refusal(of: "\(holds); \(holds)", on: office.app) == "23505")
            let one = "\(holds); update appointment set until_at = now(), ended_by = 'security'"
            #expect(try await refusal(of: "\(one); \(holds)", on: office.app) == nil)
            let first = "update appointment set until_at = null, ended_by = null where no = "
            #expect(
                try await refusal(
                    of: first + "(select min(no) from appointment)", on: office.app) == "FP001")
        }
    }

    @Test func theOfficerHoldsWhatIsInForce() async throws {
        try await withOffice { office async throws in
            let roles = "select count(*) from officer where id = 'town' and roles = "
            let script = proposal("town", "handler", by: "security", "immediate")
            #expect(try await refusal(of: script, on: office.app) == nil)
            #expect(try await office.number(roles + "'{handler}'") == 1)
            let end = "update appointment set until_at = now(), ended_by = 'security'"
            #expect(try await refusal(of: end, on: office.app) == nil)
            #expect(try await office.number(roles + "'{}'") == 1)
        }
    }
}
