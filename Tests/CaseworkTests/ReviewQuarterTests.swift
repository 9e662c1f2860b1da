import Casework
import Domain
import Postgres
import Sampling
import TestSupport
import Testing

@Suite("Rounds that share a quarter: a verifier is looked at once, and judged by all of it")
struct ReviewQuarterTests {
    private static let middle = Day(2026, 9, 12)!

    /// Three refusals of V02 in the first days, five in the others.
    private func furnish(_ office: TestOffice) async throws {
        office.clock.set(Day(2026, 9, 10)!)
        for _ in 0..<3 { _ = try await office.given.claim(.ineligible) }
        office.clock.set(Dates.approved)
        for _ in 0..<5 { _ = try await office.given.claim(.ineligible) }
    }

    private func draft(first: Bool, change: (inout ReviewDraft) -> Void = { _ in }) -> ReviewDraft {
        TestOffice.draft {
            if first { $0.to = Self.middle } else { $0.from = Self.middle + 1 }
            ($0.terms.perVerifier, $0.terms.perVerifierAllowed) = (4, 1)
            change(&$0)
        }
    }

    /// Reviews all that was drawn; the first items are wrong.
    private func finish(
        _ round: ReviewRoundID, wrong: Int, topUpOnly: Bool = false, _ office: TestOffice
    ) async throws {
        let items = try await office.items(of: round)
        let wrongOnes = items.filter { !topUpOnly || $0.isTopUp }.prefix(wrong).map(\.item)
        for item in items {
            let isWrong = wrongOnes.contains(item.item)
            try await office.end(item, of: round, .done, isWrong ? .eligibility : nil)
        }
        _ = try await office.casework.perform(CloseReview(round: round), by: Staff.reviewer)
        _ = try await office.casework.perform(
            PublishReviewReport(round: round), by: Staff.reviewer)
    }

