import Sampling
import Seeding
import Testing

@Suite struct BigNaturalTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func agreesWithTheStandardLibraryWhereThatReaches(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<200 {
            let one =
                UInt64.random(in: 0...UInt64.max, using: &random)
                >> UInt64.random(
                    in: 0..<64, using: &random)
            let other =
                UInt64.random(in: 0...UInt64.max, using: &random)
                >> UInt64.random(
                    in: 0..<64, using: &random)
            let product = BigNatural(one) * BigNatural(other)
            #expect(product.description == (UInt128(one) * UInt128(other)).description)
            var scaled = BigNatural(one)
            scaled.multiply(by: other)
            #expect(scaled == product)
            var sum = BigNatural(one)
            sum += BigNatural(other)
            #expect(sum.description == (UInt128(one) + UInt128(other)).description)
            var added = BigNatural(one)
            added.add(other)
            #expect(added == sum)
            #expect((BigNatural(one) < BigNatural(other)) == (one < other))
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func divisionUndoesMultiplication(seed: UInt64) {
        var random = Seeded(seed)
        var number = BigNatural(UInt64.random(in: 1...UInt64.max, using: &random))
        var factors: [UInt64] = []
        for _ in 0..<50 {
            let factor = UInt64.random(in: 1...UInt64.max, using: &random)
            let before = number
            number.multiply(by: factor)
            #expect(before <= number)
            factors.append(factor)
        }
        let rest = UInt64.random(in: 0..<factors[49], using: &random)
        number.add(rest)
        #expect(number.divide(by: factors[49]) == rest)
        for factor in factors.dropLast().reversed() { #expect(number.divide(by: factor) == 0) }
        #expect(number.description.count <= 20)
    }

    /// (a + b)² = a² + 2ab + b², carries through many limbs included.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func squaresOfSumsExpand(seed: UInt64) {
        var random = Seeded(seed)
        func number() -> BigNatural {
            let limbs = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                Bool.random(using: &random) ? UInt64.max : UInt64.random(in: 0...9, using: &random)
            }
            return limbs.reduce(into: BigNatural(0)) { number, limb in
                number = number * BigNatural(UInt64.max)
                number.add(limb)
            }
        }
        let (one, other) = (number(), number())
        var sum = one
        sum += other
        var expanded = one * one
        expanded += one * other
        expanded += other * one
        expanded += other * other
        #expect(sum * sum == expanded)
    }

    @Test func knownNumbers() {
        var factorial = BigNatural(1)
        for factor in 1...30 { factorial.multiply(by: UInt64(factor)) }
        #expect(factorial.description == "265252859812191058636308480000000")
        #expect(BigNatural.power(ofTen: 40).description == "1" + String(repeating: "0", count: 40))
        #expect(
            BigNatural(digits: Array(repeating: 9, count: 77)).description
                == String(repeating: "9", count: 77))
        #expect(BigNatural(digits: [0, 0, 7]) == BigNatural(7))
        #expect(BigNatural(digits: []).isZero)
        #expect(BigNatural(0).description == "0")
    }

    @Test func zeroStaysZero() {
        var zero = BigNatural(UInt64.max) * BigNatural(UInt64.max)
        zero.multiply(by: 0)
        #expect(zero == BigNatural(0))
        #expect(zero * BigNatural(5) == zero)
        zero.add(0)
        #expect(zero.isZero)
        #expect(zero.divide(by: 3) == 0)
    }
}
