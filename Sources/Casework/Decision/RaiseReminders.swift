import Digests
import Domain
import Store

/// 逾期提醒 - notes every claim whose step is past its term, once for each term. What is overdue stays
/// overdue until somebody acts; a reminder changes nothing else.
package struct RaiseReminders: Action {
    package static let name = "raise_reminders"
    package static let permission = Permission.remind

    package init() {}

    package struct Outcome: Codable, Sendable, Equatable {
        package var raised: Int
    }

    package func write(to request: inout CanonicalBytes) {}

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        let claims = try await tx.raiseReminders(on: context.today, at: context.at)
        // Nothing overdue is the usual case, and no reason for an entry in the trail.
        if claims.isEmpty { context.leaveNoLeaf() }
        context.note("raised", claims.count)
        return Outcome(raised: claims.count)
    }
}
