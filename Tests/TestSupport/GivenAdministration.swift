import Casework
import Domain

extension Given {
    /// Opens an account that holds nothing.
    package func account(_ id: OfficerID) async throws {
        _ = try await casework.perform(
            CreateOfficer(id, name: id.rawValue), by: Staff.systemAdministrator)
    }

    /// The first security administrator, and nobody else of the three.
    package func administration() async throws {
        let first = Staff.securityAdministrator.id
        try await account(first)
        _ = try await casework.perform(
            FoundAdministration(first, reason: "初次安装"), by: .operator)
    }

    /// All three administrators: the operator is the second person of the auditor, and the auditor
    /// that of the others.
    package func administrators() async throws {
        try await administration()
        for (actor, second) in [
            (Staff.auditAdministrator, Actor.operator),
            (Staff.systemAdministrator, Staff.auditAdministrator),
        ] {
            try await account(actor.id)
            try await appoint(actor.id, actor.roles, confirmedBy: second)
        }
    }

    /// Proposes in the name of the first security administrator, and has it confirmed.
    package func appoint(
        _ officer: OfficerID, _ roles: Set<Role>, scope: Scope = .county,
        confirmedBy second: Actor = Staff.auditAdministrator
    ) async throws {
        let proposed = try await casework.perform(
            ProposeAppointment(officer, roles: roles, scope: scope, reason: "到任"),
            by: Staff.securityAdministrator)
        guard !proposed.isInForce else { return }
        _ = try await casework.perform(ConfirmAppointment(proposed.appointment), by: second)
    }
}
