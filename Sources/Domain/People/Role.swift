/// 岗位 - what an officer is appointed to. Several may be held at once where no ``RoleConflict``
/// stands between them.
package enum Role: String, CaseIterable, Sendable {
    /// 核查员 - visits households for the insurer.
    case verifier
    /// 保险调度 - plans the insurer's visits.
    case dispatcher
    /// 部门报送员 - sends a department's feeds and answers comparisons.
    case department
    /// 乡镇干部 - prescreens; files, reviews and posts for a village that has nobody of its own.
    case town
    /// 村干部 - holds village reviews and posts notices in the own village.
    case village
    /// 经办 - prepares claims for approval and registers the county's data.
    case handler
    /// 审批人 - approves payouts and answers for them.
    case approver
    /// 会计 - keeps the fund's books and reconciles them with the bank.
    case accountant
    /// 出纳 - sends payment orders.
    case cashier
    /// 复核员 - draws the sample of the visits and goes to see those households again.
    case reviewer
    /// 审计 - reads everything, changes nothing, and contributes to the seeds of the review.
    case auditor
    /// 系统管理员 - operates the installation and keeps the accounts; one of the three separate
    /// administrators (三员, GB/T 22239-2019 8.1.4 and 8.1.5), who hold no business right and are
    /// three persons.
    case systemAdministrator = "system_administrator"
    /// 安全管理员 - says who holds which role.
    case securityAdministrator = "security_administrator"
    /// 审计管理员 - watches the other two, and is the second person where there is no other.
    case auditAdministrator = "audit_administrator"
    /// 系统 - the daemon itself: the notice clock, screening, the nightly checks. Nobody is
    /// appointed to it.
    case system

    /// What the role may do.
    package var permissions: Set<Permission> {
        changes.union(readings)
    }

    /// What it may change.
    private var changes: Set<Permission> {
        switch self {
        case .verifier: [.recordVerification]
        case .dispatcher: [.planVisits, .commitSeedPart, .disputeReview]
        case .department: [.importFeed, .recordCrosschecks]
        case .town: [.fileApplication, .prescreen, .recordReview, .keepNotice]
        case .village: [.fileApplication, .recordReview, .keepNotice]
        case .handler:
            [
                .keepRegister, .keepSchemes, .importFeed, .openLeads, .fileApplication,
                .recordCrosschecks, .resolveCrosschecks, .assess, .keepNotice, .ruleOnObjection,
                .withdraw, .proposeErasure,
            ]
        case .approver: [.approve, .erase, .decideReview]
        case .accountant: [.keepBooks, .reconcile, .recheckReview]
        case .cashier: [.orderPayments]
        case .reviewer: [.drawSamples, .closeCommitments, .commitSeedPart, .reverify]
        case .auditor: [.commitSeedPart]
        case .systemAdministrator: [.operate, .keepAccounts, .administerAccess]
        case .securityAdministrator:
            [.proposeAppointments, .confirmAppointments, .removeSecondFactors]
        case .auditAdministrator: [.confirmAppointments]
        case .system: [.openLeads, .assess, .keepNotice, .remind, .closeCommitments]
        }
    }

    /// What it may read, masked but for what it may reveal. Departments send and are told nothing
    /// of households; the administrators see their installation, not the county's poor.
    private var readings: Set<Permission> {
        switch self {
        case .verifier: [.readCases, .reveal]
        case .dispatcher: [.readCases, .reveal, .readReviews]
        case .town, .village: [.readCases, .lookUpPersons, .reveal]
        case .reviewer: [.readCases, .lookUpPersons, .readReviews]
        case .handler: [.readCases, .lookUpPersons, .readFund, .reveal, .readReviews]
        case .approver, .auditor: [.readCases, .lookUpPersons, .readFund, .readReviews]
        case .accountant: [.readCases, .readFund, .readReviews]
        case .cashier: [.readCases, .readFund, .reveal]
        case .systemAdministrator, .securityAdministrator, .auditAdministrator: [.seeOfficers]
        case .department, .system: []
        }
    }

    /// Roles that somebody can be appointed to.
    package static let appointable = allCases.filter { $0 != .system }

    /// 三员 - the three separate administrators.
    package static let administrators: Set<Role> = [
        .systemAdministrator, .securityAdministrator, .auditAdministrator,
    ]

    /// 关键岗位 - roles that move money or say who may: nobody comes to one by one person's word.
    package var isOfPower: Bool {
        switch self {
        case .approver, .accountant, .cashier, .systemAdministrator, .securityAdministrator,
            .auditAdministrator:
            true
        case .verifier, .dispatcher, .department, .town, .village, .handler, .reviewer, .auditor,
            .system:
            false
        }
    }

    /// Whether the role is held in a town or a village, never in the whole county.
    package var isLocal: Bool { self == .town || self == .village }

    /// Whether the role may be held for one of several insurers.
    package var isOfInsurer: Bool { self == .verifier || self == .dispatcher }
}

/// 权限 - what an action needs its actor to hold, and what an inquiry needs its reader to.
package enum Permission: String, CaseIterable, Sendable {
    /// Cases with their households, masked.
    case readCases = "read_cases"
    /// The fund: its books, payouts and exceptions.
    case readFund = "read_fund"
    /// Finding out whether an ID number is in the register, and whose household it is of.
    case lookUpPersons = "look_up_persons"
    /// Seeing a household's ``PersonalDatum`` unmasked, for a reason.
    case reveal
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
    case drawSamples = "draw_samples"
    case reverify
    /// The rounds of the sampling review: their frames, samples, comparisons and reports.
    case readReviews = "read_reviews"
    /// Binding a party of a round to its part of the seed, showing it, and reading the dice.
    case commitSeedPart = "commit_seed_part"
    /// Ending the time for commitments, at its hour.
    case closeCommitments = "close_commitments"
    /// Not accepting a finding of the review, for the insurer.
    case disputeReview = "dispute_review"
    /// Deciding such disputes, and what the report leads to.
    case decideReview = "decide_review"
    /// Reviewing some of the reviews again, for finance.
    case recheckReview = "recheck_review"
    case operate
    case keepAccounts = "keep_accounts"
    case proposeAppointments = "propose_appointments"
    case confirmAppointments = "confirm_appointments"
    case foundAdministration = "found_administration"
    /// Who is registered, and what they hold and have held.
    case seeOfficers = "see_officers"
    /// Who may sign in, and with what: passwords, tokens, certificates.
    case administerAccess = "administer_access"
    /// Taking somebody's second factor away. Who may give them a password does not hold it: the two
    /// together are enough to come in as somebody else.
    case removeSecondFactors = "remove_second_factors"
    /// Proposing that what is known of a household is destroyed.
    case proposeErasure = "propose_erasure"
    /// Destroying it, as the second person.
    case erase
    /// One's own password, second factor and sessions. No role gives it: everybody who has signed
    /// in holds it, and no token does.
    case keepOwnAccess = "keep_own_access"
}
