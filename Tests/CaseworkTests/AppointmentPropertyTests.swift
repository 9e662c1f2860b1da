import Casework
import Domain
import Seeding
import TestSupport
import Testing

/// Whatever is proposed, agreed to, turned down and ended by whomever in whatever order: the office
/// is as a simple model has it, and nobody has come to anything by their own word.
@Suite struct AppointmentPropertyTests {
    @Test(arguments: TestRun.cases(0..<60, sample: 8))
    func everybodyHoldsWhatTheModelSays(seed: Int) async throws {
        try await withOffice { office async throws in
            try await office.given.administrators()
            var model = Model(seed: UInt64(seed))
            for id in Model.accounts { try await office.given.account(id) }
            for _ in 0..<100 { try await model.step(office) }
            #expect(model.done >= 8 && model.refused >= 8)
            for officer in Model.everybody where model.active.contains(officer) {
                #expect(try await office.roles(of: officer) == model.held[officer] ?? [])
            }
            for (_, roles) in model.held { #expect(RoleConflict.first(in: roles) == nil) }
            let history = try await office.casework.read(Appointments(limit: 1_000))
            for row in history {
                #expect(row.proposedBy != row.officer && row.decidedBy != row.officer)
                let isAlone = row.decidedBy == row.proposedBy
                #expect(!isAlone || row.decision != .confirmed)
                #expect(
                    !(isAlone && row.from != nil && row.decision != .founding)
                        || !Appointment.needsConfirmation(row.roles))
            }
            #expect(model.held.values.contains { $0.contains(.securityAdministrator) })
        }
    }
}

/// Who holds what, by the rules in their shortest form.
private struct Model {
    static let accounts: [OfficerID] = ["a", "b", "c"]
    static let everybody: [OfficerID] = accounts + ["security", "audit", "system"]

    var numbers: Seeded
    var held: [OfficerID: Set<Role>] = [
        "security": [.securityAdministrator], "audit": [.auditAdministrator],
        "system": [.systemAdministrator],
    ]
    var active = Set(Model.everybody)
    var waiting: [OfficerID: (number: Int64, roles: Set<Role>, by: OfficerID)] = [:]
    var done = 0
    var refused = 0

    init(seed: UInt64) { self.numbers = Seeded(seed) }

    private func holders(_ role: Role) -> Set<OfficerID> {
        Set(active.filter { held[$0]?.contains(role) == true })
    }

    /// Somebody does something about somebody, usually somebody who may; the outcome is compared
    /// with what the model expects.
    mutating func step(_ office: TestOffice) async throws {
        let officer = numbers.one(of: Model.everybody)
        switch numbers.number(0..<12) {
        case 0..<5:
            try await propose(officer, by: somebody(holders(.securityAdministrator)), office)
        case 5..<9:
            let second = holders(.securityAdministrator).union(holders(.auditAdministrator))
            try await decide(
                by: somebody(second), confirming: numbers.number(0..<4) > 0, office)
        case 9:
            try await end(officer, by: somebody(holders(.securityAdministrator)), office)
        default:
            let keepers = holders(.systemAdministrator)
            try await switchAccount(officer, by: somebody(keepers), office)
        }
    }

    private mutating func somebody(_ usual: Set<OfficerID>) -> Actor {
        let anybody = Model.everybody + [Actor.operator.id]
        let isUsual = !usual.isEmpty && !numbers.once(in: 3)
        let id = numbers.one(of: isUsual ? usual.sorted() : anybody)
        if id == Actor.operator.id { return .operator }
        return Actor(id: id, roles: active.contains(id) ? held[id] ?? [] : [])
    }

    private mutating func count(_ code: String?, _ isAllowed: Bool) {
        #expect((code == nil) == isAllowed, "\(code ?? "done")")
        if code == nil { done += 1 } else { refused += 1 }
    }

    private mutating func propose(
        _ officer: OfficerID, by actor: Actor, _ office: TestOffice
    ) async throws {
        let pool = Role.allCases.filter { !$0.isLocal }
        var roles: Set<Role> = [numbers.one(of: pool)]
        if numbers.once(in: 3) { roles.insert(numbers.one(of: pool)) }
        if numbers.once(in: 4) { roles = [.securityAdministrator] }
        let proposal = ProposeAppointment(officer, roles: roles, reason: "r")
        let isPower = roles.contains(where: \.isOfPower)
        let security = holders(.securityAdministrator)
        let isAllowed =
            actor.roles.contains(.securityAdministrator) && actor.id != officer
            && active.contains(officer) && !roles.contains(.system)
            && RoleConflict.first(in: roles) == nil && waiting[officer] == nil
            && (isPower || security != [officer])
        do {
            let outcome = try await office.casework.perform(proposal, by: actor)
            count(nil, isAllowed)
            #expect(outcome.isInForce == !isPower)
            if isPower {
                waiting[officer] = (outcome.appointment, roles, actor.id)
            } else {
                held[officer] = roles
            }
        } catch let refusal as Refusal {
            count(refusal.code, isAllowed)
        }
    }

    private mutating func decide(
        by actor: Actor, confirming: Bool, _ office: TestOffice
    ) async throws {
        guard let officer = waiting.keys.sorted().first, let proposal = waiting[officer] else {
            return
        }
        let concerned: Set = [officer, proposal.by]
        let isOther = !concerned.contains(actor.id)
        guard confirming else {
            let action = RejectAppointment(proposal.number, reason: "r")
            let code = try await office.refusal(of: action, by: actor)
            count(code, isOther && actor.may(.confirmAppointments))
            if code == nil { waiting[officer] = nil }
            return
        }
        let security = holders(.securityAdministrator).subtracting(concerned)
        let audit = holders(.auditAdministrator).subtracting(concerned)
        let second = !security.isEmpty ? security : !audit.isEmpty ? audit : ["operator"]
        let leavesNone =
            !proposal.roles.contains(.securityAdministrator)
            && holders(.securityAdministrator) == [officer]
        let code = try await office.refusal(of: ConfirmAppointment(proposal.number), by: actor)
        count(code, isOther && second.contains(actor.id) && !leavesNone)
        guard code == nil else { return }
        held[officer] = proposal.roles
        waiting[officer] = nil
    }

    private mutating func end(
        _ officer: OfficerID, by actor: Actor, _ office: TestOffice
    ) async throws {
        let isAllowed =
            actor.roles.contains(.securityAdministrator) && actor.id != officer
            && held[officer]?.isEmpty == false && holders(.securityAdministrator) != [officer]
        let code = try await office.refusal(of: EndAppointment(officer, reason: "r"), by: actor)
        count(code, isAllowed)
        if code == nil { held[officer] = [] }
    }

    private mutating func switchAccount(
        _ officer: OfficerID, by actor: Actor, _ office: TestOffice
    ) async throws {
        let mayKeep = actor.roles.contains(.systemAdministrator) && actor.id != officer
        if active.contains(officer), numbers.once(in: 2) {
            let action = DeactivateOfficer(officer, reason: "r")
            let code = try await office.refusal(of: action, by: actor)
            count(code, mayKeep && holders(.securityAdministrator) != [officer])
            guard code == nil else { return }
            held[officer] = []
            waiting[officer] = nil
            active.remove(officer)
        } else {
            let code = try await office.refusal(of: ReactivateOfficer(officer), by: actor)
            count(code, mayKeep)
            if code == nil { active.insert(officer) }
        }
    }
}
