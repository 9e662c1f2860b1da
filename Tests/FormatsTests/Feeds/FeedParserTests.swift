import Domain
import Formats
import Testing

/// What becomes of one changed cell.
struct RefusedCell: Sendable, CustomTestStringConvertible {
    let column: String
    let value: String
    let defect: RowDefect?
    var shown = ""

    var testDescription: String { "\(column)=\(value) \(defect?.rawValue ?? "is read")" }
}

struct FeedParserTests {
    static let cells = [
        RefusedCell(
            column: "证件号码", value: "3.40299E+17", defect: .idDamaged, shown: "3.4****E+17"),
        RefusedCell(column: "证件号码", value: "", defect: .idCheck),
        RefusedCell(
            column: "证件号码", value: "340299200907274076", defect: .idCheck,
            shown: "340***********4076"),
        RefusedCell(
            column: "证件号码", value: "340299200913274075", defect: .idCheck,
            shown: "340***********4075"),
        RefusedCell(column: "证件号码", value: "12345", defect: .idCheck, shown: "*****"),
        RefusedCell(column: "证件号码", value: " '３４０２９９２００９０７２７４０７５ ", defect: nil),
        RefusedCell(column: "证件号码", value: "11010519491231002x", defect: nil),
        RefusedCell(column: "证件号码", value: "110105491231002", defect: nil),
        RefusedCell(column: "个人自付", value: "见附件", defect: .amount, shown: "见附件"),
        RefusedCell(column: "医疗费总额", value: "1.005", defect: .amount, shown: "1.005"),
        RefusedCell(column: "其他补偿", value: "1,00.00", defect: .amount, shown: "1,00.00"),
        // A cell that has slipped out of its column shows nobody's number.
        RefusedCell(
            column: "其他补偿", value: "13800138000x", defect: .amount, shown: "138*****000x"),
        RefusedCell(column: "个人自付", value: "１，０４５．００", defect: nil),
        RefusedCell(column: "个人自付", value: "-45", defect: nil),
        RefusedCell(column: "个人自付", value: "", defect: nil),
        RefusedCell(column: "入院日期", value: "", defect: .date),
        RefusedCell(column: "出院日期", value: "2026-02-30", defect: .date, shown: "2026-02-30"),
        RefusedCell(column: "出院日期", value: "九月", defect: .date, shown: "九月"),
        RefusedCell(column: "出院日期", value: "2026年9月15日", defect: nil),
        RefusedCell(column: "出院日期", value: "20260915", defect: nil),
        RefusedCell(column: "姓名", value: "", defect: nil),
        RefusedCell(column: "结算单号", value: "", defect: nil),
    ]

