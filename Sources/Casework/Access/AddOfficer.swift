import Digests
import Domain
import Store

/// 登记人员 - whoever runs the machine registers an officer with roles, before there are
/// administrators who do it by ``CreateOfficer`` and ``ProposeAppointment``. To sign in,
/// ``ResetPassword`` must follow.
///
/// Once a security administrator is appointed, roles of power come by two persons only; the
/// database holds to that, whoever writes.
package struct AddOfficer: Action {
    package static let name = "add_officer"
    package static let permission = Permission.foundAdministration

    package var officer: Officer

    package init(_ officer: Officer) { self.officer = officer }

    package func write(to request: inout CanonicalBytes) {
        request.append(officer.id.rawValue)
        request.append(officer.name)
        request.appendList { list in
            for role in officer.roles.map(\.rawValue).sorted() { list.append(role) }
        }
        request.append(officer.area?.rawValue ?? "")
        request.append(officer.insurer ?? "")
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        try officer.checkNames()
        let scope = Scope(area: officer.area, insurer: officer.insurer)
        if let refusal = Appointment.refusal(of: officer.roles, in: scope) { throw refusal }
        try await tx.lockAppointments()
        if Appointment.needsConfirmation(officer.roles),
            try await !tx.confirmers().security.isEmpty
        {
            throw Refusal.administrationFounded
        }
        guard try await !tx.hasOfficer(officer.id) else {
            throw Refusal.officerPresent(officer.id)
        }
        try await tx.upsert([officer])
        context.note("officer", officer.id.rawValue)
        context.note("roles", officer.roles.map(\.rawValue).sorted().joined(separator: " "))
        return Done()
    }
}
