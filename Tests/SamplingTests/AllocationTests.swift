import Domain
import Sampling
import Seeding
import Testing

@Suite struct AllocationTests {
    /// Adds up, keeps within each stratum's bounds, and is proportional where nothing is at its
    /// least: no other stratum is more than one item away from its part of what they share.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func isProportional(seed: UInt64) {
        var random = Seeded(seed)
        var strata: [Stratum: Int] = [:]
        for number in 0..<random.number(1..<12) {
            strata[Stratum("层\(number)")] = random.number(0..<(random.once(in: 3) ? 4 : 300))
        }
        let all = strata.values.reduce(0, +)
        let size = random.number(0..<(all + 10))
        let sizes = allocation(strata, size: size)
        let least = strata.mapValues { min(2, $0) }
        #expect(sizes.keys.sorted() == strata.keys.sorted())
        #expect(sizes.allSatisfy { $1 >= least[$0]! && $1 <= strata[$0]! })
        #expect(
            sizes.values.reduce(0, +) == min(all, max(size, least.values.reduce(0, +))))
        let free = strata.filter { sizes[$0.key]! > least[$0.key]! }
        let shared = free.reduce(0) { $0 + sizes[$1.key]! }
        let items = free.reduce(0) { $0 + $1.value }
        for (stratum, count) in free {
            let part = Double(shared) * Double(count) / Double(items)
            #expect((Double(sizes[stratum]!) - part).magnitude < 1.5)
        }
    }

    /// More seats may take one from a party (Alabama, 1880). An extension does not.
    @Test func anExtensionTakesNothingAway() {
        let strata: [Stratum: Int] = ["甲": 6, "乙": 6, "丙": 2]
        let ten = allocation(strata, size: 10, least: 0)
        #expect(ten == ["甲": 4, "乙": 4, "丙": 2])
        #expect(allocation(strata, size: 11, least: 0)["丙"] == 1)
        #expect(allocation(strata, size: 11, least: 0, drawn: ten)["丙"] == 2)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func extensionsOnlyGrow(seed: UInt64) {
        var random = Seeded(seed)
        var strata: [Stratum: Int] = [:]
        for number in 0..<random.number(1..<8) {
            strata[Stratum("\(number)")] = random.number(0..<60)
        }
        var (size, sizes) = (0, [Stratum: Int]())
        for _ in 0..<8 {
            size += random.number(0..<9)
            let more = allocation(strata, size: size, drawn: sizes)
            #expect(more.allSatisfy { $1 >= sizes[$0, default: 0] })
            sizes = more
        }
    }

    /// Equal remainders go by the bytes of the names.
    @Test func ties() {
        let strata: [Stratum: Int] = ["\u{F914}": 10, "\u{6A02}": 10, "b": 10]
        #expect(
            allocation(strata, size: 7) == ["\u{F914}": 2, "\u{6A02}": 2, "b": 3])
        #expect(
            allocation(strata, size: 8) == ["\u{F914}": 2, "\u{6A02}": 3, "b": 3])
    }
}
