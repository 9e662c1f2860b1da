import Digests
import Domain
import Store

/// 首任安全管理员 - the operator of the machine appoints the first security administrator.
///
/// Somebody has to begin: appointments need a security administrator, who needs an appointment. The
/// operator could write into the database anyway, so nothing is lost by a door that leaves a leaf
/// in the trail; and it closes behind the first one, for from then on the operator would be one
/// person with all power. It does not open again: the last security administrator cannot be
/// removed.
package struct FoundAdministration: Action {
    package static let name = "found_administration"
    package static let permission = Permission.foundAdministration

    package var officer: OfficerID
    package var reason: String

    package init(_ officer: OfficerID, reason: String) {
        self.officer = officer
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(officer.rawValue)
        request.append(reason)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> AppointmentOutcome {
        try await tx.lockAppointments()
        guard try await tx.confirmers().security.isEmpty else {
            throw Refusal.administrationFounded
        }
        let row = try await context.other(officer, in: tx)
        guard row.isActive else { throw Refusal.officerNotFound(officer) }
        try context.demandReason(reason)
        let appointment = Appointment(
            number: 0, officer: officer, roles: [.securityAdministrator], scope: .county,
            reason: reason, proposedBy: context.actor.id, decision: .founding,
            decidedBy: context.actor.id, from: context.at)
        try await tx.endRoles(of: officer, by: context.actor.id, at: context.at)
        let number = try await tx.insert(appointment, at: context.at)
        context.note("appointment", Int(number))
        context.note(appointment)
        return AppointmentOutcome(appointment: number, isInForce: true)
    }
}
