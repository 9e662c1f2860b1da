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
        case .travel: Text("行程可疑", "visits too far apart for one day")
        }
    }
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
