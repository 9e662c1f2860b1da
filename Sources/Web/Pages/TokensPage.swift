import Domain
import Wording

/// 系统令牌 - what systems come in with: a form that issues one, and those that there are.
package struct TokensPage {
    let language: Language
    let tokens: [TokenRow]
    var problem: Text?
    var typed = Form.empty
    /// What the form brought; nil for no such form.
    package var issued: OfficerPage.Secret?
    let at: Instant

    package init(language: Language, tokens: [TokenRow], at: Instant) {
        self.language = language
        self.tokens = tokens
        self.at = at
    }

    static let address = "/tokens"

    package func render() -> String {
        Page(
            language: language, address: TokensPage.address, current: Label.tokens,
            title: problem == nil ? Label.tokens : Label.failed(Label.tokens),
            heading: "\(Label.tokens[language])", at: at,
            content: "\(ActForm.told(problem, language))\(secret)\(form)\(list)"
        ).render()
    }

    private var secret: HTML {
        switch issued {
        case nil: .empty
        case .told(let token):
            """
            <div class="standing" role="status"><p>\(Label.newToken[language])</p>
            <p><code>\(token)</code></p></div>

            """
        case .toldBefore:
            "<p class=\"empty\" role=\"status\">\(Label.toldBefore[language])</p>\n"
        }
    }

    private var form: HTML {
        let form = ActForm(
            language: language, address: TokensPage.address, act: "issue",
            button: Label.issueToken, hidden: [(FormKey.name, FormKey.new)],
            fields: SystemGrantForm.fields(typed, language))
        return """
            <h2>\(Label.issueToken[language])</h2>
            \(form.html)<p class="soft">\(Label.issueTokenHint[language])</p>

            """
    }

    private var list: HTML {
        guard !tokens.isEmpty else {
            return .nothing(under: Label.tokens, Label.noTokens, language)
        }
        var table = Table(
            "\(Label.tokens[language])",
            [
                .header(Label.number), .text(Label.officer), .text(Label.systemLabel),
                .text(Label.permissions), .text(Label.issuedBy), .text(Label.until),
                .text(Label.lastUsed), .text(Label.state), .text(Label.act),
            ])
        table.rows = tokens.map { row in
            [
                "\(row.id)", language.record(row.officer.rawValue), language.record(row.label),
                SystemGrantForm.names(row.permissions, language),
                language.record(row.issuedBy.rawValue), "\(row.expiresAt.minute)",
                "\(row.usedAt?.minute ?? "")",
                "\(state(of: row)[language])",
                row.revokedAt == nil ? revocation(row.id) : .empty,
            ]
        }
        return table.html(language)
    }

    private func state(of row: TokenRow) -> Text {
        SystemGrantForm.end(revokedAt: row.revokedAt, expiresAt: row.expiresAt, now: at)
    }

    private func revocation(_ token: Int64) -> HTML {
        ActForm(
            language: language, address: TokensPage.address, act: "revoke",
            button: Label.revoke, about: "\(token)", hidden: [("token", "\(token)")]
        ).html
    }
}
