import Foundation
import Testing

/// `fangpin payout` as an office calls it: what comes out, and how every wrong input ends.
@Suite struct PayoutCommandTests {
    static let scheme = "\(Journey.exampleCounty)/scheme.yaml"
    static let header =
        "household_id,class,members,wage,business_income,business_cost,property,transfer,"
        + "illness,education,disaster,accident,excluded,paid_this_year"

    /// Of every mode of the example county one, and of every reason one.
    static let households = """
        \(header)
        甲一,edge,3,1000.00,,,,,75000.00,,,,0,
        甲二,sudden,1,99999.99,,,,,45000.01,,,,0,
        甲三,unstable,2,17400.00,,,,,5000.00,,,,0,
        甲四,edge,2,17400.01,,,,,30000.00,,,,0,
        甲五,edge,4,,,,,,,,10000.00,10000.00,0,
        甲六,edge,4,,,,,,40000.00,,,,1,
        甲七,edge,1,,12000.50,3500.50,100.00,99.99,,,,50000.01,0,
        甲八,edge,2,,,100.01,,,,7999.99,,,0,
        甲九,edge,2,,,,,,30000.00,,,,0,30000.00
        甲十,edge,2,,,,,,,8000.00,,,0,
        甲十一,,7,,,,,,,,20000.00,,0,1500.50
        """

    /// Computed by hand from the scheme.
    static let due = """
        household_id,per_capita_income,eligible,reason,illness,education,disaster,accident,total
        甲一,333.33,true,,30000.00,0.00,0.00,0.00,30000.00
        甲二,99999.99,true,,12500.01,0.00,0.00,0.00,12500.01
        甲三,8700.00,true,,2500.00,0.00,0.00,0.00,2500.00
        甲四,8700.01,false,income,0.00,0.00,0.00,0.00,0.00
        甲五,0.00,true,,0.00,0.00,12000.00,0.00,12000.00
        甲六,0.00,false,excluded,0.00,0.00,0.00,0.00,0.00
        甲七,8699.99,true,,0.00,0.00,0.00,20125.00,20125.00
        甲八,-50.00,false,below_warning_line,0.00,0.00,0.00,0.00,0.00
        甲九,0.00,false,cap_reached,0.00,0.00,0.00,0.00,0.00
        甲十,0.00,false,zero_amount,0.00,0.00,0.00,0.00,0.00
        甲十一,0.00,true,,0.00,0.00,20000.00,0.00,20000.00

        """

