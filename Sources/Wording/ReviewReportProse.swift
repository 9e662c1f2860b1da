import Domain

/// The sentences of the report of the sampling review. Figures come as they are to be printed.
package enum ReviewReportProse {
    package static func subtitle(from: String, to: String, round: String) -> Text {
        Text(
            "（\(from)至\(to)，复核轮次\(round)）", "(\(from) to \(to), round \(round))")
    }

    package static func addressee(_ name: String) -> Text { Text("\(name)：", "To \(name):") }

    package static func opening(
        from: String, to: String, items: Int, sum: String, drawn: Int, completed: Int
    ) -> Text {
        Text(
            "按照防贫保险入户核查质量控制的要求，我办对\(from)至\(to)期间办结的入户核查进行了抽样复核。"
                + "抽样框共\(items)件，涉及金额\(sum)元；抽取\(drawn)件，完成复核\(completed)件。"
                + "抽样框在种子产生之前定稿公布，种子由各方承诺、掷骰共同产生，任何人均可复算。"
                + "现将有关情况报告如下。",
            "The home visits that ended from \(from) to \(to) were reviewed by sampling. The frame "
                + "has \(items) items and \(sum) yuan; \(drawn) items were drawn, \(completed) "
                + "reviewed to the end. The frame was published before the seed came about, the "
                + "seed by commitments of several parties and by dice; anyone can draw again.")
    }

    package static func money(
        over: String, upper: String?, tolerable: String, isTolerable: Bool?, under: String
    ) -> Text {
        let verdict: Text =
            switch isTolerable {
            case true?: Text("未超过", "is within")
            case false?: Text("超过", "exceeds")
            case nil: Text("无法与之比较", "cannot be held against")
            }
        return Text(
            "金额：拟发放部分推断多发\(over)元，上限\(upper ?? "—")元，\(verdict.chinese)可容忍金额"
                + "\(tolerable)元；推断少发\(under)元。多发与少发分别计算，互不抵销。",
            "Money: an estimated \(over) yuan of the part to be paid is too much; the upper bound "
                + "of \(upper ?? "—") yuan \(verdict.english) the tolerable \(tolerable) yuan. An "
                + "estimated \(under) yuan is too little. The two are never netted.")
    }

    package static func rates(paid: String, refused: String, bounds: String?) -> Text {
        Text(
            "差错率（A、B类）：拟发放部分按件\(paid)；未通过部分\(refused)"
                + (bounds.map { "，区间\($0)" } ?? "") + "。",
            "Error rates (classes A and B): \(paid) of the items to be paid; \(refused) of those "
                + "refused" + (bounds.map { ", interval \($0)" } ?? "") + ".")
    }

    package static func verifiers(_ count: Int, rejected: Int, flagged: Int) -> Text {
        Text(
            "勘员：共\(count)名，抽样检验不合格\(rejected)名，差错率显著高于停查线\(flagged)名。",
            "Verifiers: \(count) in all; the work of \(rejected) was not accepted, the error rate "
                + "of \(flagged) is significantly above the line.")
    }

    package static func actions(measures: Int, rectifications: Int, open: Int) -> Text {
        Text(
            "处理：提出处理措施\(measures)项，下达限时整改\(rectifications)项，其中尚未完成\(open)项。",
            "Measures: \(measures) proposed or decided, \(rectifications) rectifications, "
                + "\(open) of them open.")
    }

    package static func captions(_ confidence: String) -> Text {
        Text(
            "除另有说明外，区间与上限的置信度均为\(confidence)。表题后方括号内为复算查询名称，查询文本见附件；"
                + "“—”表示无法估计。",
            "Unless something else is said, intervals and bounds have a confidence of "
                + "\(confidence). The name in brackets behind a caption is that of the query that "
                + "recomputes the figures, see the annex; a dash is what cannot be estimated.")
    }

    package static func population(at: String) -> Text {
        Text(
            "抽样框由本期办结的全部入户核查以及镇村初筛剔除的线索组成，每一件或者在且仅在一层之内，或者注明"
                + "原因予以剔除。抽样框于\(at)定稿，其默克尔树根（SM3）为：",
            "The frame is every visit that ended in the period and every lead that a town screened "
                + "out; each is in exactly one stratum, or left out with a reason. It was fixed at "
                + "\(at); the root of its Merkle tree (SM3) is")
    }

    package static func design(least: Int, perVerifier: Int, allowed: Int) -> Text {
        Text(
            "拟发放部分按金额不等概率系统抽取（货币单元抽样），金额不小于抽样间距的必抽；未通过部分分层随机"
                + "抽取，每层至少\(least)件；每名勘员每季度随机补抽至\(perVerifier)件，差错不超过\(allowed)件"
                + "为合格。必查项全部复核，单独成层。",
            "The part to be paid is drawn by money (monetary-unit sampling), items as large as the "
                + "interval for certain; the refused part at random by strata, at least \(least) "
                + "of each; each verifier's sample of a quarter is topped up to \(perVerifier), "
                + "and accepted with no more than \(allowed) errors. Forced items are all "
                + "reviewed, as a stratum of their own.")
    }

    package static func extended(paid: String, refused: String) -> Text {
        Text(
            "抽样后曾扩样：拟发放部分增加\(paid)次抽取，未通过部分增至\(refused)件；原样本全部保留。",
            "The sample was extended: \(paid) more hits of the part to be paid, \(refused) refused "
                + "items in the end. All that had been drawn stays.")
    }

    package static func tolerance(share: String, amount: String, income: String) -> Text {
        Text(
            "容差在抽样前确定：金额差异不超过核定金额的\(share)或者\(amount)元（取大者）、收入项差异不超过"
                + "\(income)元的，列示但不计差错。",
            "The tolerance was fixed before the draw: a difference of an amount of no more than "
                + "\(share) or \(amount) yuan, whichever is more, and of an item of income of no "
                + "more than \(income) yuan is listed and counts as none.")
    }

    package static func curve(good: String, bad: String) -> Text {
        Text(
            "勘员抽检方案对不同差错率的工作的接受概率如下；差错率不高于\(good)为好，不低于\(bad)为差。",
            "How probable it is that a verifier's work is accepted, by its error rate; up to "
                + "\(good) is good, \(bad) and more is bad.")
    }

    package static func standard(
        limit: String, size: Int, allowed: Int, accepts: String
    ) -> Text {
        Text(
            "作为对照，GB/T 2828.1 一般检验水平Ⅱ、AQL=\(limit)的一次抽样方案为 n=\(size)、Ac=\(allowed)，"
                + "对差错率10%的批仍有\(accepts)的概率接收。",
            "For comparison: the single sampling plan of GB/T 2828.1, level II, AQL \(limit), is "
                + "n = \(size), Ac = \(allowed); it accepts a lot of which a tenth is wrong with "
                + "probability \(accepts).")
    }

    package static func seed(dice: String, lottery: String?) -> Text {
        Text(
            "承诺全部先于掷骰提交，掷骰先于随机数揭示，故任何一方均不能左右结果；缺席者以固定值代替，不能以"
                + "缺席阻止抽样。骰点：\(dice)" + (lottery.map { "；\($0)" } ?? "") + "。",
            "All commitments came before the dice, the dice before the parts were revealed, so "
                + "that nobody could choose the outcome; whoever was absent stopped nothing. Dice: "
                + dice + (lottery.map { "; \($0)" } ?? "") + ".")
    }

    package static let replay = Text(
        "以公布的抽样框、计划和种子，运行下列命令即可重现中签清单与全部估计。种子及命令为：",
        "With the published frame, plan and seed the command below draws and estimates again. The "
            + "seed, and the command:")
}
