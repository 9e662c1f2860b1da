import Domain
import Wording

/// 客户端证书 - what departments' systems and devices show in the handshake: who keeps the accounts
/// binds one and sees all, the second person sees those that wait.
package struct CertificatesPage {
    let language: Language
    let certificates: [CertificateRow]
    let session: Session
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(
        language: Language, certificates: [CertificateRow], session: Session, at: Instant
    ) {
        self.language = language
        self.certificates = certificates
        self.session = session
        self.at = at
    }

    static let address = "/certificates"

    package func render() -> String {
        Page(
            language: language, address: CertificatesPage.address,
            current: Label.certificates,
            title: problem == nil ? Label.certificates : Label.failed(Label.certificates),
            heading: "\(Label.certificates[language])", at: at,
            content: "\(ActForm.told(problem, language))\(form)\(list)"
        ).render()
    }

    private var form: HTML {
        guard session.actor.may(.administerAccess) else { return .empty }
        let fingerprint = ActForm.input(
            Label.fingerprint, "fingerprint", typed, upTo: 200, language)
        let form = ActForm(
            language: language, address: CertificatesPage.address, act: "bind",
            button: Label.bindCertificate,
            fields: [fingerprint] + SystemGrantForm.fields(typed, language))
        return """
            <h2>\(Label.bindCertificate[language])</h2>
            \(form.html)<p class="soft">\(Label.bindCertificateHint[language])</p>

            """
    }

    private var list: HTML {
        let title =
            session.actor.may(.administerAccess)
            ? Label.certificates : Label.waitingCertificates
        guard !certificates.isEmpty else {
            return .nothing(under: title, Label.noCertificates, language)
        }
        var table = Table(
            "\(title[language])",
            [
                .header(Label.number), .text(Label.fingerprint), .text(Label.officer),
                .text(Label.systemLabel), .text(Label.permissions), .text(Label.boundBy),
                .text(Label.confirmedBy), .text(Label.until), .text(Label.lastUsed),
                .text(Label.state), .text(Label.act),
            ])
        table.rows = certificates.map { row in
            [
                "\(row.id)", "<code>\(row.fingerprint.hex)</code>",
                language.record(row.officer.rawValue), language.record(row.label),
                SystemGrantForm.names(row.permissions, language),
                language.record(row.boundBy.rawValue),
                row.confirmedBy.map { language.record($0.rawValue) } ?? .empty,
                "\(row.expiresAt.minute)", "\(row.usedAt?.minute ?? "")",
                "\(state(of: row)[language])", "\(acts(on: row))",
            ]
        }
        return table.html(language)
    }

    private func state(of row: CertificateRow) -> Text {
        if row.revokedAt == nil, row.confirmedBy == nil { return Label.waits }
        return SystemGrantForm.end(
            revokedAt: row.revokedAt, expiresAt: row.expiresAt, now: at)
    }

    private func acts(on row: CertificateRow) -> [HTML] {
        guard row.revokedAt == nil else { return [] }
        let me = session.actor.id
        var acts: [HTML] = []
        if session.actor.may(.confirmAppointments), row.confirmedBy == nil,
            row.boundBy != me, row.officer != me
        {
            acts.append(form("confirm", Label.agree, row))
        }
        if session.actor.may(.administerAccess) {
            acts.append(form("revoke", Label.revoke, row))
        }
        return acts
    }

    private func form(_ act: String, _ text: Text, _ row: CertificateRow) -> HTML {
        ActForm(
            language: language, address: CertificatesPage.address, act: act, button: text,
            about: "\(row.id)", hidden: [("certificate", "\(row.id)")]
        ).html
    }
}
