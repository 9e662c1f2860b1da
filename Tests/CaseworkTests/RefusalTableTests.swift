import Casework
import Domain
import Postgres
import TestSupport
import Testing

/// Every action on a claim in every state: done, or refused with this code.
private let golden = """
    prescreen_claim done: lead
    prescreen_claim wrong_state: screened_out accepted verified ineligible eligible review_failed \
    reviewed posted contested noticed declined approved paid withdrawn
    record_verification done: lead screened_out accepted verified ineligible eligible \
    review_failed reviewed posted contested noticed declined withdrawn
    record_verification wrong_state: approved paid
    assess_claim done: verified
    assess_claim wrong_state: lead screened_out accepted ineligible eligible review_failed \
    reviewed posted contested noticed declined approved paid withdrawn
    record_village_review done: eligible
    record_village_review wrong_state: lead screened_out accepted verified ineligible \
    review_failed reviewed posted contested noticed declined approved paid withdrawn
    post_notice done: reviewed
    post_notice wrong_state: lead screened_out accepted verified ineligible eligible review_failed \
    posted contested noticed declined approved paid withdrawn
    raise_objection done: posted
    raise_objection notice_not_hanging: lead screened_out accepted verified ineligible eligible \
    review_failed reviewed contested noticed declined approved paid withdrawn
    rule_on_objection objection_not_found: lead screened_out accepted verified ineligible eligible \
    review_failed reviewed posted contested noticed declined approved paid withdrawn
    close_notice done: posted
    close_notice notice_not_hanging: lead screened_out accepted verified ineligible eligible \
    review_failed reviewed contested noticed declined approved paid withdrawn
    approve_claim done: noticed
    approve_claim already_approved: approved paid
    approve_claim not_eligible: ineligible
    approve_claim notice_incomplete: reviewed posted contested
    approve_claim review_not_passed: eligible review_failed
    approve_claim wrong_state: lead screened_out accepted verified declined withdrawn
    withdraw_claim done: lead accepted verified eligible reviewed posted contested noticed
    withdraw_claim wrong_state: screened_out ineligible review_failed declined approved \
    paid withdrawn
    """

@Suite struct RefusalTableTests {
    @Test func everyActionInEveryState() async throws {
        try await withOffice { office in
            var states: [String: [ClaimState]] = [:]
            for state in ClaimState.allCases {
                let claim = try await office.given.claim(state)
                for (name, outcome) in try await outcomes(for: claim, in: office) {
                    states["\(name) \(outcome)", default: []].append(state)
                }
            }
            let found = states.mapValues { $0.map(\.rawValue).joined(separator: " ") }
            let expected = Dictionary(
                uniqueKeysWithValues: golden.split(separator: "\n").map { line in
                    let parts = line.split(separator: ":")
                    return (String(parts[0]), String(parts[1].dropFirst()))
                })
            #expect(found == expected)
        }
    }

    /// Rehearses every action, so that each finds the claim in the same state.
    private func outcomes(
        for claim: Claim.ID, in office: TestOffice
    ) async throws -> [(String, String)] {
        let given = office.given
        func outcome<A: Action>(_ action: A, _ actor: Actor) async throws -> (String, String) {
            do {
                _ = try await office.casework.perform(action, by: actor, dryRun: true)
                return (A.name, "done")
            } catch let refusal as Refusal {
                return (A.name, refusal.code)
            }
        }
        return [
            try await outcome(
                PrescreenClaim(
                    claim: claim,
                    prescreening: Prescreening(
                        passed: true, reason: "", decidedOn: Dates.prescreened)), Staff.town),
            try await outcome(given.visit(claim, basis: .yuan(20_000)), Staff.verifier),
            try await outcome(AssessClaim(claim: claim), Staff.handler),
            try await outcome(given.review(claim), Staff.town),
            try await outcome(PostNotice(claim: claim, postedOn: Dates.posted), Staff.town),
            try await outcome(RaiseObjection(claim: claim, raisedOn: Dates.posted), Staff.town),
            try await outcome(
                RuleOnObjection(claim: claim, ruling: .dismissed, ruledOn: Dates.posted),
                Staff.handler),
            try await outcome(
                CloseNotice(claim: claim, takenDownOn: Dates.takenDown), Staff.town),
            try await outcome(given.approval(claim), Staff.approver),
            try await outcome(WithdrawClaim(claim: claim, reason: "迁出"), Staff.handler),
        ]
    }

