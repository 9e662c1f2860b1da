import Domain
import Wording

// Words of the pages on which the three administrators work, and of the erasures.

extension Label {
    static let officers = Text("人员账号", "Officers")
    static let oneOfficer = Text("账号", "Officer")
    static let toOfficers = Text("返回人员账号", "Back to the officers")
    static let roles = Text("岗位", "Roles")
    static let noRoles = Text("无", "none")
    static let isSet = Text("已设", "set")
    static let isMissing = Text("未设", "none")
    static let active = Text("启用", "active")
    static let deactivated = Text("停用", "deactivated")
    static let lockedUntil = Text("锁定至", "locked until")
    static let createOfficer = Text("开立账号", "Open an account")
    static let createOfficerHint = Text(
        "新账号没有任何岗位，由安全管理员任命后才能办事。",
        "A new account may do nothing: a security administrator says what it holds.")
    static let ownOfficer = Text(
        "这是您自己的账号，须由另一名管理员办理。",
        "This is your own account; another administrator decides about it.")
    static let signingIn = Text("登录", "Signing in")
    static let resetPassword = Text("重置口令", "Reset the password")
    static let resetHint = Text(
        "重置后显示一次初始口令，本人首次登录须修改；原会话全部结束，锁定解除。",
        "An initial password is shown once and must be changed at the first sign-in; "
            + "all sessions end, and a lock is lifted.")
    static let initialPassword = Text(
        "初始口令，只显示这一次，请当面交给本人：",
        "The initial password, shown this once; hand it over in person:")
    static let toldBefore = Text(
        "这张表单已经提交过，内容只显示一次。需要时请重新办理。",
        "This form was sent before, and its answer is shown once; do it anew if need be.")
    static let unlock = Text("解除锁定", "Unlock")
    static let removeFactor = Text("解除动态验证码", "Remove the second factor")
    static let removeFactorHint = Text(
        "本人到场核对证件后办理；原会话全部结束。口令由系统管理员重置。",
        "After its owner came with the identity card; all sessions end. Passwords are reset by the "
            + "system administrator.")
    static let deactivate = Text("停用账号", "Deactivate")
    static let deactivateHint = Text(
        "停用后不能登录，岗位一并免去，恢复账号时不会恢复岗位。",
        "Nobody signs in by it, and its roles end; reactivating does not give them back.")
    static let reactivate = Text("恢复账号", "Reactivate")

    static let appointments = Text("任命", "Appointments")
    static let noAppointments = Text("没有任命记录", "No appointments")
    static let appointmentsHint = Text(
        "审批、会计、出纳和三员须由第二人复核。提出任命请打开该人员的账号页。",
        "Approvers, accountants, cashiers and administrators need a second person. "
            + "Appointments are proposed on the officer's page.")
    static let waitingAppointments = Text("待复核任命", "Waiting for the second person")
    static let noWaitingAppointments = Text("没有待复核的任命", "Nothing waits")
    static let latestAppointments = Text("任命记录", "Latest appointments")
    static let scope = Text("范围", "Where")
    static let wholeCounty = Text("全县", "the county")
    static let proposedBy = Text("提出人", "Proposed by")
    static let proposedAt = Text("提出时间", "Proposed at")
    static let decidedBy = Text("决定人", "Decided by")
    static let outcome = Text("结论", "Outcome")
    static let from = Text("起", "From")
    static let until = Text("止", "Until")
    static let waits = Text("待复核", "waits")
    static let agree = Text("同意", "Confirm")
    static let disagree = Text("不同意", "Reject")
    static let takeBack = Text("撤回", "Withdraw")
    static let aboutYourself = Text(
        "关于您本人，由他人复核。", "It is about you; somebody else decides.")
    static let propose = Text("提出任命", "Propose an appointment")
    static let proposeHint = Text(
        "所选岗位即该人员此后的全部岗位。乡镇、村岗位须填区划代码；核查员、调度可填承保机构。",
        "The roles are all that the officer holds from then on. Towns' and villages' officers "
            + "need an area code; verifiers and dispatchers may have an insurer.")
    static let areaOfRole = Text(
        "区划代码（乡镇、村岗位）", "Area code (towns and villages)")
    static let insurerOfRole = Text("承保机构（可不填）", "Insurer (optional)")
    static let endAppointment = Text("免去全部岗位", "End all roles")

    static let tokens = Text("系统令牌", "Tokens")
    static let noTokens = Text("还没有系统令牌", "No token yet")
    static let issueToken = Text("发放令牌", "Issue a token")
    static let issueTokenHint = Text(
        "令牌只能有所属人员岗位已有的权限，发放后只显示一次。",
        "A token may do no more than its officer, and is shown once.")
    static let newToken = Text(
        "新令牌，只显示这一次：", "The new token, shown this once:")
    static let systemLabel = Text("系统及用途", "System and purpose")
    static let days = Text("有效天数", "Days")
    static let permissions = Text("权限", "Permissions")
    static let issuedBy = Text("发放人", "Issued by")
    static let lastUsed = Text("最近使用", "Last used")
    static let act = Text("办理", "Action")
    static let revoke = Text("吊销", "Revoke")
    static let revoked = Text("已吊销", "revoked")
    static let expired = Text("已到期", "expired")
    static let inForce = Text("有效", "in force")

    static let certificates = Text("客户端证书", "Certificates")
    static let waitingCertificates = Text("待复核证书", "Waiting for the second person")
    static let noCertificates = Text("没有证书", "No certificates")
    static let fingerprint = Text("证书指纹", "Fingerprint (SHA-256)")
    static let bindCertificate = Text("登记证书", "Bind a certificate")
    static let bindCertificateHint = Text(
        "指纹由部门另行告知并当面核对，不以邮件为准。第二人复核后才生效。",
        "Have the department tell the fingerprint by another way than mail. "
            + "Nothing opens before a second person agrees.")
    static let boundBy = Text("登记人", "Bound by")
    static let confirmedBy = Text("复核人", "Confirmed by")
}

extension Label {
    static let erasures = Text("个人信息删除", "Erasures")
    static let erasuresHint = Text(
        "删除由一人提出、另一人复核。删除后金额和决定只留户序号，不能恢复。",
        "One person proposes, another one erases. Amounts and decisions stay, of a number; "
            + "nothing comes back.")
    static let waitingErasures = Text("待复核删除申请", "Waiting for the second person")
    static let noWaitingErasures = Text("没有待复核的删除申请", "Nothing waits")
    static let dueErasures = Text("保存期满的农户", "Households whose term has ended")
    static let noDueErasures = Text(
        "没有保存期满的农户", "No household's term has ended")
    static let relieved = Text("领过救助金", "Was paid relief")
    static let keptUntil = Text("保存至", "Kept until")
    static let yes = Text("是", "yes")
    static let no = Text("否", "no")
    static let proposeErasure = Text("提出删除", "Propose to erase")
    static let proposeErasureHint = Text(
        "农户本人要求删除，且依法不必保存时，在此提出。",
        "For a household that asks for it, where no law says that it must be kept.")
    static let erase = Text("删除", "Erase")
    static let rejectErasure = Text("不予删除", "Leave as it is")
    static let certainToErase = Text(
        "已核对，删除后不可恢复", "I have checked it; nothing comes back")
    static let needsAnother = Text(
        "由您提出，须由另一人复核。", "You proposed it; somebody else decides.")

    static func termEnded(on day: Day) -> Text {
        Text("保存期至 \(day) 已满", "The term ended on \(day)")
    }
}
