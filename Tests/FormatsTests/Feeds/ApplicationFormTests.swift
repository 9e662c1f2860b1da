import Domain
import Formats
import Testing

struct ApplicationFormTests {
    static let header = "申请日期,渠道,申请人证件号码,原因,申报金额,说明\n"

    @Test func readsAnApplication() throws {
        let file = Self.header + "2026/10/9, 户申请 ,'\(adult),因灾,\"59,602.03\",房屋倒塌\n"
        let applications = try ApplicationForm.read(Array(file.utf8))
        #expect(applications.rejects == [])
        #expect(
            applications.rows == [
                ApplicationRows.Row(
                    line: 2, idNumber: IDNumber(adult)!,
                    application: Application(
                        filedOn: Day(2026, 10, 9)!, way: "户申请", cause: .disaster,
                        statedAmount: Fen(5_960_203), remark: "房屋倒塌"))
            ])
    }

    static let refused: [(String, RowDefect, String?, String)] = [
        ("2026-10-09,户申请,\(adult),因病,1", .columns, nil, "5/6"),
        ("x,户申请,3.40299E+17,x,x,", .idDamaged, "申请人证件号码", "3.4****E+17"),
        ("x,户申请,123,x,x,", .idCheck, "申请人证件号码", "***"),
        ("x,户申请,\(adult),x,很多,", .amount, "申报金额", "很多"),
        ("2026-13-01,户申请,\(adult),x,1,", .date, "申请日期", "2026-13-01"),
        ("2026-10-09,户申请,\(adult),因穷,1,", .cause, "原因", "因穷"),
        ("2026-10-09,户申请,\(adult),因病,1,\"", .columns, nil, "6/6"),
    ]

    @Test(arguments: refused)
    func refuses(line: String, defect: RowDefect, column: String?, shown: String) throws {
        let applications = try ApplicationForm.read(Array((Self.header + line + "\n").utf8))
        #expect(applications.rows.isEmpty)
        #expect(
            applications.rejects == [
                RowReject(line: 2, defect: defect, column: column, maskedValue: shown)
            ])
    }

    /// Way and remark are words for people; a file without them is read all the same.
    @Test func needsFourColumns() throws {
        let file = "原因,申报金额,申请日期,申请人证件号码\n因学,,20261001,\(child)\n"
        let applications = try ApplicationForm.read(Array(file.utf8))
        #expect(applications.rows.map(\.application.cause) == [.education])
        #expect(applications.rows.map(\.application.way) == [""])
        #expect(throws: CSVDefect.missingColumns(["申请日期", "原因", "申报金额"])) {
            try ApplicationForm.read(Array("申请人证件号码\n".utf8))
        }
    }
}
