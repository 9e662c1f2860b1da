import Domain

// Who may come in, and what with.

extension Text {
    static var signInRefused: Text {
        Text(
            "账号或口令不正确，或账号暂被锁定。请核对后重试，或联系管理员",
            "The name or the password is wrong, or the account is locked for a while; "
                + "try again, or ask an administrator")
    }

    static var busy: Text {
        Text("系统繁忙，请稍候再试", "Too many are signing in at the moment; try again shortly")
    }

    static func passwordUnfit(_ defect: PasswordDefect) -> Text { defect.text }

    static var passwordChangeNeeded: Text {
        Text(
            "口令为初始口令或已到期，请先在“我的账号”中修改",
            "The password is an initial one or too old; change it under My account first")
    }

    static func stepUpNeeded(_ permission: Permission) -> Text {
        Text(
            "办理“\(permission.rawValue)”前请输入动态验证码（10 分钟内有效）",
            "Present your second factor before this (\(permission.rawValue)); "
                + "it counts for 10 minutes")
    }

    static var codeWrong: Text {
        Text(
            "验证码不正确、已使用或已过期，请输入应用中的下一个验证码",
            "The code is wrong, used or too old; enter the next one that your app shows")
    }

    static var secondFactorPresent: Text {
        Text(
            "已绑定动态验证码。更换手机请联系管理员解除绑定",
            "A second factor is enrolled already; to change it, ask an administrator to remove it")
    }

    static var secondFactorMissing: Text {
        Text(
            "尚未绑定动态验证码，请先在“我的账号”中绑定",
            "No second factor is enrolled; enrol one under My account first")
    }

    static var nameMissing: Text { Text("请填写名称", "A name is needed") }

    static func tokenBeyondOfficer(_ permission: Permission) -> Text {
        Text(
            "令牌或证书不能有“\(permission.rawValue)”权限：所属人员没有，或不得授予系统",
            "No token or certificate can hold \(permission.rawValue): its officer does not, "
                + "or no system may")
    }

    static var tokenWithoutPermissions: Text {
        Text("令牌或证书至少须有一项权限", "A token or certificate needs at least one permission")
    }

    static func tokenTooLong(days: Int32) -> Text {
        Text(
            "令牌或证书有效期须为 1 至 \(TokenTerms.longestDays) 天，不能是 \(days) 天",
            "A token or certificate is good for 1 to \(TokenTerms.longestDays) days, not for "
                + "\(days)")
    }

    static func tokenNotFound(_ id: Int64) -> Text {
        Text("没有有效的令牌 \(id)，请核对编号", "There is no live token \(id); check its number")
    }

    static var sessionNotFound: Text {
        Text("该会话已结束", "That session has ended already")
    }

    static func quotaExceeded(retryAfter seconds: Int) -> Text {
        Text(
            "查询次数已达上限，请 \(max(1, (seconds + 59) / 60)) 分钟后再查",
            "You have looked up too many; try again in \(max(1, (seconds + 59) / 60)) minutes")
    }
}

extension PasswordDefect {
    /// What a better password would be.
    package var text: Text {
        switch self {
        case .tooShort:
            Text(
                "口令至少 \(PasswordPolicy.shortest) 位",
                "A password has at least \(PasswordPolicy.shortest) characters")
        case .tooLong:
            Text(
                "口令最长 \(PasswordPolicy.longestBytes) 字节（汉字每字三至四字节）",
                "A password has at most \(PasswordPolicy.longestBytes) bytes")
        case .controlCharacter:
            Text("口令不能含控制字符", "A password has no control characters")
        case .tooPlain:
            Text(
                "口令须含大写字母、小写字母、数字、其他字符中的三类，或不少于 \(PasswordPolicy.longEnoughOfAnyKind) 位",
                "Use three of capitals, small letters, digits and others, or "
                    + "\(PasswordPolicy.longEnoughOfAnyKind) characters")
        case .containsOwnName:
            Text("口令不能包含账号或姓名", "A password does not contain its owner's id or name")
        case .common:
            Text("口令过于常见，请换一个", "Too many others use this password; take another")
        case .houseWord:
            Text(
                "口令主要由县名、地名或系统名称组成，容易被猜到，请换一个",
                "Little in this password but the county's, a place's or the product's name, which "
                    + "others try first; take another")
        case .breached:
            Text(
                "该口令已在外泄口令库中出现，请换一个",
                "This password is in the list of breached ones; take another")
        case .usedBefore:
            Text(
                "不能使用最近 \(PasswordPolicy.history) 次用过的口令",
                "It is one of the last \(PasswordPolicy.history) passwords; take another")
        }
    }
}
