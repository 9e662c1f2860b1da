import Domain
import Testing

@Suite("Rates: exact to a hundredth of a percent")
struct PercentTests {
    @Test(
        "written form",
        arguments: [
            (0, "0%"), (1, "0.01%"), (5, "0.05%"), (10, "0.1%"), (50, "0.5%"), (99, "0.99%"),
            (100, "1%"), (101, "1.01%"), (110, "1.1%"), (4_025, "40.25%"), (5_000, "50%"),
            (5_050, "50.5%"), (9_999, "99.99%"), (10_000, "100%"),
        ])
    func written(basisPoints: Int64, text: String) {
        #expect(Percent(basisPoints: basisPoints)?.description == text)
    }

    @Test("every rate is written in its own way, and can be read back")
    func roundTrip() throws {
        for basisPoints in Int64(0)...10_000 {
            let text = try #require(Percent(basisPoints: basisPoints)).description
            let parts = text.dropLast().split(separator: ".")
            let decimals = parts.count > 1 ? String(parts[1]) : ""
            #expect(text.last == "%" && decimals.count <= 2 && decimals.last != "0")
            let padded = decimals + String(repeating: "0", count: 2 - decimals.count)
            #expect(Int64(parts[0] + padded) == basisPoints)
        }
    }

    @Test("there is no rate below nothing or above the whole", arguments: [-1, 10_001, .min, .max])
    func refused(basisPoints: Int64) {
        #expect(Percent(basisPoints: basisPoints) == nil)
    }

    @Test("rates are ordered by size")
    func order() throws {
        let rates = [0, 9, 10, 1_000, 9_999, 10_000].compactMap { Percent(basisPoints: $0) }
        #expect(rates.reversed().sorted().map(\.basisPoints) == [0, 9, 10, 1_000, 9_999, 10_000])
    }
}