    private static var table: [[String]] {
        households.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func payout(
        _ input: String, in journey: Journey, scheme: String = scheme, _ more: [String] = []
    ) async throws -> Journey.Result {
        try await journey.call(
            ["payout", "--scheme", scheme, "--input", input, "--output", journey.path("due.csv")]
                + more)
    }

    @Test(arguments: Dialect.allCases)
    func everyDialectGivesTheSameAmounts(dialect: Dialect) async throws {
        try await Journey.with { journey in
            let bytes = dialect.bytes(Self.table, texts: ["household_id", "class"])
            let result = try await payout(journey.file("in.csv", bytes), in: journey)
            #expect(result.status == 0, "\(result.messages)")
            #expect(try journey.text("due.csv") == Self.due)
            #expect(result.text == "")
        }
    }

    /// The figures from which the amounts can be computed again, behind the same amounts.
    @Test func theExplanationIsTheLastColumn() async throws {
        try await Journey.with { journey in
            let input = try journey.file("in.csv", Self.households)
            let result = try await payout(input, in: journey, ["--explain"])
            #expect(result.status == 0, "\(result.messages)")
            let lines = try journey.text("due.csv").split(separator: "\n")
            let plain = Self.due.split(separator: "\n")
            #expect(lines.count == plain.count)
            #expect(lines[0] == plain[0] + ",explanation")
            for (line, plain) in zip(lines, plain) { #expect(line.hasPrefix(plain + ",")) }
            for figure in ["75000.00", "20000.00", "50%", "60%", "70%", "30500.00", "30000.00"] {
                #expect(lines[1].contains(figure), "\(figure) is not in \(lines[1])")
            }
        }
    }

    @Test(arguments: [
        ("乙,ghost,1,,,,,,,,,,0,", "class: \"ghost\" is no class of the scheme"),
        ("乙,边缘易致贫户,1,,,,,,,,,,0,", "class: \"边缘易致贫户\" is no class of the scheme"),
        ("乙,,0,,,,,,,,,,0,", "members: \"0\" is less than 1"),
        ("乙,,-1,,,,,,,,,,0,", "members: \"-1\" is no whole number"),
        ("乙,,,,,,,,,,,,0,", "members: \"\" is empty"),
        ("乙,,1.5,,,,,,,,,,0,", "members: \"1.5\" is no whole number"),
        ("乙,,1,1.234,,,,,,,,,0,", "wage: \"1.234\" has more than two decimals"),
        ("乙,,1,,1e3,,,,,,,,0,", "business_income: \"1e3\" is no amount of yuan"),
        ("乙,,1,,,5万,,,,,,,0,", "business_cost: \"5万\" is no amount of yuan"),
        ("乙,,1,,,,\"1,23.00\",,,,,,0,", "property: \"1,23.00\" has commas that do not group"),
        ("乙,,1,,,,,10000000000000,,,,,0,", "transfer: \"10000000000000\" is too large"),
        ("乙,,1,,,,,,-0.01,,,,0,", "illness: \"-0.01\" is negative"),
        ("乙,,1,,,,,,,-1,,,0,", "education: \"-1\" is negative"),
        ("乙,,1,,,,,,,,－５,,0,", "disaster: \"－５\" is negative"),
        ("乙,,1,,,,,,,,,-1.00,0,", "accident: \"-1.00\" is negative"),
        ("乙,,1,,,,,,,,,,,", "excluded: \"\" is neither 0 nor 1"),
        ("乙,,1,,,,,,,,,,2,", "excluded: \"2\" is neither 0 nor 1"),
        ("乙,,1,,,,,,,,,,是,", "excluded: \"是\" is neither 0 nor 1"),
        ("乙,,1,,,,,,,,,,0,-0.01", "paid_this_year: \"-0.01\" is negative"),
        ("乙,,1,,,,,,,,,,0", "paid_this_year: \"\" is missing: the row has 13 cells"),
        ("乙,,1,,,,,,,,,,0,,9", "15: \"9\" is too much: the row has 15 cells"),
        ("\"乙\"x,,1,,,,,,,,,,0,", "household_id: \"\"乙\"x\" has quotes that do not match"),
    ])
    func aBadRowIsNamedAndLeftOut(row: String, message: String) async throws {
        try await Journey.with { journey in
            let good = "甲,edge,1,,,,,,30000.00,,,,0,"
            let text = [Self.header, good, row, good].joined(separator: "\n")
            let input = try journey.file("in.csv", text)
            for more in [[], ["--explain"]] {
                let result = try await payout(input, in: journey, more)
                #expect(result.status == 1)
                let place = "\(input): line 3, column "
                #expect(result.messages.contains(place + message), "\(result.messages)")
                #expect(try journey.text("due.csv").split(separator: "\n").count == 3)
            }
        }
    }

    /// A quote that is never closed swallows the rows behind it.
    @Test func anOpenQuoteIsNamed() async throws {
        try await Journey.with { journey in
            let good = "甲,edge,1,,,,,,30000.00,,,,0,\n"
            let input = try journey.file("in.csv", "\(Self.header)\n\(good)乙,\"edge,1\n\(good)")
            let result = try await payout(input, in: journey)
            #expect(result.status == 1)
            #expect(
                result.messages.contains(
                    "\(input): line 3, column class: \"edge,1"), "\(result.messages)")
            #expect(result.messages.contains("rows left out: 1"))
        }
    }

    /// Nothing is computed, and what stood in the output stays.
    @Test(arguments: [
        ("", "line 1: no header row"),
        ("\n", "line 1: no header row"),
        (
            header.replacing(",members", with: "").replacing(",wage", with: ""),
            "line 1: no column members, no column wage"
        ),
        (header.replacing("members", with: "Members"), "line 1: no column members"),
        (header + ",wage", "line 1: the column wage is there more than once"),
        ("\"" + header, "line 1: "),
    ])
    func aFileWithoutTheColumnsIsRefused(text: String, message: String) async throws {
        try await expectRefused(Array(text.utf8), message)
    }

    @Test(
        arguments: [
            // UTF-16, as Excel saves "Unicode text".
            ([0xFF, 0xFE, 0x68, 0x00], "line 1, byte 0: neither UTF-8 nor GB18030"),
            (Array("\(header)\n".utf8) + [0x81], "line 2, byte 140: neither UTF-8 nor GB18030"),
            (
                [0xEF, 0xBB, 0xBF] + Array("\(header)\n\n".utf8) + [0xBC, 0xD7],
                "line 3, byte 144: not UTF-8, though the file's mark says so"
            ),
        ] as [([UInt8], String)])
    func aFileThatIsNoTextIsRefused(bytes: [UInt8], message: String) async throws {
        try await expectRefused(bytes, message)
    }

    private func expectRefused(_ bytes: [UInt8], _ message: String) async throws {
        try await Journey.with { journey in
            _ = try journey.file("due.csv", "old")
            let input = try journey.file("in.csv", bytes)
            let result = try await payout(input, in: journey)
            #expect(result.status == 65)
            #expect(result.messages.contains("\(input): \(message)"), "\(result.messages)")
            #expect(try journey.text("due.csv") == "old")
        }
    }

    /// What stands in the example's scheme, what is put in its place, and what is said about it.
    @Test(arguments: [
        ("rounding:", "round:", "line 26, column 1: round: unknown key"),
        ("inclusive: true, mode: flat", "inclusiv: true, mode: flat", "line 22, column 82"),
        (
            "education, class: edge", "education, class: unstable",
            "line 19, column 5: relief[4]: a second rule for education and unstable"
        ),
        (
            "rate: \"60%\"}, {above", "rate: \"160%\"}, {above",
            "line 16, column 74: relief[1].bands[1].rate: "
        ),
        ("rate: \"60%\"}, {above", "rate: \"-1%\"}, {above", "must be a percentage"),
        ("{above: \"50000.00\"", "{above: \"20000.00\"", "relief[1].bands[1].above: "),
        (
            "mode: per_head", "mode: per_person",
            "line 20, column 107: relief[5].mode: must be one of"
        ),
        ("deductible: \"20000.00\", ", "", "line 17, column 5: relief[2].deductible: is missing"),
        ("mode: flat", "mode: flat, rate: \"5%\"", "unknown key in a rule of mode flat"),
        ("default_class: edge", "default_class: ghost", "line 8, column 16: default_class: "),
        ("class: sudden, scope", "class: ghost, scope", "relief[2].class: "),
        ("valid_to: 2026", "valid_to: 2025", "line 6, column 11: valid_to: "),
        ("2026-01-01", "2026-02-30", "line 5, column 13: valid_from: "),
        ("\"8700.00\"", "\"8700.001\"", "line 7, column 25: income_standard.line: "),
        ("comparison: \"<=\"", "comparison: \"<>\"", "must be one of <=, <"),
        ("notice: {days: 7}", "notice: {days: -7}", "line 29, column 16: notice.days: "),
        ("classes:", "classes: [", "not YAML"),
    ])
    func aSchemeThatMakesNoSenseIsRefused(
        old: String, new: String, message: String
    ) async throws {
        let example = try String(contentsOfFile: Self.scheme, encoding: .utf8)
        try #require(example.contains(old))
        try await Journey.with { journey in
            let input = try journey.file("in.csv", Self.households)
            let text = example.replacing(old, with: new, maxReplacements: 1)
            let scheme = try journey.file("scheme.yaml", text)
            let result = try await payout(input, in: journey, scheme: scheme)
            #expect(result.status == 65)
            #expect(result.messages.contains("fangpin: \(scheme): line "), "\(result.messages)")
            #expect(result.messages.contains(message), "\(result.messages)")
            #expect(!FileManager.default.fileExists(atPath: journey.path("due.csv")))
        }
    }

    /// All that is wrong is said at once.
    @Test func everySlipOfASchemeIsNamed() async throws {
        let example = try String(contentsOfFile: Self.scheme, encoding: .utf8)
        try await Journey.with { journey in
            let input = try journey.file("in.csv", Self.households)
            let text = example.replacing("mode: flat", with: "mode: flood").replacing(
                "half_up", with: "up")
            let scheme = try journey.file("scheme.yaml", text)
            let result = try await payout(input, in: journey, scheme: scheme)
            let lines = result.messages.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.allSatisfy { $0.hasPrefix("fangpin: \(scheme): line ") })
        }
    }
}
