import Domain
import Seeding
import Testing

@Suite("Amounts: whole fen, written in yuan")
struct FenTests {
    /// Fen, the form of files, the form for people.
    static let written: [(Int64, String, String)] = [
        (0, "0.00", "0.00"), (1, "0.01", "0.01"), (-1, "-0.01", "-0.01"), (9, "0.09", "0.09"),
        (10, "0.10", "0.10"), (99, "0.99", "0.99"), (100, "1.00", "1.00"),
        (-105, "-1.05", "-1.05"), (-1_205, "-12.05", "-12.05"), (99_999, "999.99", "999.99"),
        (100_000, "1000.00", "1,000.00"), (-100_000, "-1000.00", "-1,000.00"),
        (123_450, "1234.50", "1,234.50"), (99_999_999, "999999.99", "999,999.99"),
        (100_000_000, "1000000.00", "1,000,000.00"),
        (1_234_567_890, "12345678.90", "12,345,678.90"),
        (999_999_999_999_999, "9999999999999.99", "9,999,999,999,999.99"),
        (.max, "92233720368547758.07", "92,233,720,368,547,758.07"),
        (.min, "-92233720368547758.08", "-92,233,720,368,547,758.08"),
    ]

    @Test("fen and yuan", arguments: written)
    func writtenForms(fen: Int64, plain: String, grouped: String) {
        #expect(Fen(fen).description == plain)
        #expect(Fen(fen).grouped == grouped)
    }

    @Test("what is written is the fen again, whatever their size", arguments: UInt64(1)...10)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<500 {
            let amount = Fen(random.anySize())
            let plain = amount.description
            // The digits without the point are the fen.
            #expect(Int64(plain.filter { $0 != "." }) == amount.rawValue)
            #expect(plain.wholeMatch(of: /-?(0|[1-9][0-9]*)\.[0-9][0-9]/) != nil)
            let grouped = amount.grouped
            #expect(grouped.filter { $0 != "," } == plain)
            let thousands = /-?(0|[1-9][0-9]{0,2}(,[0-9]{3})*)\.[0-9][0-9]/
            #expect(grouped.wholeMatch(of: thousands) != nil)
        }
    }

    @Test("sums are those of wide whole numbers", arguments: UInt64(1)...5)
    func arithmetic(seed: UInt64) {
        var random = Seeded(seed)
        let limit = Fen.readableLimit.rawValue
        for _ in 0..<300 {
            let left = Int64.random(in: -limit...limit, using: &random)
            let right = Int64.random(in: -limit...limit, using: &random)
            let times = Int64.random(in: -9_000...9_000, using: &random)
            #expect(Int128((Fen(left) + Fen(right)).rawValue) == Int128(left) + Int128(right))
            #expect(Int128((Fen(left) - Fen(right)).rawValue) == Int128(left) - Int128(right))
            #expect(Int128((Fen(left) * times).rawValue) == Int128(left) * Int128(times))
            #expect((-Fen(left)).rawValue == 0 - left)
            #expect((Fen(left) < Fen(right)) == (left < right))
            var running = Fen(left)
            running += Fen(right)
            #expect(running == Fen(left) + Fen(right))
            running -= Fen(left)
            #expect(running == Fen(right))
        }
    }

    @Test("a yuan is a hundred fen, and nothing adds up to nothing")
    func yuanAndTotals() {
        #expect(Fen.yuan(12).description == "12.00")
        #expect(Fen.yuan(-3) == Fen(-300))
        #expect([Fen]().total() == .zero)
        #expect([Fen(5), Fen(-7), Fen(1)].total() == Fen(-1))
        #expect(Fen.zero.rawValue == 0)
    }

    @Test("nine thousand of the largest amounts of a file fit into a sum")
    func room() {
        let limit = Fen.readableLimit
        #expect(limit.description == "9999999999999.99")
        #expect(repeatElement(limit, count: 9_000).total() == limit * 9_000)
        #expect(limit.rawValue.multipliedReportingOverflow(by: 9_224).overflow)
    }
}
