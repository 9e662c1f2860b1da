import Sampling
import Seeding
import Testing

@Suite struct SampleSizeTests {
    @Test(arguments: GoldenLine.table("size.txt"))
    func golden(line: GoldenLine) throws {
        let size = try sampleSize(
            population: #require(Int(line.cells[0])), confidence: Share(line.cells[1]),
            tolerable: Share(line.cells[2]), expected: Share(line.cells[3]))
        #expect(size.description == line.cells[4])
    }

    /// Discovery sampling at 95 %: the sizes of the review's handbook.
    @Test(arguments: [
        ("0.05", [38, 45, 46, 51, 54, 55, 56, 57, 58]),
        ("0.10", [23, 25, 26, 27, 28, 28, 28, 29, 29]),
    ])
    func handbook(tolerable: String, sizes: [Int]) throws {
        let populations = [60, 100, 150, 200, 300, 400, 600, 1_000, 3_000]
        for (population, size) in zip(populations, sizes) {
            #expect(
                try sampleSize(
                    population: population, confidence: Share("0.95"), tolerable: Share(tolerable))
                    == size, "N = \(population)")
        }
    }

    /// Every population up to 60 against the definition, word for word, in whole numbers.
    @Test(arguments: 0...60)
    func definition(population: Int) throws {
        for confidence in [0, 1, 300, 500, 800, 900, 950, 990, 999, 1_000] {
            for tolerable in [0, 10, 50, 100, 333, 500, 1_000] {
                for expected in [0, 1, 20, 50, 100, 400, 1_000] {
                    let size = try sampleSize(
                        population: population, confidence: thousandths(confidence),
                        tolerable: thousandths(tolerable), expected: thousandths(expected))
                    let wanted = naiveSize(population, confidence, tolerable, expected)
                    #expect(
                        size == wanted,
                        "\(population) \(confidence) \(tolerable) \(expected) thousandths")
                }
            }
        }
    }

    /// Where more errors are expected than just a few, the condition comes and goes with n: trying
    /// every n must find the same one as the search that skips.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func skippingMissesNoSize(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<4 {
            let population = Int.random(in: 100...2_500, using: &random)
            let tolerable = Int.random(in: 10...300, using: &random)
            let expected = Int.random(in: (tolerable / 3)...tolerable, using: &random)
            let confidence = Int.random(in: 1...999, using: &random)
            let shares = try [confidence, tolerable, expected].map(thousandths)
            let size = sampleSize(
                population: population, confidence: shares[0], tolerable: shares[1],
                expected: shares[2])
            let errors = toleratedErrors(population: population, shares[1])
            let wanted = (0..<population).first {
                Hypergeometric(population: population, errors: errors, draws: $0)
                    .isAtMost(shares[0].complement, found: allowedErrors(size: $0, shares[2]))
            }
            #expect(size == wanted ?? population, "\(population) \(shares)")
        }
    }

    /// With one error, P(X = 0) = 1 − n / N, so that 95 % of N is exactly enough, and not one less.
    @Test(arguments: [20, 100, 1_000_000, 3_450_000, 1 << 53])
    func tiesAreDecidedExactly(population: Int) throws {
        let confidence = try Share("0.95")
        let size = sampleSize(population: population, confidence: confidence, tolerable: .zero)
        #expect(size == confidence.ceiling(of: population))
    }

    /// A confidence that is a hair lower needs one less, however small the hair.
    @Test func tiesFeelEveryDecimal() throws {
        let nines = String(repeating: "9", count: 40)
        let below = try Share("0.94" + nines)
        let above = try Share("0.95" + String(repeating: "0", count: 40) + "1")
        #expect(sampleSize(population: 1_000, confidence: below, tolerable: .zero) == 950)
        #expect(sampleSize(population: 1_000, confidence: above, tolerable: .zero) == 951)
        let lower = try Share("0.949")
        #expect(sampleSize(population: 1_000, confidence: lower, tolerable: .zero) == 949)
    }

    @Test func certaintyLeavesNoErrorUnseen() {
        #expect(sampleSize(population: 500, confidence: .whole, tolerable: .whole) == 1)
        #expect(sampleSize(population: 500, confidence: .whole, tolerable: .zero) == 500)
        #expect(sampleSize(population: 500, confidence: .zero, tolerable: .zero) == 0)
    }

    private func thousandths(_ count: Int) throws -> Share {
        try #require(Share(millionths: Int64(count) * 1_000))
    }

    private func naiveSize(
        _ population: Int, _ confidence: Int, _ tolerable: Int, _ expected: Int
    ) -> Int {
        let errors = max(1, (tolerable * population + 999) / 1_000)
        for size in 0..<max(0, population) {
            let allowed = (expected * size + 999) / 1_000
            var ways: UInt128 = 0
            for found in 0...allowed where found <= errors && found <= size {
                ways += choose(errors, found) * choose(population - errors, size - found)
            }
            if ways * 1_000 <= choose(population, size) * UInt128(1_000 - confidence) {
                return size
            }
        }
        return population
    }

    private func choose(_ items: Int, _ count: Int) -> UInt128 {
        guard (0...items).contains(count) else { return 0 }
        return pascal[items][count]
    }
}

/// Pascal's triangle up to row 60.
private let pascal: [[UInt128]] = (0..<60).reduce(into: [[1]]) { rows, _ in
    let last = rows[rows.count - 1]
    rows.append(zip([0] + last, last + [0]).map { $0 + $1 })
}
