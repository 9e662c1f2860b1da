/// 个人信息项 - what of a household and its people is sealed, and masked wherever it is shown.
package enum PersonalDatum: String, CaseIterable, Sendable {
    /// 户主证件号码 - the head's ID number.
    case headIDNumber = "head_id_number"
    /// 银行账号 - the account that relief is paid to.
    case account
    /// 联系电话 - the telephone number.
    case phone
    /// 成员证件号码 - the ID number of one member, the head among them.
    case memberIDNumber = "member_id_number"

    /// Whether it is one member's, so that it must be said whose.
    package var isOfMember: Bool { self == .memberIDNumber }

    /// 明文查看规则 - who may see it in the clear, and when (个人信息保护法, article 6: the least that
    /// the purpose needs; OWASP ASVS 5.0 8.1.2). The only place that says so:
    ///
    /// | Role | Datum | When | Why |
    /// |---|---|---|---|
    /// | handler | all | always | keeps the register, and compares the papers with it |
    /// | cashier | account | relief is granted and not paid | asks the bank about a payment |
    /// | verifier, dispatcher | phone | the case is the insurer's | telephones before a visit |
    /// | town, village | phone | a case is in hand | asks for papers, calls to the review |
    ///
    /// Nobody else: an approver decides on the working, an accountant reconciles payment numbers,
    /// and a reviewer who draws a sample goes there unannounced.
    package var rules: [Role: DisclosureOccasion] {
        switch self {
        case .headIDNumber, .memberIDNumber: [.handler: .always]
        case .account: [.handler: .always, .cashier: .unpaidRelief]
        case .phone:
            [
                .handler: .always, .verifier: .caseWithInsurer, .dispatcher: .caseWithInsurer,
                .town: .caseInHand, .village: .caseInHand,
            ]
        }
    }

    /// When somebody who holds the roles may see it; empty for never.
    package func occasions(for roles: Set<Role>) -> [DisclosureOccasion] {
        roles.compactMap { rules[$0] }
    }

    /// Those that somebody with the roles sees on some occasion.
    package static func visible(to roles: Set<Role>) -> [PersonalDatum] {
        allCases.filter { !$0.occasions(for: roles).isEmpty }
    }
}

/// 查看时机 - when somebody's work needs a household's datum.
package enum DisclosureOccasion: String, CaseIterable, Sendable {
    /// 随时
    case always
    /// 有在办案件 - a case of the household is on its way to the approval.
    case caseInHand = "case_in_hand"
    /// 承保机构在办 - the same, and the town has passed it on to the insurer.
    case caseWithInsurer = "case_with_insurer"
    /// 已批未付 - relief was granted and is not at the household yet; also when it came back.
    case unpaidRelief = "unpaid_relief"

    /// Whether it is given, where the household's cases stand like this.
    package func isGiven(by states: Set<ClaimState>) -> Bool {
        self == .always || !states.isDisjoint(with: self.states)
    }

    private var states: Set<ClaimState> {
        switch self {
        case .always: Set(ClaimState.allCases)
        case .caseInHand: DisclosureOccasion.beforeApproval
        case .caseWithInsurer: DisclosureOccasion.beforeApproval.subtracting([.lead])
        case .unpaidRelief: [.approved]
        }
    }

    /// What is ineligible or has failed its review may be visited again, after an objection.
    private static let beforeApproval: Set<ClaimState> = [
        .lead, .accepted, .verified, .ineligible, .eligible, .reviewFailed, .reviewed, .posted,
        .contested, .noticed,
    ]
}
