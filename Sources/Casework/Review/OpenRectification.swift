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
        let record = try await tx.knownRound(round).record
        guard record.state >= .drawn else { throw Refusal.review(.wrongState(record.state)) }
        if let item {
            let items = try await tx.drawnItems(of: record.number)
            guard items.contains(where: { $0.item == item }) else {
                throw Refusal.review(.itemNotDrawn(item))
            }
        }
        try context.demandReason(task)
        try context.demandReason(responsible)
        guard dueOn >= context.today, dueOn - context.today <= 366 else { throw Refusal.daysUnfit }
        let number = try await tx.insert(
            Rectification(
                number: 0, round: round, consequence: nil, item: item, task: task,
                responsible: responsible, dueOn: dueOn, amount: nil, openedBy: context.actor.id,
                openedAt: context.at), of: record.number)
        context.note("round", round.rawValue)
        context.note("rectification", Int(number))
        context.note("due_on", dueOn)
        return RectificationOutcome(number: number)
    }
}

/// Which rectification an action opened or closed.
package struct RectificationOutcome: Codable, Sendable, Equatable {
    package var number: Int64
}
