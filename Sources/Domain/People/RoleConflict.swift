/// 不相容岗位 - two roles that one person may not hold at the same time, and why.
///
/// The separation of incompatible duties is what 财会〔2012〕21号 (行政事业单位内部控制规范) asks
/// of an office that spends public money, and the Accounting Law of cashiers (会计法:
/// 出纳人员不得兼任稽核和账目登记); that of the three administrators is 等保 (GB/T 22239-2019 8.1.4, 8.1.5).
package struct RoleConflict: Sendable, Hashable {
    /// The one that stands first in ``Role``.
    package var one: Role
    package var other: Role
    package var reason: Reason

    /// 理由 - what one person who holds both could do unseen.
    package enum Reason: String, CaseIterable, Sendable {
        /// 自派自查 - send oneself to the households that one likes.
        case plansOwnVisits = "plans_own_visits"
        /// 自荐自查 - find true what one has put forward oneself.
        case visitsOwnNominations = "visits_own_nominations"
        /// 自荐自批 - approve what one has put forward oneself.
        case approvesOwnNominations = "approves_own_nominations"
        /// 自查自办 - prepare a claim on one's own findings.
        case preparesOwnFindings = "prepares_own_findings"
        /// 自办自批 - approve one's own findings or preparation.
        case approvesOwnWork = "approves_own_work"
        /// 自批自付 - pay out what one has prepared or approved.
        case paysOwnDecisions = "pays_own_decisions"
        /// 自付自核 - find in the books what one has decided or paid.
        case reconcilesOwnWork = "reconciles_own_work"
        /// 自查自复核 - draw the sample so that one's own work is not in it, or pass it.
        case samplesOwnWork = "samples_own_work"
        /// 自办自审 - audit what one has done.
        case auditsOwnWork = "audits_own_work"
        /// 管理员不办业务 - give oneself the means to do business that nobody sees.
        case administersOwnBusiness = "administers_own_business"
        /// 三员分离 - appoint, operate, and watch over oneself.
        case administersAlone = "administers_alone"
    }

    /// Whether the person who holds these roles holds the pair.
    package func isHeld(in roles: Set<Role>) -> Bool {
        roles.contains(one) && roles.contains(other)
    }

    /// The first pair that these roles hold, nil for none.
    package static func first(in roles: Set<Role>) -> RoleConflict? {
        all.first { $0.isHeld(in: roles) }
    }

    /// Every forbidden pair, once.
    package static let all: [RoleConflict] =
        business + against(.auditor, .auditsOwnWork)
        + administrators.flatMap { against($0, .administersOwnBusiness) }
        + [
            pair(.systemAdministrator, .securityAdministrator, .administersAlone),
            pair(.systemAdministrator, .auditAdministrator, .administersAlone),
            pair(.securityAdministrator, .auditAdministrator, .administersAlone),
        ]

    private static let business = [
        pair(.verifier, .dispatcher, .plansOwnVisits),
        pair(.verifier, .town, .visitsOwnNominations),
        pair(.verifier, .village, .visitsOwnNominations),
        pair(.town, .approver, .approvesOwnNominations),
        pair(.village, .approver, .approvesOwnNominations),
        pair(.verifier, .handler, .preparesOwnFindings),
        pair(.verifier, .approver, .approvesOwnWork),
        pair(.handler, .approver, .approvesOwnWork),
        pair(.verifier, .cashier, .paysOwnDecisions),
        pair(.handler, .cashier, .paysOwnDecisions),
        pair(.approver, .cashier, .paysOwnDecisions),
        pair(.verifier, .accountant, .reconcilesOwnWork),
        pair(.handler, .accountant, .reconcilesOwnWork),
        pair(.approver, .accountant, .reconcilesOwnWork),
        pair(.accountant, .cashier, .reconcilesOwnWork),
        pair(.verifier, .reviewer, .samplesOwnWork),
        pair(.dispatcher, .reviewer, .samplesOwnWork),
        pair(.handler, .reviewer, .samplesOwnWork),
        pair(.approver, .reviewer, .samplesOwnWork),
        pair(.accountant, .reviewer, .samplesOwnWork),
        pair(.cashier, .reviewer, .samplesOwnWork),
    ]

    private static let administrators: [Role] = [
        .systemAdministrator, .securityAdministrator, .auditAdministrator,
    ]

    private static func pair(_ one: Role, _ other: Role, _ reason: Reason) -> RoleConflict {
        RoleConflict(one: one, other: other, reason: reason)
    }

    /// A role against every role of the office's business that stands before it.
    private static func against(_ role: Role, _ reason: Reason) -> [RoleConflict] {
        Role.appointable.prefix { $0 != role }.filter { !Role.administrators.contains($0) }.map {
            pair($0, role, reason)
        }
    }
}
