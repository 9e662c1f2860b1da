import Formats

/// A good row of each form, to be read as it is and to be spoilt cell by cell.
enum FormSample: String, CaseIterable, Sendable {
    case villages, households, persons, verifiers, vehicles, calendar
    case prescreen, findings, crosschecks, reviews, notices, approvals

    /// The header row and the good row, as they stand in a file.
    var text: String {
        switch self {
        case .villages:
            """
            行政区划代码,名称,级别,上级代码,纬度,经度
            340299100202,桃园村,village,340299100000,31.08793,118.07592
            """
        case .households:
            """
            户编号,行政村代码,户类型,户主证件号码,详细地址,纬度,经度,开户银行,银行账号,账户名,联系电话
            340299102200000000,340299102200,一般农户,340299197312253158,杏花村第8组,31.18410,\
            117.93642,清川农村商业银行,621773073903471230,程彩,13011987049
            """
        case .persons:
            """
            户编号,姓名,证件号码,与户主关系,性别,出生日期,健康状况,劳动技能,在校生状况
            340299102200000000,程彩,340299197312253158,户主,男,1973-12-25,长期慢性病,普通劳动力,非在校
            """
        case .verifiers:
            """
            工号,姓名,机构,户籍村代码,手机
            V01,孙红,示例财险清川支公司,340299102204,13900369360
            """
        case .vehicles:
            """
            车辆编号,车牌,座位,驻点纬度,驻点经度,出车时间,收车时间
            C1,皖B73787,5,31.05000,118.20000,08:30,17:30
            """
        case .calendar:
            """
            date,kind,name
            2026-10-10,workday,National Day
            """
        default: step
        }
    }

    private var step: String {
        switch self {
        case .prescreen:
            """
            户编号,原因,结论,剔除理由,日期
            340299100200000024,因病,剔除,家中有稳定收入,2026-10-12
            """
        case .findings:
            """
            户编号,原因,核查日期,核查员1,核查员2,结果,家庭人口,工资性收入,生产经营性收入,生产经营性支出,\
            财产性收入,转移性收入,核定自付,纬度,经度,备注
            340299100200004367,因灾,2026-10-21,V11,V09,完成,3,8557.17,13181.96,1780.16,\
            20.05,300.00,14450.01,31.17415,118.03913,屋顶已修
            """
        case .crosschecks:
            """
            户编号,证件号码,部门,项目,命中,说明,处理
            340299100200002619,340299198902141548,公安交管,机动车,是,系统比对命中,豁免
            """
        case .reviews:
            """
            户编号,原因,评议日期,到会人数,同意,反对,回避
            340299100200002619,因学,2026-10-24,10,8,1,1
            """
        case .notices:
            """
            户编号,原因,张贴日期,撤除日期,异议,异议处理
            340299101202002186,因意外,2026-10-25,2026-11-01,有,不成立
            """
        case .approvals:
            """
            户编号,原因,审批日期,经办,审批人,结论
            340299100204004125,因病,2026-11-05,周敏,郑国华,同意
            """
        default: preconditionFailure("a register, which stands above")
        }
    }

    /// The file with the good row, some of its cells changed.
    func file(_ changes: [String: String] = [:]) -> [UInt8] {
        let lines = text.split(separator: "\n")
        let columns = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(
            String.init)
        let cells = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(
            String.init)
        precondition(changes.keys.allSatisfy(columns.contains), "changes name columns of the form")
        var out = CSVWriter()
        out.row(columns)
        out.row(zip(columns, cells).map { changes[$0] ?? $1 })
        return out.bytes
    }

    /// How many rows a file has under the form, and what is wrong with it.
    func read(_ bytes: [UInt8]) -> (rows: Int, problems: [FileProblem]) {
        func outcome<Row>(_ table: CountyTable<Row>) -> (rows: Int, problems: [FileProblem]) {
            (table.rows.count, table.problems)
        }
        return switch self {
        case .villages: outcome(VillagesForm.table(bytes))
        case .households: outcome(HouseholdsForm.table(bytes))
        case .persons: outcome(PersonsForm.table(bytes))
        case .verifiers: outcome(VerifiersForm.table(bytes))
        case .vehicles: outcome(VehiclesForm.table(bytes))
        case .calendar: outcome(CalendarForm.table(bytes))
        case .prescreen: outcome(PrescreenForm.table(bytes))
        case .findings: outcome(FindingsForm.table(bytes))
        case .crosschecks: outcome(CrosschecksForm.table(bytes))
        case .reviews: outcome(ReviewsForm.table(bytes))
        case .notices: outcome(NoticesForm.table(bytes))
        case .approvals: outcome(ApprovalsForm.table(bytes))
        }
    }
}
