import Digests
import Domain
import Store

/// 复核不同意 - a second person turns a proposal down. Whoever watches may: it needs no particular
/// person to leave everything as it is.
package struct RejectAppointment: Action {
    package static let name = "reject_appointment"
    package static let permission = Permission.confirmAppointments

    package var appointment: Appointment.Number
    package var reason: String

    package init(_ appointment: Appointment.Number, reason: String) {
        self.appointment = appointment
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(appointment)
        request.append(reason)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let proposal = try await context.waiting(appointment, in: tx)
        guard proposal.officer != context.actor.id else {
            throw Refusal.ownAppointment(context.actor.id)
        }
        guard proposal.proposedBy != context.actor.id else {
            throw Refusal.ownProposal(appointment)
        }
        try context.demandReason(reason)
        try await tx.decide(appointment, .rejected, by: context.actor.id, at: context.at)
        context.note("appointment", Int(appointment))
        context.note("officer", proposal.officer.rawValue)
        context.note("reason", reason)
        return Done()
    }
}
