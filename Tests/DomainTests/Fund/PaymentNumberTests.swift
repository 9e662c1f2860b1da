import Domain
import Testing

@Suite("Payment numbers: one written form, there and back")
struct PaymentNumberTests {
    @Test(
        "number and text",
        arguments: [
            ("340299100204005942", Cause.illness, 1, "340299100204005942-illness"),
            ("340299100204005942", .illness, 2, "340299100204005942-illness-2"),
            ("340299100204005942", .education, 10, "340299100204005942-education-10"),
            ("A", .disaster, 1, "A-disaster"),
            ("A-B", .accident, 3, "A-B-accident-3"),
            ("-", .accident, 1, "--accident"),
            ("A-illness", .illness, 1, "A-illness-illness"),
            ("A-illness-2", .illness, 2, "A-illness-2-illness-2"),
            ("A-2", .illness, 1, "A-2-illness"),
            ("清川-7", .illness, 1, "清川-7-illness"),
        ])
    func bothWays(household: String, cause: Cause, ordinal: Int, text: String) throws {
        let number = try PaymentNumber(
            household: HouseholdID(household), cause: cause, ordinal: ordinal)
        #expect(number.description == text)
        let read = try #require(PaymentNumber(text))
        #expect(read == number)
        #expect(read.household == HouseholdID(household))
        #expect(read.cause == cause)
        #expect(read.ordinal == ordinal)
    }

    @Test(
        "what is no number",
        arguments: [
            "", "-", "illness", "-illness", "A", "A-", "A-health", "A-Illness", "A-illness-",
            "A-illness-0", "A-illness-1", "A-illness-02", "A-illness--2", "A-illness-2-3",
            "A-illness-+2", "A-illness-２", "A-illness-1234567890", " A-illness", "A-illness ",
            "A b-illness", "A\u{200B}-illness", "A\t-illness", "APPROPRIATION-2026",
            "INTEREST-illness", "SERVICE-FEE-illness", "INTEREST",
            "340299100204005942-34029910-education",
        ])
    func refused(text: String) {
        #expect(PaymentNumber(text) == nil)
    }

    @Test("a number that no bank could carry is refused with its reason")
    func faults() {
        func fault(_ household: String, _ ordinal: Int = 1) -> PaymentNumber.Fault? {
            do throws(PaymentNumber.Fault) {
                _ = try PaymentNumber(
                    household: HouseholdID(household), cause: .education, ordinal: ordinal)
                return nil
            } catch {
                return error
            }
        }
        let longest = String(repeating: "9", count: 25)
        #expect(fault(longest) == nil)
        #expect(fault(longest + "9") == .tooLong(36))
        #expect(fault(longest, 2) == .tooLong(37))
        // Counted in characters, as the schema does, and not in bytes.
        #expect(fault(String(repeating: "清", count: 25)) == nil)
        #expect(fault("") == .noHousehold)
        #expect(fault("A", 0) == .ordinal(0))
        // Ten digits would not be read as an ordinal again.
        #expect(fault("A", 999_999_999) == nil)
        #expect(fault("A", 1_000_000_000) == .ordinal(1_000_000_000))
        #expect(fault("A\u{3000}B") == .unprintable)
        #expect(fault("A\u{0}") == .unprintable)
        #expect(fault("SERVICE-FEE9") == .reserved)
        #expect(fault("INTERES") == nil)
    }

    @Test("the next number counts on, up to what fits")
    func next() throws {
        let first = try PaymentNumber(household: "A", cause: .illness)
        #expect(try first.next().description == "A-illness-2")
        #expect(try first.next().next().description == "A-illness-3")
        let full = try PaymentNumber(
            household: HouseholdID(String(repeating: "9", count: 27)), cause: .illness)
        #expect(throws: PaymentNumber.Fault.tooLong(37)) { try full.next() }
    }

    @Test("households that only look alike have different numbers")
    func bytes() throws {
        let one = try PaymentNumber(household: "\u{F914}", cause: .illness)
        let two = try PaymentNumber(household: "\u{6A02}", cause: .illness)
        #expect(one != two)
        #expect(Set([one, two]).count == 2)
    }
}
