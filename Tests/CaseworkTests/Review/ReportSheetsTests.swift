import Casework
import Documents
import Domain
import Formats
import Testing
import Wording

/// The workbook of a report holds the figures of its content.
@Suite struct ReportSheetsTests {
    private let content: ReviewReportContent

    init() throws {
        var sample = ReportSample(seed: 11, items: 240)
        let (report, facts) = try sample.make()
        content = reportContent(of: report, facts)
    }

    private func sheet(_ title: String) throws -> TableSheet {
        try #require(ReviewReportSheets(content).sheets.first { $0.title == title })
    }

    @Test func theSheetsAreThoseThatWereAskedFor() {
        #expect(
            ReviewReportSheets(content).sheets.map(\.title) == [
                "概况", "抽样框", "样本", "差错", "估计", "分勘员", "分镇", "整改",
            ])
        let english = ReviewReportSheets(content, language: .english).sheets.map(\.title)
        #expect(Set(english).count == 8)
    }

    @Test func everyDrawnItemHasItsRow() throws {
        let sheet = try sheet("样本")
        #expect(sheet.rows.count == content.items.count)
        for (row, item) in zip(sheet.rows, content.items) {
            #expect(row[1] == .text(item.id.rawValue) && row[2] == .text(item.lot))
            #expect(row[7] == .money(item.size))
            #expect(row[10] == .number(Int64(item.hits)))
        }
    }

    @Test func estimatesAreNumbers() throws {
        let sheet = try sheet("估计")
        #expect(sheet.rows[0][2] == .money(content.money.over.projected))
        #expect(sheet.rows[3][7] == .share(content.paid.rate))
        let strata = sheet.rows.dropFirst(6)
        #expect(strata.count == content.refused.strata.count)
        for (row, stratum) in zip(strata, content.refused.strata) {
            #expect(row[6] == .number(Int64(stratum.errors)))
        }
        let verifiers = try self.sheet("分勘员").rows
        #expect(
            verifiers.map { $0[3] } == content.verifiers.lines.map { .number(Int64($0.errors)) })
    }

    /// Excel opens what has as many parts as it says, under the names it says.
    @Test func theWorkbookHasAPartForEachSheet() throws {
        let sheets = ReviewReportSheets(content).sheets
        let bytes = workbook(of: sheets)
        #expect(bytes == workbook(of: sheets))
        for number in 1...8 {
            let name = Array("xl/worksheets/sheet\(number).xml".utf8)
            // Once before the part, once in the directory at the end.
            #expect(bytes.ranges(of: name).count == 2)
        }
    }
}
