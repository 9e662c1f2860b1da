import Domain
import Formats
import Foundation
import Glibc
import Testing

@Suite("County files: encodings, columns in any order, bad rows that stop nothing")
struct CountyFileTests {
    private static let header = "户编号,原因,结论,剔除理由,日期"

    private func prescreen(_ text: String) -> CountyTable<PrescreenRow> {
        PrescreenForm.table(Array(text.utf8))
    }

    @Test("BOM, CRLF and GB18030 make no difference")
    func encodings() throws {
        let text = "\(Self.header)\n1,因病,剔除,有房,2026-10-12\n2,因学,通过,,2026-10-13\n"
        let plain = prescreen(text)
        #expect(plain.rows.count == 2)
        #expect(plain.problems == [])
        #expect(prescreen("\u{FEFF}" + text) == plain)
        #expect(prescreen(text.replacing("\n", with: "\r\n")) == plain)
        let bytes = try gb18030(text)
        #expect(bytes != Array(text.utf8))
        #expect(PrescreenForm.table(bytes) == plain)
    }

    /// A text as an office's spreadsheet saves it.
    private func gb18030(_ text: String) throws -> [UInt8] {
        let converter = try #require(iconv_open("GB18030", "UTF-8"))
        defer { iconv_close(converter) }
        var source = text.utf8.map { CChar(bitPattern: $0) }
        var target = [CChar](repeating: 0, count: source.count * 2)
        let written = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                var left = source.count
                var room = target.count
                #expect(iconv(converter, &from, &left, &to, &room) == 0)
                return target.count - room
            }
        }
        return target[..<written].map { UInt8(bitPattern: $0) }
    }

    @Test("columns in any order, among others that are not known")
    func order() {
        let table = prescreen(
            "日期,经手人,结论,户编号, 剔除理由 ,原因\n2026-10-12,张三,通过,7,,因灾\n")
        #expect(table.problems == [])
        #expect(table.rows.map(\.household) == ["7"])
        #expect(table.rows.map(\.cause) == [.disaster])
    }

    @Test("white space of every kind goes from the ends of a cell, and from nowhere else")
    func whiteSpace() {
        let spaces = (0...0x3000).compactMap(Unicode.Scalar.init)
            .filter { $0.properties.isWhitespace && $0 != "\n" && $0 != "\r" }.map(String.init)
        #expect(spaces.count >= 20)
        for reason in ["有房", "a房", "房a", "房\u{3000}车", "a", "𠮷", "㐀é", "鿿"] {
            for space in spaces {
                for written in [
                    "\(space)\(reason)", "\(reason)\(space)", "\(space)\(reason)\(space) ",
                ] {
                    let text = "\(Self.header)\n1,因病,剔除,\(written),2026-10-12\n"
                    let kept = prescreen(text).rows.first?.step.reason
                    #expect(kept?.utf8.elementsEqual(reason.utf8) == true)
                }
            }
        }
    }

    @Test("a bad row stops no other, and lines are physical lines")
    func badRows() {
        let text = """
            \(Self.header)
            1,因病,通过,,2026-10-12

            2,因病,通过,2026-10-12
            3,因病,通过,,2026-10-12,
            4,因病,剔除,"两行
            理由",2026-10-12
            5,因病,也许,,2026-10-12
            6,因病,剔除,所谓"低保",2026-10-12
            7,因病,剔除,"所谓"低保,2026-10-12
            8,因病,通过,,2026-10-12
            """
        let table = prescreen(text)
        #expect(table.rows.map(\.household) == ["1", "4", "6", "8"])
        #expect(table.rows.map(\.line) == [2, 6, 9, 11])
        #expect(table.rows[1].step.reason == "两行\n理由")
        #expect(table.rows[2].step.reason == "所谓\"低保\"")
        #expect(table.problems.map(\.line) == [4, 5, 8, 9, 10])
        #expect(table.problems.map(\.kind) == [.columns, .columns, .word, .quotes, .quotes])
        #expect(
            table.problems.map(\.severity) == [.error, .error, .error, .warning, .error])
    }

    @Test("a quote that is never closed costs the rest of the file, and says so")
    func openQuote() {
        let table = prescreen(
            "\(Self.header)\n1,因病,通过,,2026-10-12\n2,因病,剔除,\"有房,2026-10-12\n3,因病,通过,,2026-10-12\n")
        #expect(table.rows.map(\.household) == ["1"])
        #expect(table.problems.map(\.kind) == [.quotes])
        #expect(table.problems.map(\.line) == [3])
    }

    @Test(
        "files that are no form",
        arguments: [
            ("", "no header row"), ("\n\n", "no header row"),
            ("户编号,原因,结论,剔除理由,日期,原因\n", "原因 is there more than once"),
            ("户编号;原因;结论;剔除理由;日期\n", "no column 户编号"),
        ])
    func noForm(text: String, says: String) {
        let table = prescreen(text)
        #expect(table.rows == [])
        #expect(table.problems.map(\.kind) == [.form])
        #expect(table.problems.map(\.severity) == [.error])
        #expect(table.problems.first?.description.contains(says) == true)
    }

    @Test("bytes that are no text")
    func noText() {
        let table = PrescreenForm.table(Array("\(Self.header)\n".utf8) + [0xFF, 0xFF])
        #expect(table.rows == [])
        #expect(table.problems.map(\.kind) == [.form])
    }

    @Test("a header alone is an empty file")
    func headerAlone() {
        #expect(prescreen(Self.header) == CountyTable())
    }
}

