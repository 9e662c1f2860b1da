import Domain

extension ReviewReportProse {
    package static func incomplete(_ rate: String) -> Text {
        Text(
            "完成率\(rate)，低于98%，下列估计应与“最坏”一栏一并阅读。",
            "Completion is \(rate), less than 98%: read the estimates together with the worst "
                + "case.")
    }

    package static func noSubstitution() -> Text {
        Text(
            "抽中的对象不予替换；两次不同日期均未能完成的，如实记录结局。",
            "No drawn item was substituted; what two visits on different days did not complete is "
                + "recorded as it ended.")
    }

    package static func moneyBasis(drawnFrom: String, hits: Int, book: String) -> Text {
        Text(
            "拟发放部分账面金额\(book)元，其中按概率抽取的余额\(drawnFrom)元，完成\(hits)次抽取；"
                + "上限为斯特林格（Stringer）上限与已查明金额之和。",
            "The part to be paid has \(book) yuan, of which \(drawnFrom) yuan were drawn from by "
                + "chance with \(hits) hits completed; the upper bound is Stringer's and what is "
                + "known.")
    }

    package static func paidRate(
        _ rate: String, error: String?, wrong: Int, hits: Int, money: String?, bounds: String?
    ) -> Text {
        Text(
            "按件差错率\(rate)" + (error.map { "（标准误\($0)）" } ?? "")
                + (money.map {
                    "；按金额，\(hits)次抽取中\(wrong)次落在差错件，占\($0)，区间\(bounds ?? "—")"
                } ?? "") + "。",
            "Of the items \(rate) are wrong" + (error.map { " (standard error \($0))" } ?? "")
                + (money.map {
                    "; of the money, \(wrong) of \(hits) hits are of wrong items, \($0), interval "
                        + (bounds ?? "—")
                } ?? "") + ".")
    }

    package static func refusedRate(
        _ rate: String, error: String?, bounds: String?
    ) -> Text {
        Text(
            "按层加权差错率\(rate)" + (error.map { "（标准误\($0)）" } ?? "")
                + (bounds.map { "，区间\($0)" } ?? "") + "。各层差错件数的区间为精确（超几何）区间。",
            "The rate, weighted by strata, is \(rate)"
                + (error.map { " (standard error \($0))" } ?? "")
                + (bounds.map { ", interval \($0)" } ?? "")
                + ". The strata's intervals of wrong items are exact (hypergeometric).")
    }

    package static func worst(over: String, upper: String?) -> Text {
        Text(
            "若未完成的复核全部按应发为零计，推断多发为\(over)元，上限\(upper ?? "—")元；未通过部分各层的"
                + "最坏上限见上表。",
            "If nothing had been due wherever a review is missing, the estimate of what is too "
                + "much is \(over) yuan, its upper bound \(upper ?? "—") yuan; for the refused "
                + "part see the last column above.")
    }

    package static func second(
        first: Int, again: Int, changed: Int, before: String, after: String?, error: String?
    ) -> Text {
        let moved = after.map { after in
            Text(
                "样本差错比例经两阶段回归由\(before)调整为\(after)"
                    + (error.map { "（标准误\($0)）" } ?? ""),
                "two-phase regression moves the sample's share of wrong items from \(before) to "
                    + after + (error.map { " (standard error \($0))" } ?? ""))
        }
        let same = Text(
            "再复核的各件两次均无A、B类差错，不足以调整样本差错比例\(before)",
            "neither review of these found errors of class A or B: too little to move the sample's "
                + "share of \(before)")
        return Text(
            "在完成的\(first)件中由财政部门独立再复核\(again)件，结论改变\(changed)件；"
                + (moved ?? same).chinese + "。",
            "Of \(first) completed reviews \(again) were made again by finance, \(changed) came "
                + "out otherwise; " + (moved ?? same).english + ".")
    }

    package static let noSecond = Text(
        "本轮未作二次复核，复核自身的差错未作调整。",
        "Nothing was reviewed a second time; the review's own errors are not adjusted for.")

    package static func verifiers(centre: String, line: String) -> Text {
        Text(
            "各勘员随机样本的合计差错率为\(centre)，停查线为\(line)。任何比例均附区间，不作排名；p 值经 Holm "
                + "法校正，收缩估计以全体勘员为先验。",
            "The verifiers' random samples have an error rate of \(centre) together; the line is "
                + "\(line). No rate stands without its interval, and there is no ranking; p values "
                + "are adjusted by Holm, shrunk rates have all verifiers as their prior.")
    }

