import Digests
import Domain
import Store

/// 异议裁定 - a third person, who has neither reviewed nor disputed, says which finding counts, once.
package struct DecideReviewDispute: Action {
    package static let name = "decide_review_dispute"
    package static let permission = Permission.decideReview

    package var round: ReviewRoundID
    package var item: SampleItemID
    package var stands: StandingFinding
    /// Why.
    package var decision: String

    package init(
        round: ReviewRoundID, item: SampleItemID, stands: StandingFinding, decision: String
    ) {
        self.round = round
        self.item = item
        self.stands = stands
        self.decision = decision
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(item.rawValue)
        request.append(stands.rawValue)
        request.append(decision)
    }

    /// - Throws: ``Refusal/reasonMissing``; ``ReviewRefusal/comparisonNotFound(_:)``,
    ///   ``ReviewRefusal/wrongState(_:)``, ``ReviewRefusal/disputeNotFound(_:)``,
    ///   ``ReviewRefusal/disputeDecided(_:)``, ``ReviewRefusal/noThirdPerson(_:)``.
    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ReviewItemOutcome {
        try context.demandReason(decision)
        let (held, line) = try await tx.comparedItem(item, of: round)
        guard let dispute = line.dispute else { throw Refusal.review(.disputeNotFound(item)) }
        guard dispute.decidedAt == nil else { throw Refusal.review(.disputeDecided(item)) }
        let actor = context.actor.id
        guard dispute.raisedBy != actor, !line.reviewers.contains(actor) else {
            throw Refusal.review(.noThirdPerson(actor))
        }
        _ = try await context.take(line.record.claim, in: tx)
        try await tx.decide(
            disputeOf: item, in: held.number, stands, decision, by: actor, at: context.at)
        context.note("round", round.rawValue)
        context.note("item", item.rawValue)
        context.note("stands", stands.rawValue)
        context.note("reason", decision)
        return ReviewItemOutcome(round: round, item: item, outcome: .done, isFinal: true)
    }
}
