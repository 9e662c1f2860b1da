import Digests
import Domain
import Store

/// 开立账户 - the system administrator opens an account, which may do nothing: what it may is for
/// the security administrator to say.
package struct CreateOfficer: Action {
    package static let name = "create_officer"
    package static let permission = Permission.keepAccounts

    /// The officer; roles, area and insurer are left aside.
    package var officer: Officer

    package init(
        _ id: OfficerID, name: String, homeVillage: AreaCode? = nil,
        phone: Sensitive<String>? = nil
    ) {
        self.officer = Officer(
            id: id, name: name, roles: [], homeVillage: homeVillage, phone: phone)
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(officer.id.rawValue)
        request.append(officer.name)
        request.append(officer.homeVillage?.rawValue)
        request.append(officer.phone?.revealed)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        try officer.checkNames()
        guard try await tx.insert(account: officer) else {
            throw Refusal.officerPresent(officer.id)
        }
        context.note("officer", officer.id.rawValue)
        return Done()
    }
}
