import Casework
import Domain
import TestSupport
import Testing

/// Everything personal is masked; who needs it in the clear says why, and that stays.
@Suite struct DisclosureTests {
    private static let household = TestCounty.households[0]
    private static let values: [PersonalDatum: String] = [
        .headIDNumber: household.headIDNumber, .account: household.account.number.revealed,
        .phone: household.phone.revealed,
    ]

    private func action(
        _ datum: PersonalDatum, reason: String = "电话预约入户",
        of household: HouseholdID = household.id
    ) -> RevealPersonalData {
        RevealPersonalData(household: household, datum: datum, reason: reason)
    }

    @Test(arguments: [Staff.verifier, Staff.village, Staff.handler, Staff.cashier, Staff.auditor])
    func everyRoleSeesWhatItNeeds(actor: Actor) async throws {
        let needed: [PersonalDatum: Set<OfficerID>] = [
            .headIDNumber: ["handler"], .account: ["handler", "cashier"],
            .phone: ["handler", "V02", "village"],
        ]
        try await withOffice { office async throws in
            let session = try await office.steppedUp(as: actor).session
            for datum in PersonalDatum.allCases {
                if needed[datum]!.contains(actor.id) {
                    let value = try await office.casework.reveal(
                        action(datum), in: session, key: "\(datum)")
                    #expect(value == DisclosureTests.values[datum])
                } else {
                    await #expect(throws: Refusal.notPermitted(.reveal)) {
                        try await office.casework.reveal(
                            action(datum), in: session, key: "\(datum)")
                    }
                }
            }
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
                do {
                    _ = try await office.casework.reveal(action, in: session, key: "k")
                    return nil
                } catch let refusal as Refusal {
                    return refusal.code
                }
            }
            #expect(try await refusal(action(.phone), plain) == "step_up_needed")
            let handler = try await office.steppedUp(as: Staff.handler).session
            #expect(try await refusal(action(.phone, reason: " \n"), handler) == "reason_missing")
            #expect(
                try await refusal(action(.phone, of: "X99"), handler) == "household_not_found")
            try await office.corrupt(
                "update officer set area_code = '\(TestCounty.secondVillage)' where id = 'village'")
            let village = try await office.steppedUp(as: Staff.village).session
            #expect(try await refusal(action(.phone), village) == "household_not_found")
            let own = TestCounty.strangers[0]
            #expect(try await refusal(action(.phone, of: own), village) == nil)
            #expect(try await office.number(leaves) == 1)
        }
    }
}
