import Casework
import Domain
import TestSupport
import Testing

/// What is not an officer's to see is not theirs to know of: the same answer as for no claim.
@Suite struct ScopeTests {
    private static let inside: [Scope] = [
        .county, Scope(area: "340299000000"), Scope(area: "340299100000"),
        Scope(area: TestCounty.firstVillage),
    ]
    private static let outside: [Scope] = [
        Scope(area: TestCounty.secondVillage), Scope(area: "340299101000"),
        Scope(area: "340298000000"),
    ]

    /// All steps of towns and villages, each where the claim is at it.
    @Test(arguments: [Role.town, .village])
    func aTownActsInItsOwnVillages(role: Role) async throws {
        try await withOffice { office async throws in
            let given = office.given
            func tries<A: Action>(_ action: A) async throws {
                guard role.permissions.contains(A.permission) else { return }
                for scope in ScopeTests.inside {
                    let actor = Actor(id: "t", roles: [role], scope: scope)
                    #expect(try await rehearsed(action, actor, office) == nil, "\(A.name) \(scope)")
                }
                for scope in ScopeTests.outside {
                    let actor = Actor(id: "t", roles: [role], scope: scope)
                    #expect(
                        try await rehearsed(action, actor, office) == "claim_not_found",
                        "\(A.name) \(scope)")
                }
            }
            let lead = try await given.claim(.lead)
            let passed = Prescreening(passed: true, reason: "", decidedOn: Dates.prescreened)
            try await tries(PrescreenClaim(claim: lead, prescreening: passed))
            try await tries(given.review(try await given.claim(.eligible)))
            let reviewed = try await given.claim(.reviewed)
            try await tries(PostNotice(claim: reviewed, postedOn: Dates.posted))
            let posted = try await given.claim(.posted)
            try await tries(RaiseObjection(claim: posted, raisedOn: Dates.posted))
            try await tries(CloseNotice(claim: posted, takenDownOn: Dates.takenDown))
        }
    }

    @Test func anInsurerVisitsItsOwnHouseholds() async throws {
        try await withOffice(isSoundAtEnd: false) { office async throws in
            let claim = try await office.given.claim(.accepted)
            let visit = office.given.visit(claim, basis: .yuan(1))
            func outcome(_ insurer: String) async throws -> String? {
                let scope = Scope(insurer: insurer)
                return try await rehearsed(
                    visit, Actor(id: "V02", roles: [.verifier], scope: scope), office)
            }
            // Not divided among insurers: everybody's.
            #expect(try await outcome("甲") == nil)
            try await office.corrupt(
                "update claim set insurer = '甲', version = version + 1 where id = \(claim)")
            #expect(try await outcome("甲") == nil)
            #expect(try await outcome("乙") == "claim_not_found")
        }
    }

    /// A claim that there is and one that there is not are the same to who may not see either.
    @Test func theAnswerDoesNotTellThatThereIsAClaim() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.eligible)
            let actor = Actor(id: "t", roles: [.town], scope: ScopeTests.outside[0])
            for id in [claim, 999_999] {
                await #expect(throws: Refusal.claimNotFound(id)) {
                    try await office.casework.perform(office.given.review(id), by: actor)
                }
            }
        }
    }

    /// Nor does a key that somebody else used give the stored outcome.
    @Test func aStoredOutcomeIsForThoseWhoseClaimItIs() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.eligible)
            let review = office.given.review(claim)
            let near = Actor(id: "t", roles: [.town], scope: Scope(area: "340299100000"))
            let far = Actor(id: "u", roles: [.town], scope: ScopeTests.outside[0])
            #expect(try await office.refusal(of: review, by: near, key: "k") == nil)
            #expect(try await office.refusal(of: review, by: near, key: "k") == nil)
            #expect(try await office.refusal(of: review, by: far, key: "k") == "claim_not_found")
        }
    }

    /// The daemon acts everywhere.
    @Test func theDaemonIsNoTown() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.posted)
            let close = CloseNotice(claim: claim, takenDownOn: Dates.takenDown)
            #expect(try await office.refusal(of: close, by: .daemon) == nil)
        }
    }

    /// Applications of people from elsewhere are of people whom nobody knows.
    @Test func aTownFilesForItsOwn() async throws {
        try await withOffice { office async throws in
            let own = TestCounty.persons(of: "B01")[0].idNumber.revealed
            let other = TestCounty.persons(of: "A01")[0].idNumber.revealed
            let file = """
                申请日期,渠道,申请人证件号码,原因,申报金额,说明
                2026-09-03,户申请,\(own),因病,1.00,
                2026-09-03,户申请,\(other),因病,1.00,
                2026-08-30,户申请,\(other),因病,20000.00,

                """
            func filed(_ scope: Scope) async throws -> [Int] {
                let outcome = try await office.casework.perform(
                    ImportApplications(
                        fileName: "a.csv", bytes: Array(file.utf8), for: office.casework),
                    by: Actor(id: "t", roles: [.town], scope: scope), dryRun: true)
                return [outcome.accepted, outcome.duplicates, outcome.rejected]
            }
            #expect(try await filed(.county) == [2, 1, 0])
            #expect(try await filed(Scope(area: "340299100000")) == [2, 1, 0])
            // That the second village's neighbour has applied before is not told either.
            #expect(try await filed(Scope(area: TestCounty.secondVillage)) == [1, 0, 2])
            #expect(try await filed(Scope(area: "340299101000")) == [0, 0, 3])
        }
    }

    /// Lists, counts, cases, households and persons: of another village there are none.
    @Test func aReaderFindsWhatIsTheirsOnly() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.paid)
            let household = TestCounty.applicants[0]
            let head = TestCounty.idNumber(0)
            for scope in ScopeTests.inside + ScopeTests.outside {
                let seen = ScopeTests.inside.contains(scope)
                let read = Reader(office: office, scope: scope)
                let list = try await read(CaseList(limit: 200)).rows
                #expect(list.count == (seen ? 64 : 0), "\(scope)")
                let counts = try await read(StateCounts())
                #expect(counts == (seen ? [.lead: 63, .paid: 1] : [:]), "\(scope)")
                let persons = try await read(FindPerson(idNumber: head))
                #expect(persons.count == (seen ? 1 : 0), "\(scope)")
                #expect(
                    try await read.refusal(of: OpenCase(claim, for: office.casework))
                        == (seen ? nil : "claim_not_found"), "\(scope)")
                #expect(
                    try await read.refusal(of: OpenHousehold(household))
                        == (seen ? nil : "household_not_found"), "\(scope)")
            }
        }
    }

    /// The scope is that of the officer who has signed in.
    @Test func aSessionReadsWithinItsOfficersScope() async throws {
        try await withOffice(isSoundAtEnd: false) { office async throws in
            let near = try await office.session(of: Staff.town).session
            #expect(try await office.casework.read(CaseList(), in: near).rows.count == 50)
            try await office.corrupt(
                "update officer set area_code = '\(TestCounty.secondVillage)' where id = 'town'")
            let far = try await office.session(of: Staff.town).session
            #expect(try await office.casework.read(CaseList(), in: far).rows.isEmpty)
            let head = TestCounty.idNumber(0)
            let neighbour = TestCounty.idNumber(2 * TestCounty.applicants.count)
            #expect(try await office.casework.findPersons(under: head, for: far).isEmpty)
            #expect(try await office.casework.findPersons(under: neighbour, for: far).count == 1)
        }
    }

    private struct Reader {
        let office: TestOffice
        let scope: Scope

        func callAsFunction<I: Inquiry>(_ inquiry: I) async throws -> I.Answer {
            try await office.casework.read(inquiry, within: scope)
        }

        func refusal(of inquiry: some Inquiry) async throws -> String? {
            do {
                _ = try await self(inquiry)
                return nil
            } catch let refusal as Refusal {
                return refusal.code
            }
        }
    }

    private func rehearsed<A: Action>(
        _ action: A, _ actor: Actor, _ office: TestOffice
    ) async throws -> String? {
        do {
            _ = try await office.casework.perform(action, by: actor, dryRun: true)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }
}
