import Domain

// Signing in by way of the county's sign-on.

extension Text {
    static var signOnUnknown: Text {
        Text(
            "统一认证已通过，但该身份未绑定本系统账号，请联系系统管理员绑定",
            "The sign-on knows you, but nobody has bound that identity to an account here; "
                + "ask an administrator")
    }

    static var signOnUnavailable: Text {
        Text(
            "统一认证暂时无法使用，请稍后再试，或用账号和口令登录",
            "The sign-on cannot be reached at the moment; try again shortly, "
                + "or sign in with your password")
    }

    static var signOnBound: Text {
        Text(
            "该统一认证身份或该账号已绑定，请先解除原绑定",
            "That identity, or that account, is bound already; remove that binding first")
    }

    static func signOnMissing(_ officer: OfficerID) -> Text {
        Text("账号 \(officer) 未绑定统一认证", "The account \(officer) is bound to no sign-on")
    }

    static var signOnSubjectUnfit: Text {
        Text(
            "统一认证的签发方和主体标识须为 1 至 \(SignOnSubject.longest) 个 ASCII 字符，不含空格",
            "An issuer and a subject have 1 to \(SignOnSubject.longest) ASCII characters "
                + "and no blank")
    }
}

extension SignOnDefect {
    /// What happened, and what to do. Whoever looks for the reason finds it in the daemon's log.
    package var text: Text {
        switch self {
        case .state:
            Text(
                "这次统一认证不是由本浏览器发起的，或已超过 10 分钟，请重新登录",
                "This sign-on was not begun by this browser, or more than ten minutes ago; "
                    + "begin again")
        case .denied:
            Text(
                "统一认证未予通过，请重试或用账号和口令登录",
                "The sign-on said no; try again, or sign in with your password")
        case .code:
            Text(
                "统一认证的凭证已使用或无效，请重新登录",
                "What the sign-on sent was used already or is void; begin again")
        case .issuer, .form, .algorithm, .key, .signature, .audience, .time, .nonce, .subject:
            Text(
                "统一认证返回的身份凭证未通过校验（\(rawValue)），请重试；仍不行请联系系统管理员",
                "What the sign-on sent does not hold (\(rawValue)); try again, "
                    + "then ask an administrator")
        }
    }
}
