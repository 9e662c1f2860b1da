import Digests
import Domain
import Store

/// 二次复核 - finance reviews one of the reviews again, from the papers or on the spot: the second
/// phase of the estimate. The review's own finding stays.
package struct RecheckReview: Action {
    package static let name = "recheck_review"
    package static let permission = Permission.recheckReview

    package var round: ReviewRoundID
    package var item: SampleItemID
    /// What should be paid.
    package var right: Fen
    /// Nil for no error.
    package var errorClass: ErrorClass?
    package var reason: String

    package init(
        round: ReviewRoundID, item: SampleItemID, right: Fen, errorClass: ErrorClass?,
        reason: String
    ) {
        self.round = round
        self.item = item
        self.right = right
        self.errorClass = errorClass
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(item.rawValue)
        request.append(right.rawValue)
        request.append(errorClass?.rawValue)
        request.append(reason)
    }

    /// - Throws: ``Refusal/reasonMissing``; ``ReviewRefusal/amountUnfit``,
    ///   ``ReviewRefusal/comparisonNotFound(_:)``, ``ReviewRefusal/wrongState(_:)``,
    ///   ``ReviewRefusal/recheckTwice(_:)``, ``ReviewRefusal/noThirdPerson(_:)``.
    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ReviewItemOutcome {
        try context.demandReason(reason)
        guard (.zero...Fen.readableLimit).contains(right) else {
            throw Refusal.review(.amountUnfit)
        }
        let (held, line) = try await tx.comparedItem(item, of: round)
        guard line.recheck == nil else { throw Refusal.review(.recheckTwice(item)) }
        guard !line.reviewers.contains(context.actor.id) else {
            throw Refusal.review(.noThirdPerson(context.actor.id))
        }
        _ = try await context.take(line.record.claim, in: tx)
        try await tx.insert(
            ReviewRecheck(
                right: right, errorClass: errorClass, reason: reason,
                recheckedBy: context.actor.id, recheckedAt: context.at),
            of: line, in: held.number)
        context.note("round", round.rawValue)
        context.note("item", item.rawValue)
        context.note("right_fen", right)
        context.note("error_class", errorClass?.rawValue ?? "none")
        context.note("reason", reason)
        return ReviewItemOutcome(round: round, item: item, outcome: .done, isFinal: true)
    }
}
