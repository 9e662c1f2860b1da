import Documents
import Domain
import Seeding
import Testing
import Wording

@Suite struct SheetPageTests {
    @Test func thePageSaysWhatThePaperSays() async throws {
        var random = Seeded(5)
        let sheet = Sample.sheet([
            .heading("节一"), .paragraph("正文甲"), .facts([Fact("名乙", "值丙")]),
            .table(Sample.table(rows: 3, &random)), .figure(Figures.line),
            .signatures([Signature(role: "经办丁", name: "陈静")]),
            .code(CodeBlock(content: "x", lines: ["扫码戊"])),
        ])
        let page = SheetPage(sheet, stylesheet: "/sheet.css").markup.markup
        let text = try PDFReading(bytes: await Press.shared.pdf(sheet)).text()
        for words in ["节一", "正文甲", "名乙", "值丙", "始0甲", "经办丁", "陈静", "扫码戊"] {
            #expect(page.contains(words) && text.contains(words), "\(words)")
        }
        #expect(page.contains(sheet.digestPrefix) && text.contains(sheet.digestPrefix))
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">"))
        #expect(page.contains("<link rel=\"stylesheet\" href=\"/sheet.css\">"))
    }

    @Test func anyTextStaysText() throws {
        for text in Sample.hostile {
            let sheet = Sample.sheet(
                [
                    .heading(text), .paragraph(text), .facts([Fact(text, text)]),
                    .table(
                        Table(
                            caption: text, columns: [.init(text, 1)],
                            rows: [[.text(text)], [.code(text)]])),
                    .figure(
                        Figure(
                            title: text, description: text,
                            drawing: Figures.drawing(named: text), table: nil)),
                    .signatures([Signature(role: text, name: text)]),
                    .code(CodeBlock(content: text, lines: [text])),
                ], title: text)
            let body = SheetPage(sheet, stylesheet: text).body
            let page: Markup = "<main>\(body)</main>"
            #expect(try elements("h2", in: page) == 1)
            #expect(try elements("script", in: page) == 0)
            #expect(try elements("figure", in: page) == 1)
            #expect(!page.markup.contains("style="))
        }
    }

    /// Two figures, two codes and a table of codes on a page: no name twice.
    @Test func namesOnAPageAreUnique() {
        let codes = Table(columns: [.init("码", 1)], rows: [[.code("a")], [.code("b")]])
        let sheet = Sample.sheet([
            .figure(Figures.line), .figure(Figures.line), .table(codes),
            .code(CodeBlock(content: "c", lines: [])), .code(CodeBlock(content: "d", lines: [])),
        ])
        let page = SheetPage(sheet, stylesheet: "x").markup.markup
        let names = page.matches(of: /\bid="([^"]+)"/).map { String($0.1) }
        #expect(names.count == 12)
        #expect(Set(names).count == names.count)
    }
}

@Suite struct SheetDigestTests {
    @Test func everyWordCounts() {
        let sheet = Sample.sheet([
            .paragraph("甲"), .table(Table(columns: [.init("一", 1)], rows: [["乙"]])),
        ])
        var others = [sheet, sheet, sheet, sheet, sheet, sheet]
        others[0].blocks[0] = .paragraph("甲 ")
        others[1].blocks[0] = .paragraph("甲", .note)
        others[2].blocks[1] = .table(Table(columns: [.init("一", 1)], rows: [["丙"]]))
        others[3].blocks[1] = .table(Table(columns: [.init("一", 1)], rows: [], total: ["乙"]))
        others[4].number = "x"
        others[5].blocks.reverse()
        #expect(Set(([sheet] + others).map(\.digest)).count == 7)
        #expect(sheet.digestPrefix.count == 16)
    }
}
