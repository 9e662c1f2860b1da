import Foundation
import Testing

/// Wrong input in a county's folder (contract, section 5): which row is refused why, what a whole
/// file ends with, and that the right folder can be loaded afterwards.
@Suite struct ReplayInputTests {
    private static let medical = """
        姓名,证件号码,结算单号,医疗机构,入院日期,出院日期,医疗费总额,基本医保支付,大病保险支付,医疗救助支付,其他补偿,个人自付,备注
        程彩,340299197312253158,JS1,医院,2026-09-11,2026-09-18,30000.00,10000.00,,,,20000.00,
        程彩,340299197312253158,JS2,医院,2026-09-11
        程彩,3.40299E+17,JS3,医院,2026-09-11,2026-02-30,x,,,,,x,
        程彩,340299197312253159,JS4,医院,2026-09-11,2026-02-30,x,,,,,x,
        程彩,340299197312253158,JS5,医院,2026-09-11,2026-02-30,见附件,,,,,1.00,
        无名,11010519491231002X,JS6,医院,2026-09-11,2026-02-30,1.00,,,,,1.00,
        无名,11010519491231002X,JS7,医院,2026-09-11,2026-09-18,1.00,,,,,1.00,
        罗长健,340299196912310828,JS8,医院,2026-09-11,2026-09-18,1.00,,,,,1.00,
        程 彩,'340299197312253158,JS1,医院,2026/9/11,2026年9月18日,"30,000.00",１００００,,,,20000,重发
        程彩,340299197312253158,JS1,医院,2026-09-11,2026-09-18,30000.00,9500.00,,,,20500.00,更正
        罗长建,340299196912310828,JS9,医院,2026-09-11,2026-09-18,100.00,,,,,99.00,
        合计,,,,,,1.00,,,,,,

        """

    private static let applications = """
        申请日期,渠道,申请人证件号码,原因,申报金额,说明
        2026-10-09,户申请,340299196912310828,因灾,500.00,
        2026-10-09,户申请,340299196912310828,因灾
        2026-10-09,户申请,3.4E+17,因灾,500.00,
        2026-10-09,户申请,340299196912310829,因灾,500.00,
        2026-10-09,户申请,340299196912310828,因灾,五百,
        昨天,户申请,340299196912310828,因灾,500.00,
        2026-10-09,户申请,11010519491231002X,因灾,500.00,

        """

    /// Line by line by the contract: the first reason that applies, in the order of import.
    private static let rejects = """
        file,line,reason
        医保-202609.csv,3,columns
        医保-202609.csv,4,id_damaged
        医保-202609.csv,5,id_check
        医保-202609.csv,6,amount
        医保-202609.csv,7,date
        医保-202609.csv,8,person_unknown
        医保-202609.csv,9,name_mismatch
        applications.csv,3,columns
        applications.csv,4,id_damaged
        applications.csv,5,id_check
        applications.csv,6,amount
        applications.csv,7,date
        applications.csv,8,person_unknown

        """

