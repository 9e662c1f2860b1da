import Digests
import Domain
import Store

/// 初筛名单 - what town and village decided about many leads in one sitting. A row that the rules
/// refuse is told and stops no other; one that was decided in the same way before changes nothing.
package struct PrescreenList: Action {
    package static let name = "prescreen_list"
    package static let permission = Permission.prescreen
    package static let isBulk = true

    package var rows: [Row]

    package init(rows: [Row]) { self.rows = rows }

    package struct Row: Sendable {
        package var claim: Claim.ID
        package var prescreening: Prescreening

        package init(claim: Claim.ID, prescreening: Prescreening) {
            self.claim = claim
            self.prescreening = prescreening
        }
    }

    package struct Outcome: Codable, Sendable, Equatable {
        package var passed = 0
        package var screenedOut = 0
        /// Rows that repeat what was decided before.
        package var standing = 0
        /// Why in full is told by ``PrescreenClaim`` for the same claim.
        package var refused: [RefusedRow] = []

        package init(standing: Int = 0) { self.standing = standing }
    }

    package func write(to request: inout CanonicalBytes) {
        request.appendList { list in
            for row in rows {
                list.append(row.claim)
                row.prescreening.write(to: &list)
            }
        }
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        try await context.lock(rows.map(\.claim), in: tx)
        var standing = try await tx.prescreenings(of: rows.map(\.claim))
        var outcome = Outcome()
        var decided: [(claim: Claim.ID, prescreening: Prescreening)] = []
        for (place, row) in rows.enumerated() {
            do {
                if standing[row.claim] == row.prescreening {
                    _ = try context.row(of: row.claim)
                    outcome.standing += 1
                    continue
                }
                let next = try await context.prescreen(row.claim, row.prescreening, in: tx)
                standing[row.claim] = row.prescreening
                decided.append((row.claim, row.prescreening))
                outcome.passed += row.prescreening.passed ? 1 : 0
                context.note("decision/\(row.claim)", row.prescreening.told(as: next))
            } catch let refusal as Refusal {
                outcome.refused.append(RefusedRow(place: place, code: refusal.code))
            }
        }
        outcome.screenedOut = decided.count - outcome.passed
        try await tx.insert(decided, by: context.actor.id)
        context.note("rows", rows.count)
        context.note("refused", outcome.refused.count)
        return outcome
    }
}

extension Prescreening {
    /// The state, the day, and the reason of a removal.
    fileprivate func told(as state: ClaimState) -> String {
        ([state.rawValue, decidedOn.description] + (passed ? [] : [reason])).joined(separator: " ")
    }
}
