import Domain

/// The words of the papers beside the report: minutes, list of drawn items, rectification notice.
package enum ReviewPaperWord {
    package static let minutesTitle = Text("抽样复核定种纪要", "Minutes of the seed ceremony")
    package static let listTitle = Text("抽样复核中签清单", "List of items drawn for review")
    package static let noticeTitle = Text("限时整改通知书", "Rectification notice")
    package static let round = Text("复核轮次", "Round")
    package static let until = Text("承诺截止", "Commitments until")
    package static let frameRoot = Text("框根", "Root of the frame")
    package static let dice = Text("骰点", "Dice")
    package static let readers = Text("读数人", "Read by")
    package static let lottery = Text("彩票", "Lottery")
    package static let seed = Text("种子", "Seed")
    package static let mode = Text("签号算法", "Lots by")
    package static let count = Text("件数", "Items")
    package static let witness = Text("见证人", "Witness")
    package static let received = Text("签收人", "Received by")
    package static let issued = Text("经办人", "Issued by")
    package static let framing = Text("定框摘要", "Digest of the framing")
    package static let plan = Text("计划摘要", "Digest of the plan")
    package static let report = Text("机读报告摘要", "Digest of the JSON report")
    package static let checkpoint = Text("留痕检查点", "Checkpoint of the trail")
    package static let key = Text("签名密钥", "Signed with")
    package static let query = Text("查询", "Query")

    package static func checkpoint(_ size: Int64, root: String, at: String) -> Text {
        Text(
            "前\(size)条，\(at)签名，树根\(root)", "\(size) entries, signed \(at), root \(root)")
    }

    package static let minutes = Text(
        "下列各方为本轮抽样复核共同产生种子。各方在掷骰之前以摘要承诺各自的随机数，掷骰之后揭示；种子由框根、"
            + "骰点、各方随机数和彩票号码依次计算，任何人可据本纪要复算。",
        "The parties made the seed together: each bound itself to its part by a digest before the "
            + "dice, and revealed it after them. Anyone can compute it from these minutes.")

    package static let notYet = Text("（尚未产生）", "(not yet)")

    package static func noticeOpening(
        from: String, to: String, round: String, item: String
    ) -> Text {
        Text(
            "在\(from)至\(to)防贫保险入户核查抽样复核（轮次\(round)）中"
                + (item.isEmpty ? "" : "，对编号\(item)的复核") + "发现下列问题，现通知你单位限时整改：",
            "The sampling review of the home visits from \(from) to \(to) (round \(round))"
                + (item.isEmpty ? "" : ", item \(item),") + " found what follows. Put it right:")
    }

    package static func noticeDue(_ due: String) -> Text {
        Text(
            "请于\(due)前完成整改，并将整改情况书面报送我办。逾期未整改或者整改不到位的，按合同约定和有关规定处理。",
            "Do so by \(due) and report in writing. What is late or not done is dealt with under "
                + "the contract and the rules.")
    }

    package static let noticeDispute = Text(
        "对复核结论有异议的，可在收到本通知之日起五个工作日内书面提出，由第三方裁定；异议期间不停止整改。",
        "Whoever does not accept the review's finding may object in writing within five working "
            + "days; a third person decides. The time goes on meanwhile.")

    package static let receipt = Text("送达回执", "Receipt")
}

/// The tabs of the report's workbook.
package enum ReviewSheetWord {
    package static let overview = Text("概况", "Overview")
    package static let frame = Text("抽样框", "Frame")
    package static let sample = Text("样本", "Sample")
    package static let errors = Text("差错", "Errors")
    package static let estimates = Text("估计", "Estimates")
    package static let verifiers = Text("分勘员", "Verifiers")
    package static let towns = Text("分镇", "Townships")
    package static let rectification = Text("整改", "Rectification")
    package static let subject = Text("项目", "Subject")
    package static let value = Text("内容", "Value")
    package static let confidence = Text("置信度", "Confidence")
    package static let made = Text("成文时间", "Made")
    package static let hits = Text("命中", "Hits")
    package static let rank = Text("层内序", "Rank")
    package static let certain = Text("必抽", "Certain")
    package static let topUp = Text("补抽", "Top-up")
    package static let alpha = Text("α", "α")
    package static let beta = Text("β", "β")
    package static let yes = Text("是", "yes")
    package static let error = Text("标准误", "Standard error")
    package static let accepted = Text("合格", "pass")
    package static let rejected = Text("不合格", "fail")
    package static let flagged = Text("显著超线", "above the line")
}

/// The words of too much and too little.
package enum ReviewSideWord {
    package static let caption = Text("金额差错推断", "Money in error")
    package static let over = Text("多发", "Too much")
    package static let under = Text("少发", "Too little")
    package static let worst = Text("多发（未完成按应发零计）", "Too much, missing ones as nothing due")
    package static let tolerable = Text("可容忍金额", "Tolerable")
    package static let leakage = Text("错保（已列入发放而不应享受）", "Leakage: paid without need")
    package static let undercoverage = Text(
        "漏保（未通过而应享受）", "Undercoverage: refused though in need")
    package static let countInterval = Text("差错数区间", "Wrong items")
    package static let worstUpper = Text("最坏上限", "At worst")
    package static let estimated = Text("推断差错件数", "Estimated items")
    package static let rate = Text("比例", "Rate")
}

/// The words of the figures, and of the tables under them.
package enum ReviewFunnelWord {
    package static let caption = Text("勘员差错率漏斗图", "Funnel plot of the verifiers")
    package static let map = Text("各乡镇差错率示意图", "Error rates of the townships")
    package static let trend = Text("各轮差错率", "Error rates of the rounds")
    package static let centre = Text("合计", "together")
    package static let found = Text("差错／复核", "Wrong of n")
    package static let wrongOfAll = Text("总体差错数", "Wrong of N")
    package static let judgement = Text("是否符合条件", "Eligible")
    package static let reviewerYes = Text("复核：符合", "Review: yes")
    package static let reviewerNo = Text("复核：不符合", "Review: no")
    package static let verifierYes = Text("核查：符合", "Visit: yes")
    package static let verifierNo = Text("核查：不符合", "Visit: no")
    package static let about = Text("对象", "About")
    package static let open = Text("未完成", "open")
    package static let verifiers = Text("各勘员差错情况", "Verifiers")
    package static let towns = Text("各乡镇差错情况", "Townships")
    package static let rounds = Text("各轮复核情况", "Rounds")
    package static let points = Text("抽检特性曲线数值", "Points of the curve")
    package static let task = Text("整改事项：", "To be done: ")
    package static let size = Text("样本量", "Size")
}
