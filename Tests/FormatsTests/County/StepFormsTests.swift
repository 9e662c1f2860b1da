import Domain
import Formats
import Testing

@Suite("Records of human steps")
struct StepFormsTests {
    @Test("prescreenings")
    func prescreen() throws {
        let file = """
            户编号,原因,结论,剔除理由,日期
            340299100200000024,因病,剔除,家中有稳定收入,2026-10-12
            340299100200000388,因意外,通过,,2026年10月13日
            """
        let table = PrescreenForm.table(Array(file.utf8))
        #expect(table.problems == [])
        let out = Prescreening(
            passed: false, reason: "家中有稳定收入", decidedOn: try #require(Day(2026, 10, 12)))
        let passed = Prescreening(
            passed: true, reason: "", decidedOn: try #require(Day(2026, 10, 13)))
        #expect(
            table.rows == [
                PrescreenRow(line: 2, household: "340299100200000024", cause: .illness, step: out),
                PrescreenRow(
                    line: 3, household: "340299100200000388", cause: .accident, step: passed),
            ])
    }

    @Test("a finding")
    func finding() throws {
        let table = FindingsForm.table(FormSample.findings.file())
        let income = Income(
            wage: Fen(855_717), businessIncome: Fen(1_318_196), businessCost: Fen(178_016),
            property: Fen(2_005), transfer: Fen(30_000))
        let visit = Verification(
            visitedOn: try #require(Day(2026, 10, 21)), verifiers: ["V11", "V09"],
            outcome: .completed(Findings(members: 3, income: income, basis: Fen(1_445_001))),
            position: Position(latitude: 3_117_415, longitude: 11_803_913), remark: "屋顶已修")
        let row = FindingRow(
            line: 2, household: "340299100200004367", cause: .disaster, step: visit)
        #expect(table == CountyTable(rows: [row]))
    }

    @Test("visits in vain need no figures", arguments: Verification.Attempt.allCases)
    func attempt(_ attempt: Verification.Attempt) {
        let empty = [
            "家庭人口", "工资性收入", "生产经营性收入", "生产经营性支出", "财产性收入", "转移性收入", "核定自付",
        ]
        var changes = Dictionary(uniqueKeysWithValues: empty.map { ($0, "") })
        changes["结果"] = attempt.term
        let table = FindingsForm.table(FormSample.findings.file(changes))
        #expect(table.problems == [])
        #expect(table.rows.map(\.step.outcome) == [.attempted(attempt)])
    }

    @Test("several visits of a claim stand, in the order of the file; three may go")
    func visits() {
        let lines = FormSample.findings.text.split(separator: "\n")
        let file = """
            \(lines[0]),核查员3
            \(lines[1]),V12
            \(lines[1]),
            """
        let table = FindingsForm.table(Array(file.utf8))
        #expect(table.problems == [])
        #expect(table.rows.map(\.line) == [2, 3])
        #expect(table.rows.map(\.step.verifiers) == [["V11", "V09", "V12"], ["V11", "V09"]])
    }

    @Test(
        "crosschecks",
        arguments: [
            ("否", "", false, nil), ("是", "", true, nil), ("是", "成立", true, .upheld),
            ("是", "解释", true, .explained), ("是", "豁免", true, .exempt), ("否", "成立", false, nil),
        ] as [(String, String, Bool, Crosscheck.Resolution?)])
    func crosscheck(hit: String, decided: String, isHit: Bool, resolution: Crosscheck.Resolution?) {
        let table = CrosschecksForm.table(FormSample.crosschecks.file(["命中": hit, "处理": decided]))
        let crosscheck = Crosscheck(
            idNumber: Sensitive("340299198902141548"), department: "公安交管", item: "机动车",
            hit: isHit, remark: "系统比对命中", resolution: resolution)
        #expect(
            table.rows == [
                CrosscheckRow(line: 2, household: "340299100200002619", crosscheck: crosscheck)
            ])
    }

