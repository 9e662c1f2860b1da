import Casework
import Domain
import Wording

// What was drawn, how far its review has come, and what was found.

extension ReviewPage {
    var samplePart: HTML {
        guard state >= .drawn else {
            let words = state == .seeded ? Label.seedIsThere : Label.noItems
            return """
                <h2>\(Label.sampleSize[language])</h2>
                <p class="empty">\(words[language])</p>
                \(drawForm)
                """
        }
        let row = view.row
        var facts: [(Text, HTML)] = [
            (Label.drawn, "\(row.drawn)"),
            (Label.openItems, "\(row.drawn - row.ended)"),
        ]
        facts += ReviewOutcome.allCases.map { ($0.text, "\(view.outcomes[$0] ?? 0)") }
        let items = Page.with(language, ReviewItemsPage.address(round))
        return """
            <h2>\(Label.sampleSize[language])</h2>
            \(HTML.facts(facts, language))<p><a class="action" href="\(items)">\(Label.reviewItems[language])</a> \(file("sample.csv", Label.sampleCSV)) \(file("items.pdf", Label.itemsPDF))</p>
            \(extensions)\(replay)\(reviewActs)
            """
    }

    private var drawForm: HTML {
        guard state == .seeded, session.actor.may(DrawSample.permission) else { return .empty }
        return "<div class=\"acts\">\n\(act("draw", Label.drawSample))</div>\n"
    }

    private var extensions: HTML {
        guard !view.extensions.isEmpty else { return .empty }
        var table = Table(
            "\(Label.extendSample[language])",
            [
                .header(Label.time), .number(Label.morePaid), .number(Label.refusedInAll),
                .text(Label.actor),
            ])
        table.rows = view.extensions.map { step in
            [
                "\(step.at.minute)", "\(step.paid)", "\(step.refused?.description ?? "")",
                language.record(step.by.rawValue),
            ]
        }
        return table.html(language)
    }

    /// How a stranger draws it again.
    private var replay: HTML {
        guard let seed = view.seed.seed else { return .empty }
        return """
            <details><summary>\(Label.replay[language])</summary>
            <p>\(Label.replayHint[language]) \(file("check-sample", Label.checker))</p>
            <pre lang="en">\(SeedHelp.replay(root: view.frameRoot, seed: seed))</pre>
            </details>

            """
    }

    private var reviewActs: HTML {
        guard state == .drawn else { return .empty }
        var acts: [HTML] = []
        if session.actor.may(AssignReviews.permission) {
            let form = act(
                "assign", Label.assignReviews,
                [
                    FormKey.field, ActForm.day(Label.firstReviewDay, "from", typed, language),
                    ActForm.input(Label.workingDays, "days", typed, upTo: 2, language),
                ])
            acts.append("<h3>\(Label.assignReviews[language])</h3>\n\(form)")
        }
        if session.actor.may(ExtendSample.permission) {
            let form = act(
                "extend", Label.extendSample,
                [
                    ActForm.input(
                        Label.morePaid, "paid", typed, upTo: 6, isRequired: false, language),
                    ActForm.input(
                        Label.refusedInAll, "refused", typed, upTo: 6, isRequired: false,
                        language),
                ])
            acts.append("<h3>\(Label.extendSample[language])</h3>\n\(form)")
        }
        if session.actor.may(CloseReview.permission), view.row.ended == view.row.drawn {
            acts.append("<div class=\"acts\">\n\(act("close", Label.closeReview))</div>\n")
        }
        return "\(acts)"
    }

    var comparisonPart: HTML {
        guard !comparisons.isEmpty else { return .empty }
        var table = Table(
            "\(Label.reviewComparisons[language])",
            [
                .header(Label.sampleItem), .text(Label.claimNumber), .text(Label.name),
                .text(Label.village), .text(Label.errorClass), .number(Label.firstAmount),
                .number(Label.rightAmount), .text(Label.dispute), .text(Label.recheck),
            ])
        table.rows = comparisons.map { found in
            let standing = found.standing
            return [
                ReviewComparisonPage.link(found.item, of: round, language), "\(found.claim)",
                language.record(found.maskedName), language.record(found.village),
                "\((standing.errorClass?.text ?? Label.noError)[language])",
                "\(found.paid.grouped)", "\(standing.right.grouped)",
                "\(found.disputeState?[language] ?? "")",
                "\((found.recheck == nil ? nil : Label.recheckDone)?[language] ?? "")",
            ]
        }
        return table.html(language)
    }
}

extension ReviewComparisonView {
    /// How a dispute about it stands; nil where there is none.
    var disputeState: Text? {
        dispute.map { $0.stands?.text ?? Label.disputeWaits }
    }
}
