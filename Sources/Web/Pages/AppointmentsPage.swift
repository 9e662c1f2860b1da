import Domain
import Wording

/// 任命 - the proposals that wait for their second person, and the latest appointments. What somebody
/// is to hold is proposed on the page of the account.
package struct AppointmentsPage {
    let language: Language
    let waiting: [Appointment]
    let latest: [Appointment]
    let session: Session
    var problem: Text?
    let at: Instant

    package init(
        language: Language, waiting: [Appointment], latest: [Appointment], session: Session,
        at: Instant
    ) {
        self.language = language
        self.waiting = waiting
        self.latest = latest
        self.session = session
        self.at = at
    }

    static let address = "/appointments"

    package func render() -> String {
        Page(
            language: language, address: AppointmentsPage.address, current: Label.appointments,
            title: problem == nil ? Label.appointments : Label.failed(Label.appointments),
            heading: "\(Label.appointments[language])", at: at,
            content: """
                \(ActForm.told(problem, language))<p class="soft">\(Label.appointmentsHint[language])</p>
                \(proposals)\(history)
                """
        ).render()
    }

    private var proposals: HTML {
        guard !waiting.isEmpty else {
            return .nothing(
                under: Label.waitingAppointments, Label.noWaitingAppointments, language)
        }
        let cards = waiting.map(card)
        return "<h2>\(Label.waitingAppointments[language])</h2>\n\(cards)"
    }

    private func card(_ proposal: Appointment) -> HTML {
        let facts: [(Text, HTML)] = [
            (Label.officer, AppointmentsPage.link(proposal.officer, language)),
            (Label.roles, Role.names(proposal.roles, language)),
            (Label.scope, proposal.scope.words(language)),
            (Label.reason, language.record(proposal.reason)),
            (Label.proposedBy, language.record(proposal.proposedBy.rawValue)),
        ]
        return """
            <section class="standing">
            <h3>\(Label.number[language]) \(proposal.number)</h3>
            \(HTML.facts(facts, language))<div class="acts">
            \(acts(on: proposal))</div>
            </section>

            """
    }

    /// What the viewer may do; who the second person of this proposal is, the action knows.
    private func acts(on proposal: Appointment) -> [HTML] {
        let me = session.actor.id
        guard proposal.officer != me else {
            return ["<p class=\"soft\">\(Label.aboutYourself[language])</p>\n"]
        }
        var acts: [HTML] = []
        if session.actor.may(.confirmAppointments), proposal.proposedBy != me {
            acts.append(form("confirm", Label.agree, proposal))
            acts.append(
                form(
                    "reject", Label.disagree, proposal,
                    [ActForm.input(Label.reason, "reason", .empty, upTo: 500, language)]))
        }
        if session.actor.may(.proposeAppointments) {
            acts.append(form("withdraw", Label.takeBack, proposal))
        }
        return acts
    }

    private func form(
        _ act: String, _ text: Text, _ proposal: Appointment, _ fields: [HTML] = []
    ) -> HTML {
        ActForm(
            language: language, address: AppointmentsPage.address, act: act, button: text,
            about: "\(proposal.number)", hidden: [("appointment", "\(proposal.number)")],
            fields: fields
        ).html
    }

    private var history: HTML {
        guard !latest.isEmpty else { return .empty }
        return AppointmentsPage.table(latest, language)
    }

    static func table(_ appointments: [Appointment], _ language: Language) -> HTML {
        var table = Table(
            "\(Label.latestAppointments[language])",
            [
                .header(Label.number), .text(Label.officer), .text(Label.roles),
                .text(Label.scope), .text(Label.reason), .text(Label.proposedBy),
                .text(Label.decidedBy), .text(Label.outcome), .text(Label.from),
                .text(Label.until),
            ])
        table.rows = appointments.map { row in
            [
                "\(row.number)", link(row.officer, language), Role.names(row.roles, language),
                row.scope.words(language), language.record(row.reason),
                language.record(row.proposedBy.rawValue),
                row.decidedBy.map { language.record($0.rawValue) } ?? .empty,
                "\((row.decision?.text ?? Label.waits)[language])",
                "\(row.from?.minute ?? "")", "\(row.until?.minute ?? "")",
            ]
        }
        return table.html(language)
    }

    static func link(_ officer: OfficerID, _ language: Language) -> HTML {
        let address = Page.with(language, OfficerPage.address(of: officer))
        return "<a href=\"\(address)\">\(language.record(officer.rawValue))</a>"
    }
}

extension Scope {
    /// Where and for whom somebody acts.
    func words(_ language: Language) -> HTML {
        let parts = [area?.rawValue, insurer].compactMap(\.self)
        guard !parts.isEmpty else { return "\(Label.wholeCounty[language])" }
        return language.record(parts.joined(separator: " "))
    }
}

extension Appointment.Decision {
    var text: Text {
        switch self {
        case .founding: Text("初任", "founding")
        case .immediate: Text("即时生效", "at once")
        case .confirmed: Text("复核同意", "confirmed")
        case .rejected: Text("复核不同意", "rejected")
        case .withdrawn: Text("撤回", "withdrawn")
        }
    }
}
