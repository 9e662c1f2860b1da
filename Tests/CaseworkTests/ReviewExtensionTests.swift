import Casework
import Domain
import TestSupport
import Testing

@Suite("A larger sample keeps the smaller one")
struct ReviewExtensionTests {
    /// More than 30 refused items, so that not all are drawn.
    private func many(_ office: TestOffice) async throws {
        for household in TestCounty.applicants.prefix(12) {
            for cause in [Cause.illness, .education, .disaster] {
                let claim = try await office.given.claim(of: household, cause)
                _ = try await office.casework.perform(
                    PrescreenClaim(
                        claim: claim,
                        prescreening: Prescreening(
                            passed: false, reason: "家中有稳定收入",
                            decidedOn: Dates.prescreened)), by: Staff.town)
            }
        }
    }

    @Test func whatIsDrawnStaysDrawn() async throws {
        try await withOffice { office in
            try await many(office)
            let round = try await office.drawnRound(
                TestOffice.draft {
                    // Two in five may be wrong: a handful shows it. The year asks for no more.
                    $0.terms.refusedTolerable = Percent(basisPoints: 4_000)!
                    $0.terms.roundsOfYear = 52
                    $0.terms.leastOfStratum = 1
                })
            let view = try await office.casework.read(OpenReviewRound(round))
            let first = try await office.items(of: round)
            #expect(view.sizing.refused.population == 36 && (3..<36).contains(first.count))
            for refused in [first.count, first.count - 1] {
                #expect(
                    try await office.refusal(
                        of: ExtendSample(round: round, paid: 0, refused: refused),
                        by: Staff.reviewer) == "round_extension_unfit")
            }
            try await office.end(first[0], of: round)
            _ = try await office.casework.perform(
                ExtendSample(round: round, paid: 0, refused: first.count + 6),
                by: Staff.reviewer)
            let second = try await office.items(of: round)
            #expect(second.count == first.count + 6)
            #expect(Set(first.map(\.item)).isSubset(of: Set(second.map(\.item))))
            let old = second.filter { $0.generation == 0 }
            #expect(Set(old.map(\.item)) == Set(first.map(\.item)))
            #expect(old.first { $0.item == first[0].item }?.outcome == .done)
            #expect(second.map(\.lot) == second.map(\.lot).sorted())
            let again = try await office.casework.read(OpenReviewRound(round))
            #expect(again.extensions.map(\.refused) == [first.count + 6])
            #expect(again.row.drawn == second.count && again.row.ended == 1)
        }
    }
}