    @Test(arguments: cells)
    func readsOrRefuses(cell: RefusedCell) throws {
        let row = Sample.medical.with([cell.column: cell.value])
        let rows = try FeedForm.medical.read(
            Sample.file(.medical, [Sample.medical, row, Sample.medical]))
        #expect(rows.rowCount == 3)
        if let defect = cell.defect {
            #expect(
                rows.rejects == [
                    RowReject(
                        line: 3, defect: defect, column: cell.column, maskedValue: cell.shown)
                ])
            #expect(rows.lines == [2, 4])
        } else {
            #expect(rows.rejects == [])
            #expect(rows.lines == [2, 3, 4])
        }
        // A refused row leaves nothing behind in any column.
        let count = rows.count
        #expect(rows.idNumbers.count == 18 * count && rows.amounts.count == 6 * count)
        #expect(rows.dates.count == 2 * count && rows.years.count == count)
        #expect(rows.texts.count == count && rows.serials.count == count)
        #expect(rows.names.count == count && rows.bases.count == count)
    }

    /// The first reason that applies, of all that do.
    @Test func givesTheFirstReason() throws {
        let wrong = ["证件号码": "1E+17", "个人自付": "x", "出院日期": "x"]
        let order: [(String, RowDefect)] = [
            ("证件号码", .idDamaged), ("个人自付", .amount), ("出院日期", .date),
        ]
        var cells = wrong
        for (column, defect) in order {
            let rows = try FeedForm.medical.read(
                Sample.file(.medical, [Sample.medical.with(cells)]))
            #expect(rows.rejects.map(\.defect) == [defect])
            cells[column] = Sample.medical[column]
        }
    }

    @Test(arguments: ["a,b", "1,2,3,4,5,6,7,8,9,10,11,12,13", "x", ","])
    func refusesAWrongNumberOfCells(line: String) throws {
        let file = Sample.file(.medical, [Sample.medical]) + Array((line + "\n").utf8)
        let rows = try FeedForm.medical.read(file)
        let found = line.split(separator: ",", omittingEmptySubsequences: false).count
        #expect(
            rows.rejects == [
                RowReject(line: 3, defect: .columns, column: nil, maskedValue: "\(found)/12")
            ])
    }

    /// A quote that is never closed, or by the next stray quote only, swallows the rows between.
    /// Nothing of that is taken for data, even where the number of cells is right.
    @Test(arguments: ["", "\""])
    func refusesWhatAQuoteHasSwallowed(second: String) throws {
        let row = FeedForm.disaster.columns.map { Sample.disaster[$0]! }
        let header = (FeedForm.disaster.columns + ["备注"]).joined(separator: ",")
        let good = (row + [""]).joined(separator: ",")
        let open = (row + ["\"补报"]).joined(separator: ",")
        let close = (row + [second + "补报"]).joined(separator: ",")
        let lines = [header, good, open, good, close]
        let rows = try FeedForm.disaster.read(Array((lines.joined(separator: "\n") + "\n").utf8))
        #expect(rows.lines == [2])
        #expect(
            rows.rejects == [
                RowReject(line: 3, defect: .columns, column: nil, maskedValue: "8/8")
            ])
        #expect(rows.columnSums[0] == 2_000_068)
    }

    @Test func readsWhatTheRowsSay() throws {
        let medical = try FeedForm.medical.read(Sample.file(.medical, [Sample.medical]))
        #expect(medical.idNumbers == Array(child.utf8))
        #expect(medical.names.text(0) == "冯志庆")
        #expect(medical.serials.text(0) == "JS1")
        #expect(medical.texts.text(0) == "县人民医院")
        #expect(medical.dates == [Day(2026, 9, 13)!.number, Day(2026, 9, 15)!.number])
        #expect(medical.years == [2026])
        #expect(medical.amounts == [10_000, 4_000, 1_000, 500, 0, 4_500])
        #expect(medical.bases == [4_500])
        let disaster = try FeedForm.disaster.read(Sample.file(.disaster, [Sample.disaster]))
        #expect(disaster.bases == [2_000_018])
        let civil = try FeedForm.civil.read(Sample.file(.civil, [Sample.civil]))
        #expect(civil.bases == [-200_000])
        let education = try FeedForm.education.read(Sample.file(.education, [Sample.education]))
        #expect(education.bases == [620_000])
        #expect(education.years == [2026])
        #expect(education.dates == [])
        #expect(education.texts.count == 2)
    }

    /// The year is that of the last date; spellings of one value read alike.
    @Test func normalises() throws {
        let row = Sample.medical.with([
            "证件号码": "'11010519491231002x", "姓名": "阿依 古丽．买买提", "结算单号": " ＪＳ１ ",
            "医疗机构": " 县人民医院\u{3000}", "入院日期": "2025/12/30", "出院日期": "2026年1月2日",
        ])
        let rows = try FeedForm.medical.read(Sample.file(.medical, [row]))
        #expect(rows.idNumbers == Array(adult.utf8))
        #expect(rows.names.text(0) == "阿依古丽·买买提")
        #expect(rows.serials.text(0) == "JS1")
        #expect(rows.texts.text(0) == "县人民医院")
        #expect(rows.years == [2026])
    }

    @Test func findsUnbalancedRows() throws {
        let rows = try FeedForm.medical.read(
            Sample.file(
                .medical,
                [
                    Sample.medical, Sample.medical.with(["医疗费总额": "100.01"]),
                    Sample.medical.with(["证件号码": "1"]), Sample.medical.with(["个人自付": "44"]),
                ]))
        #expect(
            rows.unbalanced == [
                UnbalancedRow(place: 1, stated: Fen(10_001), parts: 10_000),
                UnbalancedRow(place: 2, stated: Fen(10_000), parts: 9_900),
            ])
    }
}
