import Digests
import Domain
import Sampling
import Store

/// 确认后果 - somebody who answers for it carries out what a rule proposed.
package struct ConfirmConsequence: Action {
    package static let name = "confirm_consequence"
    package static let permission = Permission.decideReview
    package static let isCountywide = true

    package var number: Int64

    package init(number: Int64) { self.number = number }

    package func write(to request: inout CanonicalBytes) { request.append(number) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ConsequenceOutcome {
        throw Refusal.review(.consequenceNotFound(number))
    }
}

/// What a decision about a consequence came to.
package struct ConsequenceOutcome: Codable, Sendable, Equatable {
    package var number: Int64
    package var state: String
    /// The rectifications that were opened.
    package var rectifications: [Int64]
    /// The claims that go back to be visited again.
    package var claims: [Int64]
}
