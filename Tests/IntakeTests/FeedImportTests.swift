import Domain
import Formats
import Intake
import Testing

/// Files of bills of one person, `serial:yuan`, and what each must come to:
/// accepted/duplicates/superseded, and the person's total after it in yuan.
struct Sequence: Sendable, CustomTestStringConvertible {
    let files: [(bills: String, counts: String, total: Int64)]

    var testDescription: String { files.map(\.bills).joined(separator: " | ") }
}

struct FeedImportTests {
    static let sequences = [
        Sequence(files: [("A:10 B:5", "2/0/0", 15)]),
        Sequence(files: [("A:10 A:10", "1/1/0", 10)]),
        Sequence(files: [("A:10 A:11", "2/0/1", 11)]),
        Sequence(files: [("A:10 A:11 A:10", "3/0/2", 10)]),
        Sequence(files: [("A:10 A:11 A:11 A:10 A:10", "3/2/2", 10)]),
        Sequence(files: [("A:10", "1/0/0", 10), ("A:10", "0/1/0", 10)]),
        Sequence(files: [("A:10", "1/0/0", 10), ("A:12", "1/0/1", 12), ("A:10", "1/0/1", 10)]),
        Sequence(files: [("A:10 B:1", "2/0/0", 11), ("B:1 A:12 A:10 C:3", "3/1/2", 14)]),
        // The same as held, changed, and back: the row that was held stays superseded.
        Sequence(files: [("A:10", "1/0/0", 10), ("A:10 A:11 A:10", "2/1/2", 10)]),
        // Reversals: money comes back.
        Sequence(files: [("A:10 B:-4", "2/0/0", 6), ("A:-10", "1/0/1", -14)]),
        // Rows without a number are known by what they say.
        Sequence(files: [(":10 :10 :11", "2/1/0", 21), (":11 :12", "1/1/0", 33)]),
        Sequence(files: [("A:0", "1/0/0", 0), ("A:0", "0/1/0", 0)]),
    ]