@Suite("County streams: the same rows piece by piece")
struct CountyStreamTests {
    @Test("a long file in pieces is the file, problems included")
    func pieces() throws {
        var text = "户编号,姓名,证件号码,与户主关系,性别,出生日期,健康状况,劳动技能,在校生状况,备注\n"
        for number in 0..<30_000 {
            let id = number % 1_000 == 7 ? "坏" : "340299197312253158"
            text += "\(number / 3),程彩,\(id),户主,男,1973-12-25,健康,普通劳动力,非在校,\"多\n行\"\n"
        }
        let folder = try ScratchFolder(["persons.csv": Array(text.utf8)])
        let stream = try CountyFolder(path: folder.path).register.persons()
        var pieces = 0
        var all = CountyTable<RegisterRow<Person>>()
        while let piece = try stream.next() {
            pieces += 1
            all.rows += piece.rows
            all.problems += piece.problems
        }
        #expect(pieces >= 3)
        #expect(all == PersonsForm.table(Array(text.utf8)))
        #expect(all.rows.map(\.line) == (0..<30_000).map { 2 + $0 * 2 })
        #expect(all.problems.count == 30)
        #expect(try stream.next() == nil)
    }

    @Test("a household that stands again pieces later is left out")
    func repeatedFarAway() throws {
        let header = "\(FormSample.households.text.split(separator: "\n")[0])\n"
        let rest = ",340299102200,一般农户,340299197312253158,杏花村第8组,,,清川农村商业银行,6217,程彩,1301\n"
        let far = (0..<40_000).map { "\($0)\(rest)" }.joined() + "0\(rest)340299102200000000\(rest)"
        let folder = try ScratchFolder(["households.csv": Array((header + far).utf8)])
        let table = try CountyFolder(path: folder.path).register.households().rest()
        #expect(table.rows.count == 40_001)
        #expect(table.problems.map(\.kind) == [.repeated])
        #expect(table.problems.map(\.line) == [40_002])
    }

    @Test("text that breaks off ends the file with an error, and the rows before it stand")
    func brokenText() throws {
        let row = "340299102200000000,,,户主,男,,健康,,\n"
        let header = "户编号,姓名,证件号码,与户主关系,性别,出生日期,健康状况,劳动技能,在校生状况\n"
        let text = header + String(repeating: row, count: 60_000)
        let bytes = [0xEF, 0xBB, 0xBF] + Array(text.utf8) + [0xFF, 0xFF, 0x0A]
        let folder = try ScratchFolder(["persons.csv": bytes])
        let table = try CountyFolder(path: folder.path).register.persons().rest()
        let last = try #require(table.problems.last)
        #expect(last.kind == .form)
        #expect(last.severity == .error)
        #expect(table.rows.count < 60_000)
    }

    @Test("a file that is not there has no rows; a wrong header is its error")
    func absence() throws {
        let folder = try ScratchFolder(["persons.csv": Array("姓名\n程彩\n".utf8)])
        let county = try CountyFolder(path: folder.path)
        #expect(try county.register.households().next() == nil)
        #expect(try county.findings() == CountyTable())
        #expect(try county.register.calendarDays() == CountyTable())
        let persons = try county.register.persons()
        let table = try #require(try persons.next())
        #expect(table.rows == [])
        #expect(table.problems.map(\.kind) == [.form])
        #expect(table.problems.map(\.file) == ["persons.csv"])
        #expect(try persons.next() == nil)
    }
}

/// A folder of files for a test, gone with it.
final class ScratchFolder: Sendable {
    let path: String

    init(_ files: [String: [UInt8]]) throws {
        path = NSTemporaryDirectory() + "/fangpin-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        for (name, bytes) in files {
            try Data(bytes).write(to: URL(filePath: path).appending(path: name))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
