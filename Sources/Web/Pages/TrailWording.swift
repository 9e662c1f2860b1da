import Domain
import Wording

/// The trail in words: it keeps codes, which mean the same for ever.
package enum TrailWording {
    /// What was done; an action without words by its own name.
    package static func action(_ name: String) -> Text { actions[name] ?? Text(name, name) }

    private static let actions: [String: Text] = [
        "load_scheme": Text("方案入库", "Scheme loaded"),
        "register_county": Text("登记户册", "Register loaded"),
        "import_feed": Text("导入部门数据", "Feed imported"),
        "import_applications": Text("导入申请", "Applications imported"),
        "open_leads": Text("生成线索", "Lead opened"),
        "prescreen_claim": Text("镇村初筛", "Prescreened"),
        "crosscheck_list": Text("信息比对名单", "Compared by list"),
        "prescreen_list": Text("镇村初筛名单", "Prescreened by list"),
        "record_verification": Text("登记入户核查", "Visit recorded"),
        "record_crosschecks": Text("登记信息比对", "Comparisons recorded"),
        "resolve_crosscheck": Text("处理比对命中", "Comparison decided"),
        "assess_claim": Text("理算", "Computed"),
        "record_village_review": Text("登记村级评议", "Village review recorded"),
        "post_notice": Text("张贴公示", "Notice posted"),
        "raise_objection": Text("登记异议", "Objection raised"),
        "rule_on_objection": Text("裁定异议", "Objection decided"),
        "close_notice": Text("撤除公示", "Notice taken down"),
        "approve_claim": Text("审批", "Approval decided"),
        "order_payments": Text("制作付款文件", "Payments ordered"),
        "name_fund_account": Text("登记基金专户", "Fund's account named"),
        "take_payment_file": Text("下载付款文件", "Payment file taken"),
        "confirm_payee": Text("核对收款账户", "Payee's account looked at"),
        "import_statement": Text("导入对账单", "Statement imported"),
        "withdraw_claim": Text("撤回案件", "Withdrawn"),
        "grant_appropriation": Text("下达拨款", "Appropriation granted"),
        "raise_reminders": Text("催办", "Reminded"),
        "retry_work": Text("重新执行待办", "Sent work again"),
        "create_officer": Text("开立账户", "Account created"),
        "deactivate_officer": Text("停用账户", "Account deactivated"),
        "reactivate_officer": Text("恢复账户", "Account reactivated"),
        "found_administration": Text("首任安全管理员", "First security administrator"),
        "propose_appointment": Text("提出任命", "Appointment proposed"),
        "confirm_appointment": Text("复核同意任命", "Appointment confirmed"),
        "reject_appointment": Text("复核不同意任命", "Appointment rejected"),
        "withdraw_appointment": Text("撤回任命", "Appointment withdrawn"),
        "end_appointment": Text("免去岗位", "Appointment ended"),
        "add_officer": Text("登记人员", "Officer registered"),
        "change_password": Text("修改口令", "Password changed"),
        "reset_password": Text("重置口令", "Password reset"),
        "unlock_officer": Text("解除锁定", "Account unlocked"),
        "enrol_second_factor": Text("申请绑定验证码", "Second factor begun"),
        "confirm_second_factor": Text("绑定验证码", "Second factor enrolled"),
        "remove_second_factor": Text("解除验证码", "Second factor removed"),
        "issue_token": Text("发放系统令牌", "Token issued"),
        "revoke_token": Text("吊销系统令牌", "Token revoked"),
        "export_cases": Text("导出案件", "Cases exported"),
        "export_persons": Text("导出名册", "Register exported"),
        "export_prescreenings": Text("导出初筛结果", "Prescreenings exported"),
        "export_crosschecks": Text("导出比对结果", "Comparisons exported"),
        "export_book": Text("导出账簿", "Book exported"),
        "remove_own_second_factor": Text("本人解除动态验证码", "Own second factor removed"),
        "bind_certificate": Text("登记客户端证书", "Client certificate bound"),
        "confirm_certificate": Text("复核客户端证书", "Client certificate confirmed"),
        "revoke_certificate": Text("吊销客户端证书", "Client certificate revoked"),
        "bind_sign_on": Text("绑定统一认证", "Sign-on bound"),
        "remove_sign_on": Text("解除统一认证", "Sign-on removed"),
        "reveal_personal_data": Text("查看完整信息", "Shown unmasked"),
        "propose_erasure": Text("提出删除个人信息", "Erasure proposed"),
        "erase_subject": Text("删除个人信息", "Household erased"),
        "reject_erasure": Text("不予删除", "Erasure rejected"),
        "rotate_key": Text("更换密钥", "Key exchanged"),
        "destroy_key": Text("销毁密钥", "Key destroyed"),
        "rewrap_keys": Text("更换主密钥", "Master key exchanged"),
        "sign_out_everywhere": Text("退出其他会话", "Signed out elsewhere"),
        "propose_plan": Text("拟订排期", "Plan proposed"),
        "adjust_plan": Text("调整排期", "Plan adjusted"),
        "publish_plan": Text("发布排期", "Plan published"),
        "replan_visits": Text("改排", "Planned anew"),
        "withdraw_plan": Text("撤回排期", "Plan withdrawn"),
        "agree_visit_hours": Text("约定入户时间", "Hours agreed"),
        "declare_relative": Text("亲属回避申报", "Relative declared"),
        "withdraw_relative": Text("撤回亲属回避", "Relative taken back"),
        "set_verifier_skills": Text("登记专长", "Skills set"),
        "mark_absence": Text("登记缺勤、停用", "Absence marked"),
        "frame_review": Text("抽样复核定框", "Review framed"),
        "commit_seed_part": Text("提交种子承诺", "Seed part committed to"),
        "close_commitments": Text("截止承诺", "Commitments closed"),
        "read_dice": Text("录入骰点", "Dice read"),
        "record_lottery": Text("录入彩票号码", "Lottery recorded"),
        "reveal_seed_part": Text("揭示随机数", "Seed part shown"),
        "settle_seed": Text("定种", "Seed settled"),
        "draw_sample": Text("抽样", "Sample drawn"),
        "extend_sample": Text("扩大样本", "Sample extended"),
        "assign_reviews": Text("安排复核", "Reviews assigned"),
        "record_review_visit": Text("登记复核", "Review recorded"),
        "finish_review": Text("提交复核结论", "Review made final"),
        "dispute_review": Text("对复核提出异议", "Review disputed"),
        "decide_review_dispute": Text("裁定复核异议", "Dispute of a review decided"),
        "recheck_review": Text("二次复核", "Review rechecked"),
        "close_review": Text("复核完毕", "Review closed"),
        "publish_review_report": Text("发布复核报告", "Review report published"),
        "confirm_consequence": Text("确认处理措施", "Consequence confirmed"),
        "reject_consequence": Text("驳回处理措施", "Consequence rejected"),
        "open_rectification": Text("下达整改", "Rectification opened"),
        "close_rectification": Text("整改销号", "Rectification closed"),
    ]

    /// What the entry tells. The request's key is left out: a hash tells nobody anything.
    package static func notes(_ notes: [CaseFile.Event.Note], in language: Language) -> HTML {
        let told = notes.filter { $0.name != "key" && !$0.value.isEmpty }.map { note -> HTML in
            "<li>\(name(note.name)[language]) \(value(of: note, in: language))</li>"
        }
        return told.isEmpty ? .empty : "<ul class=\"notes\">\(told)</ul>"
    }

    /// What a note is about; a note without words by its own name.
    package static func name(_ name: String) -> Text {
        if let text = names[name] { return text }
        guard name.hasPrefix("rejected.") else { return Text(name, name) }
        let reason = name.dropFirst("rejected.".count)
        return Text("拒收 \(reason)", "refused, \(reason)")
    }

    private static let names: [String: Text] = [
        "state": Label.state, "reason": Label.reason, "scheme": Label.scheme,
        "handler": Label.handler, "approver": Label.approver, "present": Label.present,
        "in_favour": Label.inFavour, "ruling": Label.ruling,
        "decided_on": Text("决定日期", "decided on"), "visited_on": Text("入户日期", "visited on"),
        "held_on": Text("评议日期", "held on"), "posted_on": Text("张贴日期", "posted on"),
        "due_on": Text("公示至", "hangs until"), "taken_down_on": Text("撤除日期", "taken down on"),
        "raised_on": Text("提出日期", "raised on"), "ruled_on": Text("裁定日期", "decided on"),
        "granted_on": Text("下达日期", "granted on"), "document": Text("文号", "document"),
        "verification": Text("核查内容封存值", "commitment to the findings"),
        "crosschecks": Text("比对内容封存值", "commitment to the comparisons"),
        "crosscheck": Text("比对记录", "comparison"), "conflicted": Text("应回避核查员", "conflicted"),
        "objection": Text("异议编号", "objection"), "household_no": Text("户序号", "household no."),
        "by_rule_fen": Text("按规则计算（元）", "by rule (yuan)"), "amount_fen": Label.amount,
        "total_fen": Text("合计（元）", "total (yuan)"),
        "closing_fen": Text("期末余额（元）", "closing balance (yuan)"),
        "batch": Text("批次", "batch"), "payments": Text("笔数", "payments"),
        "payer": Text("付款户名", "payer"), "payer_account": Text("付款账号", "paying account"),
        "payer_bank": Text("开户银行", "paying bank"),
        "left_out": Text("未列入", "left out"), "file": Text("文件摘要值", "file digest"),
        "files": Text("文件摘要值", "digest of the files"), "hash": Text("摘要值", "digest"),
        "statement": Text("对账单", "statement"), "entries": Text("明细", "entries"),
        "matched": Text("已核销", "matched"), "opened": Text("新增线索", "opened"),
        "joined": Text("并入线索", "joined"), "rows": Text("行数", "rows"),
        "accepted": Text("接收", "accepted"), "duplicates": Text("重复", "duplicates"),
        "superseded": Text("被更正", "superseded"), "households": Text("户数", "households"),
        "persons": Text("人数", "persons"), "raised": Text("催办件数", "reminders"),
        "officer": Text("人员", "officer"), "roles": Text("岗位", "roles"),
        "area": Text("所辖区划", "area"), "insurer": Text("承保机构", "insurer"),
        "appointment": Text("任命编号", "appointment"), "decision": Text("结论", "decision"),
        "refused": Text("未受理", "not taken"),
        "payment": Text("付款编号", "payment"), "outcome": Text("结论", "outcome"),
        "account": Text("账户内容封存值", "commitment to the account"),
        "member": Text("成员编号", "member"), "datum": Text("查看项", "datum"),
        "household": Text("户序号", "household no."),
        "erasure": Text("删除申请", "proposal to erase"),
        "made_key": Text("启用密钥", "key in use"),
        "destroyed_key": Text("销毁密钥", "key destroyed"),
        "round": Label.oneReview, "item": Label.sampleItem, "error_class": Label.errorClass,
        "paid_fen": Label.firstAmount, "right_fen": Label.rightAmount, "means": Label.means,
        "stands": Label.verdict, "consequence": Label.consequences,
    ]

    private static func value(
        of note: CaseFile.Event.Note, in language: Language
    ) -> HTML {
        let value = note.value
        if note.name == "state", let state = ClaimState(rawValue: value) {
            return "\(state.text[language])"
        }
        if note.name == "decision", let end = value.firstIndex(of: " "),
            let state = ClaimState(rawValue: String(value[..<end]))
        {
            return "\(state.text[language])\(language.record(String(value[end...])))"
        }
        if note.name == "ruling", let ruling = ruling(value) { return "\(ruling[language])" }
        if note.name.hasSuffix("_fen"), let amount = Int64(value) {
            return "\(Fen(amount).grouped)"
        }
        let isDigest = value.utf8.count >= 64 && value.allSatisfy(\.isHexDigit)
        return isDigest ? "<code>\(value.prefix(12))</code>" : language.record(value)
    }

    private static func ruling(_ code: String) -> Text? {
        ObjectionRuling(rawValue: code)?.text ?? Crosscheck.Resolution(rawValue: code)?.text
    }
}
