import Casework
import Domain
import Wording

// The report, what it leads to, and how this round compares with those before.

extension ReviewPage {
    var reportPart: HTML {
        guard state == .reported else {
            let isReady = state == .reviewed
            let draft: HTML =
                isReady
                ? """
                <p>\(file("report.html", Label.draftPage))\(file("report.pdf", Label.draftPDF))</p>

                """ : .empty
            let publish: HTML =
                isReady && session.actor.may(PublishReviewReport.permission)
                ? "<div class=\"acts\">\n\(act("publish", Label.publishReview))</div>\n" : .empty
            return """
                <h2>\(Label.reviewReport[language])</h2>
                <p class="empty">\(Label.reportFollows[language])</p>
                \(draft)\(publish)
                """
        }
        let row = view.row
        let facts: [(Text, HTML)] = [
            (Label.paidErrorRate, "\(row.paidRate?.percent ?? "—")"),
            (Label.refusedErrorRate, "\(row.refusedRate?.percent ?? "—")"),
            (Label.overProjected, "\(row.overProjected.map(Fen.shown) ?? "—")"),
            (Label.overUpper, "\(row.overUpper.map(Fen.shown) ?? "—")"),
            (Label.reportDigest, "<code>\(view.reportDigest ?? "")</code>"),
        ]
        return """
            <h2>\(Label.reviewReport[language])</h2>
            \(HTML.facts(facts, language))<p>\(file("report.html", Label.reportPage))\(file("report.pdf", Label.reportPDF))\(file("report.xlsx", Label.reportWorkbook))\(file("report.json", Label.reportJSON))\(file("check-sample", Label.checker))</p>

            """
    }

    var consequencePart: HTML {
        guard state == .reported else { return .empty }
        guard !view.consequences.isEmpty else {
            return .nothing(under: Label.consequences, Label.noConsequences, language)
        }
        let cards = view.consequences.map(card)
        return "<h2>\(Label.consequences[language])</h2>\n\(cards)"
    }

    private func card(_ consequence: ReviewConsequence) -> HTML {
        var facts: [(Text, HTML)] = [
            (Label.consequenceRule, ReviewWord.rule(consequence.rule, language)),
            (Label.basisFigures, figures(of: consequence)),
            (Label.state, "\(consequence.state.text[language])"),
        ]
        if let amount = consequence.amount {
            facts.append((Label.amount, "\(amount.grouped)"))
        }
        if let by = consequence.decidedBy, let on = consequence.decidedAt {
            facts.append((Label.decidedBy, "\(language.record(by.rawValue)) \(on.minute)"))
        }
        if let reason = consequence.reason {
            facts.append((Label.reason, language.record(reason)))
        }
        return """
            <div class="standing">
            <h3>\(consequence.kind.text[language]) <small>\(subject(of: consequence))</small></h3>
            \(HTML.facts(facts, language))\(decisions(on: consequence))</div>

            """
    }

    private func subject(of consequence: ReviewConsequence) -> HTML {
        if let officer = consequence.officer { return language.record(officer.rawValue) }
        if let town = consequence.town { return language.record(town.rawValue) }
        if let claim = consequence.claim { return "\(Label.claimNumber[language]) \(claim)" }
        return .empty
    }

    private func figures(of consequence: ReviewConsequence) -> HTML {
        let parts = consequence.basis.sorted { $0.key < $1.key }.map { name, value -> HTML in
            "<li>\(ReviewWord.figure(name, language)) \(value)</li>\n"
        }
        return "<ul class=\"notes\">\n\(parts)</ul>\n"
    }

    private func decisions(on consequence: ReviewConsequence) -> HTML {
        guard consequence.state == .proposed, session.actor.may(ConfirmConsequence.permission)
        else { return .empty }
        let hidden = [(name: "number", value: "\(consequence.number)")]
        let confirm = ActForm(
            language: language, address: address, act: "confirm",
            button: Label.confirmConsequence, about: "\(consequence.number)", hidden: hidden)
        let reject = ActForm(
            language: language, address: address, act: "reject",
            button: Label.rejectConsequence, about: "\(consequence.number)", hidden: hidden,
            fields: [ActForm.input(Label.reason, "reason", .empty, upTo: 200, language)])
        return "<div class=\"acts\">\n\(confirm.html)\(reject.html)</div>\n"
    }

    var rectificationPart: HTML {
        guard hasRectifications else { return .empty }
        let list =
            view.rectifications.isEmpty
            ? HTML.nothing(under: Label.rectifications, Label.noRectifications, language)
            : RectificationsPage.table(view.rectifications, today: at.day, language)
        guard mayOpenRectification else { return list }
        let form = act(
            "rectify", Label.openRectification,
            [
                FormKey.field,
                ActForm.input(
                    Label.sampleItem, "item", typed, upTo: 60, isRequired: false, language),
                ActForm.lines(Label.rectificationTask, "task", typed, upTo: 500, language),
                ActForm.input(Label.responsible, "responsible", typed, upTo: 100, language),
                ActForm.day(Label.dueOn, "due_on", typed, language),
            ])
        return "\(list)<h3>\(Label.openRectification[language])</h3>\n\(form)"
    }

    var trendPart: HTML {
        let severity = Label.inspection(view.severity)[language]
        guard !view.trend.isEmpty else {
            return """
                <h2>\(Label.trend[language])</h2>
                <p class="soft">\(severity)</p>

                """
        }
        return """
            \(ReviewsPage.table(Label.trend, view.trend, language))<p class="soft">\(severity)</p>

            """
    }
}
