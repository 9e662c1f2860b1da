import Domain
import Formats
import Testing

struct FeedReaderTests {
    /// 300 rows, some refused, one of them two lines long, with a control total in the middle.
    static let file: [UInt8] = {
        var rows: [[String: String]] = []
        for index in 0..<300 {
            var row = Sample.medical.with(["结算单号": "JS\(index)", "个人自付": "\(index).10"])
            if index % 7 == 3 { row["证件号码"] = "3.40299E+17" }
            if index % 11 == 5 { row["医疗机构"] = "县\n\"第一\"医院" }
            rows.append(row)
        }
        return Sample.file(.medical, rows) + Array("合计,,,,,,,,,,,1\n".utf8)
    }()

    /// However the file is cut, and however many work on it, the parts are the whole, in its order.
    @Test(arguments: [64, 700, 5_000, 1 << 20], [1, 2, 5])
    func partsAreTheWhole(chunkSize: Int, workers: Int) async throws {
        let whole = try FeedForm.medical.read(Self.file)
        let parts = try await parts(of: Self.file, chunkSize: chunkSize, workers: workers)
        #expect(parts.flatMap(\.lines) == whole.lines)
        #expect(parts.flatMap(\.rejects) == whole.rejects)
        #expect(parts.flatMap(\.amounts) == whole.amounts)
        #expect(parts.flatMap(\.controlTotals) == whole.controlTotals)
        #expect(parts.reduce(0) { $0 + $1.columnSums[5] } == whole.columnSums[5])
        let serials = parts.flatMap { part in (0..<part.count).map { part.serials.text($0) } }
        #expect(serials == (0..<whole.count).map { whole.serials.text($0) })
        #expect(whole.count == 257 && whole.rejects.count == 43)
    }

    /// GB18030, CRLF, a mark, another order of columns and columns that nobody knows change
    /// nothing.
    @Test func readsEveryDress() async throws {
        let columns = ["备注"] + FeedForm.disaster.columns.reversed()
        let cells = columns.map { Sample.disaster[$0] ?? "无" }
        let text = columns.joined(separator: ",") + "\r\n" + cells.joined(separator: ",") + "\r\n"
        let plain = try FeedForm.disaster.read(Sample.file(.disaster, [Sample.disaster]))
        #expect(try FeedForm.disaster.read(Array(text.utf8)) == plain)
        #expect(try FeedForm.disaster.read([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == plain)
        let civil = try await parts(of: gb18030, chunkSize: 1 << 20, workers: 2, form: .civil)
        #expect(civil.count == 1)
        #expect(civil[0] == (try FeedForm.civil.read(Sample.file(.civil, [Sample.civil]))))
    }

    /// Room is made for the rows of a file before they are read: enough, and not far too much.
    @Test func expectsItsRows() async throws {
        try await withFile(Self.file) { path in
            let expected = try FeedReader(.medical, path: path).expectedRows
            #expect((300...600).contains(expected))
        }
    }

    @Test func refusesAFileOfAnotherForm() {
        let file = Array("证件号码,姓名,流水号,灾害类型,发生日期,核定损失,核定损失\n".utf8)
        #expect(throws: CSVDefect.missingColumns(["保险赔付"])) {
            try FeedForm.disaster.read(file)
        }
        #expect(throws: CSVDefect.noHeader) { try FeedForm.disaster.read([]) }
        let twice = Sample.file(.civil, []).dropLast() + Array(",费用\n".utf8)
        #expect(throws: CSVDefect.repeatedColumns(["费用"])) {
            try FeedForm.civil.read(Array(twice))
        }
    }

    struct Stop: Error, Equatable {
        var line: Int32
    }

    /// What goes wrong in a part, or in taking one, stops the reading and comes out.
    @Test func stopsWhereSomethingFails() async throws {
        try await withFile(Self.file) { path in
            let working = try FeedReader(.medical, path: path, chunkSize: 700)
            await #expect(throws: Stop(line: 0)) {
                try await working.read(
                    work: { (rows) throws -> Int in
                        if rows.lines.contains(100) { throw Stop(line: 0) }
                        return rows.count
                    }, take: { _ in })
            }
            let taking = try FeedReader(.medical, path: path, chunkSize: 700)
            var taken = 0
            await #expect(throws: Stop(line: 1)) {
                try await taking.read(work: { $0.count }) { _ in
                    taken += 1
                    if taken == 3 { throw Stop(line: 1) }
                }
            }
            #expect(taken == 3)
        }
    }

    private func parts(
        of file: [UInt8], chunkSize: Int, workers: Int, form: FeedForm = .medical
    ) async throws -> [FeedRows] {
        try await withFile(file) { path in
            var parts: [FeedRows] = []
            let reader = try FeedReader(form, path: path, chunkSize: chunkSize)
            try await reader.read(workers: workers, work: { $0 }, take: { parts.append($0) })
            return parts
        }
    }

    /// ``Sample/civil`` as a civil affairs bureau's spreadsheet saves it.
    private let gb18030: [UInt8] = {
        let words: [String: [UInt8]] = [
            "证件号码": [0xD6, 0xA4, 0xBC, 0xFE, 0xBA, 0xC5, 0xC2, 0xEB],
            "姓名": [0xD0, 0xD5, 0xC3, 0xFB], "流水号": [0xC1, 0xF7, 0xCB, 0xAE, 0xBA, 0xC5],
            "发生日期": [0xB7, 0xA2, 0xC9, 0xFA, 0xC8, 0xD5, 0xC6, 0xDA],
            "事项": [0xCA, 0xC2, 0xCF, 0xEE], "费用": [0xB7, 0xD1, 0xD3, 0xC3],
            "已获赔偿": [0xD2, 0xD1, 0xBB, 0xF1, 0xC5, 0xE2, 0xB3, 0xA5],
            "许玉": [0xD0, 0xED, 0xD3, 0xF1], "溺水": [0xC4, 0xE7, 0xCB, 0xAE],
        ]
        let columns = FeedForm.civil.columns
        let lines = [columns, columns.map { Sample.civil[$0]! }].map { cells in
            Array(cells.map { words[$0] ?? Array($0.utf8) }.joined(separator: [0x2C]))
        }
        return Array(lines.joined(separator: [0x0A])) + [0x0A]
    }()
}
