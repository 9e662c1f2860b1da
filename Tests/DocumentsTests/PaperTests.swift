import Documents
import Domain
import Seeding
import Testing
import Wording

@Suite struct NoticePaperTests {
    private func notice(_ lines: [NoticePaper.Line], objections: String = "来信来访") -> NoticePaper {
        NoticePaper(
            number: "公示〔2026〕12号", office: "某县防贫办公室", place: "清水河镇杨家湾村",
            scheme: "防贫保险方案（2026年）", postedOn: Day(2026, 11, 18)!,
            lastDay: Day(2026, 11, 25)!, lines: lines, objections: objections,
            address: "https://fp.example/n/12", made: Sample.made)
    }

    private func line(_ claim: Int64, holder: String = "王建国", village: String = "杨家湾村")
        -> NoticePaper.Line
    {
        .init(
            claim: claim, holder: holder, village: village, cause: .illness, members: 4,
            amount: .yuan(9_080))
    }

    @Test func theNoticeOnPaper() {
        #expect(
            notice([line(301), line(302)]).sheet.outline == """
                # 关于防贫保险拟救助对象的公示
                @ 公示〔2026〕12号 2026-11-18 portrait
                flush: 清水河镇杨家湾村：
                body: 根据《防贫保险方案（2026年）》，经入户核查、信息比对和村级评议，\
                现将拟救助的2件案件予以公示，公示期自2026年11月18日起至2026年11月25日止。\
                公示期内如有异议，请按下列方式反映；反映情况应当实事求是。
                序号 | 案件编号 | 行政村 | 户主 | 致困原因 | 家庭人口 | 金额（元）
                1 | 301 | 杨家湾村 | 王** | 因病 | 4 | 9,080.00
                2 | 302 | 杨家湾村 | 王** | 因病 | 4 | 9,080.00
                 | 合计 |  |  |  |  | 18,160.00
                ## 异议反映
                body: 来信来访
                code: https://fp.example/n/12 ["扫码查看公示、反映异议", "公示〔2026〕12号"]
                sign: 张贴人 
                sign: 撤除人 
                closing: 某县防贫办公室
                closing: 2026年11月18日
                """)
    }

    /// Whatever is typed into a name: no ID number, telephone or account hangs in the village.
    @Test(arguments: UInt64(0)..<30)
    func nothingOfAPersonHangsInPublic(seed: UInt64) async throws {
        var random = Seeded(seed)
        func digits(_ count: Int) -> String {
            (0..<count).map { _ in "\(random.number(0..<10))" }.joined()
        }
        let secrets = [digits(17) + "X", digits(18), "1" + digits(10), digits(19)]
        func spread(_ text: String) -> String {
            switch random.number(0..<4) {
            case 0: text
            case 1: text.map { "\($0) " }.joined()
            case 2: String(text.prefix(3)) + "-" + text.dropFirst(3)
            default:
                // Full-width digits.
                text.unicodeScalars.map { scalar in
                    (48...57).contains(scalar.value)
                        ? String(Unicode.Scalar(scalar.value + 0xFEE0)!) : String(scalar)
                }.joined()
            }
        }
        let lines = secrets.map {
            line(Int64(random.number(1..<900)), holder: spread($0), village: "杨家湾村" + spread($0))
        }
        let sheet = notice(lines, objections: "电话" + spread(secrets[2])).sheet
        let text = sheet.texts.joined(separator: "\n")
        #expect(!text.contains(/[0-9０-９]([ \-]?[0-9０-９]){6,}/), "seed \(seed)")
        if seed < 3 {
            let printed = try PDFReading(bytes: await Press.shared.pdf(sheet)).text()
            for secret in secrets { #expect(!printed.contains(secret)) }
        }
    }

    @Test func yearsAndNumbersOfPapersStay() {
        let text = notice([line(1)]).sheet.texts.joined()
        #expect(text.contains("（2026年）") && text.contains("〔2026〕12号"))
    }

    @Test func seventyFourCasesTakeFourPages() async throws {
        let sheet = notice((1...74).map { line(Int64($0)) }).sheet
        let (bytes, pages) = await Press.shared.pages(sheet)
        #expect(pages == 3 || pages == 4)
        #expect(bytes.count < 400_000)
        let text = try PDFReading(bytes: bytes).text()
        #expect(text.ranges(of: "王**").count == 74)
    }
}

@Suite struct PaymentRosterTests {
    @Test func theRosterOnPaper() {
        let roster = PaymentRoster(
            number: "发放〔2026〕3号", office: "某县防贫办公室",
            lines: [
                .init(
                    payment: "3402-illness", village: "杨家湾村", holder: "王建国", bank: "农商行",
                    account: "6228480012345671001", cause: .illness, amount: .yuan(9_080)),
                .init(
                    payment: "3403-disaster", village: "石门村", holder: "李秀英", bank: "农商行",
                    account: "62284800", cause: .disaster, amount: Fen(50)),
            ], made: Sample.made)
        #expect(
            roster.sheet.outline == """
                # 防贫保险金发放花名册
                @ 发放〔2026〕3号 2026-11-18 landscape
                - 单位 = 某县防贫办公室
                - 笔数 = 2
                - 合计金额 = 9,080.50 元（玖仟零捌拾元伍角整）
                序号 | 支付编号 | 行政村 | 户主 | 开户银行 | 银行账号 | 致困原因 | 金额（元）
                1 | 3402-illness | 杨家湾村 | 王** | 农商行 | ***************1001 | 因病 | 9,080.00
                2 | 3403-disaster | 石门村 | 李** | 农商行 | ****4800 | 因灾 | 0.50
                 | 合计 |  |  |  |  |  | 9,080.50
                sign: 经办 
                sign: 复核 
                sign: 审批 
                """)
    }
}

@Suite struct CalculationSheetTests {
    @Test func everyLineOfTheWorkingIsOnIt() {
        let working = Working(steps: [
            .init(title: "家庭纯收入", figures: "12000.00 − 3000.00", result: "9000.00", rule: "五"),
            .init(title: "因病救助金额", figures: "42000.00 × 50%", result: "21000.00", rule: "八"),
        ])
        let paper = CalculationSheet(
            number: "理算〔2026〕88号", claim: 388, household: "3402", holder: "王建国",
            village: "杨家湾村", className: "脱贫不稳定户", cause: .illness, scheme: "示例方案",
            facts: VerifiedFacts(
                classID: "unstable", members: 4,
                income: Income(wage: .yuan(12_000), businessCost: .yuan(3_000)),
                bases: CauseAmounts(illness: .yuan(52_000)), excluded: false,
                paidThisYear: .zero),
            assessment: Assessment(
                perCapitaIncome: .yuan(2_250), byRule: CauseAmounts(illness: .yuan(21_000)),
                payable: CauseAmounts(illness: .yuan(20_000)), reason: nil, working: working),
            made: Sample.made)
        let outline = paper.sheet.outline
        #expect(outline.contains("- 户主 = 王**"))
        #expect(outline.contains("核定自付（因病） | 52,000.00"))
        #expect(!outline.contains("核定自付（因学）"))
        #expect(outline.contains("1 | 家庭纯收入 | 12000.00 − 3000.00 | 9000.00 | 五"))
        #expect(outline.contains("2 | 因病救助金额 | 42000.00 × 50% | 21000.00 | 八"))
        #expect(outline.contains("- 应付金额 = 20,000.00 元（贰万元整）"))
        #expect(!outline.contains("王建国"))
    }
}
