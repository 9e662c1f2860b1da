import Domain
import Formats
import Foundation
import Testing

@Suite("The payout calculator's rows: contract, section 2")
struct PayoutRowTests {
    static let header =
        "household_id,class,members,wage,business_income,business_cost,property,transfer,"
        + "illness,education,disaster,accident,excluded,paid_this_year"

    /// What is read of one row: its figures as text, or its defects.
    func outcome(_ row: String, header: String = header) throws -> [String] {
        let scheme = try SchemeReaderTests.read(SchemeReaderTests.example).scheme
        let table = try CSVTable(Array("\(header)\n\(row)\n".utf8))
        var reader = try PayoutRowReader(header: table.header, scheme: scheme)
        return table.withRows { rows in
            guard rows.next(), let row = reader.read(rows) else {
                return reader.defects.map { "\($0.column): \($0.value)" }
            }
            let income = row.income
            let bases = row.bases
            return [
                String(decoding: row.householdID, as: UTF8.self), "\(row.classIndex)",
                "\(row.members)", "\(income.wage)", "\(income.businessIncome)",
                "\(income.businessCost)", "\(income.property)", "\(income.transfer)",
                "\(bases.illness)", "\(bases.education)", "\(bases.disaster)",
                "\(bases.accident)", "\(row.excluded)", "\(row.paidThisYear)",
            ]
        }
    }

    @Test("a row in every form that is understood")
    func good() throws {
        #expect(
            try outcome("H1,sudden,3,1.00,2,3.5,\"1,000.00\",-4,５．００,,0,7,1,8") == [
                "H1", "2", "3", "1.00", "2.00", "3.50", "1000.00", "-4.00", "5.00", "0.00", "0.00",
                "7.00", "true", "8.00",
            ])
        let empty = try outcome("\" 户,1 \",, ３ ,,,,,,,,,, ０ ,")
        #expect(empty[..<3] == [" 户,1 ", "1", "3"], "the id as it stands, the default class")
        #expect(empty[12] == "false")
        #expect(try outcome("5\" 号,edge,1,,,,,,,,,,0,")[0] == "5\" 号")
    }

    @Test("columns in any order, others ignored")
    func anyOrder() throws {
        let names = PayoutRowTests.header.components(separatedBy: ",").reversed() + ["note"]
        let row = try outcome(
            "9,0,1,2,3,4,5,6,7,8,10,2,edge,H,x\"y", header: names.joined(separator: ","))
        #expect(row[0] == "H")
        #expect(row[2...].first == "2")
        #expect(row[8...11] == ["4.00", "3.00", "2.00", "1.00"])
        #expect(row.last == "9.00")
    }

    @Test(
        "a bad cell is named",
        arguments: [
            ("H,ghost,1,,,,,,,,,,0,", "class: ghost"),
            ("H,边缘易致贫户,1,,,,,,,,,,0,", "class: 边缘易致贫户"),
            ("H,,0,,,,,,,,,,0,", "members: 0"), ("H,,-1,,,,,,,,,,0,", "members: -1"),
            ("H,,,,,,,,,,,,0,", "members: "), ("H,,1.0,,,,,,,,,,0,", "members: 1.0"),
            ("H,,三,,,,,,,,,,0,", "members: 三"),
            ("H,,9999999999,,,,,,,,,,0,", "members: 9999999999"),
            ("H,,1,x,,,,,,,,,0,", "wage: x"), ("H,,1,,1.234,,,,,,,,0,", "business_income: 1.234"),
            ("H,,1,,,1e3,,,,,,,0,", "business_cost: 1e3"), ("H,,1,,,,?,,,,,,0,", "property: ?"),
            ("H,,1,,,,,-,,,,,0,", "transfer: -"), ("H,,1,,,,,,-0.01,,,,0,", "illness: -0.01"),
            ("H,,1,,,,,,,a,,,0,", "education: a"), ("H,,1,,,,,,,,-5,,0,", "disaster: -5"),
            ("H,,1,,,,,,,,,－５,0,", "accident: －５"), ("H,,1,,,,,,,,,,2,", "excluded: 2"),
            ("H,,1,,,,,,,,,,,", "excluded: "), ("H,,1,,,,,,,,,,yes,", "excluded: yes"),
            ("H,,1,,,,,,,,,,0,-1", "paid_this_year: -1"),
            ("H,,1,,,,,,,,,,0", "paid_this_year: "), ("H", "class: "),
            ("H,,1,,,,,,,,,,0,0,more", "15: more"),
            ("\"H\"x,,1,,,,,,,,,,0,", "household_id: \"H\"x"),
        ])
    func bad(row: String, expected: String) throws {
        #expect(try outcome(row) == [expected])
    }

    @Test("all bad cells of a row are named")
    func several() throws {
        #expect(
            try outcome("H,ghost,0,x,,,,,,,,,7,-1") == [
                "class: ghost", "members: 0", "wage: x", "excluded: 7", "paid_this_year: -1",
            ])
    }

    @Test("a header without some column")
    func header() {
        let short = PayoutRowTests.header.replacing(",members", with: "").replacing(
            "excluded,", with: "")
        #expect(throws: CSVDefect.missingColumns(["members", "excluded"])) {
            try outcome("", header: short)
        }
        #expect(throws: CSVDefect.repeatedColumns(["wage"])) {
            try outcome("", header: PayoutRowTests.header + ",wage")
        }
    }

    @Test("what is written")
    func written() {
        let due = CauseAmounts(illness: Fen(1), accident: Fen(250_000))
        func row(_ id: String, _ writer: inout PayoutWriter, _ explanation: String?) {
            Array(id.utf8).withUnsafeBufferPointer {
                writer.row(
                    $0, perCapitaIncome: Fen(-5), reason: explanation == nil ? nil : .capReached,
                    payable: explanation == nil ? due : CauseAmounts(), explanation: explanation)
            }
        }
        var plain = PayoutWriter(explains: false)
        plain.header()
        row("H,\"1\"", &plain, nil)
        #expect(
            String(decoding: plain.bytes, as: UTF8.self) == """
                household_id,per_capita_income,eligible,reason,illness,education,disaster,accident,total
                "H,""1""\",-0.05,true,,0.01,0.00,0.00,2500.00,2500.01

                """)
        plain.removeAll()
        #expect(plain.bytes.isEmpty)
        var explained = PayoutWriter(explains: true)
        explained.header()
        row("H", &explained, "因为")
        #expect(
            String(decoding: explained.bytes, as: UTF8.self).hasSuffix(
                ",total,explanation\nH,-0.05,false,cap_reached,0.00,0.00,0.00,0.00,0.00,因为\n"))
    }
}
