import Domain
import Wording

/// 登录 - asks who somebody is. It never says which of the two was wrong.
package struct SignInPage {
    static let address = "/signin"
    /// Where a sign-on of the county begins.
    static let signOn = "/signon"

    let language: Language
    /// Where to go on, a path of this house.
    let next: String
    /// What was typed before; the password is not shown again.
    package var officer = ""
    package var problem: Text?
    /// Whether the county has a sign-on of its own.
    package var hasSignOn = false

    package init(language: Language, next: String = LocalPath.home) {
        self.language = language
        self.next = LocalPath.accepted(next)
    }

    package func render() -> String {
        let address = "\(SignInPage.address)?next=\(LocalPath.escaped(next))"
        return Page(
            language: language, address: address, current: nil,
            title: problem == nil ? Label.signIn : Label.failed(Label.signIn),
            heading: "\(Label.signIn[language])", hasNavigation: false,
            content: """
                <form class="entry" method="post" action="\(Page.with(language, SignInPage.address))">
                \(Field.problem(problem, id: "problem", language))<input type="hidden" name="next" value="\(next)">
                <label>\(Label.officer[language]) <input name="officer" value="\(officer)" autocomplete="username" autocapitalize="none" spellcheck="false" required\(Field.described(problem, by: "problem"))\(officer.isEmpty ? Field.focus : .empty)></label>
                <label>\(Label.password[language]) <input name="password" type="password" autocomplete="current-password" required\(Field.described(problem, by: "problem"))\(officer.isEmpty ? .empty : Field.focus)></label>
                <button>\(Label.signIn[language])</button>
                </form>
                \(signOn)<p class="soft">\(Label.signInHint[language])</p>

                """
        ).render()
    }

    private var signOn: HTML {
        guard hasSignOn else { return .empty }
        let address = "\(SignInPage.signOn)?next=\(LocalPath.escaped(next))"
        return """
            <p><a class="action" href="\(Page.with(language, address))">\(Label.signOn[language])</a></p>

            """
    }
}

/// 二次验证 - asks for the second factor before something that matters.
package struct StepUpPage {
    let language: Language
    let next: String
    let hasFactor: Bool
    package var problem: Text?

    package init(language: Language, next: String, hasFactor: Bool) {
        self.language = language
        self.next = LocalPath.accepted(next)
        self.hasFactor = hasFactor
    }

    package func render() -> String {
        Page(
            language: language, address: "/stepup?next=\(LocalPath.escaped(next))", current: nil,
            title: problem == nil ? Label.stepUp : Label.failed(Label.stepUp),
            heading: "\(Label.stepUp[language])", content: hasFactor ? form : enrolFirst
        ).render()
    }

    private var form: HTML {
        """
        <form class="entry" method="post" action="\(Page.with(language, "/stepup"))">
        \(Viewer.field)\(Field.problem(problem, id: "problem", language))<input type="hidden" name="next" value="\(next)">
        <label>\(Label.code[language]) <input name="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required autofocus\(Field.described(problem, by: "problem"))></label>
        <button>\(Label.confirm[language])</button>
        </form>
        <p class="soft">\(Label.stepUpHint[language])</p>

        """
    }

    private var enrolFirst: HTML {
        """
        <p class="empty">\(Refusal.secondFactorMissing.text[language])</p>
        <p><a class="action" href="\(Page.with(language, "/account"))">\(Label.myAccount[language])</a></p>

        """
    }
}

/// What the fields of all forms have.
enum Field {
    /// What is wrong, above the fields that it is about and tied to them.
    static func problem(_ text: Text?, id: StaticString, _ language: Language) -> HTML {
        guard let text else { return .empty }
        return """
            <p class="late" role="alert" id="\(id.description)"><span class="lamp bad"></span>\(text[language])</p>

            """
    }

    static func described(_ text: Text?, by id: StaticString) -> HTML {
        text == nil ? .empty : " aria-invalid=\"true\" aria-describedby=\"\(id.description)\""
    }

    static let focus: HTML = " autofocus"
}
