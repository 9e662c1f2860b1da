import Domain
import Wording

extension CasePage {
    /// What was agreed with the family about visits; and while a visit may still come, the form to
    /// agree on something else, for who plans.
    var agreement: HTML { "\(agreed)\(agreementForm)" }

    private var agreed: HTML {
        guard let agreement = file.agreement else { return .empty }
        var facts: [(Text, HTML)] = [(Label.agreedHours, hours(of: agreement))]
        if !agreement.skills.isEmpty {
            facts.append((Label.neededSkills, agreement.skills.names(language)))
        }
        facts.append(
            (
                Label.agreedBy,
                "\(language.record(agreement.by.rawValue)) \(agreement.at.minute)"
            ))
        return "<h2>\(Label.agreement[language])</h2>\n\(HTML.facts(facts, language))"
    }

    private func hours(of agreement: VisitAgreement) -> HTML {
        guard let hours = agreement.hours else { return "\(Label.anyHours[language])" }
        return "\(hours.open.timeOfDay)–\(hours.close.timeOfDay)"
    }

    private var agreementForm: HTML {
        let state = file.row.state
        guard state == .lead || state == .accepted,
            Viewer.session?.actor.may(.planVisits) == true
        else { return .empty }
        let typed = problem == nil ? stored : self.typed
        let form = ActForm(
            language: language, address: CasePage.address(of: file.row.claim), act: "agree",
            button: Label.saveAgreement,
            fields: [
                ActForm.input(
                    Label.opensAt, "opens_at", typed, upTo: 5, isRequired: false, language),
                ActForm.input(
                    Label.closesAt, "closes_at", typed, upTo: 5, isRequired: false, language),
                VerifierPage.boxes(Label.neededSkills, typed, language),
            ])
        let heading: HTML =
            file.agreement == nil ? "<h2>\(Label.agreement[language])</h2>\n" : .empty
        return "\(heading)\(form.html)<p class=\"soft\">\(Label.agreeHint[language])</p>\n"
    }

    /// The form as it would say what holds now.
    private var stored: Form {
        var fields: [String: String] = [:]
        if let hours = file.agreement?.hours {
            fields["opens_at"] = hours.open.timeOfDay
            fields["closes_at"] = hours.close.timeOfDay
        }
        return VerifierPage.ticked(file.agreement?.skills ?? [], fields)
    }

    static func address(of claim: Claim.ID) -> String { "/cases/\(claim)" }
}
