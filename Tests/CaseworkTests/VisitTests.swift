import Casework
import Domain
import TestSupport
import Testing

@Suite struct VisitTests {
    @Test(arguments: Verification.Attempt.allCases)
    func anAttemptIsKeptAndLeavesTheClaimWhereItIs(attempt: Verification.Attempt) async throws {
        try await withOffice { office in
            for state in [ClaimState.accepted, .eligible] {
                let claim = try await office.given.claim(state)
                let visits = try await office.casework.read(OpenCase(claim, for: office.casework))
                    .visits.count
                let outcome = try await office.casework.perform(
                    office.given.attempt(claim, attempt), by: Staff.verifier)
                #expect(outcome.state == state.rawValue)
                let file = try await office.casework.read(OpenCase(claim, for: office.casework))
                #expect(file.row.state == state)
                #expect(file.visits.count == visits + 1)
                #expect(file.visits.contains { $0.outcome == .attempted(attempt) })
            }
        }
    }

    @Test func findingsAreCorrectedByLaterOnesAndNeverOverwritten() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.eligible, basis: .yuan(20_000))
            let later = office.given.visit(claim, basis: .yuan(30_000), on: Dates.visited + 1)
            let outcome = try await office.casework.perform(later, by: Staff.verifier)
            #expect(outcome.state == "verified")
            let assessed = try await office.casework.perform(
                AssessClaim(claim: claim), by: Staff.handler)
            #expect(assessed.byRuleFen == 1_500_000)
            // A report of an earlier day that comes in late counts no more than it did.
            _ = try await office.casework.perform(
                office.given.visit(claim, basis: .zero, on: Dates.visited + (-1)),
                by: Staff.verifier)
            let again = try await office.casework.perform(
                AssessClaim(claim: claim), by: Staff.handler)
            #expect(again.byRuleFen == 1_500_000)
            let file = try await office.casework.read(OpenCase(claim, for: office.casework))
            #expect(file.visits.count == 3)
            #expect(
                file.assessments.map(\.byRule) == [.yuan(10_000), .yuan(15_000), .yuan(15_000)])
        }
    }

    @Test(arguments: [
        ClaimState.ineligible, .eligible, .reviewFailed, .reviewed, .posted, .contested, .noticed,
    ])
    func newFindingsTakeAClaimBack(from state: ClaimState) async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(state)
            _ = try await office.casework.perform(
                office.given.visit(claim, basis: .yuan(40_000), on: Dates.visited + 1),
                by: Staff.verifier)
            #expect(try await office.state(of: claim) == .verified)
            // It goes the whole way once more; nothing of the first time stands in its way.
            let casework = office.casework
            _ = try await casework.perform(AssessClaim(claim: claim), by: Staff.handler)
            _ = try await casework.perform(office.given.review(claim), by: Staff.town)
            _ = try await casework.perform(
                PostNotice(claim: claim, postedOn: Dates.posted), by: Staff.town)
            _ = try await casework.perform(
                CloseNotice(claim: claim, takenDownOn: Dates.takenDown), by: Staff.town)
            let approved = try await casework.perform(
                office.given.approval(claim), by: Staff.approver)
            #expect(approved.amountFen == 2_000_000)
        }
    }

    @Test func findingsAboutALeadNobodyPassedOnRestNothing() async throws {
        try await withOffice { office in
            for state in [ClaimState.lead, .screenedOut, .withdrawn] {
                let claim = try await office.given.claim(state)
                _ = try await office.casework.perform(
                    office.given.visit(claim, basis: .yuan(20_000)), by: Staff.verifier)
                #expect(try await office.state(of: claim) == state)
            }
        }
    }

    @Test func aVerifierFromTheVillageIsNoted() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.accepted)
            _ = try await office.casework.perform(
                office.given.visit(claim, basis: .yuan(20_000), by: ["V01", "V02"]),
                by: Staff.verifier)
            let notes =
                try await office.casework.read(OpenCase(claim, for: office.casework)).history.last?
                .notes ?? []
            #expect(notes.filter { $0.name == "conflicted" }.map(\.value) == ["V01"])
        }
    }

    @Test func whoEarnsTooMuchIsNotEligible() async throws {
        try await withOffice { office in
            // The line is 8,000 yuan for each of two members.
            for (wage, reason) in [(Fen.yuan(16_000), nil), (Fen(1_600_001), "income")] {
                let claim = try await office.given.claim(.accepted)
                _ = try await office.casework.perform(
                    office.given.visit(claim, basis: .yuan(20_000), wage: wage),
                    by: Staff.verifier)
                let outcome = try await office.casework.perform(
                    AssessClaim(claim: claim), by: Staff.handler)
                #expect(outcome.reason == reason)
                #expect(outcome.state == (reason == nil ? "eligible" : "ineligible"))
            }
        }
    }
}

