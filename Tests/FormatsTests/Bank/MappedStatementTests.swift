import Domain
import Formats
import Foundation
import Testing

@Suite("CSV statements by a mapping")
struct MappedStatementTests {
    static let key = StatementKey(account: "6217", id: "2026-11", sequence: nil)

    static let split = StatementMapping(
        bookedOn: "交易日期", amounts: .split(debit: "借方发生额", credit: "贷方发生额"),
        endToEndID: "附言", servicerReference: "流水号", remittance: "摘要", balance: "余额")

    static let table = """
        \u{FEFF}流水号,交易日期,借方发生额,贷方发生额,余额,摘要,附言,柜员
        K1,2026-11-01,,"4,500,000.00","4,500,000.00",拨款,APPROPRIATION-2026,9
        K2,2026/11/12,733.60,0.00,4499266.40,防贫救助金,340299100208005470-illness,9
        K3,20261114,-733.60,,4500000.00,退票,340299100208005470-illness,9
        合计,,0.00,4500000.00,,,,
        """

    static func read(
        _ text: String, _ mapping: StatementMapping = split,
        heading: StatementHeading = StatementHeading(key: key)
    ) throws(BankFileRefusal) -> BankStatement {
        try MappedStatementReader.read(
            Array(text.utf8), file: "流水.csv", heading: heading, mapping: mapping
        ).statements[0]
    }

    static func problems(
        _ text: String, _ mapping: StatementMapping = split,
        heading: StatementHeading = StatementHeading(key: key)
    ) -> [String] {
        do throws(BankFileRefusal) {
            _ = try read(text, mapping, heading: heading)
            return []
        } catch {
            return error.problems.map {
                "\($0.kind.rawValue) \($0.line ?? 0) \($0.column ?? 0)"
            }
        }
    }

