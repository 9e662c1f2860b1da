/// 个人信息项 - what of a household is sealed, and masked wherever it is shown.
package enum PersonalDatum: String, CaseIterable, Sendable {
    /// 户主证件号码 - the head's ID number.
    case headIDNumber = "head_id_number"
    /// 银行账号 - the account that relief is paid to.
    case account
    /// 联系电话 - the telephone number.
    case phone

    /// 最小必要 - whose work needs it in the clear (个人信息保护法, article 6): who prepares a claim
    /// compares the papers, who pays the account, and who comes to the house telephones before.
    package var roles: Set<Role> {
        switch self {
        case .headIDNumber: [.handler]
        case .account: [.handler, .cashier]
        case .phone: [.handler, .verifier, .dispatcher, .town, .village]
        }
    }
}
