import Documents
import Domain
import Seeding
import Testing
import Wording

@Suite struct PDFTests {
    @Test func aPaperMadeAgainIsTheSameBytes() async throws {
        var random = Seeded(1)
        let sheet = Sample.sheet([
            .paragraph("正文"), .table(Sample.table(rows: 40, &random)), .figure(Figures.line),
            .code(CodeBlock(content: "https://example.org/n/1", lines: ["扫码"])),
        ])
        let first = await Press.shared.pdf(sheet)
        // What was printed in between leaves no trace.
        _ = await Press.shared.pdf(Sample.sheet([.paragraph("其他")]))
        #expect(await Press.shared.pdf(sheet) == first)
        #expect(await Press().pdf(sheet) == first)
        var later = sheet
        later.made = sheet.made.advanced(bySeconds: 1)
        #expect(await Press.shared.pdf(later) != first)
    }

    @Test func manyMayPrintAtOnce() async {
        let sheets = (0..<12).map { index in
            Sample.sheet([.paragraph("第\(index)份"), .figure(Figures.line)])
        }
        let alone = await Press().pdf(sheets[7])
        let all = await withTaskGroup(of: (Int, [UInt8]).self) { group in
            for (index, sheet) in sheets.enumerated() {
                group.addTask { (index, await Press.shared.pdf(sheet)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(all[7] == alone)
        #expect(Set(all.values).count == 12)
    }

    @Test func theFontsAreThere() async {
        #expect(await Press.shared.missingFonts() == [])
    }

    @Test func theFileSaysWhatItIs() async throws {
        let sheet = Sample.sheet(
            [.paragraph("正文")], title: "公示 (一) \\ <b>", orientation: .portrait)
        let bytes = await Press.shared.pdf(sheet)
        let facts = try PDFReading(bytes: bytes).facts()
        #expect(facts["Title"] == "公示 (一) \\ <b>")
        #expect(facts["Subject"] == "试〔2026〕1号")
        #expect(facts["Tagged"] == "yes")
        #expect(facts["Pages"] == "1")
        #expect(facts["Page size"]?.contains("A4") == true)
        #expect(facts["JavaScript"] == "no")
        #expect(bytes.has("/Lang (zh-CN)"))
        #expect(bytes.has("(20261118100000+08'00)"))
        let english = await Press.shared.pdf(Sample.sheet([], language: .english))
        #expect(english.has("/Lang (en)"))
        let lying = await Press.shared.pdf(Sample.sheet([], orientation: .landscape))
        #expect(
            try PDFReading(bytes: lying).facts()["Page size"]?.hasPrefix("841.89 x 595.27") == true)
    }

    @Test func whoHearsItHearsItsStructure() async throws {
        let table = Table(columns: [.init("甲", 1), .init("乙", 1)], rows: [["一", "二"]])
        let sheet = Sample.sheet([
            .heading("节"), .paragraph("文"), .facts([Fact("名", "值")]), .table(table),
            .figure(Figures.line), .signatures([Signature(role: "经办")]),
        ])
        let bytes = await Press.shared.pdf(sheet)
        let structure = try PDFReading(bytes: bytes).structure()
        let tags = structure.split(separator: "\n").filter { !$0.contains("/") }.map {
            $0.replacing(" (block)", with: "").replacing(":", with: "")
        }
        #expect(
            Array(tags.prefix(16)) == [
                "Document", "  H1", "  H2", "  P", "  L", "    LI", "      Lbl", "      LBody",
                "  Table", "    TR", "      TH", "      TH", "    TR", "      TD", "      TD",
                "  Figure",
            ])
        #expect(structure.contains("/Scope /Column"))
        #expect(bytes.has("/Alt <FEFF"))
        // 折线, the beginning of the description.
        #expect(bytes.has("/Alt <FEFF6298"))
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func rowsStayWholeAndHeadsAreRepeated(seed: UInt64) async throws {
        var random = Seeded(seed)
        let count = random.number(30..<120)
        let sheet = Sample.sheet([
            .paragraph(String(repeating: "引言。", count: random.number(0..<200))),
            .table(Sample.table(rows: count, &random)),
        ])
        let (bytes, printed) = await Press.shared.pages(sheet)
        let pages = try PDFReading(bytes: bytes).pages().map { $0.filter { !$0.isWhitespace } }
        #expect(pages.count == printed)
        for row in 0..<count {
            let begin = pages.firstIndex { $0.contains("始\(row)甲") }
            let end = pages.firstIndex { $0.contains("乙\(row)终") }
            #expect(begin != nil && begin == end, "row \(row), seed \(seed)")
        }
        for (index, page) in pages.enumerated() {
            #expect(page.contains("第\(index + 1)页共\(printed)页"))
            #expect(page.contains("试〔2026〕1号"))
            #expect(page.contains(sheet.digestPrefix))
            if page.contains("始") { #expect(page.contains("说明")) }
        }
        // The total is never alone.
        let last = try #require(pages.first { $0.contains("合计数") })
        #expect(last.contains("乙\(count - 1)终"))
    }

    @Test(arguments: [UInt64(11), 12, 13])
    func noHeadingStandsAloneAtTheFoot(seed: UInt64) async throws {
        var random = Seeded(seed)
        let sheet = Sample.sheet(
            (0..<40).flatMap { index -> [Block] in
                [
                    .heading("标\(index)题"),
                    .paragraph(
                        "文\(index)起" + String(repeating: "字", count: random.number(0..<400))),
                ]
            })
        let bytes = await Press.shared.pdf(sheet)
        let pages = try PDFReading(bytes: bytes).pages().map { $0.filter { !$0.isWhitespace } }
        #expect(pages.count > 2)
        for index in 0..<40 {
            let head = try #require(pages.firstIndex { $0.contains("标\(index)题") })
            #expect(pages[head].contains("文\(index)起"), "heading \(index), seed \(seed)")
        }
    }

    @Test func allTextCanBeTakenOutAgain() async throws {
        // `ff` and `fi` are two signs each: a digest or a name is copied as it is.
        let words = "防贫保险㐂鿃龍〇，。《》—…￥①㎡𠮷ABCxyz0123456789ffi3ffl"
        let sheet = Sample.sheet([.paragraph(words), .facts([Fact("名称", words)])])
        let text = try PDFReading(bytes: await Press.shared.pdf(sheet)).text()
        #expect(text.ranges(of: words).count == 2)
    }
}

@Suite struct HostilePaperTests {
    @Test func anyTextCanBePrinted() async throws {
        for text in Sample.hostile {
            let blocks: [Block] = [
                .heading(text), .paragraph(text), .paragraph(text, .note),
                .facts([Fact(text, text)]),
                .table(
                    Table(
                        caption: text, columns: [.init(text, 1), .init("乙", 1)],
                        rows: [[.text(text), .code(text)], [.blank, "尾"]])),
                .signatures([Signature(role: text, name: text)]),
                .code(CodeBlock(content: text, lines: [text])),
                .figure(
                    Figure(
                        title: text, description: text, drawing: Figures.drawing(named: text),
                        table: nil)),
            ]
            let sheet = Sample.sheet(blocks, title: text)
            let (bytes, pages) = await Press.shared.pages(sheet)
            let reading = PDFReading(bytes: bytes)
            let facts = try reading.facts()
            #expect(facts["Pages"] == "\(pages)")
            #expect(facts["Tagged"] == "yes")
            #expect(bytes.count(of: "/Alt <FEFF") == (QRCode(text) == nil ? 2 : 3))
            #expect(bytes.count(of: "/Lang (zh-CN)") == 1)
            #expect(try reading.text().contains("尾"))
        }
    }

    @Test func aRowTallerThanAPageEndsInAnEllipsis() async throws {
        let tall = "头" + String(repeating: "很长的内容", count: 3_000) + "脚"
        let table = Table(
            columns: [.init("甲", 1), .init("乙", 5)],
            rows: [["一", .text(tall)], ["二", "其后"]])
        let (bytes, pages) = await Press.shared.pages(Sample.sheet([.table(table)]))
        let texts = try PDFReading(bytes: bytes).pages()
        #expect(pages <= 3)
        let page = try #require(texts.first { $0.contains("头很长") })
        #expect(page.contains("…"))
        #expect(!texts.contains { $0.contains("脚") })
        #expect(texts.last?.contains("其后") == true)
    }

    @Test func aParagraphMayBeLongerThanAPage() async throws {
        let text = "首" + String(repeating: "一段很长的话。", count: 1_200) + "末"
        let bytes = await Press.shared.pdf(Sample.sheet([.paragraph(text)]))
        #expect(try PDFReading(bytes: bytes).pages().count > 2)
        let footless = try PDFReading(bytes: bytes).text()
            .filter { "一段很长的话。首末".contains($0) }
        #expect(footless.filter { $0 == "段" }.count == 1_200)
        #expect(footless.contains("首") && footless.contains("末"))
    }

    @Test func directionsCannotBeTurned() async throws {
        let sheet = Sample.sheet([.paragraph("甲\u{202E}乙丙\u{202C}丁")])
        let text = try PDFReading(bytes: await Press.shared.pdf(sheet)).text()
        #expect(!text.unicodeScalars.contains("\u{202E}"))
        #expect(
            SheetPage(sheet, stylesheet: "x.css").markup.markup.unicodeScalars
                .contains("\u{202E}") == false)
    }
}