    package static func quarter(
        from: String, to: String, rounds: [String], least: Int
    ) -> Text {
        Text(
            "各勘员按滚动季度（\(from)至\(to)）评定，合并"
                + "\(rounds.joined(separator: "、"))轮的随机样本；本轮每人不少于\(least)件。各轮"
                + "抽样比不同，差错数区间和 α、β 按差错在各轮间最不利的分布计算（霍夫丁不等式），只宽不窄。",
            "Verifiers are judged by a rolling quarter (\(from) to \(to)), with the random samples "
                + "of \(rounds.joined(separator: ", ")); this round drew at least \(least) of "
                + "each. As each round had a sampling fraction of its own, intervals, α and β are "
                + "those of errors spread over the rounds in the worst way (Hoeffding's "
                + "inequality): they may be wide, never narrow.")
    }

    package static func funnel(_ inside: Int, of count: Int) -> Text {
        Text(
            "漏斗图：横轴复核件数，纵轴差错率；\(count)名勘员中\(inside)名在95%控制限之内。",
            "Funnel plot of error rate by number of reviews; \(inside) of \(count) verifiers are "
                + "within the limits of 95%.")
    }

    package static func map(_ count: Int) -> Text {
        Text(
            "示意图：\(count)个乡镇，圆越大复核越多，颜色越深差错率越高。",
            "Schematic map of \(count) townships: larger circles for more reviews, darker ones for "
                + "higher error rates.")
    }

    package static func agreement(
        kappa: String, bounds: String?, count: Int
    ) -> Text {
        Text(
            "对\(count)件就是否符合条件分别作出判断，科恩一致性系数 κ=\(kappa)"
                + (bounds.map { "，区间\($0)" } ?? "") + "。",
            "Eligibility of \(count) items was judged twice: Cohen's κ = \(kappa)"
                + (bounds.map { ", interval \($0)" } ?? "") + ".")
    }

    package static func income(
        count: Int, mean: String, lower: String, upper: String
    ) -> Text {
        Text(
            "\(count)件的人均收入（核查减复核）平均相差\(mean)元，一致性界限为\(lower)元至\(upper)元"
                + "（Bland–Altman）。",
            "Income per head of \(count) items, visit less review: on the average \(mean) yuan, "
                + "limits of agreement \(lower) to \(upper) yuan (Bland–Altman).")
    }

    package static func trend(probability: String?, severity: Text, score: Int?) -> Text {
        Text(
            (probability.map { "各轮差错率的线性趋势检验 p=\($0)。" } ?? "轮次不足，不作趋势检验。")
                + "下一轮执行\(severity.chinese)" + (score.map { "，转移得分\($0)分" } ?? "") + "。",
            (probability.map { "Test of a linear trend of the rates: p = \($0). " }
                ?? "Too few rounds for a trend. ")
                + "The next round's inspection is \(severity.english)"
                + (score.map { "; switching score \($0)" } ?? "") + ".")
    }

    package static func recoveries(
        toRecover: String, recovered: String, toPay: String, paid: String
    ) -> Text {
        Text(
            "应追回\(toRecover)元，已追回\(recovered)元；应补发\(toPay)元，已补发\(paid)元。",
            "To be recovered: \(toRecover) yuan, recovered \(recovered); to be paid: \(toPay) "
                + "yuan, paid \(paid).")
    }

    /// - Parameter fee: what was paid in the period, and what part of it the deduction is; nil
    ///   where nothing was paid.
    package static func fee(_ fee: (paid: String, share: String)?, deducted: String) -> Text {
        Text(
            (fee.map { "本期从基金支付服务费\($0.paid)元；" } ?? "本期未从基金支付服务费；")
                + "经确认扣减保险公司服务费\(deducted)元"
                + (fee.map { "，为本期服务费的\($0.share)。" } ?? "。"),
            (fee.map { "The fund paid \($0.paid) yuan of service fees in the period; " }
                ?? "The fund paid no service fee in the period; ")
                + "\(deducted) yuan of the insurer's fee are deducted by confirmed measures"
                + (fee.map { ", \($0.share) of it." } ?? "."))
    }

    package static let none = Text("无。", "None.")

    package static let attached = Text(
        "本报告有机读版（JSON）和工作簿（XLSX），内容一致。",
        "The report is also there as JSON and as a workbook, with the same content.")

    package static let shared = Text(
        "公用定义（标有“＊”的查询，运行时前面加上本段）",
        "Shared (to be put in front of the queries with a star)")

    package static let unplaced = Text(
        "无坐标的乡镇未绘于图中。", "Townships without a place are not on the map.")

    package static let queries = Text(
        "下列查询依次重新计算正文各表。精确区间由计数得出，由 deploy/check-sample 依机读报告复算。",
        "These queries recompute the tables of the report one by one. The exact intervals follow "
            + "from the counts; deploy/check-sample computes them from the JSON report.")

    package static let items = Text(
        "按签号排序；签号印前16位，全文见机读版。",
        "By their lots, of which the first 16 digits are printed.")
}
