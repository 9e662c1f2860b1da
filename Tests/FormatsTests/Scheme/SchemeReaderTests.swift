import Domain
import Formats
import Foundation
import Glibc
import Testing

@Suite("The scheme file: contract, section 1")
struct SchemeReaderTests {
    static let example: String = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = folder.appending(path: "Samples/qingchuan-2026.yaml")
        return try! String(contentsOf: file, encoding: .utf8)
    }()

    static func read(_ text: String) throws -> SchemeDocument {
        try SchemeReader.read(Array(text.utf8))
    }

    @Test("the example, field by field")
    func example() throws {
        let scheme = try SchemeReaderTests.read(SchemeReaderTests.example).scheme
        #expect(scheme.id == "qingchuan-2026")
        #expect(scheme.title == "清川县防贫保实施办法（2026年）")
        #expect(scheme.document == "清政办〔2025〕31号")
        #expect(scheme.appliesBy == .event)
        #expect(scheme.validFrom == Day(2026, 1, 1))
        #expect(scheme.validTo == Day(2026, 12, 31))
        #expect(scheme.incomeStandard == IncomeStandard(line: .yuan(8_700), comparison: .atMost))
        #expect(scheme.classes.map(\.id) == ["unstable", "edge", "sudden"])
        #expect(scheme.classes.map(\.name) == ["脱贫不稳定户", "边缘易致贫户", "突发严重困难户"])
        #expect(scheme.classes.map(\.incomeTest) == [true, true, false])
        #expect(scheme.defaultClass == "edge")
        #expect(scheme.householdYearCap == .yuan(30_000))
        #expect(scheme.rounding == Rounding(unit: .fen, method: .halfUp))
        #expect(scheme.exclusions == ["商品房", "机动车", "财政供养人员", "经营主体", "大额存款"])
        #expect(scheme.deadlines == Deadlines())
        #expect(scheme.verification == VerificationTerms())
        #expect(scheme.noticeDays == 7)
        #expect(scheme.reviewQuorum == 5)
        #expect(scheme.sampling == SamplingTerms(strata: ["town", "cause"]))
        #expect(scheme.relief.count == 10)
    }

    @Test("the example's rules")
    func rules() throws {
        let scheme = try SchemeReaderTests.read(SchemeReaderTests.example).scheme
        func rate(_ basisPoints: Int64) -> Percent { Percent(basisPoints: basisPoints)! }
        #expect(
            scheme.relief[0]
                == ReliefRule(
                    cause: .illness, classID: "unstable", scope: .person,
                    warningLine: .yuan(5_000), inclusive: true,
                    formula: .thresholdWhole(rate: rate(5_000)), cap: .yuan(100_000)))
        let bands = [(20_000, 50), (50_000, 60), (70_000, 70), (100_000, 80)].map {
            ReliefBand(above: .yuan($0.0), rate: rate($0.1 * 100))
        }
        #expect(scheme.rule(for: .illness, class: "edge")?.formula == .bandsMarginal(bands))
        #expect(
            scheme.rule(for: .illness, class: "sudden")?.formula
                == .deductible(.yuan(20_000), rate: rate(5_000)))
        #expect(
            scheme.rule(for: .disaster, class: "edge")?.formula
                == .perHead(.yuan(3_000), max: .yuan(20_000)))
        #expect(scheme.rule(for: .disaster, class: "sudden")?.formula == .flat(.yuan(20_000)))
        #expect(scheme.rule(for: .disaster, class: "sudden")?.cap == nil)
        let accident = scheme.rule(for: .accident, class: "unstable")
        #expect(accident?.inclusive == false)
        #expect(
            accident?.formula
                == .bandsWhole([
                    ReliefBand(above: .yuan(10_000), rate: rate(3_000)),
                    ReliefBand(above: .yuan(50_000), rate: rate(4_025)),
                ]))
        #expect(scheme.rule(for: .education, class: "sudden") == nil)
    }

    @Test("what is left out has its usual value; null and nothing are the same")
    func defaults() throws {
        let scheme = try SchemeReaderTests.read(
            """
            scheme: s
            title: t
            document: d
            valid_from:
            valid_to: ~
            applies_by: referral
            income_standard: {line: 8700, comparison: <}
            default_class: a
            classes: [{id: a, name: A, income_test: false}]
            relief:
              - cause: illness
                class: a
                scope: household
                warning_line: 1,234.5
                mode: flat
                amount: "３，０００．００"
                cap: null
            caps:
            rounding: {unit: yuan, method: down}
            """
        ).scheme
        #expect(scheme.validFrom == nil)
        #expect(scheme.validTo == nil)
        #expect(scheme.appliesBy == .referral)
        #expect(scheme.incomeStandard == IncomeStandard(line: .yuan(8_700), comparison: .below))
        #expect(scheme.relief[0].inclusive)
        #expect(scheme.relief[0].cap == nil)
        #expect(scheme.relief[0].warningLine == Fen(123_450))
        #expect(scheme.relief[0].formula == .flat(.yuan(3_000)))
        #expect(scheme.householdYearCap == nil)
        #expect(scheme.exclusions == [])
        #expect(scheme.deadlines == Deadlines())
        #expect(scheme.noticeDays == 7)
        #expect(scheme.reviewQuorum == 5)
        #expect(scheme.sampling == SamplingTerms())
    }

    @Test("what is wrong is refused, with its place", arguments: GoldenLine.pairs("invalid.txt"))
    func invalid(_ line: GoldenLine) throws {
        let ranges = SchemeReaderTests.example.ranges(of: line.cells[0])
        let range = try #require(ranges.first, "the example does not hold what is to be replaced")
        var text = SchemeReaderTests.example
        text.replaceSubrange(range, with: line.cells[1])
        let defect = #expect(throws: SchemeFileDefect.self) { try SchemeReaderTests.read(text) }
        let shown = (defect?.problems ?? []).map {
            "\($0.position.line):\($0.position.column) \($0.message)"
        }
        let place = line.expected.prefix { $0 != " " }
        let message = line.expected.dropFirst(place.count + 1)
        #expect(
            shown.contains { $0.hasPrefix(place + " ") && $0.contains(message) },
            "\(shown.joined(separator: "\n"))")
    }

    @Test("all that is wrong is found at once, in order of place")
    func together() throws {
        let text = SchemeReaderTests.example
            .replacing("rate: \"60%\"", with: "rate: 0.6")
            .replacing("quorum: 5", with: "quorum: many")
            .replacing("2026-12-31", with: "2026-12-32")
        let defect = #expect(throws: SchemeFileDefect.self) { try SchemeReaderTests.read(text) }
        let lines = defect?.problems.map(\.position.line) ?? []
        #expect(lines == [6, 16, 18, 19, 30])
        #expect(
            defect?.description.hasPrefix("line 6, column 11: valid_to: must be a date") == true)
    }

    @Test("bytes that are no scheme at all")
    func noScheme() {
        for text in ["", "\n# nothing\n", "- a\n", "text", "null", "\u{0}", "a: b: c", "{"] {
            #expect(throws: SchemeFileDefect.self) { try SchemeReaderTests.read(text) }
        }
        #expect(throws: SchemeFileDefect.self) { try SchemeReader.read([0xFF, 0xFF]) }
        let large = [UInt8](repeating: 0x20, count: 1_100_000)
        #expect(throws: SchemeFileDefect.self) { try SchemeReader.read(large) }
        let deep = (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(throws: SchemeFileDefect.self) { try SchemeReaderTests.read(deep) }
        let bomb = (1..<40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
        #expect(throws: SchemeFileDefect.self) { try SchemeReaderTests.read("a0: &a0 x\n" + bomb) }
    }

    @Test("GB18030")
    func gb18030() throws {
        let bytes = gb18030(SchemeReaderTests.example)
        #expect(String(validating: bytes, as: UTF8.self) == nil)
        let scheme = try SchemeReader.read(bytes).scheme
        #expect(scheme == (try SchemeReaderTests.read(SchemeReaderTests.example).scheme))
    }

    private func gb18030(_ text: String) -> [UInt8] {
        let converter = iconv_open("GB18030", "UTF-8")
        defer { iconv_close(converter) }
        var source = Array(text.utf8CString.dropLast())
        var target = [CChar](repeating: 0, count: source.count * 2)
        let written = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                var (fromLeft, toLeft) = (source.count, target.count)
                precondition(iconv(converter, &from, &fromLeft, &to, &toLeft) == 0)
                return target.count - toLeft
            }
        }
        return target.prefix(written).map { UInt8(bitPattern: $0) }
    }

    @Test("where values stand, to show there what makes no sense")
    func positions() throws {
        let document = try SchemeReaderTests.read(SchemeReaderTests.example)
        func place(_ path: String) -> String {
            let position = document.position(of: path)
            return "\(position.line):\(position.column)"
        }
        #expect(place("scheme") == "2:9")
        #expect(place("default_class") == "8:16")
        #expect(place("relief[1].bands[2].above") == "16:90")
        #expect(place("relief[1]") == "15:5")
        #expect(place("relief[0].no_such_field") == "14:5", "the place of what it would stand in")
        #expect(place("notice.days") == "29:16")
        #expect(place("nothing") == "1:1")
    }
}

