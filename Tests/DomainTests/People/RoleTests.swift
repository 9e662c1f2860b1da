import Domain
import Testing

@Suite("Roles: who may do what, and who may not do both")
struct RoleTests {
    /// From the other side than the code has it: who acts at each step of the work.
    static let holders: [Permission: Set<Role>] = [
        .readCases: [
            .verifier, .dispatcher, .town, .village, .handler, .approver, .accountant, .cashier,
            .reviewer, .auditor,
        ],
        .readFund: [.handler, .approver, .accountant, .cashier, .auditor],
        .lookUpPersons: [.town, .village, .handler, .approver, .reviewer, .auditor],
        .reveal: [.verifier, .dispatcher, .town, .village, .handler, .cashier],
        .keepRegister: [.handler], .keepSchemes: [.handler],
        .importFeed: [.department, .handler],
        .fileApplication: [.town, .village, .handler], .openLeads: [.handler, .system],
        .prescreen: [.town], .planVisits: [.dispatcher], .recordVerification: [.verifier],
        .recordCrosschecks: [.department, .handler], .resolveCrosschecks: [.handler],
        .assess: [.handler, .system], .recordReview: [.town, .village],
        .keepNotice: [.town, .village, .handler, .system], .ruleOnObjection: [.handler],
        .approve: [.approver], .orderPayments: [.cashier], .keepBooks: [.accountant],
        .reconcile: [.accountant], .withdraw: [.handler], .remind: [.system],
        .drawSamples: [.reviewer], .reverify: [.reviewer],
        .readReviews: [.reviewer, .approver, .handler, .accountant, .auditor, .dispatcher],
        .commitSeedPart: [.reviewer, .dispatcher, .auditor],
        .closeCommitments: [.reviewer, .system], .disputeReview: [.dispatcher],
        .decideReview: [.approver], .recheckReview: [.accountant],
        .operate: [.systemAdministrator], .keepAccounts: [.systemAdministrator],
        .administerAccess: [.systemAdministrator],
        .removeSecondFactors: [.securityAdministrator],
        .proposeAppointments: [.securityAdministrator],
        .confirmAppointments: [.securityAdministrator, .auditAdministrator],
        .foundAdministration: [],
        .seeOfficers: [.systemAdministrator, .securityAdministrator, .auditAdministrator],
        .proposeErasure: [.handler], .erase: [.approver],
        // Everybody's own, whatever the role.
        .keepOwnAccess: [],
    ]

    @Test("each step has its roles", arguments: Permission.allCases)
    func steps(permission: Permission) throws {
        let roles = Role.allCases.filter { $0.permissions.contains(permission) }
        #expect(Set(roles) == (try #require(RoleTests.holders[permission])))
    }

    @Test(
        "no role does both",
        arguments: [
            (Permission.recordVerification, Permission.assess), (.recordVerification, .approve),
            (.prescreen, .approve), (.recordReview, .approve), (.assess, .approve),
            (.resolveCrosschecks, .approve), (.approve, .orderPayments), (.approve, .keepBooks),
            (.orderPayments, .keepBooks), (.orderPayments, .reconcile),
            (.planVisits, .recordVerification), (.keepSchemes, .approve),
            (.recordVerification, .reverify), (.keepAccounts, .proposeAppointments),
            (.keepAccounts, .confirmAppointments),
            (.administerAccess, .approve), (.administerAccess, .orderPayments),
            (.administerAccess, .removeSecondFactors), (.proposeErasure, .erase),
        ])
    func separated(one: Permission, other: Permission) {
        for role in Role.allCases {
            #expect(!role.permissions.isSuperset(of: [one, other]), "\(role)")
        }
    }

    /// Who holds two roles could do both again; so nobody holds two roles that do.
    @Test(
        "nobody's roles together do both",
        arguments: [
            (Permission.recordVerification, Permission.assess), (.recordVerification, .approve),
            (.recordVerification, .orderPayments), (.recordVerification, .reconcile),
            (.recordVerification, .reverify), (.assess, .approve), (.assess, .orderPayments),
            (.assess, .reconcile), (.assess, .reverify), (.approve, .orderPayments),
            (.approve, .reconcile), (.approve, .reverify), (.orderPayments, .reconcile),
            (.orderPayments, .reverify), (.reconcile, .reverify), (.prescreen, .approve),
            (.recordReview, .approve), (.planVisits, .recordVerification),
            (.keepAccounts, .proposeAppointments), (.administerAccess, .removeSecondFactors),
        ])
    func separatedPersons(one: Permission, other: Permission) {
        for first in Role.appointable where first.permissions.contains(one) {
            for second in Role.appointable where second.permissions.contains(other) {
                #expect(RoleConflict.first(in: [first, second]) != nil, "\(first), \(second)")
            }
        }
    }

    @Test("an actor may do what any of the roles may, and without one keep the own password")
    func actors() {
        let nobody = Actor(id: "x", roles: [])
        let both = Actor(id: "x", roles: [.town, .accountant])
        let auditor = Actor(id: "x", roles: [.auditor])
        let readings: Set<Permission> = [
            .readCases, .readFund, .lookUpPersons, .readReviews, .commitSeedPart,
        ]
        for permission in Permission.allCases where permission != .keepOwnAccess {
            #expect(!nobody.may(permission))
            #expect(
                auditor.may(permission) == readings.contains(permission),
                "audit reads everything, changes nothing, and has a part in the seeds")
            let isTownOrBooks = [
                .readCases, .readFund, .lookUpPersons, .reveal, .fileApplication, .prescreen,
                .recordReview, .keepNotice, .keepBooks, .reconcile, .recheckReview, .readReviews,
            ].contains(permission)
            #expect(both.may(permission) == isTownOrBooks)
        }
        #expect(nobody.may(.keepOwnAccess) && auditor.may(.keepOwnAccess))
        let limited = Actor(id: "x", roles: [.town, .accountant], limits: [.prescreen, .approve])
        #expect(Permission.allCases.filter(limited.may) == [.prescreen])
        #expect(Actor.daemon.roles == [.system])
        #expect(Actor.operator.roles == [.systemAdministrator])
        #expect(
            Permission.allCases.filter(Actor.operator.may) == [
                .operate, .keepAccounts, .confirmAppointments, .foundAdministration,
                .seeOfficers, .administerAccess, .removeSecondFactors, .keepOwnAccess,
            ])
        #expect(!Actor.daemon.may(.approve) && !Actor.daemon.may(.orderPayments))
    }

    @Test("administrators have no part in the business")
    func administrators() {
        let business = Role.appointable.filter { !Role.administrators.contains($0) }
            .reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) }
        for role in Role.administrators {
            #expect(role.permissions.isDisjoint(with: business), "\(role)")
            #expect(role.isOfPower)
        }
    }

    @Test("the names of machines are nobody's")
    func reserved() {
        for id in ["fangpin", "operator", "replay/town", "replay/"] as [OfficerID] {
            #expect(Actor.isReserved(id), "\(id)")
        }
        for id in ["V01", "Operator", "operator2", "周敏", "replay"] as [OfficerID] {
            #expect(!Actor.isReserved(id), "\(id)")
        }
    }

    @Test("roles and permissions have codes of their own")
    func codes() {
        #expect(Set(Role.allCases.map(\.rawValue)).count == 15)
        func snake(_ name: String) -> String {
            name.map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }.joined()
        }
        // The code is the name of the case, in snake case.
        for permission in Permission.allCases {
            #expect(permission.rawValue == snake("\(permission)"))
        }
        for role in Role.allCases { #expect(role.rawValue == snake("\(role)")) }
    }
}
