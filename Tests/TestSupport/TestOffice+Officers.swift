import Casework
import Digests
import Domain

extension TestOffice {
    /// What an officer holds.
    package func roles(of officer: OfficerID) async throws -> Set<Role> {
        try await casework.read(ActorOf(officer)).roles
    }

    /// Proposes in the name of the first security administrator.
    package func propose(
        _ officer: OfficerID, _ roles: Set<Role>, scope: Scope = .county
    ) async throws -> AppointmentOutcome {
        try await casework.perform(
            ProposeAppointment(officer, roles: roles, scope: scope, reason: "调岗"),
            by: Staff.securityAdministrator)
    }
}

extension Digest {
    /// Of a text.
    package static func sm3(_ text: String) -> Digest { HashAlgorithm.sm3.hash(text) }
}
