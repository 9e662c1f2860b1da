import Domain
import Store

/// What is to be erased: the proposals that wait for their second person, and the households whose
/// term has ended, the longest ended first.
package struct Erasures: GuardedInquiry {
    package static let name = "erasures"
    package static let permission = Permission.readCases

    package struct Answer: Sendable, Equatable {
        package var waiting: [Erasure]
        package var due: [ErasableHousehold]

        package init(waiting: [Erasure], due: [ErasableHousehold]) {
            self.waiting = waiting
            self.due = due
        }
    }

    /// How many of each there are at most.
    package static let limit = 200

    package var today: Day

    package init(on today: Day) { self.today = today }

    package func answer(in tx: Transaction) async throws -> Answer {
        let terms = try await tx.retentionTerms()
        // Whoever was paid in that year has just become due; the exact day is asked of the terms.
        let paid = Day(today.year - terms.relievedYears, 1, 1) ?? today
        let month = Day(today.year - terms.otherYears, today.month, 1) ?? today
        let settled = try await tx.settledHouseholds(
            paidBefore: paid, endedBefore: month + 31, limit: Erasures.limit)
        let due = settled.map { row in
            ErasableHousehold(
                household: row.household, village: row.village, isRelieved: row.paidOn != nil,
                keptUntil: row.paidOn.map { terms.end(lastPaidOn: $0) }
                    ?? terms.end(lastEndedOn: row.endedOn))
        }
        return Answer(
            waiting: try await tx.waitingErasures(limit: Erasures.limit),
            due: due.filter { $0.keptUntil < today })
    }
}
