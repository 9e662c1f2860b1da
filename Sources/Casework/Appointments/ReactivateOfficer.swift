import Digests
import Domain
import Store

/// 恢复账户 - the account can be used again. It holds no role until its officer is appointed anew.
package struct ReactivateOfficer: Action {
    package static let name = "reactivate_officer"
    package static let permission = Permission.keepAccounts

    package var officer: OfficerID

    package init(_ officer: OfficerID) { self.officer = officer }

    package func write(to request: inout CanonicalBytes) { request.append(officer.rawValue) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        try await tx.lockAppointments()
        _ = try await context.other(officer, in: tx)
        try await tx.setActive(true, officer)
        context.note("officer", officer.rawValue)
        return Done()
    }
}
