import Domain

/// What the nouns of the sampling review are called in its papers.
package enum ReviewTermWord {
    package static func part(_ part: ReviewPart?) -> Text {
        switch part {
        case .paid: ReviewReportWord.paidPart
        case .refused: ReviewReportWord.refusedPart
        case nil: Text("全部", "All")
        }
    }

    package static func standing(_ standing: SeedCeremony.Standing) -> Text {
        switch standing {
        case .revealed: Text("已揭示", "revealed")
        case .absent: Text("缺席", "absent")
        case .withheld: Text("未揭示", "kept back")
        }
    }

    /// Shorter than ``ForcedReason/text``: for the narrow columns of a list.
    package static func forced(_ reason: ForcedReason) -> Text {
        switch reason {
        case .relative: Text("近亲属", "relative")
        case .override: Text("人工纳入", "override")
        case .large: Text("大额", "large")
        case .objection: Text("有异议", "objection")
        case .relation: Text("核审关联", "relation")
        case .account: Text("卡号重复", "account")
        case .repeated: Text("重复申报", "repeated")
        case .travel: Text("行程可疑", "travel")
        case .photo: Text("照片重复", "photo")
        }
    }

    package static let certain = Text("必抽", "certain")
    package static let topUp = Text("补抽", "top-up")
    package static func hits(_ count: Int) -> Text { Text("命中\(count)", "hits \(count)") }
    package static func rank(_ rank: Int) -> Text { Text("层内\(rank)", "rank \(rank)") }
    package static let forcedStratum = Text("必查", "forced")
    package static let noStratum = Text("（不分层）", "(none)")

    package static func meaning(_ errorClass: ErrorClass) -> Text {
        switch errorClass {
        case .eligibility:
            Text("资格认定错误，或者未实际入户", "Eligibility is wrong, or nobody came")
        case .amount: Text("金额差错超过容差", "The amount is wrong beyond the tolerance")
        case .evidence: Text("证据缺失或者不实", "Evidence is missing or not genuine")
        case .clerical: Text("笔误等其他差错", "Any other difference")
        }
    }

    package static func field(_ field: ReviewReportContent.Problem.Field) -> Text {
        switch field {
        case .members: Text("家庭成员", "Members")
        case .income: Text("收入", "Income")
        case .assets: Text("资产", "Assets")
        case .bills: Text("票据", "Bills")
        case .eligibility: Text("是否符合条件", "Eligibility")
        case .amount: Text("应发金额", "Amount")
        case .account: Text("银行账户", "Account")
        case .visit: Text("确曾入户", "Visit")
        case .signature: Text("签字", "Signature")
        case .notice: Text("公示", "Notice")
        case .moneyReceived: Text("足额到账", "Money received")
        }
    }

    package static func measure(_ kind: ReviewConsequence.Kind) -> Text {
        switch kind {
        case .reverify: Text("全部重查", "Visit all again")
        case .suspend: Text("暂停上岗", "Suspend")
        case .deductFee: Text("扣减服务费", "Deduct the fee")
        case .reopen: Text("重新受理", "Reopen")
        case .recover: Text("追回", "Recover")
        case .payRest: Text("补发", "Pay the rest")
        case .recheckTown: Text("全镇复核", "Review the township")
        case .warn: Text("警告", "Warn")
        case .refer: Text("移送", "Refer")
        }
    }

    /// 依据规则 - why a measure was proposed, with the figures it rests on; a rule that has no words
    /// is told by its name.
    package static func rule(_ consequence: ReviewConsequence) -> Text {
        let basis = consequence.basis
        let counts = "\(basis["wrong"] ?? 0)/\(basis["reviewed"] ?? 0)"
        let rule = rule(named: consequence.rule) ?? Text(consequence.rule, consequence.rule)
        return consequence.rule.hasSuffix("_above")
            ? Text("\(rule.chinese)（\(counts)）", "\(rule.english) (\(counts))") : rule
    }

    /// The same without the figures; nil for a rule that has no words.
    package static func rule(named code: String) -> Text? { rules[code] }

    private static let rules: [String: Text] = [
        "class_a": Text("发现A类差错", "an error of class A"),
        "warn_above": Text("差错率超过警告线", "error rate above the line of warning"),
        "recheck_above": Text("差错率超过复查扣费线", "error rate above the line of recheck and fee"),
        "suspend_above": Text("差错率超过停查线", "error rate above the line of suspension"),
        "fabricated": Text("未实际入户", "nobody came"),
        "overpaid": Text("多发", "paid too much"),
        "underpaid": Text("少发", "paid too little"),
        "wrongly_refused": Text("应纳未纳", "refused though in need"),
        "wrongly_found": Text("认定有误", "found wrongly"),
    ]

    package static func state(_ state: ReviewConsequence.State) -> Text {
        switch state {
        case .proposed: Text("待确认", "proposed")
        case .confirmed: Text("已确认", "confirmed")
        case .rejected: Text("已驳回", "rejected")
        }
    }

    package static func severity(_ severity: InspectionSeverity) -> Text {
        switch severity {
        case .normal: Text("正常检验", "normal")
        case .tightened: Text("加严检验", "tightened")
        case .reduced: Text("放宽检验", "reduced")
        case .discontinued: Text("暂停检验", "discontinued")
        }
    }

    package static func signer(_ role: ReviewReportContent.SignerRole) -> Text {
        switch role {
        case .preparer: Text("编制人", "Prepared by")
        case .reviewer: Text("复核人", "Checked by")
        case .leader: Text("负责人", "Head of the office")
        }
    }

    package static func event(_ kind: SeedCeremony.Minute.Kind) -> Text {
        switch kind {
        case .framed: Text("抽样框与计划定稿并公布", "Frame and plan fixed and published")
        case .committed: Text("提交承诺", "Commitment handed in")
        case .closed: Text("承诺截止", "Commitments closed")
        case .rolled: Text("掷骰二十枚，两人分别读数、录入一致", "Dice rolled, read twice alike")
        case .lottery: Text("录入彩票号码", "Lottery digits recorded")
        case .revealed: Text("揭示随机数，与承诺相符", "Part revealed, as committed to")
        case .settled: Text("定种", "Seed settled")
        }
    }
}
