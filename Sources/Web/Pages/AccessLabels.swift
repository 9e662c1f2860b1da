import Domain
import Wording

// Words of signing in and of everybody's own account.

extension Label {
    static let signIn = Text("登录", "Sign in")
    static let signOn = Text("统一认证登录", "Sign in with the county's sign-on")
    static let signOut = Text("退出", "Sign out")
    static let officer = Text("账号", "User name")
    static let password = Text("口令", "Password")
    static let signInHint = Text(
        "30 分钟无操作或 12 小时后须重新登录。忘记口令请联系管理员。",
        "You are signed out after 30 minutes without use, or 12 hours. "
            + "An administrator gives you another password.")
    static let notSignedIn = Text("请先登录", "Sign in first, or send a token")
    static let foreignRequest = Text(
        "请求不是从本系统页面发出的，未予办理。请刷新页面后重试",
        "The request does not come from a page of fangpin; reload the page and try again")
    static let stepUp = Text("二次验证", "Second factor")
    static let stepUpHint = Text(
        "手机不在身边时，可用一个恢复码代替，每个只能用一次。",
        "Without your telephone a recovery code will do; each is good once.")
    static let code = Text("动态验证码", "Code")
    static let confirm = Text("确认", "Confirm")
    static let myAccount = Text("我的账号", "My account")
    static let changePassword = Text("修改口令", "Change password")
    static let currentPassword = Text("当前口令", "Current password")
    static let newPassword = Text("新口令", "New password")
    static let newPasswordAgain = Text("再次输入新口令", "New password again")
    static let passwordsDiffer = Text("两次输入的新口令不一致", "The new passwords differ")
    static let passwordWrong = Text("当前口令不正确", "The current password is wrong")
    static let passwordChanged = Text(
        "口令已修改，其他会话已退出", "The password is changed; your other sessions have ended")
    static let passwordHint = Text(
        """
        至少 \(PasswordPolicy.shortest) 位，含大写、小写、数字、其他字符中的三类；\
        或不少于 \(PasswordPolicy.longEnoughOfAnyKind) 位。\
        每 \(PasswordPolicy.maximumAgeDays) 天更换。
        """,
        """
        At least \(PasswordPolicy.shortest) characters of three kinds (capitals, small letters, \
        digits, others), or \(PasswordPolicy.longEnoughOfAnyKind) of any; \
        to be changed every \(PasswordPolicy.maximumAgeDays) days.
        """)
    static let secondFactor = Text("动态验证码绑定", "Second factor")
    static let factorMissing = Text(
        "未绑定。审批、付款和管理账号前须绑定。",
        "None is enrolled. You need one to approve, to pay and to administer.")
    static let factorPresent = Text(
        "已绑定。更换手机请联系管理员解除绑定。",
        "One is enrolled. An administrator removes it when your telephone changes.")
    static let factorConfirmed = Text("动态验证码已绑定", "The second factor is enrolled")
    static let enrol = Text("绑定", "Enrol")
    static let enrolHint = Text(
        "在验证器应用中添加以下密钥（或打开其下的地址），再输入应用显示的验证码。",
        "Add this secret to your authenticator app, or open the address below it; "
            + "then enter the code that the app shows.")
    static let recoveryHint = Text(
        "请抄存以下恢复码，此后不再显示。每个可代替验证码一次。",
        "Keep these recovery codes; they are not shown again. Each stands in for a code once.")
    static let mySessions = Text("我的会话", "My sessions")
    static let sessionBegan = Text("登录时间", "Signed in")
    static let sessionUsed = Text("最近使用", "Last used")
    static let sessionFrom = Text("来源地址", "From")
    static let thisSession = Text("本会话", "This one")
    static let endSession = Text("结束", "End")
    static let endOthers = Text("结束其他所有会话", "End all others")
    static let sessionsEnded = Text("会话已结束", "Ended")

    /// The title of a page with a form that was not taken (WCAG 2.2, 3.3.1).
    static func failed(_ title: Text) -> Text {
        Text("错误：\(title.chinese)", "Error: \(title.english)")
    }
}
