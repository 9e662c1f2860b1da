import Domain

// The words of the sampling review.

extension ReviewState {
    package var text: Text {
        switch self {
        case .framed: Text("已定框", "framed")
        case .committed: Text("已承诺", "committed")
        case .seeded: Text("已定种", "seeded")
        case .drawn: Text("已抽样", "drawn")
        case .reviewed: Text("已复核", "reviewed")
        case .reported: Text("已报告", "reported")
        }
    }
}

extension ReviewPart {
    package var text: Text {
        switch self {
        case .paid: Text("拟发放", "to be paid")
        case .refused: Text("未通过", "refused")
        }
    }
}

extension ReviewParty {
    package var text: Text {
        switch self {
        case .office: Text("防贫办", "the office")
        case .insurer: Text("保险公司", "the insurer")
        case .auditor: Text("审计", "the auditor")
        }
    }
}

extension ForcedReason {
    package var text: Text {
        switch self {
        case .relative: Text("近亲属", "a near relative of somebody in office")
        case .override: Text("人工纳入", "included against the rules")
        case .large: Text("大额", "a large amount")
        case .objection: Text("有异议", "an objection was upheld")
        case .relation: Text("核审关联", "verifier and approver are related")
        case .account: Text("卡号重复", "several are paid to this account")
        case .repeated: Text("重复申报", "paid within twelve months")
        case .travel: Text("行程可疑", "visits too far apart for the time")
        case .photo: Text("照片重复", "a photograph of another visit, too")
        }
    }
}

extension FrameExclusion {
    /// Why something was left out, by the code that stands in the frame; a code that nobody knows
    /// as it is.
    package static func text(of code: String) -> Text {
        FrameExclusion(rawValue: code)?.text ?? Text(code, code)
    }

    package var text: Text {
        switch self {
        case .undecided: Text("尚未决定，下一轮再抽", "undecided; the next round takes it up")
        case .superseded: Text("不是末次核查", "a later visit counts")
        case .erased: Text("个人信息已删除", "data erased")
        }
    }
}

/// 层 - the parts of a stratum's name, its cause as a word: `石桥镇|illness` is 石桥镇·因病.
package func stratumText(_ name: String) -> Text {
    let parts = name.split(separator: "|")
    func joined(_ language: Language) -> String {
        parts.map { Cause(rawValue: String($0))?.text[language] ?? String($0) }
            .joined(separator: "·")
    }
    return Text(joined(.chinese), joined(.english))
}

extension ReviewOutcome {
    package var text: Text {
        switch self {
        case .done: Text("完成", "done")
        case .refused: Text("拒绝", "refused")
        case .untraceable: Text("无法找到", "not to be found")
        }
    }
}

extension ErrorClass {
    /// With the letter that the reports know it by.
    package var text: Text {
        switch self {
        case .eligibility: Text("A 资格错误", "A eligibility")
        case .amount: Text("B 金额错误", "B amount")
        case .evidence: Text("C 证据缺失", "C evidence missing")
        case .clerical: Text("D 笔误", "D clerical")
        }
    }
}

extension TicketMode {
    package var text: Text {
        switch self {
        case .sm3: Text("国密 SM3", "SM3")
        case .sha256: Text("SHA-256", "SHA-256")
        case .rivest: Text("consistent_sampler（SHA-256）", "consistent_sampler (SHA-256)")
        }
    }
}

extension InspectionSeverity {
    package var text: Text {
        switch self {
        case .normal: Text("正常检验", "normal")
        case .tightened: Text("加严检验", "tightened")
        case .reduced: Text("放宽检验", "reduced")
        case .discontinued: Text("暂停检验", "discontinued")
        }
    }
}

extension ReviewDesign {
    package var text: Text {
        switch self {
        case .risk: Text("风险法", "by risk")
        case .lots(let limit):
            Text("GB/T 2828.1，接收质量限 \(limit.rawValue)", "GB/T 2828.1, AQL \(limit.rawValue)")
        }
    }
}

extension ReviewSizeStep {
    /// One step of "why so many?", as a sentence with its figures.
    package var text: Text {
        switch self {
        case .population(let items): Text("总体 \(items) 件", "the population has \(items)")
        case .census(let limit):
            Text("少于 \(limit) 件，全部复核", "fewer than \(limit): all are reviewed")
        case .tolerated(let rate, let errors):
            Text(
                "可容忍差错率 \(rate.percent)：总体有 \(errors) 件差错就不应接受",
                "\(rate.percent) is tolerable: with \(errors) errors it is not to be accepted")
        case .allowed(let errors):
            Text("样本中允许发现 \(errors) 件差错", "the sample may show \(errors) errors")
        case .enough(let size, let probability, let risk):
            Text(
                "抽 \(size) 件时，不该接受而未发现的概率为 \(probability.percent)，不超过 \(risk.percent)",
                "with \(size) the chance to miss it is \(probability.percent), no more than "
                    + risk.percent)
        case .oneLess(let size, let probability):
            Text(
                "少抽一件（\(size) 件）则为 \(probability.percent)，不够",
                "with one less (\(size)) it is \(probability.percent): not enough")
        case .withoutCorrection(let size):
            Text("总体很大时需 \(size) 件", "a large population would need \(size)")
        case .corrected(let size):
            Text("有限总体修正后 \(size) 件", "corrected for a finite population: \(size)")
        case .allowance(let percent, let size):
            Text(
                "计入找不到的，乘以 \(percent)%，得 \(size) 件",
                "for those who will not be found, times \(percent)%: \(size)")
        case .yearlyMinimum(let items):
            Text("按年度下限，本轮至少 \(items) 件", "the year's minimum asks for \(items) this time")
        case .monetary(let tolerable, let expected):
            Text(
                "按金额抽：可容忍 \(tolerable.percent)，预期 \(expected.percent)",
                "by money: \(tolerable.percent) tolerable, \(expected.percent) expected")
        case .lotPlan(let limit, let severity, let size, let allowed):
            Text(
                "接收质量限 \(limit.rawValue)，\(severity.text.chinese)：抽 \(size) 件，接收数 \(allowed)",
                "AQL \(limit.rawValue), \(severity.text.english): \(size), accept with \(allowed)")
        }
    }
}

extension Double {
    /// A rate from 0 to 1 in per cent, with at most two decimals; a dash for what is none.
    package var percent: String {
        guard isFinite, (0...1).contains(self) else { return "—" }
        return Percent(basisPoints: Int64((self * 10_000).rounded()))?.description ?? "—"
    }
}
