import Digests
import Domain
import Store

/// 提出任命 - a security administrator says what an officer is to hold, where, and why. It is all
/// that the officer holds from then on. A role of power waits for a second person; the others are
/// held at once.
package struct ProposeAppointment: Action {
    package static let name = "propose_appointment"
    package static let permission = Permission.proposeAppointments

    package var officer: OfficerID
    package var roles: Set<Role>
    package var scope: Scope
    package var reason: String

    package init(
        _ officer: OfficerID, roles: Set<Role>, scope: Scope = .county, reason: String
    ) {
        self.officer = officer
        self.roles = roles
        self.scope = scope
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(officer.rawValue)
        request.appendList { list in
            for role in roles.map(\.rawValue).sorted() { list.append(role) }
        }
        request.append(scope.area?.rawValue)
        request.append(scope.insurer)
        request.append(reason)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> AppointmentOutcome {
        try await tx.lockAppointments()
        let row = try await context.other(officer, in: tx)
        guard row.isActive else { throw Refusal.officerNotFound(officer) }
        if let refusal = Appointment.refusal(of: roles, in: scope) { throw refusal }
        if let area = scope.area, try await !tx.holds(area: area) {
            throw Refusal.areaNotFound(area)
        }
        try context.demandReason(reason)
        guard try await tx.proposal(about: officer) == nil else {
            throw Refusal.appointmentPending(officer)
        }
        let waits = Appointment.needsConfirmation(roles)
        let proposal = Appointment(
            number: 0, officer: officer, roles: roles, scope: scope, reason: reason,
            proposedBy: context.actor.id, decision: waits ? nil : .immediate,
            decidedBy: waits ? nil : context.actor.id, from: waits ? nil : context.at)
        if !waits { try await context.endRoles(of: row, in: tx) }
        let number = try await tx.insert(proposal, at: context.at)
        context.note("appointment", Int(number))
        context.note(proposal)
        return AppointmentOutcome(appointment: number, isInForce: !waits)
    }
}

/// Which appointment it is, and whether it is in force.
package struct AppointmentOutcome: Codable, Sendable, Equatable {
    package var appointment: Appointment.Number
    package var isInForce: Bool
}
