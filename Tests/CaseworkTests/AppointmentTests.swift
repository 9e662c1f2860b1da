import Casework
import Domain
import TestSupport
import Testing

@Suite struct FoundingTests {
    @Test func theOperatorBeginsOnce() async throws {
        try await withOffice { office async throws in
            let found = FoundAdministration("security", reason: "初次安装")
            for actor in Staff.all {
                #expect(try await office.refusal(of: found, by: actor) == "not_permitted")
            }
            #expect(try await office.refusal(of: found, by: .operator) == "officer_not_found")
            try await office.given.account("security")
            let silent = FoundAdministration("security", reason: "")
            #expect(try await office.refusal(of: silent, by: .operator) == "reason_missing")
            #expect(try await office.refusal(of: found, by: .operator) == nil)
            #expect(try await office.roles(of: "security") == [.securityAdministrator])
            for officer in ["security", "town"] as [OfficerID] {
                let again = FoundAdministration(officer, reason: "再来")
                #expect(
                    try await office.refusal(of: again, by: .operator) == "administration_founded")
            }
        }
    }

    /// Nobody closes the way back to appointments, so the operator never begins a second time.
    @Test func theLastSecurityAdministratorStays() async throws {
        try await withOffice { office async throws in
            let given = office.given
            try await given.administrators()
            try await given.account("second")
            let out = DeactivateOfficer("security", reason: "离任")
            #expect(
                try await office.refusal(of: out, by: Staff.systemAdministrator)
                    == "last_security_administrator")
            try await given.appoint("second", [.securityAdministrator])
            #expect(try await office.refusal(of: out, by: Staff.systemAdministrator) == nil)
            let second = Actor(id: "second", roles: [.securityAdministrator])
            let end = EndAppointment("second", reason: "免")
            #expect(try await office.refusal(of: end, by: second) == "own_appointment")
            #expect(
                try await office.refusal(of: end, by: Staff.securityAdministrator)
                    == "last_security_administrator")
            #expect(
                try await office.refusal(
                    of: FoundAdministration("town", reason: "再来"), by: .operator)
                    == "administration_founded")
        }
    }

    @Test func theFirstStepsNeedTheOperatorAndNoLaterOneDoes() async throws {
        try await withOffice { office async throws in
            try await office.given.administration()
            try await office.given.account("audit")
            let first = try await office.propose("audit", [.auditAdministrator])
            #expect(!first.isInForce)
            #expect(try await office.roles(of: "audit") == [])
            let confirm = ConfirmAppointment(first.appointment)
            #expect(try await office.refusal(of: confirm, by: .operator) == nil)
            #expect(try await office.roles(of: "audit") == [.auditAdministrator])
            let next = try await office.propose("town", [.approver])
            let other = ConfirmAppointment(next.appointment)
            #expect(try await office.refusal(of: other, by: .operator) == "confirmer_unfit")
            #expect(try await office.refusal(of: other, by: Staff.auditAdministrator) == nil)
        }
    }
}

