import Casework
import Domain
import TestSupport
import Testing

/// A list of steps is what its steps are one by one, only faster.
@Suite struct StepsOnManyTests {
    private func keyed<Step>(_ steps: [Step], _ key: String = "k") -> [KeyedStep<Step>] {
        steps.enumerated().map { KeyedStep($1, key: "\(key)/\($0)") }
    }

    private func file(_ claim: Claim.ID, _ office: TestOffice) async throws -> CaseFile {
        try await office.casework.read(OpenCase(claim, for: office.casework))
    }

    /// What the last event of a case tells, but for its moment. Keys and commitments differ from
    /// claim to claim.
    private func told(_ claim: Claim.ID, _ office: TestOffice) async throws -> [String] {
        let event = try #require(try await file(claim, office).history.last)
        return [event.action, event.actor]
            + event.notes.filter { !["key", "verification"].contains($0.name) }.map {
                "\($0.name) \($0.value)"
            }
    }

    private func holds<Step: Action & OnClaim>(
        in state: ClaimState, by actor: Actor, in office: TestOffice,
        _ step: (Claim.ID) -> Step
    ) async throws where Step.Outcome: Equatable {
        var listed: [Claim.ID] = []
        var single: [Claim.ID] = []
        for _ in 0..<2 {
            listed.append(try await office.given.claim(state))
            single.append(try await office.given.claim(state))
        }
        let before = try await office.number("select count(*) from action_log")
        _ = try await office.casework.perform(
            each: keyed(listed.map(step), "\(Step.name)/list"), by: actor)
        #expect(try await office.number("select count(*) from action_log") == before + 1)
        for claim in single {
            _ = try await office.casework.perform(
                step(claim), by: actor, key: "\(Step.name)/\(claim)")
        }
        for (one, other) in zip(listed, single) {
            let (found, expected) = (try await file(one, office), try await file(other, office))
            #expect(found.row.state == expected.row.state)
            #expect(found.row.dueOn == expected.row.dueOn)
            #expect(found.version == expected.version)
            #expect(found.history.count == expected.history.count)
            #expect(try await told(one, office) == told(other, office))
        }
    }

    @Test func visitsAreWhatTheyAreOneByOne() async throws {
        try await withOffice { office async throws in
            try await holds(in: .accepted, by: Staff.verifier, in: office) {
                office.given.visit($0, basis: .yuan(30_000))
            }
        }
    }

    @Test func assessmentsAreWhatTheyAreOneByOne() async throws {
        try await withOffice { office async throws in
            try await holds(in: .verified, by: Staff.handler, in: office) {
                AssessClaim(claim: $0)
            }
        }
    }

    @Test func reviewsAreWhatTheyAreOneByOne() async throws {
        try await withOffice { office async throws in
            try await holds(in: .eligible, by: Staff.town, in: office) { office.given.review($0) }
        }
    }

    @Test func noticesAreWhatTheyAreOneByOne() async throws {
        try await withOffice { office async throws in
            try await holds(in: .reviewed, by: Staff.town, in: office) {
                PostNotice(claim: $0, postedOn: Dates.posted)
            }
        }
    }

    @Test func endsOfNoticesAreWhatTheyAreOneByOne() async throws {
        try await withOffice { office async throws in
            try await holds(in: .posted, by: Staff.town, in: office) {
                CloseNotice(claim: $0, takenDownOn: Dates.takenDown)
            }
        }
    }

    @Test func approvalsAreWhatTheyAreOneByOne() async throws {
        try await withOffice { office async throws in
            try await holds(in: .noticed, by: Staff.approver, in: office) {
                office.given.approval($0)
            }
        }
    }

    /// What one approval of a list commits is not there for the next one, and the household's year
    /// has no more room than one by one.
    @Test func aListOfApprovalsStaysWithinTheFundAndTheYear() async throws {
        try await withOffice(granted: .yuan(45_000)) { office async throws in
            let household = office.given.household()
            let claims = [
                try await office.given.claim(
                    .noticed, cause: .illness, basis: .yuan(60_000), household: household),
                try await office.given.claim(
                    .noticed, cause: .disaster, basis: .yuan(60_000), household: household),
                try await office.given.claim(.noticed), try await office.given.claim(.noticed),
            ]
            let results = try await office.casework.perform(
                each: keyed(claims.map { office.given.approval($0) }), by: Staff.approver)
            // By rule 25,000 and 33,000, of which the year lets 30,000 through; then 10,000 each.
            let amounts = results.map { try? $0.get().amountFen }
            #expect(amounts == [2_500_000, 500_000, 1_000_000, nil])
            let fund = try await office.casework.read(OpenFund()).position
            #expect(fund.available == .yuan(5_000))
        }
    }

