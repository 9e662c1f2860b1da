import Domain
import Formats
import Intake
import Testing

struct ApplicationMatcherTests {
    static let header = "申请日期,渠道,申请人证件号码,原因,申报金额,说明\n"

    func match(_ lines: [String], held: Set<ContentDigest> = []) throws -> MatchedApplications {
        let file = Self.header + lines.joined(separator: "\n") + "\n"
        let matcher = ApplicationMatcher(
            register: Village().register, blindIndices: plainIndices)
        return matcher.match(try ApplicationForm.read(Array(file.utf8)), held: held)
    }

    @Test func findsPersons() throws {
        let matched = try match([
            "2026-10-09,户申请,\(idNumber(4)),因病,1.00,", "x,户申请,1E17,因病,1,",
            "2026-10-09,户申请,\(idNumber(55)),因病,1,", "2026-10-09,户申请,\(idNumber(1)),因学,1,",
        ])
        #expect(matched.filed.map(\.person) == [4, 1])
        #expect(matched.filed.map(\.household) == [101, 100])
        #expect(matched.filed.map(\.application.cause) == [.illness, .education])
        #expect(matched.lines == [2, 5])
        #expect(matched.rejects.map(\.line) == [3, 4])
        #expect(matched.rejects.map(\.defect) == [.idDamaged, .personUnknown])
        #expect(matched.rejects[1].maskedValue == Mask.idNumber(idNumber(55)))
        #expect(matched.rejects[1].column == "申请人证件号码")
        #expect(matched.counts.areClosed && matched.counts.rows == 4)
    }

    /// Sent again, in another dress, nothing is filed; anything else that is said is another
    /// application.
    @Test func filesNothingTwice() throws {
        let line = "2026-10-09,户申请,\(idNumber(4)),因病,1000.00,骨折"
        let first = try match([line, line])
        #expect(first.filed.count == 1 && first.duplicates == [3])
        let held = Set(first.filed.map(\.content))
        let again = try match(
            ["2026/10/9, 户申请,'\(idNumber(4)),因病 ,\"1,000\",骨折 "], held: held)
        #expect(again.filed.isEmpty && again.duplicates == [2])
        let others = [
            "2026-10-10,户申请,\(idNumber(4)),因病,1000.00,骨折",
            "2026-10-09,村干部代办,\(idNumber(4)),因病,1000.00,骨折",
            "2026-10-09,户申请,\(idNumber(5)),因病,1000.00,骨折",
            "2026-10-09,户申请,\(idNumber(4)),因灾,1000.00,骨折",
            "2026-10-09,户申请,\(idNumber(4)),因病,1000.01,骨折",
            "2026-10-09,户申请,\(idNumber(4)),因病,1000.00,",
        ]
        #expect(try match(others, held: held).filed.count == others.count)
    }
}
