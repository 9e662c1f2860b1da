import Domain

/// The headings of the report of the sampling review, and of what stands beside it.
package enum ReviewReportWord {
    package static let title = Text(
        "关于防贫保险入户核查抽样复核情况的报告",
        "Report on the sampling review of the anti-poverty insurance's home visits")
    /// Where nobody said whose report it is, and to whom it goes.
    package static let office = Text("防贫办公室", "Anti-poverty office")
    package static let addressee = Text("防贫工作领导小组", "the leading group")
    package static let document = Text("文件", "")
    package static let seal = Text("（印章）", " (seal)")
    package static let conclusions = Text("主要结论", "Findings in short")
    package static let population = Text("总体与抽样框", "Population and frame")
    package static let total = Text("总体", "The population")
    package static let exclusions = Text("剔除情况", "What was left out")
    package static let design = Text("抽样方案", "Design")
    package static let sizes = Text("样本量及依据", "Sizes, and why")
    package static let curve = Text("抽检特性曲线", "Operating characteristic")
    package static let seed = Text("定种与抽样", "Seed and draw")
    package static let parts = Text("种子构成", "What the seed is made of")
    package static let replay = Text("复算方法", "How to draw again")
    package static let completion = Text("复核完成情况", "Completion")
    package static let errors = Text("差错情况", "Errors found")
    package static let classes = Text("差错类别", "Classes of errors")
    package static let problems = Text("典型问题", "Typical problems")
    package static let estimates = Text("推断结论", "Estimates")
    package static let paidPart = Text("拟发放部分", "The part to be paid")
    package static let refusedPart = Text("未通过部分", "The part that was refused")
    package static let worst = Text("未完成复核按差错计", "Missing reviews counted as errors")
    package static let targeting = Text("错保与漏保", "Leakage and undercoverage")
    package static let second = Text("二次复核调整", "Adjustment by second reviews")
    package static let groups = Text("分勘员、分乡镇情况", "By verifier and by township")
    package static let verifiers = Text("分勘员", "By verifier")
    package static let towns = Text("分乡镇", "By township")
    package static let agreement = Text("核查与复核的一致性", "Agreement of visit and review")
    package static let trend = Text("趋势与检验严格度", "Trend and severity")
    package static let actions = Text("处理与整改", "Measures and rectification")
    package static let measures = Text("处理措施", "Measures")
    package static let rectifications = Text("限时整改", "Rectification")
    package static let recoveries = Text(
        "资金追回与对服务费的影响", "Recoveries, and the effect on the fee")
    package static let limitations = Text("方法的局限", "Limits of the method")
    package static let evidence = Text("证据与校验", "Evidence")
    package static let annexes = Text("附件", "Annexes")
    package static let annexItems = Text("中签清单", "List of drawn items")
    package static let annexMinutes = Text("定种经过", "Minutes of the seed")
    package static let annexQueries = Text("复算查询", "Queries that recompute the figures")
    package static let signatures = Text("签字", "Signatures")

    package static func section(_ number: Int) -> Text {
        Text("\(numeral(number))、", "\(number). ")
    }

    package static func subsection(_ number: Int, of section: Int) -> Text {
        Text("（\(numeral(number))）", "\(section).\(number) ")
    }

    package static func point(_ number: Int) -> Text { Text("\(number)．", "(\(number)) ") }
    package static func table(_ number: Int) -> Text { Text("表\(number)　", "Table \(number). ") }
    package static func figure(_ number: Int) -> Text { Text("图\(number)　", "Figure \(number). ") }
    package static func annex(_ number: Int) -> Text { Text("附件\(number)　", "Annex \(number). ") }

    /// 一 to 九十九.
    static func numeral(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let (tens, ones) = (number / 10 % 10, number % 10)
        return (tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十") + digits[ones]
    }
}

/// The heads of its tables.
package enum ReviewColumn {
    package static let part = Text("部分", "Part")
    package static let items = Text("件数", "Items")
    package static let sum = Text("金额（元）", "Amount (yuan)")
    package static let forced = Text("其中必查", "Forced")
    package static let reason = Text("原因", "Reason")
    package static let step = Text("步骤", "Step")
    package static let basis = Text("依据", "Reasoning")
    package static let party = Text("承诺方", "Party")
    package static let officer = Text("经办人", "Officer")
    package static let commitment = Text("承诺", "Commitment")
    package static let seedPart = Text("随机数", "Part")
    package static let standing = Text("情况", "Standing")
    package static let drawn = Text("抽取", "Drawn")
    package static let completed = Text("完成", "Done")
    package static let refused = Text("拒绝", "Refused")
    package static let untraceable = Text("无法找到", "Not found")
    package static let rate = Text("完成率", "Completion")
    package static let errorRate = Text("差错率", "Error rate")
    package static let wrong = Text("差错（A、B类）", "Wrong (A, B)")
    package static let errorClass = Text("类别", "Class")
    package static let meaning = Text("含义", "Meaning")
    package static let together = Text("合计", "Total")
    package static let field = Text("比对字段", "Field")
    package static let examples = Text("举例", "Examples")
    package static let subject = Text("项目", "Item")
    package static let known = Text("已查明（元）", "Known (yuan)")
    package static let projected = Text("推断（元）", "Projected (yuan)")
    package static let upper = Text("上限（元）", "Upper bound (yuan)")
    package static let stratum = Text("层", "Stratum")
    package static let population = Text("总体", "N")
    package static let sampled = Text("复核", "n")
    package static let errors = Text("差错", "Errors")
    package static let interval = Text("区间", "Interval")
    package static let worst = Text("最坏", "Worst")
    package static let verifier = Text("勘员", "Verifier")
    package static let verdict = Text("结论", "Verdict")
    package static let risks = Text("误判风险 α／β", "Risks α / β")
    package static let shrunk = Text("收缩估计", "Shrunk rate")
    package static let aboveLine = Text("超线概率", "P(> line)")
    package static let flag = Text("校正 p 值", "Adj. p")
    package static let town = Text("乡镇", "Township")
    package static let byMoney = Text("差错金额面", "Share of money")
    package static let refusedRate = Text("未通过部分差错率", "Rate of refusals")
    package static let count = Text("数值", "Value")
    package static let round = Text("轮次", "Round")
    package static let lower = Text("下限", "Lower")
    package static let higher = Text("上限", "Upper")
    package static let acceptance = Text("接受概率", "P(accepted)")
    package static let measure = Text("措施", "Measure")
    package static let amount = Text("金额（元）", "Yuan")
    package static let rule = Text("依据规则", "Rule")
    package static let state = Text("状态", "State")
    package static let task = Text("整改事项", "Task")
    package static let responsible = Text("责任方", "Responsible")
    package static let due = Text("期限", "Due")
    package static let done = Text("完成情况", "Outcome")
    package static let order = Text("序号", "No.")
    package static let item = Text("编号", "Item")
    package static let lot = Text("签号", "Lot")
    package static let why = Text("中签原因", "Why")
    package static let outcome = Text("结局", "Outcome")
    package static let right = Text("核定（元）", "Right (yuan)")
    package static let time = Text("时间", "Time")
    package static let event = Text("事项", "Event")
    package static let period = Text("期间", "Period")
}
