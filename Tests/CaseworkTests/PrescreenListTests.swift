import Casework
import Domain
import TestSupport
import Testing

@Suite struct PrescreenListTests {
    private static let passed = Prescreening(
        passed: true, reason: "", decidedOn: Dates.prescreened)
    private static let removed = Prescreening(
        passed: false, reason: "家中有稳定收入", decidedOn: Dates.prescreened)

    private func row(_ claim: Claim.ID, _ prescreening: Prescreening) -> PrescreenList.Row {
        PrescreenList.Row(claim: claim, prescreening: prescreening)
    }

    /// The same decisions, as a list and one by one, leave the same claims.
    @Test func aListIsWhatItsRowsAreOneByOne() async throws {
        try await withOffice { office async throws in
            let decisions = [
                PrescreenListTests.passed, PrescreenListTests.removed, PrescreenListTests.passed,
            ]
            var listed: [Claim.ID] = []
            var single: [Claim.ID] = []
            for decision in decisions {
                listed.append(try await office.given.claim(.lead))
                single.append(try await office.given.claim(.lead))
                _ = try await office.casework.perform(
                    PrescreenClaim(claim: single.last!, prescreening: decision), by: Staff.town)
            }
            let outcome = try await office.casework.perform(
                PrescreenList(rows: zip(listed, decisions).map(row)), by: Staff.town)
            #expect((outcome.passed, outcome.screenedOut, outcome.standing) == (2, 1, 0))
            #expect(outcome.refused.isEmpty)
            for (one, other) in zip(listed, single) {
                let found = try await office.casework.read(OpenCase(one, for: office.casework))
                let expected = try await office.casework.read(
                    OpenCase(other, for: office.casework))
                #expect(found.row.state == expected.row.state)
                #expect(found.row.dueOn == expected.row.dueOn)
                #expect(found.prescreening == expected.prescreening)
            }
        }
    }

    @Test func whatIsRefusedStopsNothingElse() async throws {
        try await withOffice { office async throws in
            let lead = try await office.given.claim(.lead)
            let bare = try await office.given.claim(.lead)
            let accepted = try await office.given.claim(.accepted)
            let noReason = Prescreening(passed: false, reason: "", decidedOn: Dates.prescreened)
            let outcome = try await office.casework.perform(
                PrescreenList(rows: [
                    row(accepted, PrescreenListTests.removed), row(bare, noReason),
                    row(999_999, PrescreenListTests.passed), row(lead, PrescreenListTests.passed),
                    row(lead, PrescreenListTests.removed), row(lead, PrescreenListTests.passed),
                ]), by: Staff.town)
            #expect(outcome.passed == 1 && outcome.screenedOut == 0 && outcome.standing == 1)
            #expect(outcome.refused.map(\.place) == [0, 1, 2, 4])
            #expect(
                outcome.refused.map(\.code)
                    == ["wrong_state", "reason_missing", "claim_not_found", "wrong_state"])
            #expect(try await state(of: lead, office) == .accepted)
            #expect(try await state(of: bare, office) == .lead)
        }
    }

    @Test func theSameListAgainChangesNothing() async throws {
        try await withOffice { office async throws in
            let claims = [
                try await office.given.claim(.lead), try await office.given.claim(.lead),
            ]
            let list = PrescreenList(
                rows: [
                    row(claims[0], PrescreenListTests.passed),
                    row(claims[1], PrescreenListTests.removed),
                ])
            _ = try await office.casework.perform(list, by: Staff.town, key: "first")
            let before = try await office.casework.read(
                OpenCase(claims[0], for: office.casework))
            let again = try await office.casework.perform(list, by: Staff.town, key: "second")
            #expect(again == PrescreenList.Outcome(standing: 2))
            let after = try await office.casework.read(OpenCase(claims[0], for: office.casework))
            #expect(after.history == before.history)
        }
    }

    /// A page shows what was decided about its own claim, not the list.
    @Test func theTrailTellsEachClaimItsOwn() async throws {
        try await withOffice { office async throws in
            let passed = try await office.given.claim(.lead)
            let removed = try await office.given.claim(.lead)
            _ = try await office.casework.perform(
                PrescreenList(rows: [
                    row(passed, PrescreenListTests.passed),
                    row(removed, PrescreenListTests.removed),
                ]), by: Staff.town)
            for (claim, told) in [
                (passed, "accepted \(Dates.prescreened)"),
                (removed, "screened_out \(Dates.prescreened) 家中有稳定收入"),
            ] {
                let file = try await office.casework.read(OpenCase(claim, for: office.casework))
                let notes = try #require(file.history.last).notes
                #expect(notes.filter { $0.name.hasPrefix("decision") }.map(\.value) == [told])
            }
        }
    }

    @Test func anotherTownsClaimsAreNotThere() async throws {
        try await withOffice { office async throws in
            let lead = try await office.given.claim(.lead)
            let stranger = Actor(
                id: "t", roles: [.town], scope: Scope(area: TestCounty.secondVillage))
            let outcome = try await office.casework.perform(
                PrescreenList(rows: [row(lead, PrescreenListTests.passed)]), by: stranger)
            #expect(outcome.refused.map(\.code) == ["claim_not_found"])
            #expect(try await state(of: lead, office) == .lead)
        }
    }

    private func state(of claim: Claim.ID, _ office: TestOffice) async throws -> ClaimState? {
        try await office.casework.read(OpenCase(claim, for: office.casework)).row.state
    }
}
