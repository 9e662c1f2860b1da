import Domain
import Seeding
import Testing

@Suite("Rounding: once, to the fen, the jiao or the yuan")
struct RoundingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let numerator: Int128
        let denominator: Int128
        /// Rounded half up to fen, jiao and yuan.
        let halfUp: [Int64]
        /// Rounded down to fen, jiao and yuan.
        let down: [Int64]

        var testDescription: String { "\(numerator)/\(denominator)" }

        init(_ numerator: Int128, _ denominator: Int128, halfUp: [Int64], down: [Int64]) {
            self.numerator = numerator
            self.denominator = denominator
            self.halfUp = halfUp
            self.down = down
        }
    }

    /// Worked out by hand.
    static let golden = [
        Case(0, 1, halfUp: [0, 0, 0], down: [0, 0, 0]),
        Case(1, 3, halfUp: [0, 0, 0], down: [0, 0, 0]),
        Case(1, 2, halfUp: [1, 0, 0], down: [0, 0, 0]),
        // To the even neighbour it would be 2.
        Case(5, 2, halfUp: [3, 0, 0], down: [2, 0, 0]),
        Case(499, 1_000, halfUp: [0, 0, 0], down: [0, 0, 0]),
        Case(4, 1, halfUp: [4, 0, 0], down: [4, 0, 0]),
        // 4.9 fen are 5 fen, and yet no jiao: rounding twice would make one of them.
        Case(49, 10, halfUp: [5, 0, 0], down: [4, 0, 0]),
        Case(5, 1, halfUp: [5, 10, 0], down: [5, 0, 0]),
        Case(45, 1, halfUp: [45, 50, 0], down: [45, 40, 0]),
        Case(49_99, 100, halfUp: [50, 50, 0], down: [49, 40, 0]),
        Case(50, 1, halfUp: [50, 50, 100], down: [50, 50, 0]),
        Case(99, 1, halfUp: [99, 100, 100], down: [99, 90, 0]),
        Case(149, 1, halfUp: [149, 150, 100], down: [149, 140, 100]),
        Case(250, 1, halfUp: [250, 250, 300], down: [250, 250, 200]),
        // 20000.01 yuan × 50 % = 10000.005 yuan.
        Case(
            2_000_001 * 5_000, 10_000, halfUp: [1_000_001, 1_000_000, 1_000_000],
            down: [1_000_000, 1_000_000, 1_000_000]),
        // 12345.67 yuan × 40.25 % = 4969.132175 yuan.
        Case(
            1_234_567 * 4_025, 10_000, halfUp: [496_913, 496_910, 496_900],
            down: [496_913, 496_910, 496_900]),
        // 100.00 yuan × 33.33 % = 33.33 yuan, and × 66.66 % = 66.66 yuan: exact.
        Case(10_000 * 3_333, 10_000, halfUp: [3_333, 3_330, 3_300], down: [3_333, 3_330, 3_300]),
        Case(10_000 * 6_666, 10_000, halfUp: [6_666, 6_670, 6_700], down: [6_666, 6_660, 6_600]),
        // The largest amount of a file × 99.99 %: 9998999999999.990001 yuan.
        Case(
            999_999_999_999_999 * 9_999, 10_000,
            halfUp: [999_899_999_999_999, 999_900_000_000_000, 999_900_000_000_000],
            down: [999_899_999_999_999, 999_899_999_999_990, 999_899_999_999_900]),
    ]

    @Test("worked out by hand", arguments: golden)
    func worked(_ each: Case) {
        for (index, unit) in [Rounding.Unit.fen, .jiao, .yuan].enumerated() {
            for (method, expected) in [(Rounding.Method.halfUp, each.halfUp), (.down, each.down)] {
                let rounding = Rounding(unit: unit, method: method)
                let amount = rounding.roundDownOrHalfUp(each.numerator, over: each.denominator)
                #expect(amount == Fen(expected[index]), "\(unit) \(method)")
            }
        }
    }

    @Test("a whole unit, and none is nearer", arguments: UInt64(1)...10)
    func nearest(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<200 {
            let numerator = Int128(random.anySize().magnitude / 4)
            // Small ones, so that halves come up often; 10,000 is that of the rates.
            let denominator: Int128 = [1, 2, 3, 7, 20, 10_000].randomElement(using: &random)!
            for unit in Rounding.Unit.allCases {
                let halfUp = Rounding(unit: unit, method: .halfUp)
                let amount = halfUp.roundDownOrHalfUp(numerator, over: denominator)
                let step = denominator * Int128(unit.fen)
                // Distances in fen × denominator: at most half a step off, and up when just half.
                let excess = Int128(amount.rawValue) * denominator - numerator
                #expect(amount.rawValue % unit.fen == 0)
                #expect(-step < 2 * excess && 2 * excess <= step)
                let down = Rounding(unit: unit, method: .down)
                let floor = down.roundDownOrHalfUp(numerator, over: denominator)
                let shortfall = numerator - Int128(floor.rawValue) * denominator
                #expect(floor.rawValue % unit.fen == 0)
                #expect((0..<step).contains(shortfall))
            }
        }
    }

    @Test("what is rounded stays as it is", arguments: Rounding.Unit.allCases)
    func again(unit: Rounding.Unit) {
        for method in Rounding.Method.allCases {
            let rounding = Rounding(unit: unit, method: method)
            for count in Int64(0)...300 {
                let amount = Fen(count * unit.fen)
                #expect(rounding.roundDownOrHalfUp(Int128(amount.rawValue), over: 1) == amount)
            }
        }
    }

    @Test("the words of a scheme file")
    func words() {
        #expect(Rounding.Unit.allCases.map(\.rawValue) == ["fen", "jiao", "yuan"])
        #expect(Rounding.Unit.allCases.map(\.fen) == [1, 10, 100])
        #expect(Rounding.Method.allCases.map(\.rawValue) == ["half_up", "down"])
    }
}
