import Documents
import Domain
import Testing
import Wording

@Suite struct RouteSheetTests {
    @Test func aCrewsDayOnPaper() {
        var plan = PlanSample.plan()
        plan.crews[0].stops[1].task.hours = VisitHours(open: 540, close: 660)
        plan.crews[0].stops[1].task.attempts = [.init(day: PlanSample.day + -5)]
        plan.crews[0].stops[1].isPinned = true
        plan.crews[0].stops[1].lateDays = 2
        plan.crews[0].stops[1].task.members = 4
        let sheets = RouteSheet.all(plan, made: Sample.made, address: "https://fp.example")
        #expect(sheets.count == 1)
        #expect(
            sheets[0].sheet.outline == """
                # 入户核查行程单
                @ P12v3-4 2026-11-18 portrait
                - 日期 = 2026年11月18日　出车至收车 08:20–11:40
                - 车组 = 4　车辆 皖B·D1205
                - 核查员 = 张晓明（HC01）、刘芳（HC02）
                - 户数 = 2　路程（分钟） 33
                序号 | 到达–离开 | 行政村 | 户主 | 到场人数 | 备注 | 任务码
                1 | 08:30–09:15 | 清水河镇杨家湾村/第0村民小组 | 王**/340223011000/因病 | _ \
                | 时限 2026-11-21 | [https://fp.example/cases/300]
                2 | 09:30–10:15 | 清水河镇杨家湾村/第1村民小组 | 王**/340223011001/因病 4人 | _ \
                | 时限 2026-11-21/已逾期 +2/约定 09:00–11:00/曾未入户 ×1/固定 \
                | [https://fp.example/cases/301]
                note: 核查员须二人以上同行，入户后逐户签名确认。
                sign: 核查员1 张晓明
                sign: 核查员2 刘芳
                sign: 驾驶员 
                """)
    }

    /// What is scanned leads to a page: the case, whose number stays when the plan is another one.
    @Test func aCodeWithoutAnAddressIsTheTasksNumber() {
        let plan = PlanSample.plan(stops: 1)
        let sheet = RouteSheet(plan, plan.crews[0], made: Sample.made).sheet
        #expect(sheet.outline.contains("[P12-340223011000]"))
    }

    @Test func aCrewThatStaysInHasNoSheet() {
        let plan = PlanSample.plan(stops: 0)
        #expect(RouteSheet.all(plan, made: Sample.made).isEmpty)
        let sheet = RouteSheet(plan, plan.crews[0], made: Sample.made).sheet
        #expect(sheet.outline.contains("当日无入户任务"))
    }

    @Test func englishIsComplete() {
        let sheet = RouteSheet(
            PlanSample.plan(village: "Village"), PlanSample.plan().crews[0], made: Sample.made,
            language: .english)
        let headings = sheet.sheet.outline.split(separator: "\n").filter {
            $0.hasPrefix("#") || $0.hasPrefix("No.") || $0.hasPrefix("note")
        }
        #expect(headings.count == 3)
        #expect(headings.joined().unicodeScalars.allSatisfy { $0.value < 0x3000 })
    }

    /// What a crew visits on a usual day is one sheet.
    @Test func sevenVisitsAreOnePage() async {
        let plan = PlanSample.plan(stops: 7)
        let sheet = RouteSheet(
            plan, plan.crews[0], made: Sample.made, address: "https://fp.example")
        #expect(await Press.shared.pages(sheet.sheet).pages == 1)
    }

    @Test func aLongDayGoesOnWithItsHead() async throws {
        let plan = PlanSample.plan(stops: 14)
        let sheet = RouteSheet(plan, plan.crews[0], made: Sample.made).sheet
        let pages = try PDFReading(bytes: await Press.shared.pdf(sheet)).pages()
        #expect(pages.count == 2)
        #expect(pages.allSatisfy { $0.contains("任务码") })
    }
}

@Suite struct PlanMapTests {
    @Test func anyTextStaysText() async throws {
        for text in Sample.hostile {
            var plan = PlanSample.plan(stops: 2, village: text)
            plan.crews[0].plate = text
            plan.crews[0].verifiers[0].name = text
            plan.crews[0].stops[0].task.maskedName = text
            plan.crews[0].stops[0].task.household = HouseholdID(text)
            let sheets = [
                RouteSheet(plan, plan.crews[0], made: Sample.made).sheet,
                PlanMap(plan, on: PlanSample.day).sheet(made: Sample.made),
            ]
            for sheet in sheets {
                let page = SheetPage(sheet, stylesheet: "x").body.inMain
                #expect(try elements("script", in: page) == 0)
                let (bytes, pages) = await Press.shared.pages(sheet)
                #expect(try PDFReading(bytes: bytes).facts()["Pages"] == "\(pages)")
            }
        }
    }

    @Test func theMapHasItsTable() throws {
        let plan = PlanSample.plan(stops: 3)
        let map = PlanMap(plan, on: PlanSample.day)
        let table = try #require(map.figure.table)
        #expect(table.rows.count == 3)
        #expect(table.rows[2][1] == .text("3"))
        #expect(map.figure.description.contains("1 清水河镇杨家湾村"))
        #expect(try elements("circle", in: map.svg) >= 3)
        let sheet = map.sheet(made: Sample.made)
        #expect(try elements("svg", in: SheetPage(sheet, stylesheet: "x").body.inMain) == 1)
    }

    @Test func anotherDayIsAnotherMap() throws {
        let map = PlanMap(PlanSample.plan(), on: PlanSample.day + 1)
        #expect(map.figure.table?.rows.isEmpty == true)
        #expect(try elements("svg", in: map.svg) == 1)
    }

    @Test func noIDNumberOrTelephoneIsInAnyFile() {
        let plan = PlanSample.plan(stops: 4)
        let all = RouteSheet.all(plan, made: Sample.made).flatMap(\.sheet.texts)
        #expect(!all.joined().contains(/[0-9]{17}[0-9X]/))
    }
}

extension Markup {
    /// One element around it, as XML wants.
    var inMain: Markup { "<main>\(self)</main>" }
}
