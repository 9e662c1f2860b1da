import Digests
import Domain
import Store

/// 逾期提醒 - notes every claim whose step is past its term, once for each term; and, some working
/// days before a visit is due, that no published plan makes it in time. What is overdue stays
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
        var claims = try await tx.raiseReminders(on: context.today, at: context.at)
        let soon = try await tx.workingDays().day(VisitTerms.warningDays, after: context.today)
        claims += try await tx.raiseVisitWarnings(on: context.today, until: soon, at: context.at)
        // Nothing overdue is the usual case, and no reason for an entry in the trail.
        if claims.isEmpty { context.leaveNoLeaf() }
        context.note("raised", claims.count)
        return Outcome(raised: claims.count)
    }
}