    @Test func whatIsRefusedStopsNothingElseAndIsLogged() async throws {
        try await withOffice { office async throws in
            let reviewed = try await office.given.claim(.reviewed)
            let eligible = try await office.given.claim(.eligible)
            let other = try await office.given.claim(.reviewed)
            let refused = "select count(*) from refused_attempt"
            let before = try await office.number(refused)
            let leaves = try await office.number("select count(*) from action_log")
            let results = try await office.casework.perform(
                each: keyed(
                    [reviewed, eligible, 999_999, other, reviewed].map {
                        PostNotice(claim: $0, postedOn: Dates.posted)
                    }), by: Staff.town)
            let codes = results.map { result in
                if case .failure(let refusal) = result { refusal.code } else { "done" }
            }
            #expect(codes == ["done", "wrong_state", "claim_not_found", "done", "wrong_state"])
            #expect(try await office.number(refused) == before + 3)
            // Only what stands between two refusals shares a leaf.
            #expect(try await office.number("select count(*) from action_log") == leaves + 2)
            for claim in [reviewed, other] {
                #expect(try await office.state(of: claim) == .posted)
                #expect(try await file(claim, office).notices.count == 1)
            }
            #expect(try await office.state(of: eligible) == .eligible)
        }
    }

    /// A list that was cut off, or has grown, does what is not done yet.
    @Test func theSameKeysGetTheSameOutcomes() async throws {
        try await withOffice { office async throws in
            var claims: [Claim.ID] = []
            for _ in 0..<3 { claims.append(try await office.given.claim(.eligible)) }
            let steps = keyed(claims.map { office.given.review($0) })
            let first = try await office.casework.perform(each: [steps[1]], by: Staff.town)
            let all = try await office.casework.perform(each: steps, by: Staff.town)
            #expect(try all[1].get() == first[0].get())
            let leaves = try await office.number("select count(*) from action_log")
            let again = try await office.casework.perform(each: steps, by: Staff.town)
            #expect(try again.map { try $0.get() } == all.map { try $0.get() })
            #expect(try await office.number("select count(*) from action_log") == leaves)
            let changed = KeyedStep(
                office.given.review(claims[0], inFavour: 6), key: steps[0].key)
            let reused = try await office.casework.perform(
                each: [changed, steps[2]], by: Staff.town)
            #expect(reused[0] == .failure(.keyReused(steps[0].key)))
            #expect(try reused[1].get() == all[2].get())
        }
    }

    @Test func whoMayNotIsRefusedEachTime() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.eligible)
            let results = try await office.casework.perform(
                each: keyed([office.given.review(claim)]), by: Staff.auditor)
            #expect(results == [.failure(.notPermitted(.recordReview))])
            let stranger = Actor(
                id: "t", roles: [.town], scope: Scope(area: TestCounty.secondVillage))
            let outside = try await office.casework.perform(
                each: keyed([office.given.review(claim)], "other"), by: stranger)
            #expect(outside == [.failure(.claimNotFound(claim))])
            #expect(try await office.state(of: claim) == .eligible)
        }
    }

    /// Long lists are cut, and each claim's history holds its own step only.
    @Test func aLongListIsCut() async throws {
        try await withOffice { office async throws in
            var claims: [Claim.ID] = []
            for _ in 0..<4 { claims.append(try await office.given.claim(.reviewed)) }
            let steps = keyed(
                (0..<120).map {
                    office.given.attempt(claims[$0 % 4], .nobodyHome, on: Dates.visited)
                })
            let results = try await office.casework.perform(each: steps, by: Staff.verifier)
            #expect(results.allSatisfy { (try? $0.get()) != nil })
            for claim in claims {
                let file = try await file(claim, office)
                #expect(file.visits.count == 31)
                #expect(file.history.last?.notes.filter { $0.name == "state" }.count == 1)
            }
        }
    }
}
