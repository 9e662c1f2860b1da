import Digests
import Domain
import Store

/// 免去岗位 - an officer holds nothing any more, at once: power is given by two persons and taken
/// by one.
package struct EndAppointment: Action {
    package static let name = "end_appointment"
    package static let permission = Permission.proposeAppointments

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

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        try await tx.lockAppointments()
        let row = try await context.other(officer, in: tx)
        guard !row.roles.isEmpty else { throw Refusal.appointmentMissing(officer) }
        try context.demandReason(reason)
        try await context.endRoles(of: row, in: tx)
        context.note("officer", officer.rawValue)
        context.note("roles", row.roles.map(\.rawValue).sorted().joined(separator: " "))
        context.note("reason", reason)
        return Done()
    }
}
