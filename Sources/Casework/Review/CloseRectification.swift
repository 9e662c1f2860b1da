import Digests
import Domain
import Sampling
import Store

/// 整改销号 - what came of a rectification. Where it carried out a suspension, the verifier may be
/// planned again from now on.
package struct CloseRectification: Action {
    package static let name = "close_rectification"
    package static let permission = Permission.decideReview
    package static let isCountywide = true

    package var number: Int64
    package var outcome: String

    package init(number: Int64, outcome: String) {
        self.number = number
        self.outcome = outcome
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(number)
        request.append(outcome)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RectificationOutcome {
        guard let open = try await tx.lockedRectification(number) else {
            throw Refusal.review(.rectificationNotFound(number))
        }
        guard open.doneAt == nil else { throw Refusal.review(.rectificationDone(number)) }
        try context.demandReason(outcome)
        try await tx.endRectification(
            number, by: context.actor.id, at: context.at, outcome: outcome)
        context.note("round", open.round.rawValue)
        context.note("rectification", Int(number))
        if let officer = try await suspended(by: open, in: tx) {
            _ = try await tx.liftAbsences(
                of: officer, or: nil, from: Suspension.end, to: Suspension.end, at: context.at)
            context.note("lifted", officer.rawValue)
        }
        return RectificationOutcome(number: number)
    }

    /// Whose suspension ends with the rectification; nil where none does.
    private func suspended(
        by open: Rectification, in tx: Transaction
    ) async throws -> OfficerID? {
        guard let number = open.consequence,
            let consequence = try await tx.lockedConsequence(number),
            consequence.kind == .suspend, let officer = consequence.officer,
            try await !tx.isSuspended(officer, besides: open.number)
        else { return nil }
        return officer
    }
}