@Suite struct CrosscheckTests {
    @Test(arguments: [
        ClaimState.eligible, .reviewFailed, .reviewed, .posted, .contested, .noticed,
    ])
    func anUpheldHitTakesTheClaimBackAndExcludes(state: ClaimState) async throws {
        try await withOffice { office in
            let household = office.given.household()
            let claim = try await office.given.claim(state, household: household)
            let casework = office.casework
            _ = try await casework.perform(
                RecordCrosschecks(
                    household: household, crosschecks: [office.given.comparison(of: household)]),
                by: Staff.department)
            #expect(try await office.state(of: claim) == state)
            _ = try await casework.perform(
                ResolveCrosscheck(crosscheck: 1, ruling: .upheld), by: Staff.handler)
            #expect(try await office.state(of: claim) == .verified)
            let outcome = try await casework.perform(AssessClaim(claim: claim), by: Staff.handler)
            #expect(outcome.state == "ineligible")
            #expect(outcome.reason == "excluded")
        }
    }

    @Test(arguments: [Crosscheck.Resolution.explained, .exempt])
    func aHitThatIsExplainedChangesNothing(ruling: Crosscheck.Resolution) async throws {
        try await withOffice { office in
            let household = office.given.household()
            let claim = try await office.given.claim(.eligible, household: household)
            _ = try await office.casework.perform(
                RecordCrosschecks(
                    household: household,
                    crosschecks: [office.given.comparison(of: household, ruling: ruling)]),
                by: Staff.handler)
            #expect(try await office.state(of: claim) == .eligible)
        }
    }

    @Test func anItemThatIsNoExclusionDoesNotExclude() async throws {
        try await withOffice { office in
            let household = office.given.household()
            let claim = try await office.given.claim(.verified, household: household)
            _ = try await office.casework.perform(
                RecordCrosschecks(
                    household: household,
                    crosschecks: [
                        office.given.comparison(of: household, item: "公积金", ruling: .upheld),
                        office.given.comparison(of: household, hit: false, ruling: .upheld),
                    ]), by: Staff.handler)
            let outcome = try await office.casework.perform(
                AssessClaim(claim: claim), by: Staff.handler)
            #expect(outcome.state == "eligible")
        }
    }

    @Test func aHitIsRuledOnOnce() async throws {
        try await withOffice { office in
            let given = office.given
            _ = try await office.casework.perform(
                RecordCrosschecks(
                    household: "A01",
                    crosschecks: [
                        given.comparison(of: "A01"), given.comparison(of: "A01", hit: false),
                    ]), by: Staff.department)
            func ruling(_ number: Int64) async throws -> String? {
                try await office.refusal(
                    of: ResolveCrosscheck(crosscheck: number, ruling: .explained),
                    by: Staff.handler)
            }
            #expect(try await ruling(1) == nil)
            #expect(try await ruling(1) == "crosscheck_already_resolved")
            #expect(try await ruling(2) == "crosscheck_without_hit")
            #expect(try await ruling(3) == "crosscheck_not_found")
        }
    }

    /// Money that was committed stays committed: nobody takes an approval back by a comparison.
    @Test func whatIsApprovedStaysApproved() async throws {
        try await withOffice { office in
            let household = office.given.household()
            let claim = try await office.given.claim(.approved, household: household)
            _ = try await office.casework.perform(
                RecordCrosschecks(
                    household: household,
                    crosschecks: [office.given.comparison(of: household, ruling: .upheld)]),
                by: Staff.handler)
            #expect(try await office.state(of: claim) == .approved)
        }
    }
}