@Suite("The canonical form of a scheme")
struct SchemeWriterTests {
    @Test("read back, it is the same scheme")
    func roundTrip() throws {
        let scheme = try SchemeReaderTests.read(SchemeReaderTests.example).scheme
        let bytes = SchemeWriter.canonical(scheme)
        #expect(try SchemeReader.read(bytes).scheme == scheme)
        #expect(SchemeWriter.canonical(try SchemeReader.read(bytes).scheme) == bytes)
    }

    @Test("layout, quotes, order of keys and written-out defaults make no difference")
    func sameBytes() throws {
        let other =
            SchemeReaderTests.example
            .replacing("\"", with: "'").replacing(", inclusive: true", with: "")
            .replacing("notice: {days: 7}\n", with: "").replacing("\n", with: "\r\n")
            + "notice:\r\n  days: 7\r\n"
        #expect(
            SchemeWriter.canonical(try SchemeReaderTests.read(other).scheme)
                == SchemeWriter.canonical(
                    try SchemeReaderTests.read(SchemeReaderTests.example).scheme))
    }

    @Test("text of any kind survives")
    func texts() throws {
        var scheme = try SchemeReaderTests.read(SchemeReaderTests.example).scheme
        scheme.title = "a \"b\" \\ c\n\t: # - 𠮷\u{2028}\u{85}\u{1}é"
        scheme.exclusions = ["- x", "null", "true", "[1]", " 空 "]
        scheme.sampling.expectedMillionths = 1
        scheme.validTo = nil
        scheme.householdYearCap = nil
        scheme.classes[0].name = "~"
        #expect(try SchemeReader.read(SchemeWriter.canonical(scheme)).scheme == scheme)
    }
}
