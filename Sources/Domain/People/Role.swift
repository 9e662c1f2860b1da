/// 岗位 - what an officer is appointed to. Several may be held at once where the rules of conflict
/// allow it.
package enum Role: String, CaseIterable, Sendable {
    /// 核查员 - visits households for the insurer.
    case verifier
    /// 保险调度 - plans the insurer's visits.
    case dispatcher
    /// 部门报送员 - sends a department's feeds and answers comparisons.
    case department
    /// 镇村干部 - prescreens, holds village reviews, posts notices.
    case town
    /// 经办 - prepares claims for approval and registers the county's data.
    case handler
    /// 审批人 - approves payouts and answers for them.
    case approver
    /// 会计 - keeps the fund's books and reconciles them with the bank.
    case accountant
    /// 出纳 - sends payment orders.
    case cashier
    /// 审计 - reads everything, changes nothing.
    case auditor
    /// 运维 - operates the installation; holds no business right.
    case operations
    /// 系统 - the daemon itself: the notice clock, screening, the nightly checks.
    case system

    /// What the role may do.
    package var permissions: Set<Permission> {
        switch self {
        case .verifier: [.recordVerification]
        case .dispatcher: [.planVisits]
        case .department: [.importFeed, .recordCrosschecks]
        case .town: [.fileApplication, .prescreen, .recordReview, .keepNotice]
        case .handler:
            [
                .keepRegister, .keepSchemes, .importFeed, .openLeads, .fileApplication,
                .recordCrosschecks, .resolveCrosschecks, .assess, .keepNotice, .ruleOnObjection,
                .withdraw,
            ]
        case .approver: [.approve]
        case .accountant: [.keepBooks, .reconcile]
        case .cashier: [.orderPayments]
        case .auditor: []
        case .operations: [.operate]
        case .system: [.openLeads, .assess, .keepNotice, .remind]
        }
    }
}

/// 权限 - what an action needs its actor to hold.
package enum Permission: String, CaseIterable, Sendable {
    case keepRegister = "keep_register"
    case keepSchemes = "keep_schemes"
    case importFeed = "import_feed"
    case fileApplication = "file_application"
    case openLeads = "open_leads"
    case prescreen
    case planVisits = "plan_visits"
    case recordVerification = "record_verification"
    case recordCrosschecks = "record_crosschecks"
    case resolveCrosschecks = "resolve_crosschecks"
    case assess
    case recordReview = "record_review"
    case keepNotice = "keep_notice"
    case ruleOnObjection = "rule_on_objection"
    case approve
    case orderPayments = "order_payments"
    case keepBooks = "keep_books"
    case reconcile
    case withdraw
    case remind
    case operate
}

/// 操作人 - who performs an action: an officer with the roles held at that moment.
package struct Actor: Sendable, Equatable {
    package var id: OfficerID
    package var roles: Set<Role>

    package init(id: OfficerID, roles: Set<Role>) {
        self.id = id
        self.roles = roles
    }

    package func may(_ permission: Permission) -> Bool {
        roles.contains { $0.permissions.contains(permission) }
    }

    /// The daemon itself.
    package static let daemon = Actor(id: "fangpin", roles: [.system])
    /// Whoever may run commands on the daemon's machine.
    package static let `operator` = Actor(id: "operator", roles: [.operations])
}

/// 经办机构人员 - an officer of the office, a town, a department or the insurer, as the register has it.
package struct Officer: Sendable, Equatable {
    package var id: OfficerID
    package var name: String
    package var roles: Set<Role>
    package var area: AreaCode?
    package var insurer: String?
    package var homeVillage: AreaCode?
    package var phone: Sensitive<String>?

    package init(
        id: OfficerID, name: String, roles: Set<Role>, area: AreaCode? = nil,
        insurer: String? = nil, homeVillage: AreaCode? = nil, phone: Sensitive<String>? = nil
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.area = area
        self.insurer = insurer
        self.homeVillage = homeVillage
        self.phone = phone
    }
}
