import Domain
import Store

extension Officer {
    /// - Throws: ``Refusal/nameMissing``; ``Refusal/officerNameUnusable(_:)`` for a name that the
    ///   house itself acts under.
    func checkNames() throws(Refusal) {
        for text in [id.rawValue, name] where text.allSatisfy(\.isWhitespace) {
            throw .nameMissing
        }
        guard !Actor.isReserved(id) else { throw .officerNameUnusable(id.rawValue) }
    }
}

extension Context {
    /// Notes what somebody is appointed to.
    mutating func note(_ appointment: Appointment) {
        note("officer", appointment.officer.rawValue)
        note("roles", appointment.roles.map(\.rawValue).sorted().joined(separator: " "))
        if let area = appointment.scope.area { note("area", area.rawValue) }
        if let insurer = appointment.scope.insurer { note("insurer", insurer) }
        note("reason", appointment.reason)
    }

    /// The officer about whom the actor wants to decide.
    /// - Throws: ``Refusal/officerNotFound(_:)``, ``Refusal/ownAppointment(_:)``.
    func other(_ officer: OfficerID, in tx: Transaction) async throws -> OfficerRow {
        guard officer != actor.id else { throw Refusal.ownAppointment(officer) }
        return try await tx.officer(officer)
    }

    /// A proposal that waits.
    func waiting(
        _ number: Appointment.Number, in tx: Transaction
    ) async throws -> Appointment {
        try await tx.lockAppointments()
        let proposal = try await tx.appointment(number)
        guard proposal.decision == nil else { throw Refusal.appointmentDecided(number) }
        return proposal
    }

    /// Takes all roles from an officer. The last security administrator keeps them: nobody could
    /// appoint another, and whoever operates the machine could begin once more with a person of
    /// their own choice.
    func endRoles(of officer: OfficerRow, in tx: Transaction) async throws {
        if officer.isActive, officer.roles.contains(.securityAdministrator) {
            let others = try await tx.confirmers().security.subtracting([officer.id])
            guard !others.isEmpty else { throw Refusal.lastSecurityAdministrator(officer.id) }
        }
        try await tx.endRoles(of: officer.id, by: actor.id, at: at)
    }
}
