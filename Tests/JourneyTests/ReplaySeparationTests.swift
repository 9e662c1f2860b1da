import Foundation
import Testing

/// Paper on which one person stands twice: the case went the whole way, and its approval is
/// refused.
@Suite struct ReplaySeparationTests {
    private static let household = "340299102200000000"

    /// The household's claims for an illness and a disaster, up to their approvals.
    private static func county(approvals: String) throws -> CountyFiles {
        func rows(_ illness: String, _ disaster: String) -> String {
            "\(household),因病,\(illness)\n\(household),因灾,\(disaster)\n"
        }
        func same(_ header: String, _ row: String) -> String { "\(header)\n\(rows(row, row))" }
        var county = try CountyFiles()
        county["applications.csv"] = """
            申请日期,渠道,申请人证件号码,原因,申报金额,说明
            2026-10-09,户申请,\(CountyFiles.spouse),因病,500.00,
            2026-10-09,户申请,\(CountyFiles.spouse),因灾,500.00,

            """
        county["verifiers.csv"] = """
            工号,姓名,机构,户籍村代码,手机
            V01,孙红,示例财险,340299102204,13900369360
            V02,郑山,示例财险,340299107206,13910237199

            """
        county["prescreen.csv"] = same("户编号,原因,结论,剔除理由,日期", "通过,,2026-10-12")
        county["findings.csv"] =
            "户编号,原因,核查日期,核查员1,核查员2,结果,家庭人口,工资性收入,生产经营性收入,"
            + "生产经营性支出,财产性收入,转移性收入,核定自付,纬度,经度,备注\n"
            + rows(
                "2026-10-17,V01,V02,完成,2,100.00,,,,,30000.00,,,",
                "2026-10-18,V01,V02,完成,2,100.00,,,,,12000.00,,,")
        county["reviews.csv"] = same(
            "户编号,原因,评议日期,到会人数,同意,反对,回避", "2026-10-24,10,9,1,0")
        county["notices.csv"] = same(
            "户编号,原因,张贴日期,撤除日期,异议,异议处理", "2026-10-25,2026-11-01,无,")
        county["approvals.csv"] = "户编号,原因,审批日期,经办,审批人,结论\n" + approvals
        return county
    }

    @Test(arguments: [
        ("V01", "郑国华"), ("周敏", "V02"), ("V02", "V01"),
    ])
    func whoWentThereNeitherPreparesNorApproves(handler: String, approver: String) async throws {
        let county = try Self.county(
            approvals: """
                \(Self.household),因病,2026-11-05,\(handler),\(approver),同意
                \(Self.household),因灾,2026-11-05,周敏,周敏,同意

                """)
        try await Journey.with { journey in
            let result = try await journey.call([
                "replay", county.write(to: journey), "--json",
            ])
            #expect(result.messages.contains("approvals.csv: line 2: part_taken"))
            #expect(result.messages.contains("approvals.csv: line 3: four_eyes"))
            let summary = try #require(
                try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
            #expect(summary["noticed"] as? Int == 2, "\(result.messages)")
            #expect(summary["refused_approvals"] as? Int == 2)
            #expect(summary["approved"] as? Int == 0)
            try await journey.expectSound()
        }
    }
}
