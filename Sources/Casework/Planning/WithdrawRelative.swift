import Digests
import Domain
import Store

/// 撤回亲属回避 - a verifier's relatives in a household were declared by mistake, or live there no
/// more. The declaration is kept with who took it back, when and why; from then on it keeps nobody
/// from a visit.
package struct WithdrawRelative: Action {
    package static let name = "withdraw_relative"
    package static let permission = Permission.planVisits

    package var verifier: OfficerID
    package var household: HouseholdID
    package var reason: String

    package init(verifier: OfficerID, household: HouseholdID, reason: String) {
        self.verifier = verifier
        self.household = household
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(verifier.rawValue)
        request.append(household.rawValue)
        request.append(reason)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        try context.demandReason(reason)
        let insurer = context.actor.scope.insurer ?? ""
        guard try await tx.isVerifier(verifier, of: insurer) else {
            throw Refusal.officerNotFound(verifier)
        }
        let (number, _) = try await tx.householdNumber(household)
        let isEnded = try await tx.endRelative(
            number, of: verifier, for: reason, by: context.actor.id, at: context.at)
        guard isEnded else { throw Refusal.relativeNotFound(verifier, household) }
        context.note("verifier", verifier.rawValue)
        context.note("household", Int(number))
        context.note("reason", reason)
        return Done()
    }
}
