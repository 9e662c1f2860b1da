import Casework
import Domain
import Postgres
import TestSupport
import Testing

@Suite struct NoticeTests {
    private func close(_ claim: Claim.ID, on day: Day = Dates.takenDown) -> CloseNotice {
        CloseNotice(claim: claim, takenDownOn: day)
    }

    private func outcome(of claim: Claim.ID, in office: TestOffice) async throws -> [Bool?] {
        try await office.root.withConnection { connection in
            try await connection.query(
                "select complete from public_notice where claim_id = \(claim) order by no"
            ).map { try $0.decode(Bool?.self) }
        }
    }

    @Test(arguments: [
        (6, ClaimState.reviewed), (7, .noticed), (8, .noticed), (0, .reviewed),
    ])
    func aNoticeHangsTheSchemesDays(days: Int, state: ClaimState) async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.posted)
            _ = try await office.casework.perform(
                close(claim, on: Dates.posted + days), by: Staff.town)
            #expect(try await office.state(of: claim) == state)
            #expect(try await outcome(of: claim, in: office) == [state == .noticed])
        }
    }

    @Test func oneThatHungTooShortIsPutUpAgain() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.posted)
            _ = try await office.casework.perform(
                close(claim, on: Dates.posted + 3), by: Staff.town)
            #expect(
                try await office.refusal(of: office.given.approval(claim), by: Staff.approver)
                    == "notice_incomplete")
            _ = try await office.casework.perform(
                PostNotice(claim: claim, postedOn: Dates.posted + 4), by: Staff.town)
            office.clock.set(Dates.posted + 11)
            _ = try await office.casework.perform(
                close(claim, on: Dates.posted + 11), by: Staff.town)
            #expect(try await outcome(of: claim, in: office) == [false, true])
            #expect(try await office.state(of: claim) == .noticed)
        }
    }

    @Test func itIsNotTakenDownBeforeItIsPutUpNorInAdvance() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.posted)
            #expect(
                try await office.refusal(of: close(claim, on: Dates.posted + (-1)), by: Staff.town)
                    == "notice_not_hanging")
            office.clock.set(Dates.takenDown + (-1))
            #expect(
                try await office.refusal(of: close(claim), by: Staff.town) == "notice_incomplete")
            office.clock.set(Dates.takenDown)
            #expect(try await office.refusal(of: close(claim), by: Staff.town) == nil)
        }
    }

    @Test func anOpenObjectionHoldsTheNoticeUp() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.posted)
            for _ in 0..<2 {
                _ = try await office.casework.perform(
                    RaiseObjection(claim: claim, raisedOn: Dates.posted), by: Staff.town)
            }
            func rule(_ ruling: ObjectionRuling) async throws -> String? {
                try await office.refusal(
                    of: RuleOnObjection(claim: claim, ruling: ruling, ruledOn: Dates.posted),
                    by: Staff.handler)
            }
            #expect(
                try await office.refusal(of: close(claim), by: Staff.town) == "notice_incomplete")
            #expect(try await rule(.dismissed) == nil)
            #expect(
                try await office.refusal(of: close(claim), by: Staff.town) == "notice_incomplete")
            #expect(try await rule(.dismissed) == nil)
            #expect(try await rule(.dismissed) == "objection_not_found")
            #expect(try await office.refusal(of: close(claim), by: Staff.town) == nil)
            #expect(try await office.state(of: claim) == .noticed)
        }
    }

    /// Also one that was not put up long enough is contested, not put up again.
    @Test(arguments: [3, 7])
    func anUpheldObjectionContestsTheClaim(days: Int) async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.posted)
            _ = try await office.casework.perform(
                RaiseObjection(claim: claim, raisedOn: Dates.posted), by: Staff.town)
            _ = try await office.casework.perform(
                RuleOnObjection(claim: claim, ruling: .upheld, ruledOn: Dates.posted),
                by: Staff.handler)
            _ = try await office.casework.perform(
                close(claim, on: Dates.posted + days), by: Staff.town)
            #expect(try await office.state(of: claim) == .contested)
            #expect(try await outcome(of: claim, in: office) == [false])
            #expect(
                try await office.refusal(of: office.given.approval(claim), by: Staff.approver)
                    == "notice_incomplete")
        }
    }

    /// A claim that goes away under its notice leaves none hanging for which the clock would look.
    @Test func aClaimThatLeavesItsNoticeTakesItDown() async throws {
        try await withOffice { office in
            let withdrawn = try await office.given.claim(.posted)
            _ = try await office.casework.perform(
                WithdrawClaim(claim: withdrawn, reason: "迁出"), by: Staff.handler)
            let corrected = try await office.given.claim(.posted)
            _ = try await office.casework.perform(
                office.given.visit(corrected, basis: .yuan(30_000), on: Dates.visited + 1),
                by: Staff.verifier)
            for claim in [withdrawn, corrected] {
                #expect(try await outcome(of: claim, in: office) == [false])
            }
            #expect(try await office.number("select count(*) from due_work") == 0)
        }
    }

    @Test(arguments: [
        (5, 3, 0, "reviewed"), (5, 2, 0, "review_failed"), (4, 4, 0, "review_failed"),
        (6, 3, 0, "review_failed"), (6, 3, 1, "reviewed"), (6, 2, 2, "review_failed"),
        (5, 0, 5, "review_failed"),
    ])
    func aReviewPassesWithQuorumAndMajority(
        present: Int, inFavour: Int, recused: Int, state: String
    ) async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.eligible)
            let outcome = try await office.casework.perform(
                RecordVillageReview(
                    claim: claim,
                    review: VillageReview(
                        heldOn: Dates.reviewed, present: present, inFavour: inFavour,
                        against: present - inFavour - recused, recused: recused)),
                by: Staff.town)
            #expect(outcome.state == state)
        }
    }
}
