import Casework
import Domain
import Wording

/// 复核轮次 - one round of the sampling review: what was fixed, how the seed came about, what was drawn
/// and found, and what it leads to. What somebody may do stands beside it.
package struct ReviewPage {
    let language: Language
    let view: ReviewRoundView
    /// What was found against what was found first, as far as it is final.
    let comparisons: [ReviewComparisonView]
    let session: Session
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(
        language: Language, view: ReviewRoundView, comparisons: [ReviewComparisonView],
        session: Session, at: Instant
    ) {
        self.language = language
        self.view = view
        self.comparisons = comparisons
        self.session = session
        self.at = at
    }

    var round: ReviewRoundID { view.row.id }
    var state: ReviewState { view.row.state }
    var address: String { ReviewPage.address(round) }

    static func address(_ round: ReviewRoundID) -> String {
        "/reviews/\(PathPart.escaped(round.rawValue))"
    }

    static func link(_ round: ReviewRoundID, _ language: Language) -> HTML {
        "<a href=\"\(Page.with(language, address(round)))\">\(round)</a>"
    }

    package func render() -> String {
        Page(
            language: language, address: address, current: Label.reviews,
            title: problem == nil ? Label.oneReview : Label.failed(Label.oneReview),
            heading: "\(Label.oneReview[language]) \(round)", at: at,
            content: """
                \(ActForm.told(problem, language))\(standing)\(contents)
                \(section("frame", frame))\(section("seed", seedPart))\(section("sample", samplePart))\(section("comparisons", comparisonPart))\(section("report", reportPart))\(section("consequences", consequencePart))\(section("rectifications", rectificationPart))\(section("trend", trendPart))\(section("events", events))<p><a class="action" href="\(Page.with(language, ReviewsPage.address))">\(Label.toReviews[language])</a></p>

                """
        ).render()
    }

    private func section(_ id: String, _ content: HTML) -> HTML {
        content.isEmpty ? .empty : "<section id=\"\(id)\">\n\(content)</section>\n"
    }

    private var standing: HTML {
        """
        <div class="standing">
        <p class="state">\(state.text[language]) <span class="sum">\(view.row.from) – \(view.row.to)</span></p>
        <p>\(Label.nextStep[language]) <b>\(state.nextStep[language])</b></p>
        \(ReviewProgress(state: state, language: language).html)</div>

        """
    }

    private var contents: HTML {
        let parts: [(String, Text, Bool)] = [
            ("frame", Label.frame, true), ("seed", Label.seed, true),
            ("sample", Label.sampleSize, true),
            ("comparisons", Label.reviewComparisons, !comparisons.isEmpty),
            ("report", Label.reviewReport, true),
            ("consequences", Label.consequences, state == .reported),
            ("rectifications", Label.rectifications, hasRectifications),
            ("trend", Label.trend, true),
        ]
        let items = parts.filter(\.2).map { id, text, _ -> HTML in
            "<li><a href=\"#\(id)\">\(text[language])</a></li>\n"
        }
        return """
            <nav class="contents" aria-label="\(Label.contents[language])"><ul>
            \(items)</ul></nav>
            """
    }

    var hasRectifications: Bool { !view.rectifications.isEmpty || mayOpenRectification }
    var mayOpenRectification: Bool {
        state >= .drawn && session.actor.may(OpenRectification.permission)
    }

    // The frame

    private var frame: HTML {
        var facts: [(Text, HTML)] = [
            (Label.period, "\(view.row.from) – \(view.row.to)"),
            (Label.inside, "\(view.row.inside)"), (Label.excluded, "\(view.row.excluded)"),
            (Label.sumOfSizes, "\(view.row.sum.grouped)"),
            (Label.framedAt, "\(view.row.framedAt.minute)"),
            (Label.framedBy, language.record(view.framedBy.rawValue)),
            (Label.design, "\(view.design.text[language])"),
            (Label.mode, "\(view.mode.text[language])"),
            (Label.signedCheckpoint, checkpoint),
            (Label.frameRoot, "<code>\(view.frameRoot)</code>"),
            (Label.framingDigest, "<code>\(view.framingDigest)</code>"),
        ]
        if let before = view.row.againOf {
            facts.append((Label.againOf, ReviewPage.link(before, language)))
            facts.append((Label.againWhy, language.record(view.againWhy ?? "")))
        }
        return """
            <h2>\(Label.frame[language])</h2>
            \(HTML.facts(facts, language))<p>\(file("frame.csv", Label.frameCSV))</p>
            \(ReviewSizingPart(sizing: view.sizing, language: language, isFolded: true).html)\(terms)
            """
    }

    private var checkpoint: HTML {
        view.checkpoint.map { "\($0)" } ?? "\(Label.notSignedYet[language])"
    }

    private var terms: HTML {
        let facts = ReviewTermField.all.map { field -> (Text, HTML) in
            if case .flag(let path) = field.kind {
                let isSo = view.terms[keyPath: path]
                return (field.label, "\((isSo ? Label.yes : Label.no)[language])")
            }
            return (field.label, "\(field.shown(in: view.terms))")
        }
        return """
            <details><summary>\(Label.reviewTerms[language])</summary>
            \(HTML.facts(facts, language))</details>

            """
    }

    // What happened

    private var events: HTML {
        var table = Table(
            "\(Label.history[language])",
            [.number(Label.number), .header(Label.action), .text(Label.time), .text(Label.actor)])
        table.rows = view.events.map { event in
            [
                "\(event.place)", ReviewWord.event(event.kind, language),
                "\(event.at.second)", language.record(event.by.rawValue),
            ]
        }
        return """
            <details><summary>\(Label.reviewEvents[language])</summary>
            \(table.html(language))</details>

            """
    }

    /// The way to a file of the round.
    func file(_ name: String, _ text: Text) -> HTML {
        let target = Page.with(language, "\(address)/\(name)")
        return "<a class=\"action\" href=\"\(target)\">\(text[language])</a> "
    }

    /// A form of the page that does one thing.
    func act(_ act: String, _ button: Text, _ fields: [HTML] = []) -> HTML {
        ActForm(language: language, address: address, act: act, button: button, fields: fields)
            .html
    }
}
