import Casework
import Domain
import Wording

/// 我的账号 - an officer's own password, second factor and sessions.
package struct AccountPage {
    let language: Language
    package var session: Session
    package var sessions: [SessionRow] = []
    /// What was wrong, and with which of the forms.
    package var problem: (part: Part, text: Text)?
    package var notice: Text?
    /// A second factor that waits for its first code.
    package var enrolment: Casework.Enrolment?
    /// Shown once.
    package var recovery: [String] = []
    let at: Instant

    /// The forms of the page.
    package enum Part: Sendable {
        case password, factor, sessions
    }

    package init(language: Language, session: Session, at: Instant) {
        self.language = language
        self.session = session
        self.at = at
    }

    package func render() -> String {
        Page(
            language: language, address: "/account", current: Label.myAccount,
            title: problem == nil ? Label.myAccount : Label.failed(Label.myAccount),
            heading: "\(Label.myAccount[language])", at: at,
            content: "\(told)\(passwordForm)\(factorPart)\(sessionPart)"
        ).render()
    }

    private var told: HTML {
        var told: HTML = .empty
        if let notice { told = "<p class=\"standing\" role=\"status\">\(notice[language])</p>\n" }
        guard session.mustChangePassword else { return told }
        let first = Refusal.passwordChangeNeeded.text[language]
        return "\(told)<p class=\"late\"><span class=\"lamp bad\"></span>\(first)</p>\n"
    }

    private func problem(in part: Part) -> Text? {
        problem.flatMap { $0.part == part ? $0.text : nil }
    }

    private var passwordForm: HTML {
        let problem = problem(in: .password)
        let wrong = Field.described(problem, by: "password-problem")
        return """
            <h2>\(Label.changePassword[language])</h2>
            <form class="entry" method="post" action="\(Page.with(language, "/account/password"))">
            \(Viewer.field)\(Field.problem(problem, id: "password-problem", language))<label>\(Label.currentPassword[language]) <input name="current" type="password" autocomplete="current-password" required\(wrong)></label>
            <label>\(Label.newPassword[language]) <input name="new" type="password" autocomplete="new-password" required minlength="\(PasswordPolicy.shortest)"\(wrong)></label>
            <label>\(Label.newPasswordAgain[language]) <input name="again" type="password" autocomplete="new-password" required\(wrong)></label>
            <button>\(Label.changePassword[language])</button>
            </form>
            <p class="soft">\(Label.passwordHint[language])</p>

            """
    }

    private var factorPart: HTML {
        let problem = problem(in: .factor)
        let inner: HTML
        if !recovery.isEmpty {
            inner = recoveryCodes
        } else if session.hasSecondFactor {
            inner = "<p>\(Label.factorPresent[language])</p>\n"
        } else if let enrolment {
            inner = confirmForm(enrolment, problem)
        } else {
            inner = enrolForm(problem)
        }
        return "<h2>\(Label.secondFactor[language])</h2>\n\(inner)"
    }

    private func enrolForm(_ problem: Text?) -> HTML {
        """
        <p>\(Label.factorMissing[language])</p>
        <form class="entry" method="post" action="\(Page.with(language, "/account/factor"))">
        \(Viewer.field)\(Field.problem(problem, id: "factor-problem", language))<label>\(Label.currentPassword[language]) <input name="current" type="password" autocomplete="current-password" required\(Field.described(problem, by: "factor-problem"))></label>
        <button>\(Label.enrol[language])</button>
        </form>

        """
    }

    private func confirmForm(_ enrolment: Casework.Enrolment, _ problem: Text?) -> HTML {
        """
        <p>\(Label.enrolHint[language])</p>
        <p><code>\(enrolment.secret)</code></p>
        <p><code>\(enrolment.address)</code></p>
        <form class="entry" method="post" action="\(Page.with(language, "/account/factor/confirm"))">
        \(Viewer.field)\(Field.problem(problem, id: "factor-problem", language))<label>\(Label.code[language]) <input name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus\(Field.described(problem, by: "factor-problem"))></label>
        <button>\(Label.confirm[language])</button>
        </form>

        """
    }

    private var recoveryCodes: HTML {
        let items = recovery.map { "<li><code>\($0)</code></li>\n" as HTML }
        return "<p>\(Label.recoveryHint[language])</p>\n<ul>\n\(items)</ul>\n"
    }

    private var sessionPart: HTML {
        var table = Table(
            "\(Label.mySessions[language])",
            [
                Table.Column(text: Label.sessionBegan, kind: .header),
                Table.Column(text: Label.sessionUsed), Table.Column(text: Label.sessionFrom),
                Table.Column(text: Label.endSession),
            ])
        table.rows = sessions.map { row in
            [
                "\(row.beganAt.minute)", "\(row.usedAt.minute)", "\(row.address)",
                row.id == session.id
                    ? "\(Label.thisSession[language])" : endButton("\(row.id)", Label.endSession),
            ]
        }
        let problem = Field.problem(
            problem(in: .sessions), id: "sessions-problem", language)
        return """
            \(problem)\(table.html(language))\(endButton("others", Label.endOthers))
            """
    }

    private func endButton(_ session: String, _ text: Text) -> HTML {
        """
        <form method="post" action="\(Page.with(language, "/account/sessions/end"))">\(Viewer.field)<input type="hidden" name="session" value="\(session)"><button>\(text[language])</button></form>

        """
    }
}
