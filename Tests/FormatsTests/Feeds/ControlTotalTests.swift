import Domain
import Formats
import Testing

struct ControlTotalTests {
    /// Refused rows and rows sent twice count in the sums, as far as their cells can be read; rows
    /// with a wrong number of cells do not.
    @Test func sumsWhatCanBeRead() throws {
        let file =
            Sample.file(
                .disaster,
                [
                    Sample.disaster, Sample.disaster,
                    Sample.disaster.with(["证件号码": "1E17", "核定损失": "1.00"]),
                    Sample.disaster.with(["保险赔付": "x", "核定损失": "1,000.00"]),
                    Sample.disaster.with(["发生日期": "x", "核定损失": "-2.5"]),
                    Sample.disaster.with(["核定损失": ""]),
                ]) + Array("a,b,c,d,e,7.00\n".utf8)
        let rows = try FeedForm.disaster.read(file)
        #expect(rows.rejects.map(\.defect) == [.idDamaged, .amount, .date, .columns])
        let losses: Int128 = 2_000_068 + 2_000_068 + 100 + 100_000 - 250
        #expect(rows.columnSums == [losses, 5 * 50])
    }

    static let totals: [(String, [ControlTotal.Cell])] = [
        ("合计,,,,,12.50,", [.amount(Fen(1_250)), .blank]),
        (" 合计 ,,,,,０．００, ", [.amount(.zero), .blank]),
        ("\"合计\",,,,,12.5元,1", [.unreadable, .amount(Fen(100))]),
        ("合计", [.blank, .blank]),
        ("合计,,,,,3,4,5,6", [.amount(Fen(300)), .amount(Fen(400))]),
    ]

    @Test(arguments: totals)
    func readsATotal(line: String, cells: [ControlTotal.Cell]) throws {
        let file =
            Sample.file(.disaster, [Sample.disaster]) + Array((line + "\n").utf8)
            + Sample.file(.disaster, [Sample.disaster]).split(separator: 10)[1] + [10]
        let rows = try FeedForm.disaster.read(file)
        #expect(rows.controlTotals == [ControlTotal(line: 3, cells: cells)])
        #expect(rows.rowCount == 2)
        #expect(rows.columnSums[0] == 2 * 2_000_068)
    }

    /// `合计` elsewhere than in the first cell, or in a longer word, is data.
    @Test(arguments: ["合计数", "总计", "共合计"])
    func knowsNoOtherWord(word: String) throws {
        let file = Sample.file(.disaster, []) + Array("\(word),合计,,,,1,\n".utf8)
        let rows = try FeedForm.disaster.read(file)
        #expect(rows.controlTotals == [])
        #expect(rows.rejects.map(\.defect) == [.idCheck])
    }

    /// Sums of a file of nonsense do not stop the import.
    @Test func holdsLargeSums() throws {
        let row = Sample.disaster.with(["核定损失": "9999999999999.99"])
        let rows = try FeedForm.disaster.read(
            Sample.file(.disaster, Array(repeating: row, count: 10_000)))
        #expect(rows.columnSums[0] == Int128(999_999_999_999_999) * 10_000)
    }
}
