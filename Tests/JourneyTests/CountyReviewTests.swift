import Casework
import Domain
import Foundation
import Seeding
import TestSupport
import Testing

/// A whole round of the sampling review on the example county, with errors planted at known rates.
@Suite struct CountyReviewTests {
    private struct Estimates: Decodable {
        var paid: Paid
        var refused: Refused

        struct Paid: Decodable {
            var over: Money
            var moneyShare: Share
        }
        struct Share: Decodable {
            var hits: Int
            var wrong: Int
            var lower: Double
            var upper: Double
        }
        struct Money: Decodable {
            var known: Int64
            var projected: Double
            var upper: Double
        }
        struct Refused: Decodable {
            var lower: Double?
            var upper: Double?
        }
    }

    private struct Report: Decodable { var estimates: Estimates }

    @Test func theReportKnowsWhatWasPlanted() async throws {
        try await Journey.with { journey in
            let replayed = try await journey.fangpin("replay", Journey.exampleCounty, "--json")
            try #require(replayed.status == 0, "\(replayed.messages)")
            let county = try await ReviewedCounty(in: journey)
            do {
                try await review(county, in: journey)
                try await county.close()
            } catch {
                try? await county.close()
                throw error
            }
        }
    }

    private func review(_ county: ReviewedCounty, in journey: Journey) async throws {
        // Of twenty other counties one may lie outside of its interval; this one never changes.
        var numbers = Seeded(7)
        let round = try await county.draw()
        let truth = try await county.plant(in: round, &numbers)
        let found = try await county.review(round, finding: truth)
        // Each drawn item shows what is true of it, and nothing else.
        for (id, outcome) in found {
            let item = try #require(truth[id])
            #expect(outcome.outcome == "done", "\(id)")
            #expect(outcome.errorClass == item.errorClass?.rawValue, "\(id)")
            if item.part == .paid {
                #expect(outcome.paidFen == item.size.rawValue, "\(id)")
                #expect(outcome.rightFen == (item.size - item.over).rawValue, "\(id)")
            }
        }
        let text = try await county.office.casework.read(ReviewReportJSON(round))
        try Data(text).write(to: URL(fileURLWithPath: journey.path("report.json")))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        try expect(truth, in: try decoder.decode(Report.self, from: Data(text)).estimates)
        // A stranger draws it again and repeats the estimates.
        let checked = try await journey.run(
            "/usr/bin/python3",
            ["\(Journey.root)/deploy/check-sample", journey.path("report.json")])
        #expect(checked.status == 0, "\(checked.messages)")
        try await county.office.seal()
        #expect(try await county.office.casework.read(RunChecks()).map(\.detail) == [])
    }

    /// What was planted is within what the report says.
    private func expect(
        _ truth: [SampleItemID: TrueItem], in estimates: Estimates
    ) throws {
        let paid = truth.values.filter { $0.part == .paid }
        let refused = truth.values.filter { $0.part == .refused }
        try #require(paid.count > 30 && refused.count > 30)
        let over = paid.reduce(Int64(0)) { $0 + $1.over.rawValue }
        #expect(Double(estimates.paid.over.known) <= Double(over))
        #expect(Double(over) <= estimates.paid.over.upper)
        // Of the money from which was drawn, so much is in wrong items.
        func money(_ items: [TrueItem]) -> Double {
            items.reduce(0) { $0 + Double($1.size.rawValue) }
        }
        let byChance = paid.filter { !$0.isCertain }
        let share = estimates.paid.moneyShare
        let wrongMoney = money(byChance.filter { $0.errorClass != nil }) / money(byChance)
        #expect(share.lower <= wrongMoney && wrongMoney <= share.upper)
        #expect(share.wrong > 0 && share.wrong < share.hits)
        let wrong = Double(refused.count { $0.errorClass != nil }) / Double(refused.count)
        if let lower = estimates.refused.lower, let upper = estimates.refused.upper {
            #expect(lower - 1e-12 <= wrong && wrong <= upper + 1e-12, "\(lower) \(wrong) \(upper)")
        }
    }
}
