import Domain

// Certificates that stand for accounts, and who decides on them.

extension Text {
    static func ownAccess(_ officer: OfficerID) -> Text {
        Text(
            "不能由本人（\(officer)）办理本人的登录凭据，请由他人办理，或使用“我的账号”",
            "Nobody decides on their own access (\(officer)); let somebody else do it, "
                + "or use My account")
    }

    static func certificateNotFound(_ id: Int64) -> Text {
        Text("没有有效的证书登记 \(id)，请核对编号", "There is no live certificate \(id); check its number")
    }

    static var fingerprintUnfit: Text {
        Text(
            "证书指纹须为 SHA-256，64 位十六进制数字，请核对",
            "The fingerprint must be SHA-256, 64 hexadecimal digits; check it")
    }

    static var certificateBound: Text {
        Text(
            "该证书已登记。如需改变权限，请先吊销原登记",
            "The certificate is bound already; revoke that binding before another")
    }

    static func certificateConfirmed(_ id: Int64) -> Text {
        Text("证书登记 \(id) 已复核，无须再办", "Certificate \(id) was confirmed already")
    }

    static func ownBinding(_ id: Int64) -> Text {
        Text(
            "证书登记 \(id) 由您办理，须由他人复核",
            "You bound certificate \(id) yourself; somebody else must confirm it")
    }

    static var certificateUnknown: Text {
        Text(
            "客户端证书未登记到任何账号，请将其指纹交系统管理员登记",
            "The client certificate stands for no account; "
                + "have an administrator bind its fingerprint")
    }

    static func certificateUnconfirmed(_ id: Int64) -> Text {
        Text(
            "客户端证书（登记 \(id)）尚待第二人复核",
            "The client certificate (number \(id)) waits for its second person")
    }

    static func certificateRevoked(_ id: Int64) -> Text {
        Text(
            "客户端证书（登记 \(id)）已吊销，请联系系统管理员",
            "The client certificate (number \(id)) is revoked; ask an administrator")
    }

    static var certificateExpired: Text {
        Text(
            "客户端证书或其登记已到期，请换领证书并重新登记",
            "The client certificate or its binding has expired; have a new one bound")
    }
}
