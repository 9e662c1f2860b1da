import Casework
import Domain

extension Members {
    // One's own account

    static let currentPassword = Member.text(
        "password", "The present password, which is asked for again.", 0...1_000,
        example: "Qing-Shan-2026")
    static let newPassword = Member.text(
        "new_password", "The password from now on.", 0...1_000, example: "Lv-Shui-2027")
    static let code = Member.text(
        "code", "A code of the moment; a recovery code will do to remove the factor.", 1...100,
        example: "287082")

    // Sign-on

    static let issuer = Member.text(
        "issuer", "The provider's issuer, as its documents have it.", 1...SignOnSubject.longest,
        example: "https://sso.county.example")
    static let subject = Member.text(
        "subject", "The subject (sub) that the provider gives to this one person.",
        1...SignOnSubject.longest, example: "248289761001")

    // Systems

    static let fingerprint = Member<CertificateFingerprint>(
        "fingerprint", "SHA-256 of the certificate, in hexadecimal, with or without colons.",
        ["type": "string", "pattern": "^([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$"],
        example: .string(String(repeating: "3f", count: 32))
    ) { value, pointer, faults in
        guard case .string(let text) = value,
            text.wholeMatch(of: /([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}/) != nil,
            let fingerprint = CertificateFingerprint(typed: text)
        else {
            faults.append(
                .form("64 hexadecimal digits", "64 位十六进制的 SHA-256 指纹", at: pointer))
            return nil
        }
        return fingerprint
    }
    private static let grantLabel = Member.text(
        "label", "Which system, and what for.", 1...100, example: "医保接口")
    private static let permissions = Member.list(
        "permissions", "Of those that the account's roles give.",
        of: Member<Permission>.choice("permission", "A permission.", example: .importFeed),
        1...Permission.allCases.count)
    private static let days = Member<Int64>.integer(
        "days", "How long it is good for.", 1...Int64(TokenTerms.longestDays), example: 90)
    static let systemGrant = [officer.any, grantLabel.any, permissions.any, days.any]

    static func systemGrant(_ body: Body) -> SystemGrant {
        SystemGrant(
            officer: OfficerID(body[officer]), label: body[grantLabel],
            permissions: Set(body[permissions]), days: Int32(body[days]))
    }
}
