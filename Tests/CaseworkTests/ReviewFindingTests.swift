import Casework
import Domain
import Standards
import Store
import TestSupport
import Testing

/// What a finished review says of planted errors, and what becomes of it.
@Suite struct ReviewFindingTests {
    private func withRound(
        _ states: [ClaimState],
        _ body: (TestOffice, DrawnRound, _ claims: [Claim.ID]) async throws -> Void
    ) async throws {
        try await withOffice { office in
            try await DrawnRound.appoint(in: office)
            var claims: [Claim.ID] = []
            for state in states { claims.append(try await office.given.claim(state)) }
            let round = try await DrawnRound(in: office)
            _ = try await round.assign()
            try await office.corrupt("update review_task set reviewers = '{RV1,RV2}'")
            office.clock.set(DrawnRound.drawnOn + 4)
            try await body(office, round, claims)
        }
    }

    private func review(
        _ claim: Claim.ID, _ facts: ReviewFacts, _ round: DrawnRound, _ office: TestOffice
    ) async throws -> FinishReview.Outcome {
        _ = try await office.casework.perform(
            round.visit(claim, .found(facts)), by: DrawnRound.first)
        return try await office.casework.perform(round.finish(claim), by: DrawnRound.second)
    }

    /// One planted error: what the review finds, and what must come of it.
    private struct Planted {
        var name: String
        var facts: ReviewFacts
        var errorClass: String?
        var right: Fen
        var fields: Set<ReviewDifference.Field>
    }

    /// The first finding: two members, no income, 20,000 yuan of an illness, of which half is paid.
    private static let planted: [Planted] = {
        var signed = DrawnRound.facts()
        signed.isSigned = false
        var car = DrawnRound.facts()
        car.assets = ["机动车"]
        var short = DrawnRound.facts()
        short.moneyReceived = .yuan(9_000)
        var account = DrawnRound.facts()
        account.ownsAccount = false
        var invented = DrawnRound.facts()
        invented.visitHappened = false
        return [
            Planted(
                name: "nothing", facts: DrawnRound.facts(), errorClass: nil, right: .yuan(10_000),
                fields: []),
            Planted(
                name: "within the tolerance", facts: DrawnRound.facts(basis: .yuan(19_999)),
                errorClass: "C", right: Fen(999_950), fields: [.bill, .amount]),
            Planted(
                name: "the bills", facts: DrawnRound.facts(basis: Fen(1_234_567)),
                errorClass: "B", right: Fen(617_284), fields: [.bill, .amount]),
            Planted(
                name: "below the line", facts: DrawnRound.facts(basis: Fen(999_999)),
                errorClass: "A", right: .zero, fields: [.bill, .amount, .eligibility]),
            Planted(
                name: "income on the line", facts: DrawnRound.facts(wage: .yuan(16_000)),
                errorClass: "D", right: .yuan(10_000), fields: [.income]),
            Planted(
                name: "income above it", facts: DrawnRound.facts(wage: Fen(1_600_001)),
                errorClass: "A", right: .zero, fields: [.income, .amount, .eligibility]),
            Planted(
                name: "members", facts: DrawnRound.facts(members: 3), errorClass: "D",
                right: .yuan(10_000), fields: [.members]),
            Planted(
                name: "a car", facts: car, errorClass: "A", right: .zero,
                fields: [.assets, .amount, .eligibility]),
            Planted(
                name: "the signature", facts: signed, errorClass: "C", right: .yuan(10_000),
                fields: [.signature]),
            Planted(
                name: "money kept back", facts: short, errorClass: "B", right: .yuan(10_000),
                fields: [.moneyReceived]),
            Planted(
                name: "somebody's account", facts: account, errorClass: "C",
                right: .yuan(10_000), fields: [.account]),
            Planted(
                name: "an invented visit", facts: invented, errorClass: "A",
                right: .yuan(10_000), fields: [.visit]),
        ]
    }()

    @Test func plantedErrorsAreFoundToTheFen() async throws {
        try await withRound(Self.planted.map { _ in .paid }) { office, round, claims in
            for (claim, planted) in zip(claims, Self.planted) {
                let outcome = try await review(claim, planted.facts, round, office)
                #expect(outcome.errorClass == planted.errorClass, "\(planted.name)")
                #expect(outcome.paidFen == 1_000_000, "\(planted.name)")
                #expect(outcome.rightFen == planted.right.rawValue, "\(planted.name)")
            }
            let found = try await office.casework.read(ReviewComparisons(round: round.id))
            #expect(found.count == claims.count)
            for (claim, planted) in zip(claims, Self.planted) {
                let view = try #require(found.first { $0.claim == claim })
                #expect(Set(view.differences.map(\.field)) == planted.fields, "\(planted.name)")
                #expect(view.first.amount == .yuan(10_000) && view.first.isEligible == true)
                #expect(view.review.amount == planted.right)
                #expect(view.standing.right == planted.right)
            }
            let mild = try #require(found.first { $0.claim == claims[1] })
            #expect(mild.differences.first { $0.field == .amount }?.isTolerated == true)
        }
    }

