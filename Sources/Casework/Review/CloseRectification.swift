import Digests
import Domain
import Sampling
import Store

/// 整改销号 - what came of a rectification. Where it carried out a suspension, the verifier may be
/// planned again from now on.
package struct CloseRectification: Action {
    package static let name = "close_rectification"
    package static let permission = Permission.decideReview
    package static let isCountywide = true

    package var number: Int64
    package var outcome: String

    package init(number: Int64, outcome: String) {
        self.number = number
        self.outcome = outcome
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(number)
        request.append(outcome)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RectificationOutcome {
        throw Refusal.review(.rectificationNotFound(number))
    }
}
