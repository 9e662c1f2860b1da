import Domain

extension Refusal {
    /// What the rules say no to, why, and what to do.
    package var text: Text {
        switch self {
        case .notPermitted(let permission):
            Text(
                "没有“\(permission.rawValue)”权限，请由有权人员办理",
                "You may not do this (\(permission.rawValue)); ask somebody who may")
        case .keyReused(let key):
            Text(
                "请求编号 \(key) 已用于另一请求，请换新编号",
                "The key \(key) was used for another request; use a new one")
        case .claimNotFound(let id): Text("没有编号为 \(id) 的案件", "There is no case \(id)")
        case .householdNotFound(let id):
            Text("户册中没有 \(id)，请先登记", "The register has no household \(id); register it first")
        case .officerNotFound(let id):
            Text("人员 \(id) 未登记或已停用", "\(id) is not registered, or no longer active")
        case .schemeNotFound(let day):
            Text("\(day) 没有有效的方案，请先入库", "No scheme holds on \(day); load one first")
        case .unknownFeed(let channel):
            Text("\(channel.rawValue) 不是部门推送渠道", "\(channel.rawValue) is no department's feed")
        case .schemeDiffers(let id):
            Text(
                "方案 \(id) 已入库且内容不同，请换编号",
                "The scheme \(id) is stored with other content; give the new one another id")
        case .staleVersion(let id, let expected, let found):
            Text(
                "案件 \(id) 已被他人更新（版本 \(found)，您看到的是 \(expected)），请刷新后再办",
                "Case \(id) has changed (version \(found), you saw \(expected)); reload it"
            )
        default: decisionText
        }
    }

    private var decisionText: Text {
        switch self {
        case .wrongState(let id, let state):
            Text(
                "案件 \(id) 处于“\(state.term)”，不能办理此步",
                "Case \(id) is at '\(state.text.english)'; this step does not begin there")
        case .reasonMissing: Text("请填写理由", "Give a reason")
        case .tooFewVerifiers(let count, let needed):
            Text(
                "核查人员 \(count) 人，至少需要 \(needed) 人",
                "\(count) verifiers went; at least \(needed) must")
        case .membersMissing: Text("家庭人口至少 1 人", "A household has at least one member")
        case .negativeBasis: Text("核定自付不能为负", "The verified basis cannot be negative")
        case .votesExceedPresence:
            Text("票数与回避人数之和超过到会人数，请核对", "Votes and recusals exceed who was present")
        case .crosscheckNotFound(let id): Text("没有比对记录 \(id)", "There is no comparison \(id)")
        case .crosscheckAlreadyResolved(let id):
            Text("比对记录 \(id) 已处理", "Comparison \(id) is decided already")
        case .crosscheckWithoutHit(let id):
            Text("比对记录 \(id) 未命中，无需处理", "Comparison \(id) did not hit; nothing to decide")
        case .reviewNotPassed(let id):
            Text("案件 \(id) 未通过村级评议", "Case \(id) has not passed the village review")
        case .noticeNotHanging(let id):
            Text("案件 \(id) 当前没有公示", "No notice hangs for case \(id)")
        case .noticeIncomplete(let id):
            Text(
                "案件 \(id) 公示未满或有未决异议", "The notice of case \(id) is not complete")
        case .approvedBeforeNoticeEnded(let id, let day):
            Text(
                "案件 \(id) 公示至 \(day)，此前不能审批",
                "The notice of case \(id) hangs until \(day); approve on or after that day")
        case .objectionNotFound(let id):
            Text("案件 \(id) 没有待处理的异议", "Case \(id) has no open objection")
        default: moneyText
        }
    }

    private var moneyText: Text {
        switch self {
        case .fourEyes(let officer):
            Text(
                "经办与审批不能为同一人（\(officer)）",
                "Who prepared a case cannot approve it (\(officer))")
        case .notEligible(let id): Text("案件 \(id) 不符合救助条件", "Case \(id) is not eligible")
        case .alreadyApproved(let id): Text("案件 \(id) 已审批", "Case \(id) is approved already")
        case .fundExhausted(let needed, let available):
            Text(
                "资金不足：需要 \(needed.grouped) 元，可用 \(available.grouped) 元",
                "The fund has \(available.grouped) yuan left; \(needed.grouped) are needed")
        case .nothingToOrder: Text("没有待发放的款项", "No payout waits for a payment order")
        case .paymentNumberTooLong(let id):
            Text("户编号 \(id) 过长，银行字段容不下", "The household id \(id) does not fit the bank's field")
        case .statementUnbalanced(let id):
            Text("对账单 \(id) 余额不连续，未导入", "The statement \(id) does not add up; not imported")
        case .statementReissued(let id):
            Text("对账单 \(id) 已导入且内容不同", "The statement \(id) was imported with other content")
        case .statementForeign(let id):
            Text("对账单 \(id) 不是本基金账户的", "The statement \(id) is of another account")
        case .countyPresent: Text("数据库中已有县数据", "The database holds a county already")
        default: Text(code, code)
        }
    }
}
