import Casework
import Domain
import Wording

// The forms in which a review is written down: at the door, by telephone, from the departments; and
// a visit in vain. Each asks what can be found out by its means.

extension ReviewTaskPage {
    var forms: HTML {
        let open = typed[ActForm.name]
        let forms = ReviewMeans.allCases.map { means -> HTML in
            folded(Label.record(means), isOpen: open == means.rawValue, form(means))
        }
        let vain = folded(
            Label.recordInVain, isOpen: open == ReviewVisitForm.inVain, inVain)
        return "<h2>\(Label.recordVisit[language])</h2>\n\(forms)\(vain)"
    }

    private func folded(_ title: Text, isOpen: Bool, _ form: HTML) -> HTML {
        let state: HTML = isOpen ? " open" : .empty
        return """
            <details\(state)><summary>\(title[language])</summary>
            \(form)</details>

            """
    }

    private func form(_ means: ReviewMeans) -> HTML {
        let questions = task.questions.filter { $0.means.contains(means) }.map(field)
        return ActForm(
            language: language, address: address, act: means.rawValue,
            button: Label.saveVisit, about: means.text[language],
            fields: [FormKey.field, day(means), who] + questions + [remark]
        ).html
    }

    private var inVain: HTML {
        let outcomes: [ReviewVisit.Outcome] = [.nobodyHome, .refused, .moved]
        return ActForm(
            language: language, address: address, act: ReviewVisitForm.inVain,
            button: Label.saveVisit, about: Label.recordInVain[language],
            fields: [
                FormKey.field, day(.visit), who,
                ActForm.choice(
                    Label.outcome, "outcome", outcomes.map { ($0.code, $0.text) }, typed, language),
                remark,
            ]
        ).html
    }

    private func day(_ means: ReviewMeans) -> HTML {
        var today = Form(fields: ["day": "\(at.day)"])
        if typed.isTicked("day") { today = typed }
        return ActForm.day(means == .visit ? Label.visitedOn : Label.date, "day", today, language)
    }

    /// All of them went, unless somebody says otherwise.
    private var who: HTML {
        let names = task.row.reviewers.map(\.rawValue)
        var ticked = Form(
            fields: Dictionary(
                uniqueKeysWithValues: names.map { (ReviewVisitForm.name(of: $0), "on") }))
        if typed.isTicked("day") { ticked = typed }
        return boxes(
            Label.whoWent,
            names.map { (ReviewVisitForm.name(of: $0), language.record($0)) }, ticked)
    }

    private var remark: HTML {
        ActForm.lines(
            Label.remark, "remark", typed, upTo: 500, isRequired: false, language)
    }

    private func field(_ question: ReviewQuestion) -> HTML {
        switch question {
        case .members:
            ActForm.input(
                question.text, question.rawValue, typed, upTo: 2, isRequired: false, language)
        case .income: group(question.text, IncomeItem.allCases.map(income))
        case .assets: assets
        case .bills: bills
        case .moneyReceived:
            ActForm.input(
                Label.moneyReceivedYuan, question.rawValue, typed, upTo: 20, isRequired: false,
                language)
        case .ownsAccount, .visitHappened, .isSigned, .noticePosted:
            ActForm.choice(
                question.text, question.rawValue,
                [("", Label.notAsked), ("yes", Label.yes), ("no", Label.no)], typed, language)
        }
    }

    private func group(_ legend: Text, _ fields: [HTML]) -> HTML {
        "<fieldset>\n<legend>\(legend[language])</legend>\n\(fields)</fieldset>\n"
    }

    private func income(_ item: IncomeItem) -> HTML {
        ActForm.input(
            Label.inYuan(item.text), ReviewVisitForm.name(of: item), typed, upTo: 20,
            isRequired: false, language)
    }

    /// The scheme's exclusions, by their place in its list; and that none was found.
    private var assets: HTML {
        let names = task.assets.enumerated().map { place, name in
            (ReviewVisitForm.asset(place), language.record(name))
        }
        let none = (ReviewVisitForm.noAsset, "\(Label.noneFound[language])" as HTML)
        return boxes(ReviewQuestion.assets.text, names + [none], typed)
    }

    /// Boxes whose words are the county's own.
    private func boxes(_ legend: Text, _ boxes: [(String, HTML)], _ form: Form) -> HTML {
        let boxes = boxes.map { name, words -> HTML in
            let ticked: HTML = form.isTicked(name) ? " checked" : .empty
            return """
                <label class="choice"><input type="checkbox" name="\(name)"\(ticked)> \(words)</label>

                """
        }
        return group(legend, boxes)
    }

    private var bills: HTML {
        let rows = (0..<ReviewVisitForm.billRows).flatMap { place -> [HTML] in
            [
                ActForm.input(
                    Label.billNumber(place + 1), ReviewVisitForm.bill(place), typed, upTo: 60,
                    isRequired: false, language),
                ActForm.input(
                    Label.billAmount(place + 1), ReviewVisitForm.billAmount(place), typed,
                    upTo: 20, isRequired: false, language),
            ]
        }
        let own = ActForm.input(
            Label.inYuan(Label.basis), ReviewFacts.ownCosts, typed, upTo: 20, isRequired: false,
            language)
        return group(ReviewQuestion.bills.text, [own] + rows)
    }
}
