import Digests
import Domain

/// 中签清单 - what a round drew, each item once and with every reason why.
package struct ReviewSample: Hashable, Sendable {
    /// In the order of their lots in the main draw, which is the order of the review.
    package let items: [ReviewItem]
    /// How the paid part was divided: what was certain, what was drawn from, how many hits.
    package let money: MonetaryUnits
    /// How many of each stratum of the refused part were drawn, forced items aside.
    package let refusedSizes: [Stratum: Int]

    /// How many hits there are in the paid part, in all passes.
    package let hits: Int
}

/// 中签项 - an item that is to be reviewed, and why.
package struct ReviewItem: Hashable, Sendable {
    package var id: SampleItemID
    package var part: ReviewPart
    package var stratum: Stratum
    package var size: Fen
    package var verifier: VerifierName
    package var town: AreaCode
    /// Its lot in the main draw.
    package var lot: Lot
    /// 必查 - it is reviewed whatever is drawn, and stands for itself alone.
    package var forced: [ForcedReason]
    /// 必抽 - it is so large that it is certain.
    package var isCertain: Bool
    /// How often its money was hit, in all passes.
    package var hits: Int
    /// Its rank in its stratum of the refused part, from 1; 0 when it is not drawn there.
    package var rank: Int
    /// Whether it is among the smallest lots of its verifier.
    package var isTopUp: Bool

    package init(row: FrameRow, part: ReviewPart, lot: Lot) {
        self.id = row.id
        self.part = part
        self.stratum = row.stratum
        self.size = row.size
        self.verifier = row.verifier
        self.town = row.town
        self.lot = lot
        self.forced = row.forced
        self.isCertain = false
        self.hits = 0
        self.rank = 0
        self.isTopUp = false
    }

    /// Whether it counts in the estimate of its part: it was forced, certain or drawn there. An
    /// item that only the top-up added speaks for its verifier alone.
    package var countsForPart: Bool {
        !forced.isEmpty || isCertain || hits > 0 || rank > 0
    }

    fileprivate var isDrawn: Bool { countsForPart || isTopUp }
}

extension ReviewPlan {
    /// 抽样 - the sample of a frame with a seed. The same for everybody who has the three.
    ///
    /// Forced items are taken out of both parts first. The paid part is drawn by money, the refused
    /// part by its strata; a part of fewer than ``censusBelow`` items is taken whole. Then every
    /// verifier's smallest lots in a draw of its own (purpose `verifier`), over all the verifier's
    /// items: so the verifier's sample is a plain random one, whatever else was drawn of it. How
    /// many they are, ``topUp()`` says.
    package func draw(_ frame: ReviewFrame, seed: Digest) -> ReviewSample {
        draw(frame) { TicketBox(seed: seed, mode: mode, purpose: $0) }
    }

    /// The same with any source of tickets, by their purpose.
    package func draw(_ frame: ReviewFrame, _ box: (String) -> TicketBox) -> ReviewSample {
        let main = box("")
        let inside = frame.rows.filter { $0.part != nil }
        var items = zip(inside, main.lots(inside.map(\.id))).map { row, lot in
            ReviewItem(row: row, part: row.part!, lot: lot)
        }
        let open = items.indices.filter { items[$0].forced.isEmpty }
        let money = drawMoney(&items, open.filter { items[$0].part == .paid }, box)
        let sizes = drawStrata(&items, open.filter { items[$0].part == .refused })
        if perVerifier > 0 { topUp(&items, box("verifier")) }
        return ReviewSample(
            items: items.filter(\.isDrawn)
                .sorted { $0.lot == $1.lot ? $0.id < $1.id : $0.lot < $1.lot },
            money: money, refusedSizes: sizes,
            hits: money.hits == 0 ? 0 : money.hits + furtherPasses.reduce(0, +))
    }

    private func drawMoney(
        _ items: inout [ReviewItem], _ places: [Int], _ box: (String) -> TicketBox
    ) -> MonetaryUnits {
        let isCensus = places.count < ReviewPlan.censusBelow
        let money = MonetaryUnits(
            places.map { MonetaryUnits.Unit(id: items[$0].id, size: items[$0].size.rawValue) },
            size: isCensus ? places.count : paid)
        let index = Dictionary(
            uniqueKeysWithValues: places.map { (items[$0].id, $0) })
        for unit in money.certain { items[index[unit.id]!].isCertain = true }
        // A plan without hits is not extended by passes: nothing is drawn by chance in it.
        guard money.hits > 0 else { return money }
        let passes = [money.hits] + furtherPasses
        for (number, hits) in passes.enumerated() {
            let box = box(number == 0 ? "" : "pass-\(number)")
            for hit in money.draw(box, hits: hits) { items[index[hit.unit.id]!].hits += hit.hits }
        }
        return money
    }

    private func drawStrata(_ items: inout [ReviewItem], _ places: [Int]) -> [Stratum: Int] {
        let strata = Dictionary(grouping: places) { items[$0].stratum }
        let counts = strata.mapValues(\.count)
        let isCensus = places.count < ReviewPlan.censusBelow
        var sizes = isCensus ? counts : allocation(counts, size: refused, least: leastOfStratum)
        for size in furtherRefused where !isCensus {
            sizes = allocation(counts, size: size, least: leastOfStratum, drawn: sizes)
        }
        for (stratum, places) in strata {
            let ranked = places.sorted {
                items[$0].lot == items[$1].lot
                    ? items[$0].id < items[$1].id : items[$0].lot < items[$1].lot
            }
            for (rank, place) in ranked.prefix(sizes[stratum, default: 0]).enumerated() {
                items[place].rank = rank + 1
            }
        }
        return sizes
    }

    private func topUp(_ items: inout [ReviewItem], _ box: TicketBox) {
        let verifiers = Dictionary(
            grouping: items.indices.filter { !items[$0].verifier.rawValue.isEmpty }
        ) { items[$0].verifier }
        let size = topUp()
        for (verifier, places) in verifiers {
            let size = size(OfficerID(verifier.rawValue))
            for (index, _) in box.order(places.map { items[$0].id }).prefix(size) {
                items[places[index]].isTopUp = true
            }
        }
    }
}
