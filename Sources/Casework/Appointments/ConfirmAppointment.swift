import Digests
import Domain
import Store

/// 复核同意 - the second person agrees to a proposal (``Confirmers``), and it is in force.
package struct ConfirmAppointment: Action {
    package static let name = "confirm_appointment"
    package static let permission = Permission.confirmAppointments

    package var appointment: Appointment.Number

    package init(_ appointment: Appointment.Number) { self.appointment = appointment }

    package func write(to request: inout CanonicalBytes) { request.append(appointment) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> AppointmentOutcome {
        let proposal = try await context.waiting(appointment, in: tx)
        let confirmers = try await tx.confirmers()
        if let refusal = confirmers.refusal(of: context.actor.id, on: proposal) {
            throw refusal
        }
        let row = try await tx.officer(proposal.officer)
        // What the officer holds may go with what is proposed: the new appointment is all of it.
        if !proposal.roles.contains(.securityAdministrator) {
            try await context.endRoles(of: row, in: tx)
        } else {
            try await tx.endRoles(of: row.id, by: context.actor.id, at: context.at)
        }
        try await tx.decide(appointment, .confirmed, by: context.actor.id, at: context.at)
        context.note("appointment", Int(appointment))
        context.note(proposal)
        return AppointmentOutcome(appointment: appointment, isInForce: true)
    }
}