    @Test func theSecondRoundCountsTheFirst() async throws {
        try await withOffice { office in
            try await furnish(office)
            let first = try await office.drawnRound(draft(first: true))
            try await finish(first, wrong: 1, office)
            let second = try await office.drawnRound(draft(first: false))
            let items = try await office.items(of: second)
            // Four of the quarter less the three of the first round; all are in the census.
            #expect(items.count == 5 && items.count(where: \.isTopUp) == 1)
            let view = try await office.casework.read(OpenReviewRound(second))
            #expect(
                view.sizing.quarter
                    == ReviewQuarter(from: Day(2026, 6, 23)!, rounds: [first], least: 1))
            try await finish(second, wrong: 1, topUpOnly: true, office)
            let figures = try await office.casework.read(ReviewReportFigures(second))
            let line = try #require(figures.verifiers.lines.first)
            #expect(figures.verifiers.lines.count == 1 && line.population == 8)
            #expect(line.sampled == 4 && line.errors == 2 && !line.isAccepted)
            #expect(line.fewest == 2 && line.most == 6)
            #expect(figures.verifiers.quarter == view.sizing.quarter)
            #expect(figures.trend.rounds.map(\.round) == [first, second])
            #expect(figures.trend.rounds.map(\.rate.wrong) == [1, 1])
            try await checkSample(try await office.casework.read(ReviewReportJSON(second)))
        }
    }

    /// The rate that consequences rest on is that of the quarter, but only for who has erred again.
    @Test func oldErrorsWeighWithNewOnes() async throws {
        try await withOffice { office in
            try await furnish(office)
            let first = try await office.drawnRound(draft(first: true))
            try await finish(first, wrong: 2, office)
            let second = try await office.drawnRound(draft(first: false))
            try await finish(second, wrong: 1, topUpOnly: true, office)
            let view = try await office.casework.read(OpenReviewRound(second))
            let suspend = try #require(view.consequences.first { $0.kind == .suspend })
            #expect(suspend.basis["reviewed"] == 4 && suspend.basis["wrong"] == 3)
            #expect(suspend.basis["all_reviewed"] == 5 && suspend.basis["all_wrong"] == 1)
        }
        try await withOffice { office in
            try await furnish(office)
            try await finish(
                try await office.drawnRound(draft(first: true)), wrong: 2, office)
            let second = try await office.drawnRound(draft(first: false))
            try await finish(second, wrong: 0, office)
            let view = try await office.casework.read(OpenReviewRound(second))
            #expect(view.consequences.isEmpty)
        }
    }

    /// A report says for ever what it said, whatever rounds follow; and where rounds are still
    /// under way, what was known when the review was closed.
    @Test func whatIsKnownAtTheCloseStays() async throws {
        try await withOffice { office in
            try await furnish(office)
            let first = try await office.drawnRound(draft(first: true))
            let items = try await office.items(of: first)
            try await office.end(items[0], of: first, .done, .eligibility)
            let second = try await office.drawnRound(draft(first: false))
            #expect(try await office.items(of: second).count(where: \.isTopUp) == 1)
            try await finish(second, wrong: 0, office)
            let before = try await office.casework.read(ReviewReportFigures(second))
            #expect(before.verifiers.lines.map(\.sampled) == [2])
            #expect(before.verifiers.lines.map(\.errors) == [1])
            #expect(before.trend.rounds.map(\.round) == [second])
            for item in items.dropFirst() {
                try await office.end(item, of: first, .done, .eligibility)
            }
            office.clock.set(ReviewDates.reviewed + 1)
            for action in [CloseReview(round: first)] {
                _ = try await office.casework.perform(action, by: Staff.reviewer)
            }
            _ = try await office.casework.perform(
                PublishReviewReport(round: first), by: Staff.reviewer)
            #expect(try await office.casework.read(ReviewReportFigures(second)) == before)
            await #expect(throws: PostgresError.self) {
                try await office.root.withConnection {
                    try await $0.simple("update review_earlier set sampled = 3, errors = 3")
                }
            }
        }
    }

    /// Days that were drawn again count once, by their last draw; what nobody could review does
    /// not.
    @Test func onlyTheLastDrawOfTheDaysCounts() async throws {
        try await withOffice { office in
            try await furnish(office)
            let first = try await office.drawnRound(draft(first: true))
            let again = try await office.drawnRound(
                draft(first: true) {
                    $0.againOf = first
                    $0.againWhy = "种子仪式有疏漏"
                    $0.terms.perVerifier = 2
                })
            let items = try await office.items(of: again).filter(\.isTopUp)
            #expect(items.count == 2)
            let sizing = ReviewSizing(draft: draft(first: false))
            #expect(try await office.casework.read(sizing).quarter?.rounds == [again])
            for item in items { try await office.end(item, of: again, .refused) }
            #expect(try await office.casework.read(sizing).quarter == nil)
        }
    }

    /// What was booked after the report does not change it.
    @Test func theServiceFeeOfTheDaysIsTold() async throws {
        try await withOffice { office in
            try await furnish(office)
            let given = office.given
            try await given.book([
                .credit("APPROPRIATION-1", .yuan(100_000)), .debit("SERVICE-FEE", .yuan(300)),
            ])
            let first = try await office.drawnRound(draft(first: true))
            let second = try await office.drawnRound(draft(first: false))
            try await finish(first, wrong: 0, office)
            try await finish(second, wrong: 0, office)
            office.clock.set(ReviewDates.reviewed + 1)
            try await given.book([.debit("SERVICE-FEE-2", .yuan(50))])
            for (round, fee) in [(first, nil), (second, Fen.yuan(300))] {
                let figures = try await office.casework.read(ReviewReportFigures(round))
                #expect(figures.recoveries.fee == fee)
            }
        }
    }

    private func checkSample(_ report: [UInt8]) async throws {
        let folder = try ReportFolder()
        try folder.write("report.json", String(decoding: report, as: UTF8.self))
        let answer = try folder.check()
        #expect(answer.status == 0, "\(answer.output)")
    }
}
