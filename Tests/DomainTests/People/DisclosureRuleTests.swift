import Domain
import Testing

@Suite("Unmasking: who may see what in the clear, and when")
struct DisclosureRuleTests {
    /// Written once more by hand, role by role; who is not named sees nothing.
    private static let table: [Role: [PersonalDatum: DisclosureOccasion]] = [
        .handler: [
            .headIDNumber: .always, .memberIDNumber: .always, .account: .always,
            .phone: .always,
        ],
        .cashier: [.account: .unpaidRelief],
        .verifier: [.phone: .caseWithInsurer], .dispatcher: [.phone: .caseWithInsurer],
        .town: [.phone: .caseInHand], .village: [.phone: .caseInHand],
    ]

    @Test("every cell of role × datum", arguments: Role.allCases)
    func cells(role: Role) {
        let row = DisclosureRuleTests.table[role] ?? [:]
        for datum in PersonalDatum.allCases {
            #expect(datum.rules[role] == row[datum], "\(role) \(datum)")
            #expect(datum.occasions(for: [role]) == [row[datum]].compactMap(\.self))
        }
        #expect(Set(PersonalDatum.visible(to: [role])) == Set(row.keys))
        // A rule for a role that may not ask, or a role that asks in vain, is a mistake.
        #expect(role.permissions.contains(.reveal) == !row.isEmpty)
    }

    @Test("an occasion is a case that stands where the work needs it")
    func occasions() {
        let given: [DisclosureOccasion: Set<ClaimState>] = [
            .always: Set(ClaimState.allCases),
            .caseInHand: [
                .lead, .accepted, .verified, .ineligible, .eligible, .reviewFailed, .reviewed,
                .posted, .contested, .noticed,
            ],
            .caseWithInsurer: [
                .accepted, .verified, .ineligible, .eligible, .reviewFailed, .reviewed, .posted,
                .contested, .noticed,
            ],
            .unpaidRelief: [.approved],
        ]
        for occasion in DisclosureOccasion.allCases {
            for state in ClaimState.allCases {
                let isGiven = given[occasion]?.contains(state) == true
                #expect(occasion.isGiven(by: [state]) == isGiven, "\(occasion) \(state)")
                // One case is enough, whatever became of the others.
                #expect(occasion.isGiven(by: [state, .withdrawn, .paid]) == isGiven)
            }
            #expect(occasion.isGiven(by: []) == (occasion == .always))
        }
    }

    @Test("two roles see what each of them sees")
    func union() {
        #expect(
            PersonalDatum.account.occasions(for: [.cashier, .handler]).contains(.always))
        #expect(PersonalDatum.phone.occasions(for: [.approver, .auditor]).isEmpty)
    }
}
