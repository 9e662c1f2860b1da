import Digests
import Domain
import Sampling
import Seeding
import TestSupport
import Testing

@Suite struct RoundDrawTests {
    /// Ten thousand frames, a hundred a line, drawn alike in Swift, Python and (SHA-256) SQL.
    @Test(arguments: TestRun.cases(0..<100, sample: 2))
    func golden(chunk: Int) throws {
        let line = try #require(
            GoldenLine.table("draws.txt").first { $0.cells[0] == "\(chunk)" })
        var sha256 = RunningDigest(.sha256)
        var sm3 = RunningDigest(.sha256)
        var rivest = RunningDigest(.sha256)
        for number in (chunk * 100)..<(chunk * 100 + 100) {
            let hashed = try HashedFrame(number)
            sha256.update(hashed.drawn(.sha256))
            sm3.update(hashed.drawn(.sm3))
            sm3.update(hashed.frame.root.hex)
            rivest.update(hashed.drawn(.rivest))
        }
        #expect(sha256.finish().hex == line.cells[1])
        #expect(sm3.finish().hex == line.cells[2])
        #expect(rivest.finish().hex == line.cells[3])
    }

    /// Over many seeds each item of a stratum comes up as often as the others: a χ² of about 38
    /// degrees of freedom is above 73 once in two thousand times.
    @Test(arguments: TicketMode.allCases)
    func inclusionOfStrata(mode: TicketMode) throws {
        let frame = try ReviewFrame(
            (0..<40).map {
                FrameRow(
                    id: SampleItemID("户\($0)"),
                    place: .inside(.refused, stratum: $0 < 25 ? "甲" : "乙", size: Fen(0)))
            })
        let plan = ReviewPlan(mode: mode, paid: 0, refused: 8, perVerifier: 0)
        var counts: [SampleItemID: Int] = [:]
        let seeds = TestRun.isWhole ? 20_000 : 2_000
        for seed in 0..<seeds {
            for item in plan.draw(frame, seed: HashAlgorithm.sm3.hash("\(seed)")).items {
                counts[item.id, default: 0] += 1
            }
        }
        // 5 of 25 and 3 of 15.
        let expected = Double(seeds) / 5
        let square = frame.rows.reduce(0.0) {
            let difference = Double(counts[$1.id] ?? 0) - expected
            return $0 + difference * difference / (expected * 0.8)
        }
        #expect(square < 73 && square > 15)
    }
}
