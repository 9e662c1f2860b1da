import Domain

/// 货币单元抽样 - the draw from the paid frame by money: every fen is as probable as any other, and
/// the item that a drawn fen belongs to is reviewed (AICPA, Audit Guide: Audit Sampling, chapter
/// 6; Cochran, Sampling Techniques, 3rd ed., section 9A.10, for the systematic draw).
///
/// What is at least the sampling interval is taken for certain, and the interval of the rest is
/// computed anew until nothing of it is. All of that is known before the seed is. The rest is laid
/// out in the order of its tickets and drawn systematically.
///
/// Nothing is rounded: where others step by ⌊X ÷ n⌋ fen and get n or more items with probabilities
/// that are nearly right, each fen here is as long as there are hits, and the step is the sum. So
/// there are exactly n hits, and an item is drawn with a probability of exactly n × its size ÷ X.
package struct MonetaryUnits: Hashable, Sendable {
    /// 必抽 - what is taken for certain, by id.
    package let certain: [Unit]
    /// What is drawn from, by id.
    package let rest: [Unit]
    /// 余额 - the sum of the rest, in fen.
    package let restSum: Int64
    /// 抽中数 - how many hits the rest gets.
    package let hits: Int

    /// An item and its size.
    package struct Unit: Hashable, Sendable {
        package var id: SampleItemID
        /// Fen, more than 0.
        package var size: Int64

        package init(id: SampleItemID, size: Int64) {
            self.id = id
            self.size = size
        }
    }

    /// - Parameters:
    ///   - units: no two with one id; their sum at most ``ReviewFrame/largestSum``.
    ///   - size: how many items are to be drawn, certain ones included; all when there are no more.
    package init(_ units: [Unit], size: Int) {
        precondition(size >= 0 && size <= 1 << 32, "a sample size is never negative")
        precondition(units.allSatisfy { $0.size > 0 }, "each item has a size")
        var left = size
        var sum = units.reduce(0) { $0 + $1.size }
        var rest = units.sorted { $0.id < $1.id }
        var certain: [Unit] = []
        while left > 0 {
            let isCertain = { (unit: Unit) in
                Int128(unit.size) * Int128(left) >= Int128(sum)
            }
            let taken = rest.filter(isCertain)
            if taken.isEmpty { break }
            rest.removeAll(where: isCertain)
            certain += taken
            // There is room: `left` items of at least sum ÷ left each are the whole sum.
            left -= taken.count
            sum -= taken.reduce(0) { $0 + $1.size }
        }
        self.certain = certain.sorted { $0.id < $1.id }
        self.rest = rest
        self.restSum = sum
        self.hits = rest.isEmpty ? 0 : left
    }

    /// How probable it is that one pass draws the item: 1, or an exact fraction below it.
    package func inclusion(of unit: Unit) -> (numerator: Int128, denominator: Int128) {
        // The interval only shrinks while items are taken, so that what was taken is above the
        // last.
        let length = Int128(unit.size) * Int128(hits)
        return length >= Int128(restSum) ? (1, 1) : (length, Int128(restSum))
    }
}

/// 抽中 - an item of the rest, and how often it was hit.
package struct MonetaryHit: Hashable, Sendable {
    package var unit: MonetaryUnits.Unit
    /// Once, but in a pass of more hits than the first it may be more.
    package var hits: Int
    /// The ticket that gave it its place.
    package var lot: Lot

    package init(unit: MonetaryUnits.Unit, hits: Int, lot: Lot) {
        self.unit = unit
        self.hits = hits
        self.lot = lot
    }
}

extension MonetaryUnits {
    /// 系统抽样 - one pass over the rest.
    ///
    /// The items lie end to end in the order of their tickets, each `size × hits` long. The first
    /// hit is a number below the sum that the seed gives, the others follow in steps of the sum.
    ///
    /// - Parameters:
    ///   - box: of the round, with a purpose of its own for each pass.
    ///   - hits: how many; those of the plan when not given. An extension is a further pass: the
    ///     first sample stays what it was, and both together are a sample of as many hits as they
    ///     have together.
    /// - Returns: in the order of the tickets.
    package func draw(_ box: TicketBox, hits: Int? = nil) -> [MonetaryHit] {
        let hits = hits ?? self.hits
        precondition(hits >= 0, "a number of hits is never negative")
        guard hits > 0, restSum > 0 else { return [] }
        let step = Int128(restSum)
        let start = Int128(box.start("paid", below: restSum))
        var drawn: [MonetaryHit] = []
        var end = Int128(0)
        var before = 0
        for (index, lot) in box.order(rest.map(\.id)) {
            end += Int128(rest[index].size) * Int128(hits)
            let until = end > start ? Int((end - start - 1) / step) + 1 : 0
            if until > before {
                drawn.append(MonetaryHit(unit: rest[index], hits: until - before, lot: lot))
                before = until
            }
        }
        return drawn
    }
}
