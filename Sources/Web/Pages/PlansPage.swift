import Casework
import Domain
import Wording

/// 入户排期 - the plans of visits, the newest first, and the form that proposes one.
package struct PlansPage {
    let language: Language
    let rows: [PlanRow]
    let session: Session
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(language: Language, rows: [PlanRow], session: Session, at: Instant) {
        self.language = language
        self.rows = rows
        self.session = session
        self.at = at
    }

    static let address = "/plans"

    package func render() -> String {
        Page(
            language: language, address: PlansPage.address, current: Label.plans,
            title: problem == nil ? Label.plans : Label.failed(Label.plans),
            heading: "\(Label.plans[language])", at: at,
            content: """
                \(ActForm.told(problem, language))\(list)\(form)\(VerifiersPage.link(language))
                """
        ).render()
    }

    private var list: HTML {
        guard !rows.isEmpty else {
            return "<p class=\"empty\">\(Label.noPlans[language])</p>\n"
        }
        var table = Table(
            "\(Label.plans[language])",
            [
                .header(Label.number), .text(Label.planDays), .text(Label.state),
                .number(Label.plannedVisits), .number(Label.unassigned), .number(Label.lateDays),
                .number(Label.travelMinutes),
            ])
        table.rows = rows.map { row in
            [
                PlanPage.link(row.number, language), "\(row.firstDay) – \(row.lastDay)",
                "\(row.state.text[language])", "\(row.totals.visits)",
                "\(row.totals.unassigned)", "\(row.totals.late)", "\(row.totals.travelMinutes)",
            ]
        }
        return table.html(language)
    }

    private var form: HTML {
        guard session.actor.may(.planVisits) else { return .empty }
        let form = ActForm(
            language: language, address: PlansPage.address, act: "propose",
            button: Label.proposePlan,
            fields: [
                FormKey.field,
                ActForm.input(Label.firstDay, "first_day", typed, upTo: 10, language),
                ActForm.input(Label.workingDays, "working_days", typed, upTo: 2, language),
            ])
        return """
            <h2>\(Label.proposePlan[language])</h2>
            \(form.html)<p class="soft">\(Label.proposePlanHint[language])</p>

            """
    }
}
