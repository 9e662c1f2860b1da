import Digests
import Domain
import Store

/// 解除锁定 - an administrator lifts all locks of an account before they end by themselves.
package struct UnlockOfficer: Action {
    package static let name = "unlock_officer"
    package static let permission = Permission.administerAccess

    package var officer: OfficerID

    package init(officer: OfficerID) { self.officer = officer }

    package func write(to request: inout CanonicalBytes) { request.append(officer.rawValue) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard let credential = try await tx.credential(of: officer, locking: true) else {
            throw Refusal.officerNotFound(officer)
        }
        let devices = try await tx.clearDevices(of: officer)
        guard !credential.lockout.isClean || !credential.inside.isClean || devices > 0 else {
            context.leaveNoLeaf()
            return Done()
        }
        try await tx.keepLockout(Lockout(), of: officer)
        try await tx.keepInside(Lockout(), of: officer)
        context.note("officer", officer.rawValue)
        return Done()
    }
}
