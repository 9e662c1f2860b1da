import Domain
import Testing

@Suite("Sessions: what one may do now")
struct SessionTests {
    private static let began = Instant(Day(2026, 9, 1)!, secondsAfterMidnight: 9 * 3_600)

    private func session(
        _ roles: Set<Role>, kind: Session.Kind = .person, steppedUp: Instant? = nil,
        mustChange: Bool = false, limits: Set<Permission>? = nil
    ) -> Session {
        Session(
            kind: kind, id: 1, actor: Actor(id: "x", roles: roles, limits: limits), name: "x",
            beganAt: SessionTests.began,
            expiresAt: SessionTests.began.advanced(bySeconds: SessionTerms.absoluteSeconds),
            steppedUpAt: steppedUp, mustChangePassword: mustChange)
    }

    private func refusal(
        _ session: Session, _ permission: Permission, after seconds: Int64 = 0
    ) -> Refusal? {
        do throws(Refusal) {
            try session.demand(
                permission, at: SessionTests.began.advanced(bySeconds: seconds))
            return nil
        } catch { return error }
    }

    /// From the other side than the code has it.
    private static let guarded: Set<Permission> = [
        .approve, .orderPayments, .operate, .administerAccess, .removeSecondFactors, .keepAccounts,
        .proposeAppointments, .confirmAppointments, .seeOfficers, .reveal, .proposeErasure,
        .erase,
    ]

    @Test(
        "money, access and unmasking want the second factor, the rest does not",
        arguments: Role.allCases)
    func stepUp(role: Role) {
        for permission in Permission.allCases {
            let plain = session([role])
            let stepped = session([role], steppedUp: SessionTests.began)
            guard plain.actor.may(permission) else {
                #expect(refusal(stepped, permission) == .notPermitted(permission))
                continue
            }
            let isGuarded = SessionTests.guarded.contains(permission)
            #expect(
                refusal(plain, permission) == (isGuarded ? .stepUpNeeded(permission) : nil))
            #expect(refusal(stepped, permission) == nil)
            #expect(stepped.mayPerform(permission, at: SessionTests.began))
        }
    }

    @Test("ten minutes, and not a moment longer")
    func window() {
        let stepped = session([.approver], steppedUp: SessionTests.began)
        #expect(refusal(stepped, .approve, after: 599) == nil)
        #expect(refusal(stepped, .approve, after: 600) == .stepUpNeeded(.approve))
    }

    @Test("where the factor opens the session, there is nothing but one's own access before it")
    func factorFirst() {
        var new = session([.handler])
        new.mustPresentFactor = true
        for permission in Permission.allCases where new.actor.may(permission) {
            let expected: Refusal? =
                permission == .keepOwnAccess ? nil : .stepUpNeeded(permission)
            #expect(refusal(new, permission) == expected)
        }
    }

    @Test("the rule binds everybody, those in power, or nobody", arguments: Role.allCases)
    func rule(role: Role) {
        let powers: Set<Role> = [
            .approver, .accountant, .cashier, .systemAdministrator, .securityAdministrator,
            .auditAdministrator,
        ]
        #expect(SecondFactorRule.all.binds([role]))
        #expect(SecondFactorRule.power.binds([role]) == powers.contains(role))
        #expect(SecondFactorRule.power.binds([.handler, role]) == powers.contains(role))
        #expect(!SecondFactorRule.asked.binds([role]))
    }

    @Test("signing in and the second factor show for ten minutes who sits there")
    func justShown() {
        func shows(_ session: Session, after seconds: Int64) -> Bool {
            session.hasJustShown(at: SessionTests.began.advanced(bySeconds: seconds))
        }
        let plain = session([.handler])
        #expect(shows(plain, after: 599) && !shows(plain, after: 600))
        let stepped = session([.handler], steppedUp: SessionTests.began.advanced(bySeconds: 900))
        #expect(shows(stepped, after: 1_499) && !shows(stepped, after: 1_500))
    }

    @Test("before the password is changed there is nothing but one's own access")
    func initialPassword() {
        let new = session([.handler], steppedUp: SessionTests.began, mustChange: true)
        for permission in Permission.allCases where new.actor.may(permission) {
            let expected: Refusal? = permission == .keepOwnAccess ? nil : .passwordChangeNeeded
            #expect(refusal(new, permission) == expected)
        }
    }

    @Test("a system may do what its token and its officer's roles both give")
    func limits() {
        let system = session([.handler], kind: .system, limits: [.importFeed, .approve])
        for permission in Permission.allCases {
            #expect(
                refusal(system, permission)
                    == (permission == .importFeed ? nil : .notPermitted(permission)))
        }
    }
}
