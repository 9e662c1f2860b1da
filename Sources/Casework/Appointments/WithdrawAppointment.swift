import Digests
import Domain
import Store

/// 撤回任命 - a security administrator takes a proposal back that nobody has decided yet, the own
/// one or that of somebody who has left.
package struct WithdrawAppointment: Action {
    package static let name = "withdraw_appointment"
    package static let permission = Permission.proposeAppointments

    package var appointment: Appointment.Number

    package init(_ appointment: Appointment.Number) { self.appointment = appointment }

    package func write(to request: inout CanonicalBytes) { request.append(appointment) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let proposal = try await context.waiting(appointment, in: tx)
        guard proposal.officer != context.actor.id else {
            throw Refusal.ownAppointment(context.actor.id)
        }
        try await tx.decide(appointment, .withdrawn, by: context.actor.id, at: context.at)
        context.note("appointment", Int(appointment))
        context.note("officer", proposal.officer.rawValue)
        return Done()
    }
}
