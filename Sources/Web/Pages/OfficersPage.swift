import Domain
import Wording

/// 人员账号 - everybody who is registered, and the form that opens another account.
package struct OfficersPage {
    let language: Language
    let officers: [RegisteredOfficer]
    let session: Session
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(
        language: Language, officers: [RegisteredOfficer], session: Session, at: Instant
    ) {
        self.language = language
        self.officers = officers
        self.session = session
        self.at = at
    }

    static let address = "/officers"

    package func render() -> String {
        Page(
            language: language, address: OfficersPage.address, current: Label.officers,
            title: problem == nil ? Label.officers : Label.failed(Label.officers),
            heading: "\(Label.officers[language])", at: at,
            content: "\(ActForm.told(problem, language))\(form)\(list)"
        ).render()
    }

    private var form: HTML {
        guard session.actor.may(.keepAccounts) else { return .empty }
        let form = ActForm(
            language: language, address: OfficersPage.address, act: "create",
            button: Label.createOfficer,
            fields: [
                ActForm.input(Label.officer, "officer", typed, upTo: 50, language),
                ActForm.input(Label.personName, "name", typed, upTo: 50, language),
            ])
        return """
            <h2>\(Label.createOfficer[language])</h2>
            \(form.html)<p class="soft">\(Label.createOfficerHint[language])</p>

            """
    }

    private var list: HTML {
        var table = Table(
            "\(Label.officers[language])",
            [
                .header(Label.officer), .text(Label.personName), .text(Label.roles),
                .text(Label.state), .text(Label.password), .text(Label.secondFactor),
            ])
        table.rows = officers.map { row in
            [
                AppointmentsPage.link(row.id, language),
                language.record(row.name), row.roleNames(language),
                row.standing(at: at, language),
                "\((row.hasPassword ? Label.isSet : Label.isMissing)[language])",
                "\((row.hasSecondFactor ? Label.isSet : Label.isMissing)[language])",
            ]
        }
        return table.html(language)
    }
}

extension RegisteredOfficer {
    func roleNames(_ language: Language) -> HTML {
        Role.names(roles.compactMap(Role.init(rawValue:)), language)
    }

    /// The state with its light; the word alone says it, too.
    func standing(at now: Instant, _ language: Language) -> HTML {
        if !isActive {
            return "<span class=\"lamp\"></span>\(Label.deactivated[language])"
        }
        if let lockedUntil, now < lockedUntil {
            return """
                <span class="lamp bad"></span>\(Label.lockedUntil[language]) \(lockedUntil.minute)
                """
        }
        return "<span class=\"lamp good\"></span>\(Label.active[language])"
    }
}

extension Role {
    /// Roles in the order of the house.
    static func names(_ roles: some Sequence<Role>, _ language: Language) -> HTML {
        let held = Set(roles)
        guard !held.isEmpty else { return "\(Label.noRoles[language])" }
        let names = allCases.filter(held.contains).map { $0.text[language] }
        return "\(names.joined(separator: language == .chinese ? "、" : ", "))"
    }
}
