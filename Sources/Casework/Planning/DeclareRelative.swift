import Digests
import Domain
import Store

/// 亲属回避申报 - a verifier has relatives in a household, and does not visit it until the declaration
/// is taken back (``WithdrawRelative``).
package struct DeclareRelative: Action {
    package static let name = "declare_relative"
    package static let permission = Permission.planVisits

    package var verifier: OfficerID
    package var household: HouseholdID

    package init(verifier: OfficerID, household: HouseholdID) {
        self.verifier = verifier
        self.household = household
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(verifier.rawValue)
        request.append(household.rawValue)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let insurer = context.actor.scope.insurer ?? ""
        guard try await tx.isVerifier(verifier, of: insurer) else {
            throw Refusal.officerNotFound(verifier)
        }
        let (number, _) = try await tx.householdNumber(household)
        let isNew = try await tx.insertRelative(
            number, of: verifier, by: context.actor.id, at: context.at)
        if !isNew { context.leaveNoLeaf() }
        context.note("verifier", verifier.rawValue)
        context.note("household", Int(number))
        return Done()
    }
}
