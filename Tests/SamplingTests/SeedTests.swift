import Digests
import Domain
import Sampling
import Seeding
import Testing

@Suite struct SeedTests {
    /// PyPI's consistent-sampler, to the last decimal, later generations too.
    @Test(arguments: GoldenLine.table("rivest.txt"))
    func rivest(line: GoldenLine) throws {
        let box = TicketBox(seed: Array(line.cells[0].utf8), mode: .rivest)
        let lot = box.lot(
            of: SampleItemID(line.cells[1]), generation: try #require(Int(line.cells[2])))
        #expect(lot.text == line.cells[3])
    }

    /// The example of Colorado's and Arlo's documents.
    @Test func rivestsOrder() {
        let ids = (1...383).map {
            SampleItemID("V2026-03-" + "\(10_000 + $0)".dropFirst())
        }
        let order = TicketBox(seed: Array("01382438112797316654".utf8), mode: .rivest).order(ids)
        #expect(order.prefix(5).map { $0.index + 1 } == [148, 356, 186, 246, 190])
        #expect(order[0].lot.text.hasPrefix("0.000941137016436684"))
    }

    /// The house's tickets, put together by hand.
    @Test(arguments: [TicketMode.sm3, .sha256])
    func tickets(mode: TicketMode) {
        let seed = HashAlgorithm.sm3.hash("种子")
        let text =
            Array("fangpin-ticket-v1".utf8) + [0, 0, 0, 32] + seed.bytes + [0, 0, 0, 4]
            + Array("户1".utf8) + [0, 0, 0, 2]
        let lot = TicketBox(seed: seed, mode: mode).lot(of: "户1", generation: 2)
        #expect(lot.text == mode.algorithm.hash(text).hex)
        #expect(TicketBox(seed: seed, mode: mode).lot(of: "户1") != lot)
    }

    @Test func purposesAreIndependent() {
        for mode in TicketMode.allCases {
            let seed = HashAlgorithm.sm3.hash("x")
            let boxes = ["", "verifier", "pass-1"].map {
                TicketBox(seed: seed, mode: mode, purpose: $0)
            }
            #expect(Set(boxes.map { $0.lot(of: "a") }).count == 3)
            #expect(Set(boxes.map { $0.start("paid", below: 1 << 53) }).count == 3)
        }
    }

    /// Protocol of the seed, step 5, put together by hand.
    @Test func seed() throws {
        let root = HashAlgorithm.sm3.hash("frame")
        let part = [UInt8](repeating: 7, count: 32)
        let dice = try #require(DecimalDigits("01382438112797316654"))
        func lp(_ bytes: [UInt8]) -> [UInt8] { [0, 0, 0, UInt8(bytes.count)] + bytes }
        let parts = SeedParts(
            round: "2026年三季度", frameRoot: root, dice: dice, parts: [part, nil, part],
            lottery: DecimalDigits("0715"))
        var text = Array("fangpin-seed-v1".utf8)
        let pieces: [[UInt8]] = [
            Array("2026年三季度".utf8), root.bytes, Array(dice.text.utf8), part,
            Array("absent".utf8), part, Array("0715".utf8),
        ]
        for piece in pieces { text += lp(piece) }
        #expect(parts.seed == HashAlgorithm.sm3.hash(text))
        var without = parts
        without.lottery = nil
        #expect(without.seed != parts.seed)
    }

    @Test func commitments() {
        let part = [UInt8](0..<32)
        let text = Array("fangpin-commit-v12026Q3auditor".utf8) + part
        #expect(
            commitment(round: "2026Q3", party: .auditor, part: part)
                == HashAlgorithm.sm3.hash(text))
    }

    @Test(arguments: ["", "12a", "１２", "-1", "1 2"])
    func onlyDigitsAreDigits(text: String) {
        #expect(DecimalDigits(text) == nil)
    }

    /// χ² over ten cells, 20,000 seeds: above 27.9 once in a thousand times.
    @Test func startsAreUniform() {
        var counts = [Double](repeating: 0, count: 10)
        for number in 0..<20_000 {
            let box = TicketBox(seed: Array("\(number)".utf8), mode: .sha256)
            counts[Int(box.start("paid", below: 10))] += 1
        }
        #expect(counts.reduce(0) { $0 + ($1 - 2_000) * ($1 - 2_000) / 2_000 } < 27.9)
    }
}
