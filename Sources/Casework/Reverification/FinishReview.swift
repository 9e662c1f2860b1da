import Digests
import Domain
import Sampling
import Store

/// 复核了结 - a reviewer declares the own findings final. They are held against what was found first,
/// the amount is computed anew, and the item has its end in the round; from now on the reviewers
/// may see the case. Nothing of it changes any more.
///
/// How visits, calls and enquiries let an item end says ``ReviewEnd``; how they are joined,
/// ``ReviewFacts/joined(_:)``; what is compared, ``ReviewedFinding``.
package struct FinishReview: Action {
    package static let name = "finish_review"
    package static let permission = Permission.reverify
    package static let isBulk = true
    package static let isCountywide = true

    package var round: ReviewRoundID
    package var item: SampleItemID

    package init(round: ReviewRoundID, item: SampleItemID) {
        self.round = round
        self.item = item
    }

    /// How it ended, and what was found different where something was found.
    package struct Outcome: Codable, Sendable, Equatable {
        package var round: String
        package var item: String
        package var outcome: String
        /// A to D; nil for no error, and where nothing was found.
        package var errorClass: String?
        package var paidFen: Int64?
        package var rightFen: Int64?
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(item.rawValue)
    }

    /// - Throws: as ``RecordReviewVisit`` about round and task;
    ///   ``ReviewRefusal/attemptsMissing(_:)``, ``ReviewRefusal/answerMissing(_:)``.
    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> Outcome {
        var held = try await tx.lockedRound(round)
        let (number, task) = try await tx.ownReviewTask(item, of: round, for: context.actor.id)
        guard task.finishedAt == nil else { throw Refusal.review(.itemEnded(item)) }
        let visits = try await tx.recordedVisits(of: item, in: number).map(\.visit)
        let ended: ReviewOutcome
        switch ReviewEnd(visits) {
        case .ends(let outcome): ended = outcome
        case .goesOn(let missing): throw Refusal.review(.attemptsMissing(missing))
        }
        let row = try await context.take(task.claim, in: tx)
        var outcome = Outcome(round: round.rawValue, item: item.rawValue, outcome: ended.rawValue)
        if ended == .done {
            let found = ReviewFacts.joined(visits.compactMap(\.outcome.facts))
            let reviewed = try await context.compare(found, of: row, item, in: held, in: tx)
            outcome.errorClass = reviewed.comparison.errorClass?.rawValue
            outcome.paidFen = reviewed.paid.rawValue
            outcome.rightFen = reviewed.right.rawValue
        }
        try await context.apply(.end(item, ended), to: &held, in: tx)
        try await tx.finishReviewTask(item, of: number, at: context.at)
        context.note("item", item.rawValue)
        context.note("outcome", ended.rawValue)
        return outcome
    }
}

extension Context {
    /// Holds the review's facts against the first finding, and writes down what comes of it.
    fileprivate mutating func compare(
        _ found: ReviewFacts, of row: ClaimRow, _ item: SampleItemID, in held: HeldRound,
        in tx: Transaction
    ) async throws -> ReviewedFinding {
        let bills = (found.bills ?? [:]).keys.filter { $0 != ReviewFacts.ownCosts }.sorted()
        guard
            let finding = try await tx.firstFinding(of: item, in: held.number, bills: bills)
        else { throw Refusal.review(.itemNotDrawn(item)) }
        let reviewed = try ReviewedFinding(
            found, against: finding, claim: row.claim,
            scheme: try await schemes.scheme(row.claim.scheme, in: tx).scheme,
            tolerance: held.terms.tolerance)
        try await tx.insert(
            ReviewComparisonRecord(
                item: item, claim: row.claim.id, first: try reviewed.first.json,
                review: try reviewed.review.json,
                differences: try [ReviewDifference](reviewed.comparison).json,
                errorClass: reviewed.comparison.errorClass, paid: reviewed.paid,
                right: reviewed.right, comparedAt: at), of: held.number)
        var committed = CanonicalBytes(version: 1)
        reviewed.review.write(to: &committed)
        commit("review_facts", to: committed, under: row.salt, in: tx)
        note("error_class", reviewed.comparison.errorClass?.rawValue ?? "none")
        note("paid_fen", reviewed.paid)
        note("right_fen", reviewed.right)
        return reviewed
    }
}
