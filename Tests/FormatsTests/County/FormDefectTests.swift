import Formats
import Seeding
import Testing

@Suite(
    "County forms: every defect of a cell is named, with where it is and what is done with the row")
struct FormDefectTests {
    @Test("one spoilt cell", arguments: GoldenLine.table("defects.txt", beside: #filePath))
    func spoiltCell(_ line: GoldenLine) throws {
        let form = try #require(FormSample(rawValue: line.cells[0]))
        let column = line.cells[1]
        let (rows, problems) = form.read(form.file([column: line.cells[2]]))
        if line.expected == "fine" {
            #expect(rows == 1)
            #expect(problems == [])
            return
        }
        let problem = try #require(problems.first)
        #expect(problems.count == 1)
        #expect("\(problem.severity.rawValue) \(problem.kind.rawValue)" == line.expected)
        #expect(rows == (problem.severity == .error ? 0 : 1))
        #expect(problem.value == line.cells[3])
        #expect(problem.line == 2)
        // A contradiction is between two cells and is reported with either.
        if problem.kind != .contradiction { #expect(problem.column == column) }
        #expect(!problem.what.isEmpty && !problem.remedy.isEmpty)
    }

    @Test("the good row has no problem, and every column is needed", arguments: FormSample.allCases)
    func columns(_ form: FormSample) throws {
        #expect(form.read(form.file()).rows == 1)
        #expect(form.read(form.file()).problems == [])
        let lines = form.text.split(separator: "\n")
        let columns = lines[0].split(separator: ",").map(String.init)
        for missing in columns {
            let header = columns.map { $0 == missing ? "\($0)?" : $0 }.joined(separator: ",")
            let (rows, problems) = form.read(Array("\(header)\n\(lines[1])\n".utf8))
            #expect(rows == 0)
            #expect(problems.map(\.kind) == [.form])
            #expect(problems[0].severity == .error)
            #expect(problems[0].description.contains(missing))
        }
    }

    @Test("every defect of a row is reported, not only the first")
    func allAtOnce() {
        let spoilt = ["原因": "病", "核查日期": "x", "家庭人口": "0", "核定自付": "1.234", "纬度": "99"]
        let (rows, problems) = FormSample.findings.read(FormSample.findings.file(spoilt))
        #expect(rows == 0)
        #expect(Set(problems.compactMap(\.column)) == Set(spoilt.keys))
        #expect(problems.filter { $0.severity == .warning }.map(\.column) == ["纬度"])
    }

    @Test(
        "whatever stands in the cells, every row is there or has its error",
        arguments: FormSample.allCases)
    func nothingIsLost(_ form: FormSample) {
        var random = Seeded(UInt64(form.rawValue.utf8.reduce(7) { $0 * 31 + Int($1) }))
        let lines = form.text.split(separator: "\n")
        let columns = lines[0].split(separator: ",").map(String.init)
        let good = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let pieces = [
            "", " ", "\u{3000}", "'", "x", "X", "-", "+", ".", "0", "7", "９", "：", "因病", "是", "无",
            "2026-10-05", "E+17", "\u{0}", "\u{FEFF}", "𠮷", "34029919731225315X", "999999999999",
        ]
        var out = CSVWriter()
        out.row(columns)
        for _ in 0..<2_000 {
            var cells = good
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: 0..<cells.count, using: &random)
                cells[place] = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                    pieces.randomElement(using: &random)!
                }.joined()
            }
            out.row(cells)
        }
        let (rows, problems) = form.read(out.bytes)
        let errors = problems.filter { $0.severity == .error }
        #expect(rows + Set(errors.map(\.line)).count == 2_000)
        #expect(rows > 0)
        #expect(!errors.isEmpty)
    }

    @Test("a problem reads: file, line, column, value, what, what to do")
    func wording() {
        let (_, problems) = FormSample.prescreen.read(FormSample.prescreen.file(["结论": "暂缓"]))
        #expect(
            problems.map(\.description) == [
                "prescreen.csv: line 2, column 结论: '暂缓' is not a word of the form; "
                    + "write one of 通过, 剔除"
            ])
        let missing = VillagesForm.table(Array("名称,级别\n".utf8), file: "村.csv").problems
        #expect(
            missing.map(\.description) == [
                "村.csv: line 1: no column 行政区划代码, no column 上级代码, no column 纬度, "
                    + "no column 经度; add it to the header row, spelt exactly so"
            ])
    }

    @Test("a long value is cut, a personal one masked")
    func shownValues() {
        let long = String(repeating: "长", count: 300)
        let words = FormSample.prescreen.read(FormSample.prescreen.file(["结论": long])).problems
        #expect(words.map(\.value) == [String(repeating: "长", count: 40)])
        let number = "340299197312253150"
        for form in [FormSample.persons, .crosschecks] {
            let problems = form.read(form.file(["证件号码": number])).problems
            #expect(problems.map(\.value) == ["340***********3150"])
            #expect(!problems.map(\.description).joined().contains(number))
        }
    }
}

@Suite("Degrees and times of day")
struct DegreesTests {
    @Test("degrees", arguments: GoldenLine.table("degrees.txt", beside: #filePath))
    func degrees(_ line: GoldenLine) throws {
        let limit = try #require(Int(line.cells[0]))
        #expect(read(line.cells[1]) { try FieldReader.degrees($0, limit: limit) } == line.expected)
    }

    @Test("times of day", arguments: GoldenLine.table("minutes.txt", beside: #filePath))
    func minutes(_ line: GoldenLine) {
        #expect(read(line.cells[0]) { try FieldReader.minutes($0) } == line.expected)
    }

    @Test("five decimals are read back exactly", arguments: UInt64(1)...20)
    func exact(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<200 {
            let value = Int32.random(in: -18_000_000...18_000_000, using: &random)
            let fraction = String((100_000 + value.magnitude % 100_000).description.dropFirst())
            let text = "\(value < 0 ? "-" : "")\(value.magnitude / 100_000).\(fraction)"
            #expect(read(text) { try FieldReader.degrees($0, limit: 180) } == value.description)
        }
    }

    private func read<Value>(_ text: String, _ body: (CellBytes) throws -> Value) -> String {
        do {
            return "\(try Array(text.utf8).withUnsafeBufferPointer(body))"
        } catch let defect as FieldDefect {
            return defect.rawValue
        } catch {
            return "\(error)"
        }
    }
}
