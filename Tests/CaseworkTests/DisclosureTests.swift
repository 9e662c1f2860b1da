import Casework
import Domain
import TestSupport
import Testing

/// Everything personal is masked; who needs it in the clear says why, and that stays.
@Suite struct DisclosureTests {
    private static let household = TestCounty.households[0]
    private static let head = TestCounty.persons(of: household.id)[0]
    private static let values: [PersonalDatum: String] = [
        .headIDNumber: household.headIDNumber, .account: household.account.number.revealed,
        .phone: household.phone.revealed, .memberIDNumber: head.idNumber.revealed,
    ]

    private func action(
        _ datum: PersonalDatum, reason: String = "电话预约入户",
        of household: HouseholdID = household.id, member: PersonNumber? = nil
    ) -> RevealPersonalData {
        RevealPersonalData(
            household: household, datum: datum, member: member, reason: reason)
    }

    /// The number under which the register has a household's first member.
    private func member(of household: HouseholdID, _ office: TestOffice) async throws -> Int64 {
        try #require(
            try await office.casework.read(OpenHousehold(household)).members.first
        ).number
    }

    private func refusal(
        _ action: RevealPersonalData, _ session: Session, _ office: TestOffice
    ) async throws -> String? {
        do {
            _ = try await office.casework.reveal(action, in: session)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    /// With a case at the insurer's.
    @Test(arguments: [Staff.verifier, Staff.village, Staff.handler, Staff.cashier, Staff.auditor])
    func everyRoleSeesWhatItNeeds(actor: Actor) async throws {
        let needed: [PersonalDatum: [OfficerID: String?]] = [
            .headIDNumber: ["handler": nil], .memberIDNumber: ["handler": nil],
            .account: ["handler": nil, "cashier": "disclosure_untimely"],
            .phone: ["handler": nil, "V02": nil, "village": nil],
        ]
        try await withOffice { office async throws in
            _ = try await office.given.claim(
                .accepted, household: DisclosureTests.household.id)
            let number = try await member(of: DisclosureTests.household.id, office)
            let session = try await office.steppedUp(as: actor).session
            for datum in PersonalDatum.allCases {
                let asked = action(datum, member: datum.isOfMember ? number : nil)
                let expected: String? = needed[datum]![actor.id] ?? "not_permitted"
                #expect(try await refusal(asked, session, office) == expected, "\(datum)")
                guard expected == nil else { continue }
                let value = try await office.casework.reveal(asked, in: session)
                #expect(value == DisclosureTests.values[datum])
            }
        }
    }

    /// What a role needs for its work it sees while there is that work, and not before or after.
    @Test func thereMustBeAnOccasion() async throws {
        try await withOffice { office async throws in
            let verifier = try await office.steppedUp(as: Staff.verifier).session
            let cashier = try await office.steppedUp(as: Staff.cashier).session
            let village = try await office.steppedUp(as: Staff.village).session
            func codes(_ household: HouseholdID) async throws -> [String?] {
                [
                    try await refusal(action(.phone, of: household), verifier, office),
                    try await refusal(action(.phone, of: household), village, office),
                    try await refusal(action(.account, of: household), cashier, office),
                ]
            }
            let none = "disclosure_untimely"
            let states: [(ClaimState, [String?])] = [
                (.lead, [none, nil, none]), (.accepted, [nil, nil, none]),
                (.approved, [none, none, nil]), (.paid, [none, none, none]),
            ]
            for (state, expected) in states {
                let claim = try await office.given.claim(state)
                let household = try await office.casework.read(
                    OpenCase(claim, for: office.casework)
                ).row.household
                try await office.withdrawOthers(of: household, but: claim)
                #expect(try await codes(household) == expected, "\(state)")
            }
            try await office.withdrawOthers(of: TestCounty.applicants[8], but: nil)
            #expect(try await codes(TestCounty.applicants[8]) == [none, none, none])
        }
    }

    /// One subject at a time, and only of this household.
    @Test func aMemberIsNamed() async throws {
        try await withOffice { office async throws in
            let session = try await office.steppedUp(as: Staff.handler).session
            let own = try await member(of: "A01", office)
            let other = try await member(of: TestCounty.strangers[0], office)
            for (asked, code) in [
                (action(.memberIDNumber), "member_unfit"),
                (action(.phone, member: own), "member_unfit"),
                (action(.memberIDNumber, member: other), "member_not_found"),
                (action(.memberIDNumber, member: 999_999), "member_not_found"),
            ] {
                #expect(try await refusal(asked, session, office) == code)
            }
            let leaves = "select count(*) from action_log where action = 'reveal_personal_data'"
            #expect(try await office.number(leaves) == 0)
            let persons = try await office.casework.read(OpenHousehold("A01")).members
            let numbers = TestCounty.persons(of: "A01").map(\.idNumber.revealed)
            #expect(persons.count == numbers.count && persons.count > 1)
            for (person, number) in zip(persons, numbers) {
                let value = try await office.casework.reveal(
                    action(.memberIDNumber, member: person.number), in: session)
                #expect(value == number)
            }
            #expect(try await office.number(leaves) == Int64(persons.count))
        }
    }

    /// The trail says who, what and why; neither it nor the stored outcome holds the datum.
    @Test func itLeavesALeafAndNoCopy() async throws {
        try await withOffice { office async throws in
            let session = try await office.steppedUp(as: Staff.handler).session
            let leaves = "select count(*) from action_log where action = 'reveal_personal_data'"
            for turn in 1...2 {
                // The same request again is the same disclosure.
                let value = try await office.casework.reveal(action(.phone), in: session, key: "k")
                #expect(value == DisclosureTests.values[.phone])
                #expect(try await office.number(leaves) == 1, "\(turn)")
            }
            let kept = try await office.number(
                """
                select count(*) from idempotency where key = 'k'
                    and convert_from(outcome, 'UTF8') = '{}'
                """)
            #expect(kept == 1)
            let told = try await office.number(
                """
                select count(*) from action_log where action = 'reveal_personal_data'
                    and position(convert_to('电话预约入户', 'UTF8') in body) > 0
                    and position(convert_to('\(DisclosureTests.values[.phone]!)', 'UTF8') in body) = 0
                """)
            #expect(told == 1)
        }
    }

    @Test func withoutFactorReasonOrScopeThereIsNothing() async throws {
        try await withOffice(isSoundAtEnd: false) { office async throws in
            let plain = try await office.session(of: Staff.handler).session
            let leaves = "select count(*) from action_log where action = 'reveal_personal_data'"
            func refusal(
                _ action: RevealPersonalData, _ session: Session
            ) async throws -> String? {
                try await self.refusal(action, session, office)
            }
            #expect(try await refusal(action(.phone), plain) == "step_up_needed")
            let handler = try await office.steppedUp(as: Staff.handler).session
            #expect(try await refusal(action(.phone, reason: " \n"), handler) == "reason_missing")
            #expect(
                try await refusal(action(.phone, of: "X99"), handler) == "household_not_found")
            try await office.corrupt(
                "update officer set area_code = '\(TestCounty.secondVillage)' where id = 'village'")
            let (token, village) = try await office.steppedUp(as: Staff.village)
            #expect(try await refusal(action(.phone), village) == "household_not_found")
            let stranger = action(.phone, of: TestCounty.strangers[0])
            #expect(try await refusal(stranger, village) == "disclosure_untimely")
            try await office.corrupt(
                "update officer set area_code = '\(TestCounty.firstVillage)' where id = 'village'")
            let home = try await office.current(token)
            #expect(try await refusal(action(.phone), home) == nil)
            #expect(try await refusal(stranger, home) == "household_not_found")
            #expect(try await office.number(leaves) == 1)
        }
    }
}
