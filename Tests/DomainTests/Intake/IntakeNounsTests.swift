import Domain
import Seeding
import Testing

@Suite("What comes in: rows, records, totals and what is wrong with them")
struct IntakeNounsTests {
    @Test("reasons for refusal, in the order of the contract")
    func defects() {
        // The causes of applications, which feeds do not have, are looked at before persons are.
        let contract = [
            "columns", "id_damaged", "id_check", "amount", "date", "person_unknown",
            "name_mismatch",
        ]
        let codes = RowDefect.allCases.sorted().map(\.rawValue)
        #expect(codes.filter { $0 != "cause" } == contract)
        #expect(codes.firstIndex(of: "cause") == 5)
        #expect(RowDefect.columns < .nameMismatch && !(RowDefect.date < .date))
        #expect(Set(FeedWarning.allCases.map(\.rawValue)) == ["unbalanced", "control_total"])
    }

    /// Rows, accepted, duplicates, superseded, rejected, and whether that is all of them.
    @Test(
        "every row goes one way",
        arguments: [
            (0, 0, 0, 0, [], true), (10, 7, 1, 2, [1, 1], true), (10, 7, 1, 7, [2], true),
            (10, 7, 1, 8, [2], false), (10, 7, 1, 0, [1], false), (10, 8, 1, 0, [2], false),
            (10, 10, 0, 0, [], true), (3, 0, 0, 0, [1, 2], true), (3, 0, 0, 1, [3], false),
        ])
    func counts(
        rows: Int, accepted: Int, duplicates: Int, superseded: Int, rejected: [Int], closed: Bool
    ) {
        var counts = ImportCounts()
        counts.rows = rows
        counts.accepted = accepted
        counts.duplicates = duplicates
        counts.superseded = superseded
        for (defect, count) in zip(RowDefect.allCases, rejected) { counts.rejected[defect] = count }
        // Warnings are about rows that were counted already.
        counts.warnings = [.unbalanced: 3]
        #expect(counts.areClosed == closed)
    }

    @Test("a total is a person's or the household's, never both")
    func totals() {
        var changes = TotalChanges(cause: .disaster)
        changes.households = [8, 9]
        changes.years = [2025, 2026]
        changes.amounts = [-5, 7]
        #expect(changes.count == 2)
        #expect(
            changes[1]
                == CostTotal(
                    person: nil, household: 9, cause: .disaster, year: 2026, amount: Fen(7)))
        #expect(changes[0].isOf(.household) && !changes[0].isOf(.person))
        changes.persons = [31, 32]
        #expect(
            changes[0]
                == CostTotal(
                    person: 31, household: 8, cause: .disaster, year: 2025, amount: Fen(-5)))
        #expect(changes[0].isOf(.person) && !changes[0].isOf(.household))
    }

    /// Three rows of a form with two dates, three amounts and two texts, and one refused row.
    static let rows: FeedRows = {
        let shape = FeedShape(
            channel: .medical, idColumn: "证件号码", nameColumn: "姓名", serialColumn: "结算单号",
            dateColumns: ["入院日期", "出院日期"], moneyColumns: ["总额", "报销", "自付"],
            textColumns: ["医院", "病种"])
        var rows = FeedRows(shape: shape)
        rows.reserve(rows: 3)
        for row in Int32(0)..<3 {
            rows.lines.append(10 + row)
            rows.dates += [100 * row, 100 * row + 5]
            rows.years.append(2024 + Int16(row))
            rows.amounts += (1...3).map { Int64(row) * 1_000 + $0 }
            rows.bases.append(Int64(row) - 1)
            rows.texts.append("医院\(row)")
            rows.texts.append("病\(row)")
        }
        rows.rejects = [RowReject(line: 13, defect: .date, column: "出院日期", maskedValue: "昨天")]
        return rows
    }()

    @Test("readable and refused rows are all rows of a file")
    func rowCount() {
        #expect(IntakeNounsTests.rows.count == 3)
        #expect(IntakeNounsTests.rows.rowCount == 4)
        #expect(IntakeNounsTests.rows.columnSums == [0, 0, 0])
        var applications = ApplicationRows(idColumn: "证件号码")
        #expect(applications.rowCount == 0)
        applications.rejects = IntakeNounsTests.rows.rejects
        #expect(applications.rowCount == 1)
    }

    @Test("a record is put together from the columns of its own row")
    func record() {
        var serials = TextColumn()
        for serial in ["A", "B", "C"] { serials.append(serial) }
        var batch = CostBatch(rows: IntakeNounsTests.rows, serials: serials, firstNumber: 700)
        // The middle row is not taken.
        batch.places = [0, 2]
        batch.persons = [51, 53]
        batch.households = [61, 63]
        batch.revisions = [1, 4]
        batch.contents = [ContentDigest(high: 1, low: 1), ContentDigest(high: 3, low: 3)]
        #expect(batch.count == 2)
        #expect([0, 1].map(batch.line) == [10, 12])
        let expected = CostRecord(
            channel: .medical, number: 701, serial: "C", revision: 4, person: 53, household: 63,
            dates: [Day(number: 200), Day(number: 205)], year: 2026, basis: Fen(1),
            amounts: [Fen(2_001), Fen(2_002), Fen(2_003)], particulars: ["医院2", "病2"],
            content: ContentDigest(high: 3, low: 3))
        #expect(batch.record(1) == expected)
        #expect(batch.record(1).day == Day(number: 205), "the last date decides the year")
        #expect(batch.record(0).serial == "A" && batch.record(0).number == 700)
        #expect(batch.day(of: 1) == Day(number: 205))
        var schoolYear = expected
        schoolYear.dates = []
        #expect(schoolYear.day == nil)
    }

    /// The cells of which nothing is computed, as RFC 4180 quotes them, against the values.
    @Test func cells() throws {
        var numbers = Seeded(7)
        let texts = ["", "县人民医院", "a,b", "\"引\"", "两\n行", " 空 "]
        let shape = FeedShape(
            channel: .medical, idColumn: "i", nameColumn: "n", serialColumn: "s",
            dateColumns: ["a", "b"], moneyColumns: ["c", "d"], textColumns: ["e"])
        for _ in 0..<200 {
            let days = (0..<2).map { _ in
                Day(number: .random(in: -719_162...2_932_896, using: &numbers))
            }
            let amounts = [
                Fen(.random(in: -999...999, using: &numbers)),
                Fen(.random(in: .min...(.max), using: &numbers)),
            ]
            let text = texts.randomElement(using: &numbers)!
            var rows = FeedRows(shape: shape)
            rows.dates = [0, 0] + days.map(\.number)
            rows.amounts = [0, 0] + amounts.map(\.rawValue)
            for each in ["", text] { rows.texts.append(each) }
            var batch = CostBatch(rows: rows, serials: TextColumn(), firstNumber: 1)
            batch.places = [1]
            var line: [UInt8] = []
            batch.appendCells(of: 0, to: &line)
            let quoted = text.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"")
            #expect(
                String(decoding: line, as: UTF8.self)
                    == "\(days[0]),\(days[1]),\(amounts[0]),\(amounts[1]),\"\(quoted)\"")
        }
    }
}
