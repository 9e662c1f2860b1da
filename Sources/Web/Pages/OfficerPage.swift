import Domain
import Wording

/// 人员账号 - one account: what it holds, and what the viewer may do about it.
package struct OfficerPage {
    let language: Language
    let officer: RegisteredOfficer
    let appointments: [Appointment]
    let session: Session
    var problem: Text?
    var typed = Form.empty
    /// What an initial password's form brought; nil for no such form.
    package var password: Secret?
    let at: Instant

    /// 一次性内容 - what is told once.
    package enum Secret: Sendable {
        case told(String)
        /// The form was sent again.
        case toldBefore
    }

    package init(
        language: Language, officer: RegisteredOfficer, appointments: [Appointment],
        session: Session, at: Instant
    ) {
        self.language = language
        self.officer = officer
        self.appointments = appointments
        self.session = session
        self.at = at
    }

    static func address(of officer: OfficerID) -> String {
        "\(OfficersPage.address)/\(PathPart.escaped(officer.rawValue))"
    }

    static func roleField(_ role: Role) -> String { "role.\(role.rawValue)" }

    package func render() -> String {
        Page(
            language: language, address: address, current: Label.officers,
            title: problem == nil ? Label.oneOfficer : Label.failed(Label.oneOfficer),
            heading: """
                \(Label.oneOfficer[language]) \(language.record(officer.id.rawValue)) <small>\(language.record(officer.name))</small>
                """,
            at: at,
            content: """
                \(wayBack)\(ActForm.told(problem, language))\(secret)\(facts)\(own)\(access)\(factor)\(account)\(appointment)\(history)
                """
        ).render()
    }

    private var address: String { OfficerPage.address(of: officer.id) }

    private var isOwn: Bool { officer.id == session.actor.id }

    private var wayBack: HTML {
        """
        <p class="back"><a class="action" href="\(Page.with(language, OfficersPage.address))"><span aria-hidden="true">←</span> \(Label.toOfficers[language])</a></p>

        """
    }

    private var secret: HTML {
        switch password {
        case nil: .empty
        case .told(let password):
            """
            <div class="standing" role="status"><p>\(Label.initialPassword[language])</p>
            <p><code>\(password)</code></p></div>

            """
        case .toldBefore:
            "<p class=\"empty\" role=\"status\">\(Label.toldBefore[language])</p>\n"
        }
    }

    private var facts: HTML {
        let facts: [(Text, HTML)] = [
            (Label.state, officer.standing(at: at, language)),
            (Label.roles, officer.roleNames(language)),
            (Label.password, "\((officer.hasPassword ? Label.isSet : Label.isMissing)[language])"),
            (
                Label.secondFactor,
                "\((officer.hasSecondFactor ? Label.isSet : Label.isMissing)[language])"
            ),
        ]
        return .facts(facts, language)
    }

    /// Nobody decides about themselves.
    private var own: HTML {
        isOwn ? "<p class=\"empty\">\(Label.ownOfficer[language])</p>\n" : .empty
    }

    private func button(_ act: String, _ text: Text) -> HTML {
        ActForm(language: language, address: address, act: act, button: text).html
    }

    private func reasoned(_ act: String, _ text: Text) -> HTML {
        let form = ActForm(
            language: language, address: address, act: act, button: text,
            fields: [
                ActForm.input(
                    Label.reason, "reason", typed[ActForm.name] == act ? typed : .empty,
                    upTo: 500, language)
            ])
        return "<h2>\(text[language])</h2>\n\(form.html)"
    }

    private var access: HTML {
        guard session.actor.may(.administerAccess), officer.isActive, !isOwn else {
            return .empty
        }
        let isLocked = officer.lockedUntil.map { at < $0 } ?? false
        let reset = ActForm(
            language: language, address: address, act: "password", button: Label.resetPassword,
            hidden: [(FormKey.name, FormKey.new)])
        return """
            <h2>\(Label.signingIn[language])</h2>
            <div class="acts">
            \(reset.html)\(isLocked ? button("unlock", Label.unlock) : .empty)</div>
            <p class="soft">\(Label.resetHint[language])</p>

            """
    }

    private var factor: HTML {
        guard session.actor.may(.removeSecondFactors), officer.hasSecondFactor, !isOwn else {
            return .empty
        }
        return """
            <h2>\(Label.secondFactor[language])</h2>
            <div class="acts">
            \(button("factor", Label.removeFactor))</div>
            <p class="soft">\(Label.removeFactorHint[language])</p>

            """
    }

    private var account: HTML {
        guard session.actor.may(.keepAccounts), !isOwn else { return .empty }
        guard officer.isActive else { return button("reactivate", Label.reactivate) }
        return """
            \(reasoned("deactivate", Label.deactivate))<p class="soft">\(Label.deactivateHint[language])</p>

            """
    }

    private var appointment: HTML {
        guard session.actor.may(.proposeAppointments), officer.isActive, !isOwn else {
            return .empty
        }
        let typed = typed[ActForm.name] == "propose" ? typed : .empty
        let form = ActForm(
            language: language, address: address, act: "propose", button: Label.propose,
            fields: [
                ActForm.boxes(
                    Label.roles,
                    Role.appointable.map { (OfficerPage.roleField($0), $0.text) }, typed,
                    language),
                ActForm.input(
                    Label.areaOfRole, "area", typed, upTo: 12, isRequired: false, language),
                ActForm.input(
                    Label.insurerOfRole, "insurer", typed, upTo: 100, isRequired: false,
                    language),
                ActForm.input(Label.reason, "reason", typed, upTo: 500, language),
            ])
        return """
            <h2>\(Label.propose[language])</h2>
            \(form.html)<p class="soft">\(Label.proposeHint[language])</p>
            \(officer.roles.isEmpty ? .empty : reasoned("end", Label.endAppointment))
            """
    }

    private var history: HTML {
        guard !appointments.isEmpty else {
            return .nothing(under: Label.appointments, Label.noAppointments, language)
        }
        return AppointmentsPage.table(appointments, language)
    }
}