    @Test("reviews")
    func review() throws {
        let review = VillageReview(
            heldOn: try #require(Day(2026, 10, 24)), present: 10, inFavour: 8, against: 1,
            recused: 1)
        let row = ReviewRow(
            line: 2, household: "340299100200002619", cause: .education, step: review)
        #expect(ReviewsForm.table(FormSample.reviews.file()) == CountyTable(rows: [row]))
    }

    @Test(
        "notices and objections",
        arguments: [
            ("2026-11-01", "无", "", false, nil), ("", "无", "", false, nil),
            ("2026-11-01", "", "", false, nil), ("2026-11-01", "有", "", true, nil),
            ("2026-11-01", "有", "成立", true, .upheld),
            ("2026-11-01", "有", "不成立", true, .dismissed),
            ("2026-11-01", "无", "成立", true, .upheld),
        ] as [(String, String, String, Bool, ObjectionRuling?)])
    func notice(
        takenDown: String, objection: String, decided: String, raised: Bool,
        ruling: ObjectionRuling?
    ) throws {
        let changes = ["撤除日期": takenDown, "异议": objection, "异议处理": decided]
        let table = NoticesForm.table(FormSample.notices.file(changes))
        let notice = PublicNotice(
            postedOn: try #require(Day(2026, 10, 25)), takenDownOn: Day(iso: takenDown))
        let step = PostedNotice(notice: notice, objectionRaised: raised, ruling: ruling)
        #expect(
            table.rows == [
                NoticeRow(line: 2, household: "340299101202002186", cause: .accident, step: step)
            ])
    }

    @Test(
        "approvals name people, however their names are spaced",
        arguments: [
            ("周敏", "郑国华", "同意", "周敏", "郑国华", true),
            ("周 敏", "　郑国华", "不同意", "周敏", "郑国华", false),
            ("阿卜杜拉•买买提", "阿卜杜拉．买买提", "同意", "阿卜杜拉·买买提", "阿卜杜拉·买买提", true),
        ])
    func approval(
        handler: String, approver: String, conclusion: String, handlerID: String,
        approverID: String, granted: Bool
    ) throws {
        let changes = ["经办": handler, "审批人": approver, "结论": conclusion]
        let table = ApprovalsForm.table(FormSample.approvals.file(changes))
        let approval = Approval(
            decidedOn: try #require(Day(2026, 11, 5)), handler: OfficerID(handlerID),
            approver: OfficerID(approverID), granted: granted)
        let row = ApprovalRow(
            line: 2, household: "340299100204004125", cause: .illness, step: approval)
        #expect(table == CountyTable(rows: [row]))
    }

    @Test(
        "at most one row for a household and cause; another cause is another claim",
        arguments: [FormSample.prescreen, .reviews, .notices, .approvals])
    func repeated(_ form: FormSample) {
        let line = form.text.split(separator: "\n")[1]
        let cause = line.split(separator: ",")[1]
        let other = line.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0 == cause ? "因灾" : $0 }.joined(separator: ",")
        let (rows, problems) = form.read(Array("\(form.text)\n\(other)\n\(line)\n".utf8))
        #expect(rows == 2)
        #expect(problems.map(\.kind) == [.repeated])
        #expect(problems.map(\.line) == [4])
    }

    @Test("visits and comparisons may repeat", arguments: [FormSample.findings, .crosschecks])
    func repeatable(_ form: FormSample) {
        let line = form.text.split(separator: "\n")[1]
        let (rows, problems) = form.read(Array("\(form.text)\n\(line)\n".utf8))
        #expect(rows == 2)
        #expect(problems == [])
    }

    @Test("the four causes", arguments: Cause.allCases)
    func causes(_ cause: Cause) {
        let table = PrescreenForm.table(FormSample.prescreen.file(["原因": cause.term]))
        #expect(table.rows.map(\.cause) == [cause])
    }
}
