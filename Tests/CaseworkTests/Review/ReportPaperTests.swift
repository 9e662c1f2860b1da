import Casework
import Documents
import Domain
import Foundation
import Seeding
import Testing
import Wording

/// The report as paper: everything that is on one form is on the others, in both languages.
@Suite struct ReportPaperTests {
    private static func content(
        _ seed: UInt64 = 7, items: Int = 300, isOrdinary: Bool = true
    ) throws -> ReviewReportContent {
        var sample = ReportSample(seed: seed, items: items)
        sample.isOrdinary = isOrdinary
        let (report, facts) = try sample.make()
        return reportContent(of: report, facts)
    }

    private static func tables(of sheet: Sheet) -> [Table] {
        sheet.blocks.compactMap { block in
            switch block {
            case .table(let table): table
            case .figure(let figure): figure.table
            default: nil
            }
        }
    }

    @Test func madeAgainItIsTheSame() async throws {
        let sheet = ReviewReportPaper(try Self.content()).sheet
        let (first, second) = (await Press.shared.pdf(sheet), await Press.shared.pdf(sheet))
        #expect(first == second)
        #expect(sheet.digest == ReviewReportPaper(try Self.content()).sheet.digest)
    }

    /// Every table of the PDF is on the page, and every figure has its table, numbered in order.
    @Test(arguments: Language.allCases, [true, false])
    func everyTableIsOnBothForms(language: Language, isOrdinary: Bool) async throws {
        let content = try Self.content(5, isOrdinary: isOrdinary)
        let sheet = ReviewReportPaper(content, language: language).sheet
        let tables = Self.tables(of: sheet)
        let page = SheetPage(sheet, stylesheet: "s.css").markup.markup
        let pdf = Data(await Press.shared.pdf(sheet))
        #expect(page.ranges(of: "<table>").count == tables.count)
        #expect(pdf.ranges(of: Data("/S /Table\n".utf8)).count == tables.count)
        for (index, table) in tables.enumerated() {
            let number = language == .chinese ? "表\(index + 1)　" : "Table \(index + 1). "
            #expect(table.caption.hasPrefix(number))
            #expect(page.contains("<caption>\(number)"))
        }
        for case .figure(let figure) in sheet.blocks {
            #expect(figure.table != nil, "\(figure.title)")
            #expect(!figure.description.isEmpty)
        }
        let names = tables.compactMap { $0.caption.split(separator: "［").last?.dropLast() }
        let known = Set(ReviewReportContent.Query.allCases.map(\.rawValue))
        #expect(names.count == tables.count && known.isSuperset(of: names.map(String.init)))
    }

    /// What stands behind a caption stands in the annex with its text.
    @Test func everyQueryIsPrinted() throws {
        let content = try Self.content()
        let page = SheetPage(ReviewReportPaper(content).sheet, stylesheet: "s").markup.markup
        for query in ReviewReportContent.Query.allCases {
            #expect(page.contains("<h3>［\(query.rawValue)］"), "\(query)")
        }
        #expect(!page.contains(":round"))
        #expect(page.contains("&#39;2026-3&#39;") || page.contains("'2026-3'"))
    }

    /// No Chinese is left on the English paper but what people typed: names of places and persons,
    /// of strata, tasks.
    @Test func theEnglishPaperIsEnglish() throws {
        let content = try Self.content(isOrdinary: false)
        let sheet = ReviewReportPaper(content, language: .english).sheet
        for block in sheet.blocks {
            switch block {
            case .heading(let text), .subheading(let text):
                #expect(!text.isChinese, "\(text)")
            case .table(let table):
                for column in table.columns { #expect(!column.heading.isChinese) }
                #expect(!table.caption.isChinese, "\(table.caption)")
            case .figure(let figure):
                #expect(!figure.title.isChinese && !figure.description.isChinese)
            default: break
            }
        }
    }

    /// What came of the ceremony fits a page however it went.
    @Test(arguments: Language.allCases, [true, false])
    func minutesHaveOnePage(language: Language, isOrdinary: Bool) async throws {
        var ceremony = try Self.content(2, isOrdinary: isOrdinary).ceremony
        if isOrdinary {
            ceremony.lottery = "双色球第2026118期"
            ceremony.lotteryDigits = "071528"
            ceremony.minutes.append(ceremony.minutes[0])
        }
        let paper = SeedMinutesPaper(
            ceremony, office: "某县防贫办公室", made: Instant(Day(2026, 10, 8)!),
            language: language)
        #expect(await Press.shared.pages(paper.sheet).pages == 1)
        let page = SheetPage(paper.sheet, stylesheet: "s").markup.markup
        for party in ceremony.parties {
            #expect(page.contains(party.standing == .absent ? "—" : party.commitment ?? "?"))
        }
        #expect(page.contains(ceremony.seed ?? "?") && page.contains(ceremony.dice ?? "?"))
    }

    @Test func theListHasEveryLotWhole() throws {
        let content = try Self.content()
        let paper = DrawnItemsPaper(
            content.round, mode: content.design.mode, seed: content.ceremony.seed ?? "",
            items: content.items, made: content.heading.made)
        let page = SheetPage(paper.sheet, stylesheet: "s").markup.markup
        for item in content.items { #expect(page.contains(item.lot)) }
        #expect(Self.tables(of: paper.sheet)[0].rows.count == content.items.count)
    }

    @Test func theNoticeNamesWhatWhoAndWhen() throws {
        let content = try Self.content()
        let paper = RectificationPaper(
            content.rectifications[0], round: content.round, period: content.from...content.to,
            office: "某县防贫办公室", number: "某防贫办改〔2026〕3号", made: content.heading.made)
        let page = SheetPage(paper.sheet, stylesheet: "s").markup.markup
        for text in ["某保险公司县支公司：", "300117", "2026年11月28日", "追回", "送达回执", "某防贫办改〔2026〕3号"] {
            #expect(page.contains(text), "\(text)")
        }
    }

    /// A round with nothing in it is a paper all the same.
    @Test(arguments: Language.allCases)
    func aRoundWithoutItemsIsReported(language: Language) async throws {
        let content = try Self.content(4, items: 1)
        let sheet = ReviewReportPaper(content, language: language).sheet
        #expect(await Press.shared.pages(sheet).pages > 3)
        #expect(ReviewReportSheets(content, language: language).sheets.count == 8)
    }
}

extension String {
    /// Whether a Chinese character stands in it.
    fileprivate var isChinese: Bool {
        unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
}