    /// Rows of requests that are wrong whatever the claim's state allows.
    @Test func wrongContentIsRefused() async throws {
        try await withOffice { office in
            let given = office.given
            let lead = try await given.claim(.lead)
            let accepted = try await given.claim(.accepted)
            let eligible = try await given.claim(.eligible)
            let noReason = Prescreening(passed: false, reason: "", decidedOn: Dates.prescreened)
            #expect(
                try await office.refusal(
                    of: PrescreenClaim(claim: lead, prescreening: noReason), by: Staff.town)
                    == "reason_missing")
            #expect(
                try await office.refusal(
                    of: WithdrawClaim(claim: lead, reason: ""), by: Staff.handler)
                    == "reason_missing")
            for verifiers in [[], ["V02"], ["V02", "V02"]] as [[OfficerID]] {
                let visit = given.visit(accepted, basis: .yuan(1), by: verifiers)
                #expect(
                    try await office.refusal(of: visit, by: Staff.verifier) == "too_few_verifiers")
            }
            #expect(
                try await office.refusal(
                    of: given.visit(accepted, basis: .yuan(1), members: 0), by: Staff.verifier)
                    == "members_missing")
            #expect(
                try await office.refusal(
                    of: given.visit(accepted, basis: Fen(-1)), by: Staff.verifier)
                    == "negative_basis")
            let tooMany = VillageReview(
                heldOn: Dates.reviewed, present: 8, inFavour: 8, against: 1, recused: 0)
            #expect(
                try await office.refusal(
                    of: RecordVillageReview(claim: eligible, review: tooMany), by: Staff.town)
                    == "votes_exceed_presence")
            #expect(
                try await office.refusal(of: AssessClaim(claim: 999), by: Staff.handler)
                    == "claim_not_found")
            #expect(
                try await office.refusal(
                    of: RecordCrosschecks(household: "C01", crosschecks: []), by: Staff.handler)
                    == "household_not_found")
        }
    }

    @Test func everyRefusalIsLoggedOnceWithWhoAndWhat() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.lead)
            _ = try await office.refusal(of: AssessClaim(claim: claim), by: Staff.handler)
            _ = try await office.refusal(of: AssessClaim(claim: claim), by: Staff.town, key: "k")
            _ = try await office.refusal(of: AssessClaim(claim: claim), by: Staff.town, key: "k")
            let logged = try await office.root.withConnection { connection in
                try await connection.query(
                    """
                    select actor, action, code, claim_id from refused_attempt order by id
                    """
                ).map { row in
                    let (actor, action, code, claim) = try row.decode(
                        (String, String, String, Int64).self)
                    return "\(actor) \(action) \(code) \(claim)"
                }
            }
            #expect(
                logged == [
                    "handler assess_claim wrong_state \(claim)",
                    "town assess_claim not_permitted \(claim)",
                ])
        }
    }
}

@Suite struct PermissionTests {
    /// Whoever lacks the permission is refused before anything is looked at, and it is logged.
    @Test(arguments: Staff.all + [.daemon])
    func nobodyDoesWhatIsNotHisToDo(actor: Actor) async throws {
        try await withOffice { office in
            let given = office.given
            let claim = try await given.claim(.noticed)
            let entries = try await office.number("select count(*) from action_log")
            var refused = 0
            func attempt<A: Action>(_ action: A) async throws {
                guard !actor.may(A.permission) else { return }
                refused += 1
                #expect(try await office.refusal(of: action, by: actor) == "not_permitted")
            }
            try await attempt(LoadScheme(bytes: []))
            try await attempt(OpenLeads(scheme: TestScheme.id))
            try await attempt(given.visit(claim, basis: .zero))
            try await attempt(given.review(claim))
            try await attempt(AssessClaim(claim: claim))
            try await attempt(PostNotice(claim: claim, postedOn: Dates.posted))
            try await attempt(
                RuleOnObjection(claim: claim, ruling: .upheld, ruledOn: Dates.posted))
            try await attempt(given.approval(claim, approver: actor.id))
            try await attempt(given.order())
            try await attempt(ImportStatement(statement: given.statement([])))
            try await attempt(
                GrantAppropriation(document: "x", amount: .yuan(1), grantedOn: Dates.opened))
            try await attempt(RecordCrosschecks(household: "A01", crosschecks: []))
            try await attempt(ResolveCrosscheck(crosscheck: 1, ruling: .upheld))
            try await attempt(WithdrawClaim(claim: claim, reason: "x"))
            try await attempt(RaiseReminders())
            #expect(refused >= 5)
            #expect(
                try await office.number("select count(*) from refused_attempt") == Int64(refused))
            #expect(try await office.number("select count(*) from action_log") == entries)
        }
    }

    @Test func aDepartmentReportsHitsButDoesNotRuleOnThem() async throws {
        try await withOffice { office async throws in
            func report(_ ruling: Crosscheck.Resolution?) -> RecordCrosschecks {
                RecordCrosschecks(
                    household: "A01",
                    crosschecks: [office.given.comparison(of: "A01", ruling: ruling)])
            }
            #expect(try await office.refusal(of: report(nil), by: Staff.department) == nil)
            #expect(
                try await office.refusal(of: report(.upheld), by: Staff.department)
                    == "not_permitted")
        }
    }
}
