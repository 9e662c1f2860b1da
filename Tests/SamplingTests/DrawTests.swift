import Digests
import Domain
import Sampling
import Seeding
import Testing

@Suite struct DrawTests {
    @Test(arguments: GoldenLine.table("ticket.txt"))
    func golden(line: GoldenLine) {
        let (seed, id) = (line.cells[0], SampleItemID(line.cells[1]))
        #expect(Lottery(seed: seed).ticket(of: id).hex == line.cells[2])
        #expect(Lottery(seed: seed, algorithm: .sm3).ticket(of: id).hex == line.cells[3])
    }

    /// `printf 'b,\na,x\n…' | sha256sum` of the sorted lines.
    @Test func frameHashIsThatOfTheSortedLines() {
        let frame = items(["户二": "乙", "b": "", "a": "x", "户一": "甲", "a!": ""])
        let lines = "a!,\na,x\nb,\n户一,甲\n户二,乙\n"
        #expect(frameHash(frame) == HashAlgorithm.sha256.hash(lines))
        #expect(frameHash(frame, algorithm: .sm3) == HashAlgorithm.sm3.hash(lines))
        #expect(frameHash(frame.reversed()) == frameHash(frame))
        #expect(frameHash([]).hex.hasPrefix("e3b0c44298fc1c149afbf4c8996fb924"))
    }

    /// What a draw is, said once more without any of its code: sort by the tickets' text, cut.
    @Test(arguments: 0..<30 as Range<UInt64>)
    func agreesWithItsDefinition(seed: UInt64) {
        var random = Seeded(seed)
        let frame = frame(&random)
        let algorithm = HashAlgorithm.allCases[Int(seed % 2)]
        let size = Int.random(in: 0...40, using: &random)
        let drawn = Lottery(seed: "种子\(seed)", algorithm: algorithm).draw(from: frame) { _ in size }
        var wanted: [String] = []
        for stratum in Set(frame.map(\.stratum)).sorted() {
            let tickets = frame.filter { $0.stratum == stratum }
                .map { (algorithm.hash("种子\(seed),\($0.id.rawValue)").hex, $0.id.rawValue) }
                .sorted { $0.0 < $1.0 }
            for (index, ticket) in tickets.prefix(size).enumerated() {
                wanted.append("\(ticket.1),\(stratum),\(ticket.0),\(index + 1)")
            }
        }
        let rows = drawn.map { "\($0.item.id),\($0.item.stratum),\($0.ticket.hex),\($0.rank)" }
        #expect(rows == wanted)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func aLargerSampleExtendsASmallerOne(seed: UInt64) {
        var random = Seeded(seed)
        let frame = frame(&random)
        let lottery = Lottery(seed: "2026-10")
        let size = Int.random(in: 0...10, using: &random)
        let small = lottery.draw(from: frame) { _ in size }
        let large = lottery.draw(from: frame) { _ in size + 3 }
        #expect(large.filter { $0.rank <= size } == small)
        #expect(Set(large).isSuperset(of: small))
    }

    /// Neither the order of the file nor the other strata matter.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func aStratumCanBeDrawnAlone(seed: UInt64) {
        var random = Seeded(seed)
        let frame = frame(&random)
        let lottery = Lottery(seed: "2026-10", algorithm: .sm3)
        let together = lottery.draw(from: frame) { _ in 5 }
        for stratum in Set(frame.map(\.stratum)) {
            let alone = lottery.draw(
                from: frame.filter { $0.stratum == stratum }.shuffled(using: &random)
            ) { _ in 5 }
            #expect(together.filter { $0.item.stratum == stratum } == alone)
        }
    }

    @Test func aSmallStratumIsTakenWhole() {
        let frame = items(["1": "a", "2": "a", "3": "b"])
        let drawn = Lottery(seed: "x").draw(from: frame) { $0 == "a" ? 1_000 : 0 }
        #expect(drawn.map(\.rank) == [1, 2])
        #expect(Set(drawn.map(\.item.id)) == ["1", "2"])
    }

    /// Swift calls these two characters equal; every other program keeps them apart.
    @Test func itemsAndStrataAreBytes() {
        let frame = [
            SampleItem(id: "\u{F914}", stratum: "\u{F914}"),
            SampleItem(id: "\u{6A02}", stratum: "\u{6A02}"),
        ]
        let drawn = Lottery(seed: "").draw(from: frame) { _ in 1 }
        #expect(drawn.count == 2)
        #expect(
            drawn.map { Array($0.item.stratum.rawValue.utf8) } == [
                [0xE6, 0xA8, 0x82], [0xEF, 0xA4, 0x94],
            ])
        #expect(drawn[0].ticket != drawn[1].ticket)
        #expect(frame[0].id != frame[1].id)
    }

    /// Over many seeds, each of forty items is drawn as often as the others: χ² with 39 degrees of
    /// freedom is above 72.1 once in a thousand times.
    @Test func everyItemIsDrawnEquallyOften() {
        let frame = (0..<40).map { SampleItem(id: SampleItemID("户\($0)"), stratum: "") }
        var counts: [SampleItemID: Int] = [:]
        let seeds = 5_000
        for seed in 0..<seeds {
            for drawn in Lottery(seed: "\(seed)").draw(from: frame, size: { _ in 8 }) {
                counts[drawn.item.id, default: 0] += 1
            }
        }
        let expected = Double(seeds) * 8 / 40
        // Without replacement the counts vary less, by the share that is not drawn.
        let square = frame.reduce(0.0) {
            let difference = Double(counts[$1.id, default: 0]) - expected
            return $0 + difference * difference / (expected * (1 - 8.0 / 40))
        }
        #expect(square < 72.1)
        #expect(square > 17)
    }

    private func items(_ strata: KeyValuePairs<String, String>) -> [SampleItem] {
        strata.map { SampleItem(id: SampleItemID($0.key), stratum: Stratum($0.value)) }
    }

    private func frame(_ random: inout Seeded) -> [SampleItem] {
        let names = ["", "a", "a|b", "清川镇|illness", "\u{F914}", "\u{6A02}", "\u{20BB7}"]
        return (0..<Int.random(in: 0...200, using: &random)).map {
            SampleItem(
                id: SampleItemID("户\($0)-\(random.next() % 100)"),
                stratum: Stratum(names[Int.random(in: 0..<names.count, using: &random)]))
        }
    }
}
