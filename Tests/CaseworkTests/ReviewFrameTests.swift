import Casework
import Domain
import Postgres
import TestSupport
import Testing

@Suite("The frame of a round: everything that ended, once")
struct ReviewFrameTests {
    /// A claim in each state that a visit, or none, can have led to.
    private func furnish(_ office: TestOffice) async throws -> [ClaimState: Claim.ID] {
        var claims: [ClaimState: Claim.ID] = [:]
        let states: [ClaimState] = [
            .lead, .screenedOut, .accepted, .withdrawn, .verified, .ineligible, .eligible,
            .reviewFailed, .posted, .contested, .noticed, .declined, .approved, .paid,
        ]
        for state in states { claims[state] = try await office.given.claim(state) }
        return claims
    }

    private func places(
        _ office: TestOffice, _ round: ReviewRoundID
    ) async throws -> [String: (place: String, size: Int64, reason: String)] {
        let rows = try await office.root.withConnection { connection in
            try await connection.query(
                """
                select f.item, f.place, f.size_fen, f.reason from review_frame f
                join review_round r on r.no = f.round_no where r.id = \(round.rawValue)
                """
            ).map { try $0.decode((String, String, Int64, String).self) }
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.0, ($0.1, $0.2, $0.3)) })
    }

    @Test func eachClaimIsWhereItsStateSays() async throws {
        try await withOffice { office in
            let claims = try await furnish(office)
            let round = try await office.frame()
            let found = try await places(office, round)
            let paid: Set<ClaimState> = [
                .eligible, .posted, .contested, .noticed, .approved, .paid,
            ]
            let refused: Set<ClaimState> = [
                .screenedOut, .withdrawn, .ineligible, .reviewFailed, .declined,
            ]
            for (state, claim) in claims {
                let row = found["\(claim)"]
                if paid.contains(state) {
                    #expect(row?.place == "paid" && row?.size == 1_000_000, "\(state)")
                } else if refused.contains(state) {
                    #expect(row?.place == "refused" && row?.size == 0, "\(state)")
                } else if state == .verified {
                    #expect(row?.place == "excluded" && row?.reason == "undecided")
                } else {
                    #expect(row == nil, "\(state): nothing ended")
                }
            }
            #expect(found.count == paid.count + refused.count + 1)
        }
    }

    @Test func aLaterVisitTakesTheClaimsPlace() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.eligible)
            _ = try await office.casework.perform(
                office.given.visit(
                    claim, basis: .yuan(10_000), on: Dates.visited + 1, by: ["V01", "V03"]),
                by: Staff.verifier)
            _ = try await office.casework.perform(AssessClaim(claim: claim), by: Staff.handler)
            let found = try await places(office, try await office.frame())
            #expect(found.count == 2 && found["\(claim)"]?.place == "paid")
            #expect(found.values.count { $0.reason == "superseded" } == 1)
        }
    }

    /// What nobody had decided is in the next round, and only then.
    @Test func whatWasUndecidedComesBack() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.verified)
            _ = try await office.given.claim(.ineligible)
            let first = try await places(office, try await office.frame())
            #expect(first["\(claim)"]?.reason == "undecided")
            let other = try await office.given.claim(.ineligible)
            var draft = TestOffice.draft {
                $0.from = ReviewDates.to + 1
                $0.to = ReviewDates.framed
                $0.commitmentsUntil = ReviewDates.hour.advanced(bySeconds: 7 * 86_400)
            }
            _ = other
            office.clock.set(ReviewDates.framed + 1)
            let second = try await office.casework.perform(
                FrameReview(draft: draft), by: Staff.reviewer)
            #expect(try await places(office, ReviewRoundID(second.round))["\(claim)"] == nil)
            _ = try await office.casework.perform(AssessClaim(claim: claim), by: Staff.handler)
            _ = try await office.given.claim(.ineligible)
            draft.from = ReviewDates.framed + 1
            draft.to = ReviewDates.framed + 1
            office.clock.set(ReviewDates.framed + 2)
            let third = try await office.casework.perform(
                FrameReview(draft: draft), by: Staff.reviewer)
            let found = try await places(office, ReviewRoundID(third.round))
            #expect(found["\(claim)"]?.place == "paid" && third.round == "2026-3")
        }
    }

    @Test func theDataSayWhatIsReviewedAnyhow() async throws {
        try await withOffice { office in
            let plain = try await office.given.claim(.ineligible)
            let contested = try await office.given.claim(.contested)
            let own = try await office.given.claim(.accepted)
            // V01 comes from the village.
            _ = try await office.casework.perform(
                office.given.visit(own, basis: .zero, by: ["V01", "V03"]), by: Staff.verifier)
            _ = try await office.casework.perform(AssessClaim(claim: own), by: Staff.handler)
            let large = try await office.given.claim(.eligible, basis: .yuan(200_000))
            let round = try await office.frame(
                TestOffice.draft { $0.terms.forced.largeFrom = .yuan(10_001) })
            let forced = try await office.root.withConnection { connection in
                try await connection.query("select item, forced from review_frame").map {
                    try $0.decode((String, [String]).self)
                }
            }
            let byItem = Dictionary(uniqueKeysWithValues: forced.map { ($0.0, $0.1) })
            #expect(byItem["\(plain)"] == [] && byItem["\(contested)"] == ["objection"])
            #expect(byItem["\(own)"] == ["relative"] && byItem["\(large)"] == ["large"])
            let view = try await office.casework.read(OpenReviewRound(round))
            #expect(view.sizing.forced == [.objection: 1, .relative: 1, .large: 1])
        }
    }

    /// A draft with one field that cannot be; nil where the office's own standards tell.
    private static func draft(unfit field: ReviewDraft.Field) -> ReviewDraft? {
        var draft = TestOffice.draft()
        switch field {
        case .period: draft.to = draft.from + -1
        case .again: draft.againWhy = "漏查"
        case .parties: draft.parties = []
        case .hour: draft.commitmentsUntil = TestClock.morning(of: ReviewDates.framed)
        case .lottery: draft.lottery = " "
        case .shares: draft.terms.paidExpected = draft.terms.paidTolerable
        case .numbers: draft.terms.perVerifier = -1
        case .limit: return nil
        }
        return draft
    }

    @Test("a draft that cannot be is refused", arguments: ReviewDraft.Field.allCases)
    func unfit(field: ReviewDraft.Field) async throws {
        guard let draft = ReviewFrameTests.draft(unfit: field) else { return }
        try await withOffice { office async throws in
            _ = try await office.given.claim(.ineligible)
            office.clock.set(ReviewDates.framed)
            await #expect(throws: Refusal.review(.draftUnfit(field))) {
                _ = try await office.casework.perform(
                    FrameReview(draft: draft), by: Staff.reviewer)
            }
            await #expect(throws: Refusal.review(.draftUnfit(.period))) {
                _ = try await office.frame(TestOffice.draft { $0.to = ReviewDates.framed })
            }
        }
    }

    @Test func theSameDaysAreDrawnAgainForAReasonOnly() async throws {
        try await withOffice { office in
            #expect(
                try await office.refusal(
                    of: FrameReview(draft: TestOffice.draft { $0.to = ReviewDates.from }),
                    by: Staff.reviewer) == "round_frame_empty")
            _ = try await office.given.claim(.ineligible)
            let first = try await office.frame()
            await #expect(throws: Refusal.review(.periodReviewed(first))) {
                _ = try await office.frame(TestOffice.draft { $0.from = ReviewDates.to })
            }
            let again = try await office.frame(
                TestOffice.draft {
                    $0.againOf = first
                    $0.againWhy = "见证人缺席"
                })
            #expect(first == "2026-1" && again == "2026-2")
            let view = try await office.casework.read(OpenReviewRound(again))
            #expect(view.row.againOf == first && view.againWhy == "见证人缺席")
            await #expect(throws: Refusal.review(.draftUnfit(.again))) {
                _ = try await office.frame(
                    TestOffice.draft {
                        $0.againOf = again
                        $0.againWhy = "再抽"
                    })
            }
        }
    }

    /// What the wizard says before is what is framed after.
    @Test func theSizesAreToldBefore() async throws {
        try await withOffice { office in
            _ = try await furnish(office)
            office.clock.set(ReviewDates.framed)
            let draft = TestOffice.draft()
            let before = try await office.casework.read(
                ReviewSizing(draft: draft, now: office.casework.now))
            let round = try await office.frame(draft)
            let view = try await office.casework.read(OpenReviewRound(round))
            #expect(view.sizing == before && view.terms == draft.terms)
            #expect(before.paid.population == 6 && before.paid.sum == .yuan(60_000))
            #expect(before.paid.reasons == [.population(6), .census(below: 30)])
            #expect(before.excluded == ["undecided": 1] && before.verifiers == 1)
            #expect(view.checkpoint == nil && view.row.drawn == 0)
        }
    }
}