@Suite struct AppointmentTests {
    /// Every role: whether it is held at once, and that it is held in the end.
    @Test func powerWaitsForASecondPerson() async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            for role in Role.appointable {
                let scope = role.isLocal ? Scope(area: TestCounty.firstVillage) : .county
                let outcome = try await office.propose("town", [role], scope: scope)
                #expect(outcome.isInForce == !role.isOfPower)
                if role.isOfPower {
                    let confirm = ConfirmAppointment(outcome.appointment)
                    #expect(
                        try await office.refusal(of: confirm, by: Staff.securityAdministrator)
                            == "own_proposal")
                    #expect(
                        try await office.refusal(of: confirm, by: Staff.auditAdministrator) == nil)
                    #expect(
                        try await office.refusal(of: confirm, by: Staff.auditAdministrator)
                            == "appointment_decided")
                }
                let actor = try await office.casework.read(ActorOf("town"))
                #expect(actor == Actor(id: "town", roles: [role], scope: scope))
            }
            let history = try await office.casework.read(Appointments(of: "town"))
            #expect(history.count == Role.appointable.count)
            #expect(history.filter(\.isInForce).map(\.roles) == [[.auditAdministrator]])
        }
    }

    /// Who may propose, confirm, reject and open accounts: each role tries each.
    @Test(arguments: Staff.all + [.daemon])
    func eachRoleTriesEachStep(actor: Actor) async throws {
        try await withOffice { office async throws in
            let given = office.given
            try await given.administrators()
            let waiting = try await office.propose("town", [.approver]).appointment
            let may = actor.may
            func expect<A: Action>(_ action: A, _ code: String? = nil) async throws {
                let expected = may(A.permission) ? code : "not_permitted"
                #expect(
                    try await rehearsed(action, by: actor, office) == expected,
                    "\(actor.id): \(A.name)")
            }
            try await expect(CreateOfficer("new", name: "新人"))
            try await expect(DeactivateOfficer("reviewer", reason: "离任"))
            try await expect(ReactivateOfficer("reviewer"))
            try await expect(
                ProposeAppointment("reviewer", roles: [.handler], reason: "调岗"))
            try await expect(
                ProposeAppointment("town", roles: [.handler], reason: "调岗"),
                "appointment_pending")
            let isProposer = actor == Staff.securityAdministrator
            try await expect(ConfirmAppointment(waiting), isProposer ? "own_proposal" : nil)
            try await expect(
                RejectAppointment(waiting, reason: "不合适"), isProposer ? "own_proposal" : nil)
            try await expect(WithdrawAppointment(waiting))
            try await expect(EndAppointment("reviewer", reason: "免"))
        }
    }

    private func rehearsed<A: Action>(
        _ action: A, by actor: Actor, _ office: TestOffice
    ) async throws -> String? {
        do {
            _ = try await office.casework.perform(action, by: actor, dryRun: true)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    @Test func nobodyDecidesAboutThemselves() async throws {
        try await withOffice { office async throws in
            let given = office.given
            try await given.administrators()
            let security = Staff.securityAdministrator
            try await given.account("second")
            try await given.appoint("second", [.securityAdministrator])
            let second = Actor(id: "second", roles: [.securityAdministrator])
            let self1 = ProposeAppointment("security", roles: [.approver], reason: "我")
            #expect(try await office.refusal(of: self1, by: security) == "own_appointment")
            #expect(
                try await office.refusal(
                    of: DeactivateOfficer("system", reason: "x"), by: Staff.systemAdministrator)
                    == "own_appointment")
            // About the second by the first: neither of them agrees to it, but the auditor does.
            let about = try await office.propose("second", [.cashier]).appointment
            for (actor, code) in [
                (second, "own_appointment"), (security, "own_proposal"),
                (.operator, "confirmer_unfit"), (Staff.auditAdministrator, nil),
            ] as [(Actor, String?)] {
                #expect(
                    try await office.refusal(of: ConfirmAppointment(about), by: actor) == code)
            }
            #expect(try await office.roles(of: "second") == [.cashier])
        }
    }

    @Test func anotherSecurityAdministratorComesBeforeTheAuditor() async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            try await office.given.account("second")
            try await office.given.appoint("second", [.securityAdministrator])
            let waiting = try await office.propose("town", [.approver]).appointment
            let confirm = ConfirmAppointment(waiting)
            #expect(
                try await office.refusal(of: confirm, by: Staff.auditAdministrator)
                    == "confirmer_unfit")
            let second = Actor(id: "second", roles: [.securityAdministrator])
            #expect(try await office.refusal(of: confirm, by: second) == nil)
        }
    }

    @Test func wrongProposalsAreRefused() async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            let security = Staff.securityAdministrator
            for (action, code) in [
                (ProposeAppointment("nobody", roles: [.handler], reason: "r"), "officer_not_found"),
                (ProposeAppointment("town", roles: [.handler], reason: ""), "reason_missing"),
                (ProposeAppointment("town", roles: [], reason: "r"), "roles_missing"),
                (ProposeAppointment("town", roles: [.system], reason: "r"), "role_not_appointable"),
                (
                    ProposeAppointment("town", roles: [.cashier, .accountant], reason: "r"),
                    "roles_conflict"
                ),
                (ProposeAppointment("town", roles: [.village], reason: "r"), "area_missing"),
                (
                    ProposeAppointment(
                        "town", roles: [.town], scope: Scope(area: "350000100000"), reason: "r"),
                    "area_not_found"
                ),
                (
                    ProposeAppointment(
                        "town", roles: [.handler], scope: Scope(area: TestCounty.firstVillage),
                        reason: "r"), "scope_unfit"
                ),
            ] {
                #expect(try await office.refusal(of: action, by: security) == code)
            }
            #expect(
                try await office.refusal(of: ConfirmAppointment(999), by: security)
                    == "appointment_not_found")
            #expect(try await office.roles(of: "town") == [.town])
        }
    }

    @Test func accountsAreOpenedOnceAndEmpty() async throws {
        try await withOffice { office async throws in
            let system = Staff.systemAdministrator
            for (id, name, code) in [
                ("new", "新人", nil), ("new", "新人", "officer_present"),
                ("", "新人", "name_missing"), ("x", "　", "name_missing"),
                ("operator", "新人", "officer_name_unusable"),
                ("fangpin", "新人", "officer_name_unusable"),
                ("replay/x", "新人", "officer_name_unusable"),
            ] as [(OfficerID, String, String?)] {
                #expect(
                    try await office.refusal(of: CreateOfficer(id, name: name), by: system) == code)
            }
            #expect(try await office.roles(of: "new") == [])
        }
    }

    @Test func whoLeavesLosesEverything() async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            let waiting = try await office.propose("reviewer", [.approver]).appointment
            let open = try await office.session(of: Staff.reviewer).token
            let system = try await office.casework.issueToken(
                of: "reviewer", label: "接口", permissions: [.readCases], days: 90, by: .operator)
            _ = try await office.casework.perform(
                DeactivateOfficer("reviewer", reason: "离任"), by: Staff.systemAdministrator)
            await #expect(throws: Refusal.officerNotFound("reviewer")) {
                try await office.casework.read(ActorOf("reviewer"))
            }
            #expect(
                try await office.refusal(
                    of: ConfirmAppointment(waiting), by: Staff.auditAdministrator)
                    == "appointment_decided")
            let propose = ProposeAppointment("reviewer", roles: [.reviewer], reason: "返聘")
            #expect(
                try await office.refusal(of: propose, by: Staff.securityAdministrator)
                    == "officer_not_found")
            _ = try await office.casework.perform(
                ReactivateOfficer("reviewer"), by: Staff.systemAdministrator)
            #expect(try await office.roles(of: "reviewer") == [])
            // What was open when they left stays shut.
            #expect(try await office.casework.session(under: open) == nil)
            #expect(try await office.casework.system(under: system.token) == nil)
            #expect(
                try await office.refusal(of: propose, by: Staff.securityAdministrator) == nil)
            let end = EndAppointment("reviewer", reason: "免")
            #expect(try await office.refusal(of: end, by: Staff.securityAdministrator) == nil)
            #expect(
                try await office.refusal(of: end, by: Staff.securityAdministrator)
                    == "appointment_missing")
        }
    }

    /// A register is no appointment: whoever loads one gives nobody a role, and takes none.
    @Test func theRegisterAppointsNobody() async throws {
        try await withOffice { office async throws in
            var register = CountyRegister()
            register.officers = [
                Officer(id: "handler", name: "经办", roles: [.approver]),
                Officer(id: "周敏", name: "周敏", roles: [.handler, .approver]),
                Officer(id: "V09", name: "核查", roles: [.verifier]),
            ]
            _ = try await office.casework.perform(
                RegisterCounty(register: register, digest: .sm3("officers")), by: Staff.handler)
            #expect(try await office.roles(of: "handler") == [.handler])
            #expect(try await office.roles(of: "周敏") == [])
            #expect(try await office.roles(of: "V09") == [.verifier])
        }
    }
}
