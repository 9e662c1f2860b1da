import Casework
import Domain
import TestSupport
import Testing

@Suite struct CrosscheckListTests {
    private func row(_ household: HouseholdID, _ crosscheck: Crosscheck) -> CrosscheckList.Row {
        CrosscheckList.Row(household: household, crosscheck: crosscheck)
    }

    private func comparisons(_ claim: Claim.ID, _ office: TestOffice) async throws -> [[String]] {
        try await office.casework.read(OpenCase(claim, for: office.casework)).crosschecks.map {
            [$0.department, $0.item, "\($0.hit)", $0.ruling?.rawValue ?? "-"]
        }
    }

    /// The same answers, as a list and household by household, leave the same claims.
    @Test func aListIsWhatItsHouseholdsAreOneByOne() async throws {
        try await withOffice { office async throws in
            let given = office.given
            let households = (0..<2).map { _ in given.household() }
            var claims: [Claim.ID] = []
            for household in households {
                claims.append(try await given.claim(.eligible, household: household))
            }
            func checks(of household: HouseholdID) -> [Crosscheck] {
                [
                    given.comparison(of: household, ruling: .upheld),
                    given.comparison(of: household, item: "公积金", hit: false),
                ]
            }
            let outcome = try await office.casework.perform(
                CrosscheckList(
                    rows: checks(of: households[0]).map { row(households[0], $0) }),
                by: Staff.handler)
            #expect(outcome == CrosscheckList.Outcome(recorded: 2))
            _ = try await office.casework.perform(
                RecordCrosschecks(
                    household: households[1], crosschecks: checks(of: households[1])),
                by: Staff.handler)
            for claim in claims { #expect(try await office.state(of: claim) == .verified) }
            let (listed, single) = (
                try await comparisons(claims[0], office), try await comparisons(claims[1], office)
            )
            #expect(listed == single && listed.count == 2)
        }
    }

    /// A list that comes again, longer and with rulings, adds what is new and decides what waited.
    @Test func aListMayComeAgain() async throws {
        try await withOffice { office async throws in
            let given = office.given
            let household = given.household()
            let claim = try await given.claim(.eligible, household: household)
            let open = given.comparison(of: household)
            let twice = given.comparison(of: household, item: "公积金", hit: false)
            func record(_ checks: [Crosscheck]) async throws -> CrosscheckList.Outcome {
                try await office.casework.perform(
                    CrosscheckList(rows: checks.map { row(household, $0) }), by: Staff.handler)
            }
            #expect(try await record([open, twice, twice]) == .init(recorded: 3))
            #expect(try await record([open, twice, twice]) == .init(standing: 3))
            #expect(try await office.state(of: claim) == .eligible)
            let decided = given.comparison(of: household, ruling: .upheld)
            #expect(
                try await record([twice, twice, twice, decided])
                    == .init(recorded: 1, ruled: 1, standing: 2))
            #expect(try await office.state(of: claim) == .verified)
            // What is decided stays: without its ruling it says nothing new, with another it is
            // another answer.
            #expect(try await record([open]) == .init(standing: 1))
            let other = given.comparison(of: household, ruling: .explained)
            #expect(try await record([decided, other]) == .init(recorded: 1, standing: 1))
            #expect(
                try await comparisons(claim, office).map(\.last)
                    == ["upheld", "explained", "-", "-", "-"])
        }
    }

    @Test func anUnknownHouseholdStopsNothingElse() async throws {
        try await withOffice { office async throws in
            let household = office.given.household()
            let check = office.given.comparison(of: household)
            let outcome = try await office.casework.perform(
                CrosscheckList(rows: [row("nobody", check), row(household, check)]),
                by: Staff.department)
            #expect(outcome.recorded == 1)
            #expect(outcome.refused.map(\.place) == [0])
            #expect(outcome.refused.map(\.code) == ["household_not_found"])
        }
    }

    /// A department answers; what its answer means is not for it to decide.
    @Test func whoMayNotDecideBringsNoRuling() async throws {
        try await withOffice { office async throws in
            let household = office.given.household()
            let check = office.given.comparison(of: household, ruling: .exempt)
            let code = try await office.refusal(
                of: CrosscheckList(rows: [row(household, check)]), by: Staff.department)
            #expect(code == "not_permitted")
        }
    }

    /// What is told of one household is not shown to those who read of another.
    @Test func aCaseShowsNoOtherHouseholds() async throws {
        try await withOffice { office async throws in
            let given = office.given
            let households = (0..<2).map { _ in given.household() }
            let claim = try await given.claim(.eligible, household: households[0])
            _ = try await office.casework.perform(
                CrosscheckList(
                    rows: households.map { row($0, given.comparison(of: $0, ruling: .upheld)) }),
                by: Staff.handler)
            let file = try await office.casework.read(OpenCase(claim, for: office.casework))
            let event = try #require(file.history.last { $0.action == CrosscheckList.name })
            #expect(!event.notes.contains { $0.name.contains("/") })
        }
    }
}
