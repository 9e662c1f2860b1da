import Documents
import Domain
import Seeding
import Wording

/// Papers to test with, and texts that nobody should print.
enum Sample {
    static let made = Instant(Day(2026, 11, 18)!, secondsAfterMidnight: 36_000)

    static func sheet(
        _ blocks: [Block], title: String = "试印", language: Language = .chinese,
        orientation: Sheet.Orientation = .portrait
    ) -> Sheet {
        Sheet(
            title: title, number: "试〔2026〕1号", made: made, language: language,
            orientation: orientation, blocks: blocks)
    }

    /// A table whose rows are of different heights; each cell begins and ends with the row's own
    /// marks, so that one finds where it was printed.
    static func table(rows: Int, _ random: inout Seeded, total: Bool = true) -> Table {
        Table(
            caption: "名单",
            columns: [
                .init("序号", 1, .centre), .init("说明", 5), .init("金额", 2, .trailing),
            ],
            rows: (0..<rows).map { row in
                let filling = String(repeating: "情况", count: random.number(0..<60))
                return [
                    .text("\(row + 1)"), .text("始\(row)甲\(filling)乙\(row)终"),
                    .text(Fen(Int64(row) * 12_345).grouped),
                ]
            },
            total: total ? ["", "合计数", "1.00"] : [])
    }

    /// Texts that break what is not careful: markup, controls, directions, length.
    static let hostile: [String] = [
        "", " ", "<script>alert(1)</script>", "&amp;<b>\"'", "]]>", "<!--", "%PDF-1.4 endobj",
        "/Type /Catalog >> endobj",
        "<< /Type /StructElem\n   /S /Figure\n >>", "a\u{0}b", "\u{1}\u{7F}\u{9F}",
        "\u{202E}gnp.exe",
        "\u{2066}x\u{2069}", "\r\n\r\n", "\t\t", "\u{FEFF}\u{FFFE}\u{FFFF}",
        "e" + String(repeating: "\u{301}", count: 400), String(repeating: "长", count: 6_000),
        String(repeating: "W", count: 3_000), String(repeating: "行\n", count: 500),
        "👨‍👩‍👧‍👦🇨🇳", "مرحبا بالعالم", "नमस्ते", "𠮷野家 㐂", "=cmd|' /C calc'!A0", "\u{2028}\u{2029}",
        "\u{E000}\u{10FFFF}", "%s%n%d", "\\(title)", "${x}",
    ]
}
