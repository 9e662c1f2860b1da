import Digests
import Domain
import Store

/// 停用账户 - nobody can act by the account any more. What it was appointed to ends with it, so
/// that nobody gives it back by switching the account on again.
package struct DeactivateOfficer: Action {
    package static let name = "deactivate_officer"
    package static let permission = Permission.keepAccounts

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
        try context.demandReason(reason)
        try await context.endRoles(of: row, in: tx)
        if let proposal = try await tx.proposal(about: officer) {
            try await tx.decide(
                proposal.number, .withdrawn, by: context.actor.id, at: context.at)
        }
        try await tx.setActive(false, officer)
        // Who is taken back begins anew: nothing that was open then is open again.
        context.note("sessions", try await tx.endSessions(of: officer, at: context.at))
        context.note("tokens", try await tx.revokeTokens(of: officer, at: context.at))
        context.note(
            "certificates", try await tx.revokeCertificates(of: officer, at: context.at))
        context.note("sign_ons", try await tx.endSignOns(of: officer, at: context.at))
        context.note("officer", officer.rawValue)
        context.note("reason", reason)
        return Done()
    }
}
