import Domain
import Store

/// Appointments and proposals, the newest first: of one officer or all, all or those that wait for
/// their second person.
package struct Appointments: GuardedInquiry {
    package static let name = "list_appointments"
    package static let permission = Permission.seeOfficers

    package var officer: OfficerID?
    package var waiting: Bool
    package var limit: Int

    package init(of officer: OfficerID? = nil, waiting: Bool = false, limit: Int = 100) {
        self.officer = officer
        self.waiting = waiting
        self.limit = limit
    }

    package func answer(in tx: Transaction) async throws -> [Appointment] {
        try await tx.appointments(of: officer, waiting: waiting, limit: limit)
    }
}

/// The officer as an actor, with the roles and the scope held now.
package struct ActorOf: Inquiry {
    package var officer: OfficerID

    package init(_ officer: OfficerID) { self.officer = officer }

    package func answer(in tx: Transaction) async throws -> Actor { try await tx.actor(officer) }
}