    @Test("two amount columns and a running balance, which gives opening and closing")
    func splitColumns() throws {
        let statement = try Self.read(Self.table)
        #expect(statement.key == Self.key)
        #expect(statement.opening == .zero)
        #expect(statement.closing == .yuan(4_500_000))
        #expect(statement.closingDay == Day(2026, 11, 14))
        #expect(statement.unproven == 0)
        #expect(statement.entries.map(\.signed) == [.yuan(4_500_000), Fen(-73_360), Fen(73_360)])
        #expect(statement.entries.map(\.isReversal) == [false, false, true])
        #expect(statement.entries.map(\.servicerReference) == ["K1", "K2", "K3"])
        #expect(statement.entries.map(\.reference) == ["2", "3", "4"])
        #expect(statement.entries[1].bookedOn == Day(2026, 11, 12))
        #expect(
            statement.entries[1].details
                == [.init(endToEndID: "340299100208005470-illness", remittance: "防贫救助金")])
    }

    @Test("the newest first is turned round")
    func newestFirst() throws {
        var mapping = Self.split
        mapping.newestFirst = true
        var lines = Self.table.split(separator: "\n")
        lines[1...].reverse()
        let turned = try Self.read(lines.joined(separator: "\r\n"), mapping)
        let plain = try Self.read(Self.table)
        #expect(turned.entries.map(\.signed) == plain.entries.map(\.signed))
        #expect(turned.opening == plain.opening)
        #expect(turned.closingDay == plain.closingDay)
        #expect(Self.problems(lines.joined(separator: "\n")) == ["balance 5 0"])
    }

    @Test("one signed column, without a balance: the heading gives what is missing")
    func signed() throws {
        let mapping = StatementMapping(
            bookedOn: "日期", valueOn: "起息", amounts: .signed("金额"), endToEndID: "编号")
        let text = "日期,起息,金额,编号\n2026-11-02,,-5.00,A-illness\n2026-11-03,2026-11-04,２．５,B\n"
        var heading = StatementHeading(key: Self.key, opening: .yuan(10), closing: Fen(750))
        let statement = try Self.read(text, mapping, heading: heading)
        #expect(statement.entries.map(\.signed) == [Fen(-500), Fen(250)])
        #expect(statement.entries.map(\.isReversal) == [false, false])
        #expect(statement.entries.map(\.valueOn) == [Day(2026, 11, 2), Day(2026, 11, 4)])
        #expect(statement.unproven == 0)
        heading.closing = nil
        #expect(Self.problems(text, mapping, heading: heading) == ["missing 0 0"])
        // A month without entries still has its balances and its last day.
        heading = StatementHeading(
            key: Self.key, lastDay: Day(2026, 11, 30), opening: .yuan(10), closing: .yuan(10))
        let empty = try Self.read("日期,起息,金额,编号\n", mapping, heading: heading)
        #expect(empty.entries.isEmpty)
        #expect(empty.closingDay == Day(2026, 11, 30))
    }

    @Test("an amount and a word that says which way; the number stands in the remittance")
    func marked() throws {
        let mapping = StatementMapping(
            bookedOn: "日期", amounts: .marked("金额", by: "借贷", debit: ["借", "D"], credit: ["贷"]),
            endToEndID: "摘要", remittance: "摘要")
        let heading = StatementHeading(key: Self.key, opening: .zero, closing: Fen(-300))
        let text =
            "日期,借贷,金额,摘要\n2026-11-02,借,5.00,A-illness\n2026-11-03, 贷 ,3.00,B\n"
            + "2026-11-03,D,-1,B\n2026-11-03,贷,-2.00,B\n"
        let statement = try Self.read(text, mapping, heading: heading)
        #expect(
            statement.entries.map(\.signed) == [Fen(-500), Fen(300), Fen(100), Fen(-200)])
        #expect(statement.entries.map(\.isReversal) == [false, false, true, true])
        #expect(
            statement.entries[0].details == [
                .init(endToEndID: "A-illness", remittance: "A-illness")
            ])
        #expect(statement.unproven == 0)
        let wrong = text.replacingOccurrences(of: "D", with: "d")
        #expect(Self.problems(wrong, mapping, heading: heading) == ["direction 4 2"])
    }

    @Test(
        "what is wrong is named with line and cell",
        arguments: [
            ("2026/11/12", "2026-11-31", ["date 3 2", "balance 4 0"]),
            ("2026/11/12", "", ["date 3 2", "balance 4 0"]),
            ("733.60,0.00", "733.605,0.00", ["amount 3 3", "balance 4 0"]),
            ("733.60,0.00", ",", ["amount 3 3", "balance 4 0"]),
            ("733.60,0.00", "1,1", ["amount 3 3", "balance 4 0"]),
            ("4499266.40", "4499266.4O", ["amount 3 5", "balance 4 0"]),
            ("4499266.40", "4499266.41", ["balance 3 0", "balance 4 0"]),
            ("K2,", "", ["form 3 0", "balance 4 0"]),
            ("K2", "\"K\"2", ["form 3 0", "balance 4 0"]),
            ("交易日期", "日期", ["form 0 0", "missing 0 0"]),
        ])
    func faults(old: String, new: String, expected: [String]) {
        let text = Self.table.replacingOccurrences(of: old, with: new)
        #expect(Self.problems(text) == expected)
    }

    @Test("a heading that contradicts the balances")
    func contradiction() {
        func problems(opening: Fen?, closing: Fen?) -> [String] {
            Self.problems(
                Self.table,
                heading: StatementHeading(key: Self.key, opening: opening, closing: closing))
        }
        #expect(problems(opening: .zero, closing: .yuan(4_500_000)) == [])
        #expect(problems(opening: Fen(1), closing: nil) == ["balance 2 0"])
        #expect(problems(opening: nil, closing: Fen(1)) == ["balance 4 0"])
    }

    @Test("GB18030, told from the content")
    func encoding() throws {
        let mapping = StatementMapping(
            bookedOn: "d", amounts: .signed("a"), endToEndID: "e", remittance: "r", balance: "b")
        // 拨款 in GB18030.
        let bytes = Array("d,a,e,b,r\n2026-11-02,5,X,5,".utf8) + [0xB2, 0xA6, 0xBF, 0xEE, 0x0A]
        let file = try MappedStatementReader.read(
            bytes, file: "s.csv", heading: StatementHeading(key: Self.key), mapping: mapping)
        #expect(file.statements[0].entries[0].details[0].remittance == "拨款")
    }
}
