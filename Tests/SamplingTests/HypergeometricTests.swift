import Sampling
import Seeding
import Testing

@Suite struct HypergeometricTests {
    /// The probability in floating point next to the exact fraction.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func floatingPointAgreesWithWholeNumbers(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<25 {
            let population = Int.random(in: 1...400, using: &random)
            let distribution = Hypergeometric(
                population: population, errors: Int.random(in: 0...population, using: &random),
                draws: Int.random(in: 0...population, using: &random))
            let found = Int.random(in: 0...distribution.draws, using: &random)
            let (ways, all) = exactly(distribution, atMost: found)
            let exact = quotient(ways, all)
            let probability = distribution.probability(atMost: found)
            #expect((probability - exact).magnitude <= 2e-13 * exact, "\(distribution) \(found)")
        }
    }

    /// Limits that agree with the probability in the first 30 decimals are on the right side of it.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func limitsNextToTheProbabilityAreToldApart(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<10 {
            let population = Int.random(in: 2...300, using: &random)
            let errors = Int.random(in: 1..<population, using: &random)
            let draws = Int.random(in: 1..<population, using: &random)
            let distribution = Hypergeometric(
                population: population, errors: errors, draws: draws)
            let found = Int.random(in: 0...min(errors, draws), using: &random)
            let (ways, all) = exactly(distribution, atMost: found)
            guard !ways.isZero, ways < all else { continue }
            let below = decimals(ways, all, count: 30)
            #expect(
                try distribution.isAtMost(
                    Share("0." + below + String(repeating: "9", count: 200)), found: found))
            let isExact =
                ways * BigNatural.power(ofTen: 30) == BigNatural(digits: digits(below)) * all
            #expect(try distribution.isAtMost(Share("0." + below), found: found) == isExact)
        }
    }

    @Test func theTwoRolesMayBeExchanged() {
        for (errors, draws) in [(3, 40), (17, 17), (99, 60), (1, 99)] {
            let one = Hypergeometric(population: 100, errors: errors, draws: draws)
            let other = Hypergeometric(population: 100, errors: draws, draws: errors)
            for found in 0...min(errors, draws) {
                let difference = one.probability(atMost: found) - other.probability(atMost: found)
                #expect(difference.magnitude < 1e-14)
            }
        }
    }

    @Test func certainAndImpossible() throws {
        let all = Hypergeometric(population: 10, errors: 10, draws: 4)
        #expect(all.probability(atMost: 3) == 0)
        #expect(all.probability(atMost: 4) == 1)
        #expect(all.isAtMost(.zero, found: 3))
        #expect(all.isAtMost(.whole, found: 4))
        #expect(try !all.isAtMost(Share("0.999999999999999999999999"), found: 4))
        let some = Hypergeometric(population: 10, errors: 5, draws: 4)
        #expect(!some.isAtMost(.zero, found: 0))
    }

    private func exactly(
        _ distribution: Hypergeometric, atMost found: Int
    ) -> (ways: BigNatural, all: BigNatural) {
        let right = distribution.population - distribution.errors
        var ways = BigNatural(0)
        for count in 0...found where count <= distribution.errors {
            let rest = distribution.draws - count
            guard (0...right).contains(rest) else { continue }
            ways += binomial(distribution.errors, count) * binomial(right, rest)
        }
        return (ways, binomial(distribution.population, distribution.draws))
    }

    private func binomial(_ items: Int, _ count: Int) -> BigNatural {
        (0..<count).reduce(into: BigNatural(1)) { ways, index in
            ways.multiply(by: UInt64(items - index))
            ways.divide(by: UInt64(index + 1))
        }
    }

    /// The first decimals of a fraction below 1, by long division.
    private func decimals(_ numerator: BigNatural, _ denominator: BigNatural, count: Int) -> String
    {
        let scaled = numerator * BigNatural.power(ofTen: count)
        var result = ""
        var reached = BigNatural(0)
        for power in (0..<count).reversed() {
            let step = denominator * BigNatural.power(ofTen: power)
            var digit = 0
            while true {
                var next = reached
                next += step
                if scaled < next { break }
                reached = next
                digit += 1
            }
            result += digit.description
        }
        return result
    }

    private func quotient(_ numerator: BigNatural, _ denominator: BigNatural) -> Double {
        if numerator.isZero { return 0 }
        if numerator == denominator { return 1 }
        var leading = 0
        var scaled = numerator
        while true {
            var next = scaled
            next.multiply(by: 10)
            if denominator < next { break }
            scaled = next
            leading += 1
        }
        return Double("0." + decimals(scaled, denominator, count: 20) + "e-\(leading)")!
    }

    private func digits(_ text: String) -> [UInt8] { text.utf8.map { $0 - UInt8(ascii: "0") } }
}