    /// Without the lead's visit nothing is known; what the review must then ask for.
    @Test func refusedOnesAreComputedAnew() async throws {
        try await withRound([.ineligible, .screenedOut, .declined]) { office, round, claims in
            // Found without a bill; the review finds one of 20,000 yuan.
            let wrongly = try await review(claims[0], DrawnRound.facts(), round, office)
            #expect(wrongly.errorClass == "A" && wrongly.paidFen == 0)
            #expect(wrongly.rightFen == 1_000_000)

            var few = DrawnRound.facts()
            few.bills = nil
            _ = try await office.casework.perform(
                round.visit(claims[1], .found(few), on: DrawnRound.drawnOn + 3),
                by: DrawnRound.first)
            #expect(
                try await office.refusal(of: round.finish(claims[1]), by: DrawnRound.first)
                    == "review_answer_missing")
            let bills = ReviewFacts(bills: [ReviewFacts.ownCosts: .yuan(9_000)])
            _ = try await office.casework.perform(
                round.visit(claims[1], .found(bills), means: .department), by: DrawnRound.first)
            let rightly = try await office.casework.perform(
                round.finish(claims[1]), by: DrawnRound.first)
            #expect(rightly.errorClass == nil && rightly.rightFen == 0)

            // Declined for another reason than what was found: the finding itself was right.
            let declined = try await review(claims[2], DrawnRound.facts(), round, office)
            #expect(declined.errorClass == nil && declined.paidFen == declined.rightFen)
        }
    }

    /// A later visit, call or enquiry wins over an earlier one, field by field.
    @Test func laterFindingsWin() async throws {
        try await withRound([.paid]) { office, round, claims in
            var first = DrawnRound.facts(members: 4, wage: .yuan(90_000))
            first.isSigned = false
            _ = try await office.casework.perform(
                round.visit(claims[0], .found(first), on: DrawnRound.drawnOn + 2),
                by: DrawnRound.first)
            _ = try await office.casework.perform(
                round.visit(
                    claims[0], .found(ReviewFacts(isSigned: true)), on: DrawnRound.drawnOn + 3,
                    means: .phone), by: DrawnRound.first)
            _ = try await office.casework.perform(
                round.visit(
                    claims[0], .found(DrawnRound.facts()), on: DrawnRound.drawnOn + 4),
                by: DrawnRound.first)
            let outcome = try await office.casework.perform(
                round.finish(claims[0]), by: DrawnRound.first)
            #expect(outcome.errorClass == nil && outcome.rightFen == 1_000_000)
        }
    }

    @Test func disputesAreDecidedByAThirdPerson() async throws {
        try await withRound([.paid, .paid]) { office, round, claims in
            let item = round.items[claims[0]]!
            let dispute = DisputeReview(
                round: round.id, item: item, reason: "复核当日户主外出，口径有误")
            #expect(
                try await office.refusal(of: dispute, by: Staff.dispatcher)
                    == "review_comparison_not_found")
            _ = try await review(
                claims[0], DrawnRound.facts(wage: .yuan(50_000)), round, office)
            let decide = DecideReviewDispute(
                round: round.id, item: item, stands: .first, decision: "补充流水证明收入一次性")
            #expect(
                try await office.refusal(of: decide, by: Staff.approver)
                    == "review_dispute_not_found")
            let blank = DisputeReview(round: round.id, item: item, reason: " ")
            #expect(try await office.refusal(of: blank, by: Staff.dispatcher) == "reason_missing")
            _ = try await office.casework.perform(dispute, by: Staff.dispatcher)
            #expect(
                try await office.refusal(of: dispute, by: Staff.dispatcher)
                    == "review_dispute_twice")
            // Nobody decides on the own work.
            let reviewer = Domain.Actor(id: "RV1", roles: [.approver])
            #expect(
                try await office.refusal(of: decide, by: reviewer) == "review_no_third_person")
            let raiser = Domain.Actor(id: Staff.dispatcher.id, roles: [.approver])
            #expect(try await office.refusal(of: decide, by: raiser) == "review_no_third_person")
            _ = try await office.casework.perform(decide, by: Staff.approver)
            #expect(
                try await office.refusal(of: decide, by: Staff.approver)
                    == "review_dispute_decided")
            let found = try await office.casework.read(ReviewComparisons(round: round.id))
            let view = try #require(found.first)
            #expect(view.errorClass == .eligibility && view.right == .zero)
            #expect(view.standing.errorClass == nil && view.standing.right == .yuan(10_000))

            // Five working days: until Monday the 12th of October.
            _ = try await review(claims[1], DrawnRound.facts(), round, office)
            let late = DisputeReview(
                round: round.id, item: round.items[claims[1]]!, reason: "未见户主本人")
            let last = try await office.casework.read(ReviewComparisons(round: round.id)).last
            let until = try #require(last).disputeUntil
            office.clock.set(until + 1)
            #expect(
                try await office.refusal(of: late, by: Staff.dispatcher) == "review_dispute_late")
            office.clock.set(until)
            #expect(try await office.refusal(of: late, by: Staff.dispatcher) == nil)
        }
    }

    @Test func financeReviewsOnceMore() async throws {
        try await withRound([.paid]) { office, round, claims in
            let item = round.items[claims[0]]!
            func recheck(_ right: Fen) -> RecheckReview {
                RecheckReview(
                    round: round.id, item: item, right: right, errorClass: .amount,
                    reason: "票据重复")
            }
            #expect(
                try await office.refusal(of: recheck(.yuan(8_000)), by: Staff.accountant)
                    == "review_comparison_not_found")
            _ = try await review(claims[0], DrawnRound.facts(), round, office)
            #expect(
                try await office.refusal(of: recheck(Fen(-1)), by: Staff.accountant)
                    == "review_amount_unfit")
            let reviewer = Domain.Actor(id: "RV2", roles: [.accountant])
            #expect(
                try await office.refusal(of: recheck(.yuan(8_000)), by: reviewer)
                    == "review_no_third_person")
            _ = try await office.casework.perform(
                recheck(.yuan(8_000)), by: Staff.accountant)
            #expect(
                try await office.refusal(of: recheck(.yuan(8_000)), by: Staff.accountant)
                    == "review_recheck_twice")
            let view = try #require(
                try await office.casework.read(ReviewComparisons(round: round.id)).first)
            #expect(view.recheck?.right == .yuan(8_000) && view.right == .yuan(10_000))
        }
    }
}
