import Domain
import Wording

/// 核查员档案 - what the planner is told of one verifier: skills, absences, and the households of
/// relatives; with the forms that tell it.
package struct VerifierPage {
    let language: Language
    let file: VerifierFile
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(language: Language, file: VerifierFile, at: Instant) {
        self.language = language
        self.file = file
        self.at = at
    }

    static func address(of verifier: OfficerID) -> String {
        "\(VerifiersPage.address)/\(PathPart.escaped(verifier.rawValue))"
    }

    /// A verifier's id, leading to the page.
    static func link(_ verifier: OfficerID, _ language: Language) -> HTML {
        "<a href=\"\(Page.with(language, address(of: verifier)))\">\(verifier)</a>"
    }

    /// The field of the box for a skill.
    static func field(of skill: VerifierSkill) -> String { "skill.\(skill.rawValue)" }

    /// A form as if these skills had been ticked.
    static func ticked(_ skills: [VerifierSkill], _ others: [String: String] = [:]) -> Form {
        let ticks = skills.map { (field(of: $0), "on") }
        return Form(fields: others.merging(ticks) { first, _ in first })
    }

    /// Boxes for all skills.
    static func boxes(_ legend: Text, _ typed: Form, _ language: Language) -> HTML {
        ActForm.boxes(
            legend, VerifierSkill.allCases.map { (field(of: $0), $0.text) }, typed, language)
    }

    static func team(of row: VerifierRow, _ language: Language) -> HTML {
        row.insurer.isEmpty ? "\(Label.anyInsurer[language])" : language.record(row.insurer)
    }

    private var address: String { VerifierPage.address(of: file.row.id) }

    package func render() -> String {
        let title = Label.oneVerifier
        return Page(
            language: language, address: address, current: Label.plans,
            title: problem == nil ? title : Label.failed(title),
            heading: """
                \(title[language]) \(language.record(file.row.id.rawValue)) <small>\(language.record(file.row.name))</small>
                """,
            at: at,
            content: """
                <p class="back"><a class="action" href="\(Page.with(language, VerifiersPage.address))"><span aria-hidden="true">←</span> \(Label.toVerifiers[language])</a></p>
                \(ActForm.told(problem, language))\(facts)\(skills)\(absences)\(relatives)
                """
        ).render()
    }

    /// What was typed into this form; nothing that was typed into another one.
    private func typed(for act: String) -> Form {
        typed[ActForm.name] == act ? typed : .empty
    }

    private var facts: HTML {
        let row = file.row
        let skills: HTML =
            row.skills.isEmpty ? "\(Label.noSkills[language])" : row.skills.names(language)
        return .facts(
            [
                (Label.team, VerifierPage.team(of: row, language)),
                (Label.homeVillage, language.record(row.homeVillage)), (Label.skills, skills),
            ], language)
    }

    private var skills: HTML {
        let typed =
            self.typed[ActForm.name] == "skills" ? self.typed : VerifierPage.ticked(file.row.skills)
        let form = ActForm(
            language: language, address: address, act: "skills", button: Label.saveSkills,
            fields: [VerifierPage.boxes(Label.skills, typed, language)])
        return "<h2>\(Label.skills[language])</h2>\n\(form.html)"
    }

    private var absences: HTML {
        let typed = typed(for: "mark")
        let form = ActForm(
            language: language, address: address, act: "mark", button: Label.markAway,
            fields: [
                ActForm.input(Label.absentFrom, "from", typed, upTo: 10, language),
                ActForm.input(
                    Label.absentTo, "to", typed, upTo: 10, isRequired: false, language),
            ])
        return """
            \(absenceTable)\(form.html)<p class="soft">\(Label.absenceHint[language])</p>

            """
    }

    private var absenceTable: HTML {
        guard !file.absences.isEmpty else {
            return .nothing(under: Label.away, Label.noAbsences, language)
        }
        var table = Table(
            "\(Label.away[language])", [.header(Label.date), .text(Label.act)])
        table.layout = .kept
        table.rows = file.absences.map { absence in
            let lift = ActForm(
                language: language, address: address, act: "lift", button: Label.liftAway,
                about: absence.text,
                hidden: [("from", "\(absence.from)"), ("to", "\(absence.to)")])
            return ["\(absence.text)", lift.html]
        }
        return table.html(language)
    }

    private var relatives: HTML {
        let declare = ActForm(
            language: language, address: address, act: "declare", button: Label.declareRelative,
            fields: [
                ActForm.input(
                    Label.household, "household", typed(for: "declare"), upTo: 100, language)
            ])
        return """
            \(relativeTable)\(declare.html)<p class="soft">\(Label.declareRelativeHint[language])</p>

            """
    }

    private var relativeTable: HTML {
        guard !file.relatives.isEmpty else {
            return .nothing(under: Label.relatives, Label.noRelatives, language)
        }
        var table = Table(
            "\(Label.relatives[language])",
            [
                .header(Label.household), .text(Label.declared), .text(Label.state),
                .text(Label.act),
            ])
        table.rows = file.relatives.map { relative in
            [
                HouseholdPage.link(relative.household, language),
                who(relative.declaredBy, relative.declaredAt), state(of: relative),
                relative.end == nil ? withdrawal(of: relative) : .empty,
            ]
        }
        return table.html(language)
    }

    private func who(_ officer: OfficerID, _ instant: Instant) -> HTML {
        "\(language.record(officer.rawValue)) \(instant.minute)"
    }

    private func state(of relative: DeclaredRelative) -> HTML {
        guard let end = relative.end else { return "\(Label.inForce[language])" }
        return """
            \(Label.takenBack[language]) · \(who(end.by, end.at)) · \(language.record(end.reason))
            """
    }

    private func withdrawal(of relative: DeclaredRelative) -> HTML {
        let typed = typed(for: "withdraw")
        let isThis = typed["household"] == relative.household.rawValue
        return ActForm(
            language: language, address: address, act: "withdraw",
            button: Label.withdrawRelative, about: relative.household.rawValue,
            hidden: [("household", relative.household.rawValue)],
            fields: [
                ActForm.input(
                    Label.reason, "reason", isThis ? typed : .empty, upTo: 500, language)
            ]
        ).html
    }
}
