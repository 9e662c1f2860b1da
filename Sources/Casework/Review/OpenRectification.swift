import Digests
import Domain
import Sampling
import Store

/// 下达整改 - who is to put what right by when.
package struct OpenRectification: Action {
    package static let name = "open_rectification"
    package static let permission = Permission.drawSamples
    package static let isCountywide = true

    package var round: ReviewRoundID
    /// The drawn item it is about; nil for none.
    package var item: SampleItemID?
    package var task: String
    package var responsible: String
    package var dueOn: Day

    package init(
        round: ReviewRoundID, item: SampleItemID?, task: String, responsible: String, dueOn: Day
    ) {
        self.round = round
        self.item = item
        self.task = task
        self.responsible = responsible
        self.dueOn = dueOn
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(item?.rawValue)
        request.append(task)
        request.append(responsible)
        request.append(dueOn.description)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RectificationOutcome {
        throw Refusal.review(.roundNotFound(round))
    }
}

/// Which rectification an action opened or closed.
package struct RectificationOutcome: Codable, Sendable, Equatable {
    package var number: Int64
}
