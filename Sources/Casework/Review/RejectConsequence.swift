import Digests
import Domain
import Sampling
import Store

/// 驳回后果 - somebody who answers for it says why what a rule proposed is not done.
package struct RejectConsequence: Action {
    package static let name = "reject_consequence"
    package static let permission = Permission.decideReview
    package static let isCountywide = true

    package var number: Int64
    package var reason: String

    package init(number: Int64, reason: String) {
        self.number = number
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(number)
        request.append(reason)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ConsequenceOutcome {
        let consequence = try await tx.openConsequence(number)
        try context.demandReason(reason)
        try await tx.decide(
            consequence: number, .rejected, by: context.actor.id, at: context.at, because: reason)
        context.note(consequence, .rejected)
        context.note("reason", reason)
        return ConsequenceOutcome(
            number: number, state: ReviewConsequence.State.rejected.rawValue, rectifications: [],
            claims: [])
    }
}
