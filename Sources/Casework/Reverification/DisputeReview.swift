import Digests
import Domain
import Store

/// 复核异议 - the insurer does not accept what the review found of one of its households. Both findings
/// stay as they are; a third person decides which of them counts.
package struct DisputeReview: Action {
    package static let name = "dispute_review"
    package static let permission = Permission.disputeReview

    package var round: ReviewRoundID
    package var item: SampleItemID
    package var reason: String

    package init(round: ReviewRoundID, item: SampleItemID, reason: String) {
        self.round = round
        self.item = item
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(item.rawValue)
        request.append(reason)
    }

    /// - Throws: ``Refusal/reasonMissing``; ``ReviewRefusal/comparisonNotFound(_:)``,
    ///   ``ReviewRefusal/wrongState(_:)`` after the report, ``ReviewRefusal/disputeTwice(_:)``,
    ///   ``ReviewRefusal/noThirdPerson(_:)`` for somebody who reviewed it,
    ///   ``ReviewRefusal/disputeLate(until:)``.
    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ReviewItemOutcome {
        try context.demandReason(reason)
        let (held, line) = try await tx.comparedItem(item, of: round)
        guard line.dispute == nil else { throw Refusal.review(.disputeTwice(item)) }
        guard !line.reviewers.contains(context.actor.id) else {
            throw Refusal.review(.noThirdPerson(context.actor.id))
        }
        let until = try await tx.workingDays().day(
            held.terms.daysToDispute, after: line.record.comparedAt.day)
        guard context.today <= until else { throw Refusal.review(.disputeLate(until: until)) }
        _ = try await context.take(line.record.claim, in: tx)
        try await tx.insert(
            ReviewDispute(raisedBy: context.actor.id, raisedAt: context.at, reason: reason),
            of: line, in: held.number)
        context.note("round", round.rawValue)
        context.note("item", item.rawValue)
        context.note("reason", reason)
        return ReviewItemOutcome(round: round, item: item, outcome: .done, isFinal: true)
    }
}

extension Transaction {
    /// A comparison of a round that is not reported yet, locked, and what was fixed for the round.
    ///
    /// - Throws: ``ReviewRefusal/roundNotFound(_:)``, ``ReviewRefusal/comparisonNotFound(_:)``,
    ///   also for one outside of the scope; ``ReviewRefusal/wrongState(_:)``.
    func comparedItem(
        _ item: SampleItemID, of round: ReviewRoundID
    ) async throws -> (held: (number: Int64, terms: ReviewTerms), line: ReviewComparisonLine) {
        guard let (record, _) = try await self.round(round) else {
            throw Refusal.review(.roundNotFound(round))
        }
        let found = try await reviewComparison(of: item, in: record.number, locking: true)
        guard let found else { throw Refusal.review(.comparisonNotFound(item)) }
        guard record.state == .drawn || record.state == .reviewed else {
            throw Refusal.review(.wrongState(record.state))
        }
        return ((record.number, try StoredDraft(json: record.terms).terms), found)
    }
}
