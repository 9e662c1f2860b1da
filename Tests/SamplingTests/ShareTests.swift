import Sampling
import Testing

@Suite struct ShareTests {
    @Test(arguments: [
        ("0.95", "0.95"), (".95", "0.95"), ("0.9500", "0.95"), ("00.95", "0.95"), ("1", "1"),
        ("1.000", "1"), ("01", "1"), ("1.", "1"), ("0", "0"), ("0.0", "0"), (".0", "0"),
        ("5e-2", "0.05"), ("5E-02", "0.05"), ("100e-2", "1"), ("0.05e+1", "0.5"), ("0e9", "0"),
        ("0.12345678901234567890123", "0.12345678901234567890123"),
    ])
    func reads(text: String, value: String) throws {
        #expect(try Share(text).description == value)
    }

    @Test(arguments: [
        "", ".", "-0.1", "+0.5", "0,95", "95%", "0.9.5", "1e", "e5", "nan", "inf", "0x1p-3", " 0.5",
        "0.5 ", "０.５", "1e99999999999999999999", "1e-99999",
    ])
    func refusesWhatIsNoDecimal(text: String) {
        #expect(throws: ShareDefect.unreadable(text)) { try Share(text) }
    }

    @Test(arguments: ["1.5", "1.0000000000000000000000001", "95", "10", "2", "1e1", "0.1e2"])
    func refusesWhatIsAboveOne(text: String) {
        #expect(throws: ShareDefect.outOfRange(text)) { try Share(text) }
    }

    @Test(arguments: [
        ("0.95", "0.05"), ("0", "1"), ("1", "0"), ("0.5", "0.5"), ("0.001", "0.999"),
        ("0.1234567890123456789012", "0.8765432109876543210988"), ("0.9", "0.1"),
    ])
    func complements(text: String, rest: String) throws {
        let share = try Share(text)
        #expect(try share.complement == Share(rest))
        #expect(share.complement.complement == share)
    }

    /// With 18 decimals and less in one word, with more in many: both give the same as fractions
    /// do.
    @Test(arguments: [
        ("0.05", 60, 3, 3), ("0.05", 61, 3, 4), ("0.05", 0, 0, 0), ("1", 7, 7, 7), ("0", 7, 0, 0),
        ("0.29", 100, 29, 29), ("0.57", 100, 57, 57), ("0.07", 100, 7, 7),
        ("0.000001", 3_450_000, 3, 4), ("0.999999999999999999", 1_000, 999, 1_000),
        ("0.3333333333333333333333", 3_450_000, 1_149_999, 1_150_000),
        ("0.5000000000000000000001", 2, 1, 2),
        ("0.9999999999999999999999", Int.max, Int.max - 1, Int.max),
    ])
    func roundsExactly(text: String, count: Int, floor: Int, ceiling: Int) throws {
        let share = try Share(text)
        #expect(share.floor(of: count) == floor)
        #expect(share.ceiling(of: count) == ceiling)
    }

    @Test func comesFromTheMillionthsOfAScheme() throws {
        #expect(try Share(millionths: 50_000) == Share("0.05"))
        #expect(try Share(millionths: 1) == Share("0.000001"))
        #expect(Share(millionths: 1_000_000) == .whole)
        #expect(Share(millionths: 0) == .zero)
        #expect(Share(millionths: -1) == nil)
        #expect(Share(millionths: 1_000_001) == nil)
    }
}
