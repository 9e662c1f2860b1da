import Digests
import Domain
import Sampling
import Store

/// 抽样 - the sample of the frozen frame with the settled seed. Anybody who has the two draws the
/// same.
package struct DrawSample: Action {
    package static let name = "draw_sample"
    package static let permission = Permission.drawSamples
    package static let isBulk = true
    package static let isCountywide = true

    package var round: ReviewRoundID

    package init(round: ReviewRoundID) { self.round = round }

    package func write(to request: inout CanonicalBytes) { request.append(round.rawValue) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        var held = try await tx.lockedRound(round)
        let frame = try await tx.reviewFrame(of: held.record)
        try await context.apply(.draw(frame), to: &held, in: tx)
        try await context.keepSample(of: held, generation: 0, in: tx)
        return RoundOutcome(held)
    }
}

extension Context {
    /// Writes down what is drawn, and what of it is new.
    mutating func keepSample(
        of held: HeldRound, generation: Int, in tx: Transaction
    ) async throws {
        let items = held.round.sample?.items ?? []
        try await tx.keep(
            items.enumerated().map { DrawnRecord($1, place: $0 + 1) }, of: held.number,
            generation: generation)
        note("drawn", items.count)
    }
}

extension DrawnRecord {
    init(_ item: ReviewItem, place: Int) {
        self.init(
            item: item.id, part: item.part, place: place, lot: item.lot.text,
            isCertain: item.isCertain, hits: item.hits, rank: item.rank, isTopUp: item.isTopUp)
    }
}