    @Test(arguments: sequences, [1, 2, 100])
    func supersedes(sequence: Sequence, part: Int) throws {
        var village = Village()
        for file in sequence.files {
            let bills = file.bills.split(separator: " ").map { bill in
                let cut = bill.firstIndex(of: ":")!
                return Village.Bill(
                    person: 1, serial: String(bill[..<cut]),
                    fen: Int64(bill[bill.index(after: cut)...])! * 100)
            }
            let counts = try village.importFile(bills, part: part).counts
            #expect(
                "\(counts.accepted)/\(counts.duplicates)/\(counts.superseded)" == file.counts)
            #expect(counts.areClosed && counts.rows == bills.count)
            let total = CostTotal(
                person: 1, household: 100, cause: .illness, year: 2026, amount: .zero)
            #expect(village.totals[total, default: .zero] == Fen.yuan(file.total))
            #expect(village.totals == village.recomputed)
        }
    }

    /// Every part of the content counts, the person and the serial too; how it was typed does not.
    @Test func comparesWhatIsSaid() throws {
        let bill = Village.Bill(person: 1, serial: "A", fen: 1_000)
        func outcome(of other: Village.Bill) throws -> ImportCounts {
            var village = Village()
            _ = try village.importFile([bill])
            return try village.importFile([other]).counts
        }
        var other = bill
        other.person = 2
        #expect(try outcome(of: other).superseded == 1)
        other = bill
        other.fen += 1
        #expect(try outcome(of: other).superseded == 1)
        other = bill
        other.day = bill.day + 1
        #expect(try outcome(of: other).superseded == 1)
        other = bill
        other.hospital = "市医院"
        #expect(try outcome(of: other).superseded == 1)
        other = bill
        other.serial = "a"
        #expect(try outcome(of: other).accepted == 1)
        #expect(try outcome(of: other).superseded == 0)
        other = bill
        other.name = "王 甲"
        other.serial = " Ａ"
        other.hospital = "县医院 "
        #expect(try outcome(of: other).duplicates == 1)
    }

    /// The fingerprint that is stored must never change, or every row sent again would supersede.
    @Test func keepsItsFingerprints() throws {
        let matcher = FeedMatcher(register: Village().register, blindIndices: plainIndices)
        var intake = FeedImport(
            of: FeedForm.medical.shape, register: Village().register, firstNumber: 7)
        let bill = Village.Bill(person: 1, serial: "JS1", fen: 123_456, hospital: "清川县人民医院")
        let batch = try intake.admit(matcher.match(Village.rows([bill])))
        let record = batch.record(0)
        #expect(
            record
                == CostRecord(
                    channel: .medical, number: 7, serial: "JS1", revision: 1, person: 1,
                    household: 100, dates: [bill.day, bill.day], year: 2026, basis: Fen(123_456),
                    amounts: [Fen(123_456), .zero, .zero, .zero, .zero, Fen(123_456)],
                    particulars: ["清川县人民医院"],
                    // As `openssl mac -macopt size:16 … SIPHASH` gives it for the words.
                    content: ContentDigest(
                        high: 0x7B1B_D148_B5F3_AA6E, low: 0xDC1B_9583_A62C_116A)))
    }

    @Test func saysWhomItRefuses() throws {
        var bills = [
            Village.Bill(person: 77, serial: "A", fen: 1),
            Village.Bill(person: 1, serial: "B", fen: 1),
            Village.Bill(person: 2, serial: "C", fen: 1),
        ]
        bills[1].name = "王乙"
        var village = Village()
        let counts = try village.importFile(bills).counts
        #expect(counts.rejected == [.personUnknown: 1, .nameMismatch: 1])
        let matcher = FeedMatcher(register: village.register, blindIndices: plainIndices)
        var intake = FeedImport(
            of: FeedForm.medical.shape, register: village.register, firstNumber: 1)
        let batch = try intake.admit(matcher.match(Village.rows(bills)))
        #expect(
            batch.rejects == [
                RowReject(
                    line: 2, defect: .personUnknown, column: "证件号码",
                    maskedValue: Mask.idNumber(idNumber(77))),
                RowReject(line: 3, defect: .nameMismatch, column: "姓名", maskedValue: "王**"),
            ])
        // A refused row is not held: corrected and sent alone, it is new.
        bills[1].name = "王甲"
        let corrected = try village.importFile([bills[1]]).counts
        #expect(corrected.accepted == 1 && corrected.superseded == 0)
    }

    /// Several totals, one of them wrong in two columns, are one warning of the file; each cell is
    /// named.
    @Test func comparesControlTotals() throws {
        let form = FeedForm.disaster
        let village = Village()
        func outcome(_ totals: [String]) throws -> FeedOutcome {
            let rows = [
                form.columns.joined(separator: ","), "\(idNumber(1)),王甲,A,2026-09-01,洪涝,10.00,1",
                "\(idNumber(99)),王甲,B,2026-09-01,洪涝,5.00,x",
            ]
            let file = (rows + totals).joined(separator: "\n") + "\n"
            let matcher = FeedMatcher(register: village.register, blindIndices: plainIndices)
            var intake = FeedImport(of: form.shape, register: village.register, firstNumber: 1)
            _ = try intake.admit(matcher.match(try form.read(Array(file.utf8))))
            return try intake.finish()
        }
        #expect(try outcome([]).counts.warnings == [:])
        #expect(try outcome(["合计,,,,,15,1.00", "合计,,,,,15,"]).counts.warnings == [:])
        let wrong = try outcome(["合计,,,,,15.00,", "合计,,,,,14.99,多"])
        #expect(wrong.counts.warnings == [.controlTotal: 1])
        #expect(
            wrong.controlDifferences == [
                RowWarning(
                    line: 5, warning: .controlTotal, column: "核定损失", stated: Fen(1_499),
                    computed: 1_500),
                RowWarning(
                    line: 5, warning: .controlTotal, column: "保险赔付", stated: nil, computed: 100),
            ])
    }

    /// The warning about parts that do not add up is for rows that are taken, and says the figures.
    @Test func warnsOfUnbalancedRows() throws {
        let village = Village()
        let header = FeedForm.medical.columns.joined(separator: ",")
        func line(_ person: Int, _ serial: String, _ total: String) -> String {
            "\(idNumber(person)),王甲,\(serial),2026-09-01,2026-09-02,县医院,\(total),1,2,3,4,5"
        }
        let file = [
            header, line(1, "A", "15"), line(2, "B", "15.01"), line(2, "B", "15.01"),
            line(99, "C", "1"), line(3, "D", "-15"),
        ]
        let rows = try FeedForm.medical.read(Array(file.joined(separator: "\n").utf8))
        let matcher = FeedMatcher(register: village.register, blindIndices: plainIndices)
        var intake = FeedImport(
            of: FeedForm.medical.shape, register: village.register, firstNumber: 1)
        let batch = try intake.admit(matcher.match(rows))
        #expect(batch.duplicates == [4])
        #expect(
            batch.warnings == [
                RowWarning(
                    line: 3, warning: .unbalanced, column: "医疗费总额", stated: Fen(1_501),
                    computed: 1_500),
                RowWarning(
                    line: 6, warning: .unbalanced, column: "医疗费总额", stated: Fen(-1_500),
                    computed: 1_500),
            ])
        #expect(try intake.finish().counts.warnings == [.unbalanced: 2])
    }

    /// A correction takes back what it replaces where that was counted, wherever the person lives
    /// now.
    @Test func takesBackWhereItWasCounted() throws {
        var village = Village()
        _ = try village.importFile([Village.Bill(person: 1, serial: "A", fen: 500)])
        var moved = Register()
        _ = moved.add(
            plainIndex(idNumber(1).utf8), person: 1, household: 102, name: "王甲")
        village.register = moved
        let outcome = try village.importFile([Village.Bill(person: 1, serial: "A", fen: 700)])
        let persons = (0..<outcome.persons.count).map { outcome.persons[$0] }
        let households = (0..<outcome.households.count).map { outcome.households[$0] }
        func total(_ person: Int32?, _ household: Int32, _ fen: Int64) -> CostTotal {
            CostTotal(
                person: person, household: household, cause: .illness, year: 2026,
                amount: Fen(fen))
        }
        #expect(persons == [total(1, 102, 700), total(1, 100, -500)])
        #expect(households == [total(nil, 102, 700), total(nil, 100, -500)])
        #expect(village.totals == village.recomputed)
    }

    @Test func refusesWhatDoesNotFit() throws {
        let most = Fen.readableLimit.rawValue
        let bills = (0..<9_300).map {
            Village.Bill(person: $0 % 3 + 1, serial: "\($0)", fen: most)
        }
        var whole = Village()
        #expect(throws: FeedRefusal.totalTooLarge(line: nil)) { try whole.importFile(bills) }
        let one = bills.map { bill in
            var bill = bill
            bill.person = 1
            return bill
        }
        var village = Village()
        #expect(throws: FeedRefusal.totalTooLarge(line: 9_225)) { try village.importFile(one) }
    }
}
