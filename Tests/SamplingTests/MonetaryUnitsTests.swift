import Digests
import Domain
import Sampling
import Seeding
import TestSupport
import Testing

@Suite struct MonetaryUnitsTests {
    typealias Unit = MonetaryUnits.Unit

    /// What is certain, by the definition: as long as something is at least the interval of what is
    /// left, take it. And nothing that is left is.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func takesWhatIsAboveTheInterval(seed: UInt64) {
        var random = Seeded(seed)
        let units = units(&random)
        let size = random.number(0..<60)
        let money = MonetaryUnits(units, size: size)
        #expect(Set(money.certain).union(money.rest) == Set(units))
        #expect(money.certain.count + money.rest.count == units.count)
        #expect(money.restSum == money.rest.reduce(0) { $0 + $1.size })
        if money.rest.isEmpty {
            #expect(money.hits == 0)
        } else {
            #expect(money.hits + money.certain.count == size)
            #expect(
                money.rest.allSatisfy { $0.size * Int64(money.hits) < money.restSum } || size == 0)
            // Π is exact, and adds up to the number of hits.
            let sum = money.rest.reduce(Int128(0)) { $0 + money.inclusion(of: $1).numerator }
            #expect(sum == Int128(money.hits) * Int128(money.restSum))
        }
        #expect(money.certain.allSatisfy { money.inclusion(of: $0) == (1, 1) })
        // The one that is taken last was not yet to be let go.
        let interval = (units.reduce(0) { $0 + $1.size }, size)
        for unit in units where size > 0 && unit.size * Int64(size) >= interval.0 {
            #expect(money.certain.contains(unit))
        }
        if size >= units.count { #expect(money.rest.isEmpty) }
    }

    /// Equal to the interval is certain; a fen less is not.
    @Test func theEdge() {
        let even = MonetaryUnits((1...4).map { Unit(id: SampleItemID("\($0)"), size: 5) }, size: 2)
        #expect(even.certain.isEmpty && even.hits == 2 && even.restSum == 20)
        let edge = [("a", 10), ("b", 4), ("c", 3), ("d", 3)].map {
            Unit(id: SampleItemID($0.0), size: Int64($0.1))
        }
        #expect(MonetaryUnits(edge, size: 2).certain.map(\.id) == ["a"])
        let below = [Unit(id: "a", size: 9)] + edge.dropFirst() + [Unit(id: "e", size: 1)]
        #expect(MonetaryUnits(below, size: 2).certain.isEmpty)
        // Taking one makes the next certain: 100 of 112 with n = 3, then 10 of 12 with 2.
        let chain = [("a", 100), ("b", 10), ("c", 1), ("d", 1)].map {
            Unit(id: SampleItemID($0.0), size: Int64($0.1))
        }
        #expect(MonetaryUnits(chain, size: 3).certain.map(\.id) == ["a", "b"])
    }

    /// Exactly as many hits as planned, each item at most once; what a walk over every fen says.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func hitsEveryStep(seed: UInt64) {
        var random = Seeded(seed)
        let units = (0..<random.number(1..<40)).map {
            Unit(id: SampleItemID("户\($0)"), size: Int64(random.number(1..<30)))
        }
        let money = MonetaryUnits(units, size: random.number(1..<20))
        let box = TicketBox(seed: random.bytes(32), mode: .sm3)
        for hits in [money.hits, 1, 75] where !money.rest.isEmpty {
            let drawn = money.draw(box, hits: hits)
            #expect(drawn.reduce(0) { $0 + $1.hits } == hits)
            if hits == money.hits { #expect(drawn.allSatisfy { $0.hits == 1 }) }
            // Every place of the line, n to a fen.
            var line: [SampleItemID] = []
            for place in box.order(money.rest.map(\.id)) {
                let unit = money.rest[place.index]
                line += Array(repeating: unit.id, count: Int(unit.size) * hits)
            }
            var counts: [SampleItemID: Int] = [:]
            let start = Int(box.start("paid", below: money.restSum))
            for place in stride(from: start, to: line.count, by: Int(money.restSum)) {
                counts[line[place], default: 0] += 1
            }
            let found = drawn.map { ($0.unit.id, $0.hits) }
            #expect(Dictionary(uniqueKeysWithValues: found) == counts)
        }
    }

    /// Over 20,000 seeds every item comes up as often as its money says: no |z| of 5, and a χ² with
    /// 39 degrees of freedom that is above 72.1 once in a thousand times.
    @Test(arguments: [TicketMode.sm3, .rivest])
    func inclusion(mode: TicketMode) {
        let units = (0..<40).map {
            Unit(id: SampleItemID("户\($0)"), size: $0 % 5 == 0 ? 900 : 100 + 17 * Int64($0))
        }
        let money = MonetaryUnits(units, size: 8)
        #expect(money.certain.isEmpty)
        var counts: [SampleItemID: Int] = [:]
        let seeds = TestRun.isWhole ? 20_000 : 4_000
        for seed in 0..<seeds {
            for hit in money.draw(TicketBox(seed: Array("\(seed)".utf8), mode: mode)) {
                counts[hit.unit.id, default: 0] += 1
            }
        }
        var square = 0.0
        for unit in units {
            let (numerator, denominator) = money.inclusion(of: unit)
            let share = Double(numerator) / Double(denominator)
            let expected = share * Double(seeds)
            let found = Double(counts[unit.id] ?? 0)
            let z = (found - expected) / (expected * (1 - share)).squareRoot()
            #expect(z.magnitude < 5, "\(unit)")
            square += z * z
        }
        // The number of hits is fixed, which takes one degree away, and nothing else much does.
        #expect(square < 80 && square > 12)
    }

    private func units(_ random: inout Seeded) -> [Unit] {
        let style = random.number(0..<4)
        return (0..<random.number(0..<120)).map { number in
            let size =
                switch style {
                case 0: 100_000
                case 1: random.number(1..<500_000)
                case 2: random.once(in: 15) ? random.number(1_000_000..<100_000_000) : 1
                default: random.number(1..<5) * 1_000
                }
            return Unit(id: SampleItemID("户\(number)"), size: Int64(size))
        }
    }
}
