import Domain
import Formats
import Testing

struct SchoolYearTests {
    static let written: [(String, Int16?)] = [
        ("2026-2027", 2026), (" 2026-2027 ", 2026), ("２０２６－２０２７", 2026), ("2026—2027", 2026),
        ("2026——2027", 2026), ("2026–2027", 2026), ("2026/2027", 2026), ("2026～2027", 2026),
        ("2026至2027", 2026), ("2025-2026学年", 2025), ("2025 - 2026 学年", 2025), ("1999-2000", 1999),
        ("", nil), ("2026", nil), ("2026-", nil), ("2026-2026", nil), ("2026-2028", nil),
        ("2027-2026", nil), ("26-27", nil), ("2026-2027x", nil), ("2026年", nil),
        ("0000-0001", nil), ("20262027", nil), ("2026-2027学年第一学期", nil),
    ]

    @Test(arguments: written)
    func readsTheYearItBegins(text: String, year: Int16?) throws {
        let rows = try FeedForm.education.read(
            Sample.file(.education, [Sample.education.with(["学年": text])]))
        #expect(rows.years == [year].compactMap(\.self))
        #expect(rows.rejects.map(\.defect) == (year == nil ? [.date] : []))
        #expect(rows.rejects.allSatisfy { $0.column == "学年" })
    }
}
