import Digests
import Domain
import Sampling
import Store

/// 派员复核 - every drawn item that nobody goes to yet gets reviewers who have had nothing to do with
/// it, a day where a tour goes there, and the last day by which it is to be done.
///
/// ``Casework/assignReviews(round:from:days:by:key:)`` searches the tours; here they are held
/// against the county as it is now. What no longer holds, and what no tour reaches, goes by the
/// order of the lots. The insurers' plans stay as they are.
package struct AssignReviews: Action {
    package static let name = "assign_reviews"
    package static let permission = Permission.drawSamples
    package static let isBulk = true
    package static let isCountywide = true

    package var round: ReviewRoundID
    /// The first day of the tours, and for how many working days.
    package var from: Day
    package var days: Int
    /// What was searched; not a part of the request, for it follows from the rest and the county.
    var drawn: [ReviewPlacement]

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(from.description)
        request.append(Int64(days))
    }

    /// - Throws: ``Refusal/daysUnfit``; ``ReviewRefusal/wrongState(_:)``,
    ///   ``ReviewRefusal/nothingToAssign``, ``ReviewRefusal/reviewersMissing``.
    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> AssignmentOutcome {
        guard PlanOrder(firstDay: from, workingDays: days).isSound(on: context.today) else {
            throw Refusal.daysUnfit
        }
        let held = try await tx.lockedRound(round)
        guard held.round.state == .drawn else {
            throw Refusal.review(.wrongState(held.round.state))
        }
        let sheet = try await tx.reviewAssignmentSheet(
            of: held.number, from: from, today: context.today)
        guard !sheet.items.isEmpty else { throw Refusal.review(.nothingToAssign) }
        let placed = sheet.whole(
            drawn, on: sheet.means.workingDays(days, from: from), count: held.terms.reviewers)
        guard !placed.isEmpty else { throw Refusal.review(.reviewersMissing) }
        let due = held.dueDays
        let generations = Dictionary(
            sheet.items.map { ($0.item, $0.generation) }, uniquingKeysWith: { first, _ in first })
        try await tx.insert(
            placed.map { placement in
                NewReviewTask(
                    item: placement.item, reviewers: placement.reviewers,
                    plannedOn: placement.plannedOn,
                    dueOn: due[min(generations[placement.item] ?? 0, due.count - 1)])
            }, of: held.number, by: context.actor.id, at: context.at)
        context.note("round", round.rawValue)
        for placement in placed {
            context.note(
                "reviewers/\(placement.item)",
                placement.reviewers.map(\.rawValue).joined(separator: " "))
        }
        let left = Set(sheet.items.map(\.item)).subtracting(placed.map(\.item)).sorted()
        context.note("unassigned", left.count)
        return AssignmentOutcome(
            round: round.rawValue, assigned: placed.count,
            planned: placed.count { $0.plannedOn != nil }, unassigned: left.map(\.rawValue))
    }
}

/// What an assignment came to.
package struct AssignmentOutcome: Codable, Sendable, Equatable {
    package var round: String
    /// Items that somebody goes to now, and how many of these by a tour on a day.
    package var assigned: Int
    package var planned: Int
    /// Items to which no reviewer may go.
    package var unassigned: [String]
}

extension ReviewAssignmentSheet {
    /// The placements that hold, and for the other items those by lot; in the order of the lots.
    func whole(
        _ drawn: [ReviewPlacement], on days: [Day], count: Int
    ) -> [ReviewPlacement] {
        let standing = Dictionary(
            drawn.filter(permits).map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
        let taken = items.compactMap { standing[$0.item] }
        let byLot = byLot(
            items.filter { standing[$0.item] == nil }, besides: taken, on: days, count: count)
        let placed = Dictionary(
            (taken + byLot).map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
        return items.compactMap { placed[$0.item] }
    }
}

extension HeldRound {
    /// The last days of the first draw and of each extension.
    var dueDays: [Day] {
        let draws = events.filter { ["draw", "extend"].contains($0.kind) }.map(\.at.day)
        return draws.map { $0 + terms.daysToReview }
    }
}
