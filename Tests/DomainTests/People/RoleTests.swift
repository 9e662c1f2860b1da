import Domain
import Testing

@Suite("Roles: who may do what, and who may not do both")
struct RoleTests {
    /// From the other side than the code has it: who acts at each step of the work.
    static let holders: [Permission: Set<Role>] = [
        .keepRegister: [.handler], .keepSchemes: [.handler],
        .importFeed: [.department, .handler],
        .fileApplication: [.town, .handler], .openLeads: [.handler, .system],
        .prescreen: [.town], .planVisits: [.dispatcher], .recordVerification: [.verifier],
        .recordCrosschecks: [.department, .handler], .resolveCrosschecks: [.handler],
        .assess: [.handler, .system], .recordReview: [.town],
        .keepNotice: [.town, .handler, .system], .ruleOnObjection: [.handler],
        .approve: [.approver], .orderPayments: [.cashier], .keepBooks: [.accountant],
        .reconcile: [.accountant], .withdraw: [.handler], .remind: [.system],
        .operate: [.operations],
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
        ])
    func separated(one: Permission, other: Permission) {
        for role in Role.allCases {
            #expect(!role.permissions.isSuperset(of: [one, other]), "\(role)")
        }
    }

    @Test("an actor may do what any of the roles may, and nothing without one")
    func actors() {
        let nobody = Actor(id: "x", roles: [])
        let both = Actor(id: "x", roles: [.town, .accountant])
        let auditor = Actor(id: "x", roles: [.auditor])
        for permission in Permission.allCases {
            #expect(!nobody.may(permission))
            #expect(!auditor.may(permission), "audit reads and changes nothing")
            let isTownOrBooks = [
                .fileApplication, .prescreen, .recordReview, .keepNotice, .keepBooks, .reconcile,
            ].contains(permission)
            #expect(both.may(permission) == isTownOrBooks)
        }
        #expect(Actor.daemon.roles == [.system])
        #expect(Actor.operator.roles == [.operations])
        #expect(Permission.allCases.filter(Actor.operator.may) == [.operate])
        #expect(!Actor.daemon.may(.approve) && !Actor.daemon.may(.orderPayments))
    }

    @Test("roles and permissions have codes of their own")
    func codes() {
        #expect(Set(Role.allCases.map(\.rawValue)).count == 11)
        for permission in Permission.allCases {
            // The code is the name of the case, in snake case.
            let words = "\(permission)".map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }
            #expect(permission.rawValue == words.joined())
        }
    }
}
