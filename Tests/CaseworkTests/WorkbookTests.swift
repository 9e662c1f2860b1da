import Domain
import Formats
import Foundation
import TestSupport
import Testing

/// Workbooks and their text twins, read again by Python's own readers of ZIP and XML.
@Suite struct WorkbookTests {
    private static let words = TableFrame.Words(about: "说明", rows: "行数", cut: "未导出全部")

    private func frame(_ columns: [TableColumn]) -> TableFrame {
        TableFrame(
            form: .xlsx, title: "案件/名册", columns: columns, facts: [("导出人", "陈<静>&")],
            words: WorkbookTests.words, isMarked: false)
    }

    /// What the workbook's sheets hold: a line for each cell, `sheet place style type value`.
    private func cells(_ bytes: [UInt8]) async throws -> [String] {
        let path = NSTemporaryDirectory() + "fangpin-\(UUID().uuidString).xlsx"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let (output, messages) = (path + ".out", path + ".err")
        defer {
            for file in [output, messages] { try? FileManager.default.removeItem(atPath: file) }
        }
        let command = try Command(
            "/usr/bin/python3", ["-c", WorkbookTests.reader, path],
            variables: ["PYTHONIOENCODING=utf-8"], output: output, messages: messages)
        let end = try await command.end()
        let told = try String(contentsOfFile: messages, encoding: .utf8)
        #expect(end == .exited(0), "\(told)")
        let text = try Data(contentsOf: URL(fileURLWithPath: output))
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static let reader = """
        import sys, zipfile, json, xml.etree.ElementTree as tree
        space = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
        book = zipfile.ZipFile(sys.argv[1])
        assert book.testzip() is None
        for name in book.namelist():
            tree.fromstring(book.read(name))
        for sheet in ('sheet1', 'sheet2'):
            root = tree.fromstring(book.read(f'xl/worksheets/{sheet}.xml'))
            for cell in root.iter(space + 'c'):
                kind = cell.get('t') or 'n'
                held = cell.find(space + 'is')
                text = cell.find(space + 'v').text if held is None else held[0].text
                print(sheet, cell.get('r'), cell.get('s'), kind, json.dumps(text, ensure_ascii=False))
        """

    @Test func cellsAreTyped() async throws {
        var book = Workbook(
            frame([
                TableColumn("编号", .text), TableColumn("金额", .money), TableColumn("日期", .day),
                TableColumn("人数", .number),
            ]))
        book.row([
            .text("430122199001011234"), .money(Fen(-1_234_567_805)), .day(Day(2026, 10, 5)!),
            .number(42),
        ])
        book.row([.none, .none, .day(Day(1900, 3, 1)!), .number(123_456_789_012_345_678)])
        book.row([.text("=1+1"), .money(Fen(0)), .day(Day(1899, 12, 31)!), .none])
        #expect(
            try await cells(book.take() + book.finish(isCut: false)) == [
                "sheet1 A1 5 inlineStr \"编号\"", "sheet1 B1 5 inlineStr \"金额\"",
                "sheet1 C1 5 inlineStr \"日期\"", "sheet1 D1 5 inlineStr \"人数\"",
                "sheet1 A2 1 inlineStr \"430122199001011234\"", "sheet1 B2 2 n \"-12345678.05\"",
                "sheet1 C2 3 n \"46300\"", "sheet1 D2 4 n \"42\"", "sheet1 C3 3 n \"61\"",
                "sheet1 D3 4 inlineStr \"123456789012345678\"", "sheet1 A4 1 inlineStr \"=1+1\"",
                "sheet1 B4 2 n \"0.00\"", "sheet1 C4 3 inlineStr \"1899-12-31\"",
                "sheet2 A1 5 inlineStr \"导出人\"", "sheet2 B1 1 inlineStr \"陈<静>&\"",
                "sheet2 A2 5 inlineStr \"行数\"", "sheet2 B2 1 n \"3\"",
            ])
    }

    /// No text breaks the file, and each is found again as Excel would show it.
    @Test func everyTextSurvives() async throws {
        let texts = [
            "<b>&\"'", "]]>", " leading and trailing ", "第一行\n第二行", "\u{0}\u{1}\u{1F}",
            "_x0041_", "_x41_", "😀𠮷", "\u{FFFE}\u{FFFF}", "\r", "",
        ]
        var book = Workbook(frame([TableColumn("文", .text)]))
        for text in texts { book.row([.text(text)]) }
        let found = try await cells(book.finish(isCut: true))
            .filter { $0.hasPrefix("sheet1 A") }.dropFirst().map { line in
                try JSONDecoder().decode(
                    String?.self,
                    from: Data(line.split(separator: " ", maxSplits: 4)[4].utf8)) ?? ""
            }
        let shown = found.map { text in
            text.replacing(/_x([0-9A-F]{4})_/) { match in
                String(UnicodeScalar(UInt16(match.1, radix: 16)!)!)
            }
        }
        #expect(zip(texts, shown).allSatisfy { $0 == $1 } && shown.count == texts.count)
    }

    @Test func aCutListSaysSo() async throws {
        var book = Workbook(frame([TableColumn("文", .text)]))
        book.row([.text("甲")])
        #expect(!book.isFull)
        #expect(try await cells(book.finish(isCut: true)).last?.contains("未导出全部") == true)
    }

    /// What is taken is forgotten: a long list needs no more memory than a short one.
    @Test func memoryDoesNotGrow() {
        var book = Workbook(frame([TableColumn("文", .text), TableColumn("数", .number)]))
        var most = 0
        var all = 0
        for number in 0..<100_000 {
            book.row([.text("第\(number &* 2_654_435_761)户"), .number(Int64(number))])
            if number % 1_000 == 0 {
                let piece = book.take().count
                most = max(most, piece)
                all += piece
            }
        }
        #expect(most < 262_144 && all > 500_000, "\(most) of \(all)")
    }

    @Test func textIsNoFormula() {
        var sheet = CSVSheet(
            TableFrame(
                form: .csv, title: "", columns: [TableColumn("=A", .text)], facts: [],
                words: WorkbookTests.words, isMarked: true))
        for text in ["=1", "+1", "-1", "@x", "\tx", "＝1", "＋1", "－1", "＠1", "1-1", "", "甲"] {
            sheet.row([.text(text)])
        }
        sheet.row([.money(Fen(-5))])
        let text = String(decoding: sheet.take() + sheet.finish(isCut: false), as: UTF8.self)
        let harmless = [
            "'=A", "'=1", "'+1", "'-1", "'@x", "'\tx", "'＝1", "'＋1", "'－1", "'＠1", "1-1", "\"\"",
            "甲", "-0.05",
        ]
        #expect(text == "\u{FEFF}" + harmless.map { "\($0)\n" }.joined())
    }
}