    @Test func everyReasonForRefusalIsReported() async throws {
        var county = try CountyFiles()
        county["医保-202609.csv"] = Self.medical
        county["applications.csv"] = Self.applications
        try await Journey.with { journey in
            let result = try await journey.call([
                "replay", county.write(to: journey), "--json", "--output", journey.path("reports"),
            ])
            #expect(result.status == 0, "\(result.messages)")
            #expect(try journey.text("reports/rejects.csv") == Self.rejects)
            #expect(
                try journey.text("reports/leads.csv") == """
                    household_id,cause,channel
                    340299102200000000,disaster,application
                    340299102200000000,illness,medical

                    """)
            let summary = try JSONSerialization.jsonObject(with: result.output)
            let imports = (summary as? [String: Any])?["import"] as? NSDictionary
            let feed: NSDictionary = [
                "rows": 11, "accepted": 3, "duplicates": 1, "superseded": 1,
                "rejected": [
                    "columns": 1, "id_damaged": 1, "id_check": 1, "amount": 1, "date": 1,
                    "person_unknown": 1, "name_mismatch": 1,
                ], "warnings": ["control_total": 1, "unbalanced": 1],
            ]
            #expect(imports == ["医保-202609.csv": feed] as NSDictionary)
        }
    }

    /// Bad rows of the other files, each with what is said of it. The good rows count.
    private static let rows: [(file: String, row: String, message: String)] = [
        ("villages.csv", "1,东,镇级,,1,1", "line 3, column 级别: '镇级' is not a word"),
        ("households.csv", ",1,,,,,,,,,", "line 3, column 户编号: is empty"),
        ("persons.csv", "1,甲", "line 4: "),
        ("verifiers.csv", ",甲,险企,,", "line 2, column 工号: is empty"),
        ("vehicles.csv", "C1,皖,0,31,118,08:30,17:30", "line 2, column 座位: '0' "),
        ("prescreen.csv", "1,因病,暂缓,,2026-10-12", "line 2, column 结论: '暂缓' is not a word"),
        ("findings.csv", "1,因病,2026-10-17,V1,V2,完成,0,x,,,,,,,,", "column 家庭人口: '0' "),
        ("crosschecks.csv", "1,,银行,存款,有,,", "line 2, column 命中: '有' is not a word"),
        ("reviews.csv", "1,因病,2026-02-30,5,5,0,0", "line 2, column 评议日期: '2026-02-30' "),
        ("notices.csv", "1,因病,2026-10-25,,两条,", "line 2, column 异议: '两条' is not a word"),
        ("approvals.csv", "1,因病,2026-11-05,,郑国华,同意", "line 2, column 经办: is empty"),
    ]

    private static let headers = [
        "verifiers.csv": "工号,姓名,机构,户籍村代码,手机",
        "vehicles.csv": "车辆编号,车牌,座位,驻点纬度,驻点经度,出车时间,收车时间",
        "prescreen.csv": "户编号,原因,结论,剔除理由,日期",
        "findings.csv":
            "户编号,原因,核查日期,核查员1,核查员2,结果,家庭人口,工资性收入,生产经营性收入,"
            + "生产经营性支出,财产性收入,转移性收入,核定自付,纬度,经度,备注",
        "crosschecks.csv": "户编号,证件号码,部门,项目,命中,说明,处理",
        "reviews.csv": "户编号,原因,评议日期,到会人数,同意,反对,回避",
        "notices.csv": "户编号,原因,张贴日期,撤除日期,异议,异议处理",
        "approvals.csv": "户编号,原因,审批日期,经办,审批人,结论",
    ]

    @Test func rowsThatCannotBeReadAreNamedAndEndWith1() async throws {
        var county = try CountyFiles()
        for (file, row, _) in Self.rows {
            county[file] = (county[file] ?? Self.headers[file]! + "\n") + row + "\n"
        }
        try await Journey.with { journey in
            let result = try await journey.call(["replay", county.write(to: journey), "--json"])
            #expect(result.status == 1, "\(result.messages)")
            for (file, _, message) in Self.rows {
                let line = result.messages.split(separator: "\n").first {
                    $0.hasPrefix("error: \(file): line ") && $0.contains(message)
                }
                #expect(line != nil, "\(file), \(message) is not in \(result.messages)")
            }
            #expect(result.messages.contains("rows that could not be read: 11"))
            let again = try await journey.call(["check"])
            #expect(again.status == 0, "\(again.messages)")
        }
    }

    /// A second row for what may have one, by the first row.
    @Test func aSecondRowForAClaimEndsWith1() async throws {
        var county = try CountyFiles()
        let row = "340299102200000000,因病,通过,,2026-10-12\n"
        county["prescreen.csv"] = "\(Self.headers["prescreen.csv"]!)\n\(row)\(row)"
        try await Journey.with { journey in
            let result = try await journey.call(["replay", county.write(to: journey)])
            #expect(result.status == 1)
            #expect(
                result.messages.contains("error: prescreen.csv: line 3: "), "\(result.messages)")
        }
    }

    @Test(arguments: ["scheme.yaml", "villages.csv", "households.csv", "persons.csv"])
    func aFolderThatIsNotWholeEndsWith66(missing: String) async throws {
        var county = try CountyFiles()
        county[missing] = nil
        try await Journey.with { journey in
            let result = try await journey.call(["replay", county.write(to: journey)])
            #expect(result.status == 66)
            #expect(
                result.messages.contains("error: \(missing): is not in the folder; put it there"),
                "\(result.messages)")
        }
    }

    /// Nothing of the county is loaded: the right folder needs no `--into-existing`.
    @Test func filesThatAreNoneOfTheirFormEndWith65() async throws {
        let good = try CountyFiles()
        let statement = "statement-202611.xml"
        let files: [(file: String, text: String, message: String)] = [
            ("scheme.yaml", "scheme: x\n", "scheme.yaml: line 1, column 1: title: is missing"),
            ("scheme.yaml", "", "scheme.yaml: line 1"),
            ("households.csv", "户编号\n1\n", "households.csv: line 1: no column 行政村代码"),
            ("villages.csv", "", "villages.csv: line 1: no header row"),
            ("findings.csv", "户编号,原因\n", "findings.csv: line 1: no column 核查日期"),
            (statement, "", "\(statement): "),
            (statement, "<Document", "\(statement): line 1"),
            (statement, "<Document/>", "\(statement): line 1, column 11: "),
        ]
        try await Journey.with { journey in
            for (file, text, message) in files {
                var county = good
                county[file] = text
                let result = try await journey.call(["replay", county.write(to: journey)])
                #expect(result.status == 65, "\(file) \(text): \(result.messages)")
                #expect(result.messages.contains(message), "\(file) \(text): \(result.messages)")
            }
            let result = try await journey.call(["replay", good.write(to: journey)])
            #expect(result.status == 0, "\(result.messages)")
        }
    }

    @Test func aFeedOfAnotherFormEndsWith65() async throws {
        for (file, text, message) in [
            ("医保-202609.csv", "姓名,证件号码\n", "line 1: no column 结算单号"),
            ("教育-202609.csv", "", "line 1: no header row"),
            ("applications.csv", "申请日期\n", "line 1: no column "),
        ] {
            var county = try CountyFiles()
            county[file] = text
            try await Journey.with { journey in
                let result = try await journey.call(["replay", county.write(to: journey)])
                #expect(result.status == 65, "\(result.messages)")
                #expect(result.messages.contains("\(file): \(message)"), "\(result.messages)")
            }
        }
    }

    /// A statement whose entries do not lead from its opening to its closing balance is not taken.
    @Test func aStatementThatDoesNotAddUpEndsWith1() async throws {
        let example = URL(fileURLWithPath: "\(Journey.exampleCounty)/statement-202611.xml")
        let text = try String(contentsOf: example, encoding: .utf8)
        var county = try CountyFiles()
        county["statement-202611.xml"] = text.replacing(">4500000.00<", with: ">4500000.01<")
        try await Journey.with { journey in
            let result = try await journey.call(["replay", county.write(to: journey), "--json"])
            #expect(result.status == 1)
            #expect(
                result.messages.contains("refused: statement-202611.xml: statement_unbalanced: "),
                "\(result.messages)")
            #expect(result.text.contains("\"lines\" : 0"), "\(result.text)")
        }
    }

    @Test(arguments: ["/dev/full/reports", "/proc/fangpin"])
    func reportsThatCannotBeWrittenEndWith74(folder: String) async throws {
        let county = try CountyFiles()
        try await Journey.with { journey in
            let result = try await journey.call([
                "replay", county.write(to: journey), "--output", folder,
            ])
            #expect(result.status == 74)
            #expect(result.messages.contains("\(folder): mkdir failed"), "\(result.messages)")
        }
    }
}
