import Domain
import Wording

extension PlanPage {
    /// What the dispatcher may do where the plan stands.
    var acts: HTML {
        guard session.actor.may(.planVisits) else { return .empty }
        switch plan.state {
        case .proposed: return "\(adjust)<div class=\"acts\">\n\(publish)\(withdraw)</div>\n"
        case .published: return "\(replan)<div class=\"acts\">\n\(withdraw)</div>\n"
        case .superseded, .withdrawn: return .empty
        }
    }

    private var version: [(name: String, value: String)] { [("version", "\(plan.version)")] }

    private var publish: HTML {
        ActForm(
            language: language, address: address, act: "publish", button: Label.publish,
            hidden: version
        ).html
    }

    private var withdraw: HTML {
        ActForm(
            language: language, address: address, act: "withdraw", button: Label.withdrawPlan,
            fields: [ActForm.input(Label.reason, "reason", typed, upTo: 500, language)]
        ).html
    }

    private var adjust: HTML {
        let form = ActForm(
            language: language, address: address, act: "adjust", button: Label.adjust,
            hidden: version,
            fields: [
                FormKey.field,
                ActForm.choice(
                    Label.wish, "kind", AdjustmentKind.allCases.map { ($0.rawValue, $0.text) },
                    typed, language),
                ActForm.input(Label.household, "household", typed, upTo: 100, language),
                ActForm.input(
                    Label.crewNumber, "crew", typed, upTo: 6, isRequired: false, language),
            ])
        return "<h2>\(Label.adjust[language])</h2>\n\(form.html)"
    }

    private var replan: HTML {
        let form = ActForm(
            language: language, address: address, act: "replan", button: Label.replan,
            fields: [
                FormKey.field,
                ActForm.choice(
                    Label.event, "kind", DisruptionKind.allCases.map { ($0.rawValue, $0.text) },
                    typed, language),
                ActForm.input(Label.eventSubject, "subject", typed, upTo: 100, language),
                ActForm.input(Label.fromDay, "from", typed, upTo: 10, isRequired: false, language),
                ActForm.input(Label.toDay, "to", typed, upTo: 10, isRequired: false, language),
            ])
        return "<h2>\(Label.replan[language])</h2>\n\(form.html)"
    }
}
