import Sampling
import Testing

@Suite struct ClopperPearsonTests {
    @Test(arguments: GoldenLine.table("clopper-pearson.txt"))
    func golden(line: GoldenLine) throws {
        let interval = try clopperPearson(
            errors: #require(Int(line.cells[0])), sampled: #require(Int(line.cells[1])),
            confidence: Share(line.cells[2]))
        let lower = try #require(Double(line.cells[3]))
        let upper = try #require(Double(line.cells[4]))
        #expect((interval.lower - lower).magnitude <= 1e-10 * lower)
        #expect((interval.upper - upper).magnitude <= 1e-10 * upper)
    }

    /// 0 of 59, one-sided at 95 %, which is two-sided at 90 %: the textbook's "59 for 5 %".
    @Test func fiftyNineWithoutError() throws {
        let interval = try clopperPearson(errors: 0, sampled: 59, confidence: Share("0.9"))
        #expect(interval.lower == 0)
        #expect((interval.upper - 0.0495).magnitude < 0.00005)
    }

    @Test(arguments: [(0, 1), (1, 1), (0, 12), (3, 12), (12, 12), (500, 1_000), (1, 1_000_000)])
    func mirrored(errors: Int, sampled: Int) throws {
        let share = try Share("0.95")
        let wrong = clopperPearson(errors: errors, sampled: sampled, confidence: share)
        let right = clopperPearson(errors: sampled - errors, sampled: sampled, confidence: share)
        #expect((wrong.lower - (1 - right.upper)).magnitude < 1e-13)
        #expect((wrong.upper - (1 - right.lower)).magnitude < 1e-13)
    }

    @Test func moreConfidenceIsNeverNarrower() throws {
        var last = Interval(lower: 0.3, upper: 0.3)
        for confidence in ["0", "0.001", "0.1", "0.5", "0.9", "0.99", "0.9999999999", "1"] {
            let interval = try clopperPearson(
                errors: 30, sampled: 100, confidence: Share(confidence))
            #expect(interval.lower <= last.lower || confidence == "0")
            #expect(interval.upper >= last.upper || confidence == "0")
            last = interval
        }
        #expect(last == Interval(lower: 0, upper: 1))
    }

    @Test func nothingSampledSaysNothing() throws {
        let interval = try clopperPearson(errors: 0, sampled: 0, confidence: Share("0.95"))
        #expect(interval == Interval(lower: 0, upper: 1))
    }

    /// What the interval promises: in every population it covers the true rate often enough.
    @Test(arguments: [(20, 0.01), (20, 0.05), (60, 0.01), (60, 0.1), (100, 0.3), (100, 0.5)])
    func covers(sampled: Int, rate: Double) throws {
        let confidence = try Share("0.95")
        var probability = 1.0
        for _ in 0..<sampled { probability *= 1 - rate }
        var covered = 0.0
        for errors in 0...sampled {
            let interval = clopperPearson(errors: errors, sampled: sampled, confidence: confidence)
            if interval.lower <= rate, rate <= interval.upper { covered += probability }
            probability *= rate / (1 - rate) * Double(sampled - errors) / Double(errors + 1)
        }
        #expect(covered >= 0.95)
        #expect(covered <= 1 + 1e-12)
    }
}
