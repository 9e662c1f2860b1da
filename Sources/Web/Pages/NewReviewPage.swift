import Casework
import Domain
import Wording

/// 新一轮 - what a round is drafted with; beside it, before anything is fixed, what its frame would
/// hold and why the sizes are what they are.
package struct NewReviewPage {
    let language: Language
    let session: Session
    var typed: Form
    /// What the draft comes to; nil before it is asked.
    package var sizing: ReviewSizingView?
    var problem: Text?
    let at: Instant

    package init(language: Language, session: Session, at: Instant) {
        self.language = language
        self.session = session
        self.typed = ReviewDraftForm.fresh(today: at.day)
        self.at = at
    }

    static let address = "/reviews/new"
    /// The acts of the two buttons.
    static let size = "size"
    static let frame = "frame"

    package func render() -> String {
        Page(
            language: language, address: NewReviewPage.address, current: Label.reviews,
            title: problem == nil ? Label.newReview : Label.failed(Label.newReview),
            heading: "\(Label.newReview[language])", at: at,
            content: """
                \(ActForm.told(problem, language))<p class="soft">\(Label.newReviewHint[language])</p>
                \(found)\(form)
                <p><a class="action" href="\(Page.with(language, ReviewsPage.address))">\(Label.toReviews[language])</a></p>

                """
        ).render()
    }

    private var found: HTML {
        sizing.map { ReviewSizingPart(sizing: $0, language: language).html } ?? .empty
    }

    private var form: HTML {
        """
        <form class="entry" method="post" action="\(Page.with(language, NewReviewPage.address))">
        \(Viewer.field)\(FormKey.field)
        \(period)\(sizes)\(seed)\(more)\(again)<div class="acts">
        <button name="\(ActForm.name)" value="\(NewReviewPage.size)">\(Label.showSizes[language])</button>
        <button name="\(ActForm.name)" value="\(NewReviewPage.frame)">\(Label.frameRound[language])</button>
        </div>
        </form>
        <p class="soft">\(Label.frameHint[language])</p>

        """
    }

    private func group(_ legend: Text, _ fields: [HTML]) -> HTML {
        "<fieldset>\n<legend>\(legend[language])</legend>\n\(fields)</fieldset>\n"
    }

    private var period: HTML {
        group(
            Label.period,
            [
                ActForm.day(Label.periodFrom, "from", typed, language),
                ActForm.day(Label.periodTo, "to", typed, language),
            ])
    }

    private var sizes: HTML {
        let designs = [
            (value: "risk", text: ReviewDesign.risk.text),
            (value: "lots", text: Label.byStandard),
        ]
        let limits = AcceptanceQualityLimit.allCases.map {
            (value: $0.rawValue, text: Text($0.rawValue, $0.rawValue))
        }
        return group(
            Label.sampleSize,
            [
                ActForm.choice(Label.design, "design", designs, typed, language),
                ActForm.choice(Label.acceptanceLimit, "limit", limits, typed, language),
            ] + ReviewTermField.all.filter(\.isMain).map(field))
    }

    private var seed: HTML {
        let time: HTML = """
            <label>\(Label.commitmentsTime[language]) <input type="time" name="hour_time" value="\(typed["hour_time"])" required></label>

            """
        return group(
            Label.seed,
            [
                ActForm.boxes(
                    Label.parties,
                    ReviewParty.allCases.map { (ReviewDraftForm.name(of: $0), $0.text) }, typed,
                    language),
                ActForm.day(Label.commitmentsUntil, "hour_day", typed, language), time,
                ActForm.input(
                    Label.lotteryNamed, "lottery", typed, upTo: 60, isRequired: false, language),
            ])
    }

    private var more: HTML {
        let modes = TicketMode.allCases.map { (value: $0.rawValue, text: $0.text) }
        let fields = ReviewTermField.all.filter { !$0.isMain }.map(field)
        return """
            <details><summary>\(Label.moreTerms[language])</summary>
            <div class="entry">
            \(ActForm.choice(Label.mode, "mode", modes, typed, language))\(fields)</div>
            </details>

            """
    }

    private var again: HTML {
        let isOpen: HTML = typed["again_of"].isEmpty ? .empty : " open"
        return """
            <details\(isOpen)><summary>\(Label.drawAgain[language])</summary>
            <div class="entry">
            \(ActForm.input(Label.againOf, "again_of", typed, upTo: 32, isRequired: false, language))\(ActForm.input(Label.againWhy, "again_why", typed, upTo: 200, isRequired: false, language))</div>
            </details>

            """
    }

    private func field(_ field: ReviewTermField) -> HTML {
        guard case .flag = field.kind else {
            return ActForm.input(
                field.label, field.name, typed, upTo: 20, isRequired: false, language)
        }
        let ticked: HTML = typed.isTicked(field.name) ? " checked" : .empty
        return """
            <label class="choice"><input type="checkbox" name="\(field.name)"\(ticked)> \(field.label[language])</label>

            """
    }
}
