import Domain
import Wording

/// 核查员与车辆 - who and what can be sent, and since when and until when they cannot.
package struct VerifiersPage {
    let language: Language
    let verifiers: [VerifierRow]
    let vehicles: [VehicleRow]
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(
        language: Language, verifiers: [VerifierRow], vehicles: [VehicleRow], at: Instant
    ) {
        self.language = language
        self.verifiers = verifiers
        self.vehicles = vehicles
        self.at = at
    }

    static let address = "/verifiers"

    /// The way here from the plans, for who may go it.
    static func link(_ language: Language) -> HTML {
        guard Viewer.session?.actor.may(.planVisits) == true else { return .empty }
        return """
            <p><a class="action" href="\(Page.with(language, address))">\(Label.verifiersAndVehicles[language])</a></p>

            """
    }

    package func render() -> String {
        let title = Label.verifiersAndVehicles
        return Page(
            language: language, address: VerifiersPage.address, current: Label.plans,
            title: problem == nil ? title : Label.failed(title), heading: "\(title[language])",
            at: at,
            content: """
                <p class="back"><a class="action" href="\(Page.with(language, PlansPage.address))"><span aria-hidden="true">←</span> \(Label.toPlans[language])</a></p>
                \(ActForm.told(problem, language))\(people)\(cars)\(form)
                """
        ).render()
    }

    private var people: HTML {
        guard !verifiers.isEmpty else {
            return .nothing(under: Label.verifiers, Label.noVerifiers, language)
        }
        var table = Table(
            "\(Label.verifiers[language])",
            [
                .header(Label.verifierID), .text(Label.personName), .text(Label.team),
                .text(Label.homeVillage), .text(Label.skills), .text(Label.away),
            ])
        table.rows = verifiers.map { row in
            [
                VerifierPage.link(row.id, language),
                language.record(row.name), VerifierPage.team(of: row, language),
                language.record(row.homeVillage), row.skills.names(language),
                "\(row.nextAbsence?.text ?? "")",
            ]
        }
        return table.html(language)
    }

    private var cars: HTML {
        guard !vehicles.isEmpty else {
            return .nothing(under: Label.vehicles, Label.noVehicles, language)
        }
        var table = Table(
            "\(Label.vehicles[language])",
            [
                .header(Label.number), .text(Label.plate), .number(Label.seats),
                .text(Label.unusable), .text(Label.act),
            ])
        table.rows = vehicles.map { row in
            [
                language.record(row.id), language.record(row.plate), "\(row.seats)",
                "\(row.nextAbsence?.text ?? "")", row.nextAbsence.map { lift($0, of: row) } ?? "",
            ]
        }
        return table.html(language)
    }

    private func lift(_ absence: Absence, of vehicle: VehicleRow) -> HTML {
        ActForm(
            language: language, address: VerifiersPage.address, act: "lift",
            button: Label.liftUnusable, about: "\(vehicle.id) \(absence.text)",
            hidden: [
                ("vehicle", vehicle.id), ("from", "\(absence.from)"), ("to", "\(absence.to)"),
            ]
        ).html
    }

    private var form: HTML {
        guard !vehicles.isEmpty else { return .empty }
        let form = ActForm(
            language: language, address: VerifiersPage.address, act: "mark",
            button: Label.markUnusable,
            fields: [
                ActForm.choice(
                    Label.vehicle, "vehicle",
                    vehicles.map { ($0.id, Text($0.id, $0.id)) },
                    typed, language),
                ActForm.input(Label.absentFrom, "from", typed, upTo: 10, language),
                ActForm.input(
                    Label.absentTo, "to", typed, upTo: 10, isRequired: false, language),
            ])
        return """
            <h2>\(Label.markUnusable[language])</h2>
            \(form.html)<p class="soft">\(Label.absenceHint[language])</p>

            """
    }
}

extension [VerifierSkill] {
    /// Their words in one line.
    func names(_ language: Language) -> HTML {
        "\(map { $0.text[language] }.joined(separator: language.comma))"
    }
}
