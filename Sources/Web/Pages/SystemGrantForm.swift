import Domain
import Wording

/// 系统授权 - what the forms for a token and for a certificate ask for alike.
enum SystemGrantForm {
    static func permissionField(_ permission: Permission) -> String {
        "permission.\(permission.rawValue)"
    }

    /// What a system can use: nothing that needs a second factor, which it never has.
    static let permissions = Permission.allCases.filter {
        !$0.needsStepUp && $0 != .keepOwnAccess
            && Role.allCases.flatMap(\.permissions).contains($0)
    }

    static func fields(_ typed: Form, _ language: Language) -> [HTML] {
        [
            ActForm.input(Label.officer, "officer", typed, upTo: 50, language),
            ActForm.input(Label.systemLabel, "label", typed, upTo: 100, language),
            """
            <label>\(Label.days[language]) <input name="days" type="number" min="1" max="\(TokenTerms.longestDays)" required value="\(typed["days"].isEmpty ? "90" : typed["days"])"></label>

            """,
            ActForm.boxes(
                Label.permissions, permissions.map { (permissionField($0), $0.text) }, typed,
                language),
        ]
    }

    static func names(_ permissions: [String], _ language: Language) -> HTML {
        let names = permissions.map {
            (Permission(rawValue: $0)?.text ?? Text($0, $0))[language]
        }
        return "\(names.joined(separator: language == .chinese ? "、" : ", "))"
    }

    /// A row that no longer counts says since when.
    static func end(revokedAt: Instant?, expiresAt: Instant, now: Instant) -> Text {
        if revokedAt != nil { return Label.revoked }
        return now < expiresAt ? Label.inForce : Label.expired
    }
}
