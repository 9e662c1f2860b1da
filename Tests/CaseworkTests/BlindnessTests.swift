import Casework
import Domain
import Postgres
import Store
import TestSupport
import Testing

/// From the framing on no reviewer sees anything of what was found first, before the review of the
/// household is final; everybody else, and the same person before and after, does.
@Suite struct BlindnessTests {
    @Test func blindUntilTheOwnFindingIsFinal() async throws {
        try await withOffice { office in
            try await DrawnRound.appoint(3, in: office)
            let claims = [
                try await office.given.claim(.paid), try await office.given.claim(.paid),
            ]
            let scope = DrawnRound.first.scope
            #expect(try await sees(claims[0], scope, office))
            let round = try await DrawnRound(in: office)
            // Nobody is named yet, so it could be anybody.
            #expect(try await !sees(claims[0], scope, office))
            _ = try await round.assign()
            try await office.corrupt("update review_task set reviewers = '{RV1,RV2}'")
            let other = Domain.Actor(id: "RV3", roles: [.reviewer]).scope
            for claim in claims {
                #expect(try await !sees(claim, scope, office))
                #expect(try await !sees(claim, DrawnRound.second.scope, office))
                #expect(try await !sees(claim, other, office))
                #expect(try await sees(claim, .county, office))
            }
            let tasks = try await office.casework.read(ReviewTasks(), within: scope)
            #expect(tasks.map(\.item).sorted() == round.items.values.sorted())
            #expect(try await office.casework.read(ReviewTasks(), within: other).isEmpty)
            let task = try await office.casework.read(
                OpenReviewTask(round: round.id, item: round.items[claims[0]]!), within: scope)
            #expect(task.members.count == 2 && task.assets == ["商品房", "机动车"])
            #expect(task.row.cause == .illness && !task.row.address.isEmpty && task.end == nil)
            await #expect(
                throws: Refusal.review(.taskNotFound(round.items[claims[0]]!))
            ) {
                try await office.casework.read(
                    OpenReviewTask(round: round.id, item: round.items[claims[0]]!), within: other)
            }

            office.clock.set(DrawnRound.drawnOn + 4)
            _ = try await office.casework.perform(
                round.visit(claims[0], .found(DrawnRound.facts())), by: DrawnRound.first)
            #expect(try await !sees(claims[0], scope, office))
            _ = try await office.casework.perform(
                round.finish(claims[0]), by: DrawnRound.second)
            #expect(try await sees(claims[0], scope, office))
            #expect(try await sees(claims[0], DrawnRound.second.scope, office))
            #expect(try await sees(claims[0], other, office))
            #expect(try await !sees(claims[1], scope, office))
            let compared = try await office.casework.read(
                ReviewComparisons(round: round.id), within: scope)
            #expect(compared.map(\.claim) == [claims[0]])
        }
    }

    /// By the case, the list, its total, the counts, the household and the proof.
    private func sees(
        _ claim: Claim.ID, _ scope: Scope, _ office: TestOffice
    ) async throws -> Bool {
        let casework = office.casework
        let row = try await casework.read(OpenCase(claim, for: casework)).row
        var answers: Set<Bool> = []
        do {
            _ = try await casework.read(OpenCase(claim, for: casework), within: scope)
            answers.insert(true)
        } catch Refusal.claimNotFound { answers.insert(false) }
        let household = try await casework.read(OpenHousehold(row.household), within: scope)
        answers.insert(household.claims.contains { $0.claim == claim })
        let counts = try await casework.read(StateCounts(), within: scope)
        let all = try await casework.read(StateCounts())
        if answers == [true], counts[row.state, default: 0] > all[row.state, default: 0] {
            answers.insert(false)
        }
        #expect(answers.count == 1, "the doors differ about \(claim)")
        return answers == [true]
    }

    /// What one action did to several claims, another claim's proof would tell of.
    @Test func proofsOfWhatWasDoneTogetherAreNotGiven() async throws {
        try await withOffice { office in
            try await DrawnRound.appoint(2, in: office)
            let claims = [
                try await office.given.claim(.paid), try await office.given.claim(.paid),
            ]
            try await office.seal()
            let scope = DrawnRound.first.scope
            _ = try await office.casework.read(ProveClaim(claims[1]), within: scope)
            _ = try await DrawnRound(in: office)
            try await office.seal()
            // As if the review of the second had its end.
            try await office.corrupt("delete from review_blind where claim_id = \(claims[1])")
            // All leads were opened by one action.
            await #expect(throws: Refusal.review(.blind(claims[1]))) {
                try await office.casework.read(ProveClaim(claims[1]), within: scope)
            }
            _ = try await office.casework.read(ProveClaim(claims[1]))
        }
    }
}
