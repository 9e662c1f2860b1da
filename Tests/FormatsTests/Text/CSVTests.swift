import Domain
import Formats
import Seeding
import Testing

@Suite("CSV: RFC 4180, with the line of every record")
struct CSVTests {
    struct Record: Equatable {
        var line: Int
        var cells: [String]
        var defect: CSVRowDefect?
    }

    /// The records under the header `a,b` of a text.
    func records(_ text: String, header: String = "a,b\n") throws -> [Record] {
        try CSVTable(Array((header + text).utf8)).withRows { rows in
            collect(&rows)
        }
    }

    @Test("plain cells, CRLF and LF, with and without a last line end")
    func plain() throws {
        let expected = [Record(line: 2, cells: ["1", "2"]), Record(line: 3, cells: ["", "x y"])]
        #expect(try records("1,2\n,x y\n") == expected)
        #expect(try records("1,2\r\n,x y\r\n") == expected)
        #expect(try records("1,2\r\n,x y") == expected)
        #expect(try records("1,2\n,x y\r") == expected)
        #expect(try records("1,2\n,x y\r\n", header: "a,b\r\n") == expected)
        #expect(try records("") == [])
        #expect(try records("", header: "a,b") == [])
    }

    @Test("quoted cells: commas, line ends, doubled quotes")
    func quoted() throws {
        #expect(try records("\"1,5\",2\n") == [Record(line: 2, cells: ["1,5", "2"])])
        #expect(
            try records("\"x\ny\r\nz\",\"\"\"q\"\" r\"\"\"\n7,8\n") == [
                Record(line: 2, cells: ["x\ny\r\nz", "\"q\" r\""]),
                Record(line: 5, cells: ["7", "8"]),
            ])
        #expect(try records("\"\",\"\"\"\"\n") == [Record(line: 2, cells: ["", "\""])])
        #expect(
            try records("1,\"2\"\r\n3,\"4\"") == [
                Record(line: 2, cells: ["1", "2"]), Record(line: 3, cells: ["3", "4"]),
            ])
        #expect(try records("\"王,\",\"\"\"\"\"\"\n") == [Record(line: 2, cells: ["王,", "\"\""])])
    }

    @Test("a line with nothing at all is no record, but counts as a line")
    func blankLines() throws {
        #expect(
            try records("\n\r\n1,2\n\n\n3,4\n\n") == [
                Record(line: 4, cells: ["1", "2"]), Record(line: 7, cells: ["3", "4"]),
            ])
        #expect(
            try records(" \n,\n\"\"\n") == [
                Record(line: 2, cells: [" "]), Record(line: 3, cells: ["", ""]),
                Record(line: 4, cells: [""]),
            ])
        #expect(try records("1,2\n", header: "\n\na,b\n") == [Record(line: 4, cells: ["1", "2"])])
    }

    @Test("wrong quotes are named; a stray one is read as it stands")
    func wrongQuotes() throws {
        let found = try records("5\" pipe,2\n\"x\"y,3\n4,\"open\n5,6\n")
        #expect(
            found == [
                Record(line: 2, cells: ["5\" pipe", "2"], defect: .strayQuote(cell: 0)),
                Record(line: 3, cells: ["\"x\"y", "3"], defect: .textAfterQuote(cell: 0)),
                Record(line: 4, cells: ["4", "open\n5,6\n"], defect: .unterminatedQuote(cell: 1)),
            ])
        for record in found { #expect(record.defect!.description.contains(";")) }
    }

    @Test("columns by name in any order; all that are missing are named")
    func columns() throws {
        let table = try CSVTable(
            [0xEF, 0xBB, 0xBF] + Array("姓名,　证件号码 ,多余,\"金,额\",多余\n".utf8))
        #expect(try table.header.columns(["金,额", "姓名", "证件号码"]) == [3, 0, 1])
        #expect(table.header.index(of: "备注") == nil)
        #expect(table.header.count == 5)
        #expect(throws: CSVDefect.missingColumns(["户编号", "日期"])) {
            try table.header.columns(["户编号", "姓名", "日期"])
        }
        #expect(throws: CSVDefect.repeatedColumns(["多余"])) {
            try table.header.columns(["多余"])
        }
        #expect(throws: CSVDefect.noHeader) { try CSVTable([]) }
        #expect(throws: CSVDefect.noHeader) { try CSVTable(Array("\n\n".utf8)) }
        #expect(throws: CSVDefect.header(.unterminatedQuote(cell: 1))) {
            try CSVTable(Array("a,\"b\n1,2\n".utf8))
        }
    }

    @Test("GB18030 with the same rows and lines")
    func gb18030() throws {
        let bytes =
            Array("id,".utf8) + TextTests.gb + Array("\n1,\"".utf8) + TextTests.gb
            + Array("\n\"\n2,".utf8) + TextTests.gb
        let table = try CSVTable(bytes)
        #expect(table.encoding == .gb18030)
        #expect(try table.header.columns(["王小明"]) == [1])
        #expect(
            table.withRows { collect(&$0) } == [
                Record(line: 2, cells: ["1", "王小明\n"]), Record(line: 4, cells: ["2", "王小明"]),
            ])
    }

    @Test("decode ∘ encode = identity", arguments: UInt64(1)...20)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        let alphabet = ["a", ",", "\"", "\n", "\r", "\r\n", "王", "", " ", "1.5", "𠮷", "''"]
        for _ in 0..<100 {
            let width = Int.random(in: 1...6, using: &random)
            var writer = CSVWriter()
            writer.row((0..<width).map { "c\($0)" })
            var rows: [[String]] = []
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                rows.append(
                    (0..<width).map { _ in
                        (0..<Int.random(in: 0...4, using: &random))
                            .map { _ in alphabet.randomElement(using: &random)! }.joined()
                    })
                writer.row(rows.last!)
            }
            let text = String(decoding: writer.bytes, as: UTF8.self)
            let found = try records(text, header: "").map { $0.cells.map { Array($0.utf8) } }
            #expect(found == rows.map { $0.map { Array($0.utf8) } })
        }
    }

    @Test("money as it is written", arguments: [0, 1, -1, 10, 99, 100, -12_05, Int64.max, .min])
    func writtenMoney(fen: Int64) {
        var writer = CSVWriter()
        writer.cell("x")
        writer.cell(Fen(fen))
        writer.endRow()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "x,\(Fen(fen))\n")
    }

    @Test("parts read side by side are the whole, with the same lines", arguments: UInt64(1)...20)
    func parts(seed: UInt64) throws {
        let text = randomCSV(seed)
        let table = try CSVTable(Array(text.utf8))
        let whole = table.withRows { collect(&$0) }
        for count in 1...7 {
            let parts = table.parts(count)
            #expect(parts.count <= count)
            #expect(parts.flatMap { part in table.withRows(of: part) { collect(&$0) } } == whole)
        }
    }

    func collect(_ rows: inout CSVRows) -> [Record] {
        var found: [Record] = []
        while rows.next() {
            var cells: [String] = []
            for index in 0..<rows.count { cells.append(rows.text(index)) }
            found.append(Record(line: rows.line, cells: cells, defect: rows.defect))
        }
        return found
    }
}

/// A random CSV text, at times with quotes that are wrong.
func randomCSV(_ seed: UInt64) -> String {
    var random = Seeded(seed)
    let cells = ["1", "", "王小明", "\"a,b\"", "\"x\ny\"", "\"\"\"\"", "12.50", "é"]
    let wrong = ["5\"", "\"a\"b", "\"\"x"]
    let isWrong = seed % 3 == 0
    var text = "a,b,c\n"
    for _ in 0..<Int.random(in: 0...60, using: &random) {
        let usable = isWrong ? cells + wrong : cells
        text += (0..<3).map { _ in usable.randomElement(using: &random)! }.joined(separator: ",")
        text += ["\n", "\r\n", "\n\n"].randomElement(using: &random)!
    }
    return text
}
