import Casework
import Domain
import Wording

/// 比对 - the two findings of an item side by side, field by field; and where the insurer does not
/// accept the review's, the dispute and its decision.
package struct ReviewComparisonPage {
    let language: Language
    let round: ReviewRoundID
    let found: ReviewComparisonView
    let session: Session
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(
        language: Language, round: ReviewRoundID, found: ReviewComparisonView, session: Session,
        at: Instant
    ) {
        self.language = language
        self.round = round
        self.found = found
        self.session = session
        self.at = at
    }

    private var address: String { ReviewComparisonPage.address(found.item, of: round) }

    static func address(_ item: SampleItemID, of round: ReviewRoundID) -> String {
        "\(ReviewPage.address(round))/comparisons/\(PathPart.escaped(item.rawValue))"
    }

    static func link(
        _ item: SampleItemID, of round: ReviewRoundID, _ language: Language
    ) -> HTML {
        let target = Page.with(language, address(item, of: round))
        return "<a href=\"\(target)\">\(language.record(item.rawValue))</a>"
    }

    package func render() -> String {
        Page(
            language: language, address: address, current: Label.reviews,
            title: problem == nil
                ? Label.oneComparison : Label.failed(Label.oneComparison),
            heading: """
                \(Label.oneComparison[language]) \(language.record(found.item.rawValue)) <small>\(Label.oneReview[language]) \(round)</small>
                """,
            at: at,
            content: """
                <p class="back"><a class="action" href="\(Page.with(language, ReviewPage.address(round)))"><span aria-hidden="true">←</span> \(Label.toReview[language])</a></p>
                \(ActForm.told(problem, language))\(facts)\(fields)\(dispute)\(recheck)
                """
        ).render()
    }

    private var facts: HTML {
        let claim: HTML = """
            <a href="\(Page.with(language, "/cases/\(found.claim)"))">\(found.claim)</a>
            """
        return HTML.facts(
            [
                (Label.claimNumber, claim),
                (Label.household, HouseholdPage.link(found.household, language)),
                (Label.name, language.record(found.maskedName)),
                (Label.village, language.record(found.village)),
                (Label.errorClass, "\((found.errorClass?.text ?? Label.noError)[language])"),
                (Label.firstAmount, "\(found.paid.grouped)"),
                (Label.rightAmount, "\(found.right.grouped)"),
                (Label.comparedAt, "\(found.comparedAt.minute)"),
                (Label.disputeUntil, "\(found.disputeUntil)"),
            ], language)
    }

    private var fields: HTML {
        var table = Table(
            "\(Label.fieldByField[language])",
            [
                .header(Label.item), .text(Label.firstFinding), .text(Label.reviewFinding),
                .number(Label.difference), .text(Label.verdict),
            ])
        table.rows = ReviewFactLine.lines(found.first, found.review).map { line in
            let difference = found.differences.first {
                $0.field == line.field && $0.name == line.key
            }
            return [
                line.name(language), line.first(language), line.review(language),
                "\(difference?.amount?.grouped ?? "")",
                difference.map(verdict) ?? .empty,
            ]
        }
        return table.html(language)
    }

    private func verdict(_ difference: ReviewDifference) -> HTML {
        if difference.isTolerated { return "\(Label.tolerated[language])" }
        guard let errorClass = difference.errorClass else { return "\(Label.differing[language])" }
        return "<span class=\"late\">\(errorClass.text[language])</span>"
    }

    private var dispute: HTML {
        guard let dispute = found.dispute else { return disputeForm }
        let raiser = language.record(dispute.raisedBy.rawValue)
        var facts: [(Text, HTML)] = [
            (Label.raisedBy, "\(raiser) \(dispute.raisedAt.minute)"),
            (Label.reason, language.record(dispute.reason)),
        ]
        if let by = dispute.decidedBy, let on = dispute.decidedAt, let stands = dispute.stands {
            facts += [
                (Label.decidedBy, "\(language.record(by.rawValue)) \(on.minute)"),
                (Label.outcome, "\(stands.text[language])"),
                (Label.decision, language.record(dispute.decision ?? "")),
            ]
        }
        let form = dispute.stands == nil ? decisionForm(dispute) : .empty
        return "<h2>\(Label.dispute[language])</h2>\n\(HTML.facts(facts, language))\(form)"
    }

    private func act(_ act: String, _ button: Text, _ fields: [HTML]) -> HTML {
        ActForm(language: language, address: address, act: act, button: button, fields: fields)
            .html
    }

    private var disputeForm: HTML {
        guard session.actor.may(DisputeReview.permission), at.day <= found.disputeUntil else {
            return .empty
        }
        let form = act(
            "dispute", Label.raiseDispute,
            [ActForm.lines(Label.reason, "reason", typed, upTo: 500, language)])
        return "<h2>\(Label.dispute[language])</h2>\n\(form)"
    }

    private func decisionForm(_ dispute: ReviewDispute) -> HTML {
        guard session.actor.may(DecideReviewDispute.permission),
            dispute.raisedBy != session.actor.id
        else { return .empty }
        return act(
            "decide", Label.decideDispute,
            [
                ActForm.choice(
                    Label.outcome, "stands",
                    StandingFinding.allCases.map { ($0.rawValue, $0.text) }, typed, language),
                ActForm.lines(Label.decision, "decision", typed, upTo: 500, language),
            ])
    }

    private var recheck: HTML {
        if let recheck = found.recheck {
            let by = language.record(recheck.recheckedBy.rawValue)
            let facts = HTML.facts(
                [
                    (Label.actor, "\(by) \(recheck.recheckedAt.minute)"),
                    (Label.rightAmount, "\(recheck.right.grouped)"),
                    (Label.errorClass, "\((recheck.errorClass?.text ?? Label.noError)[language])"),
                    (Label.reason, language.record(recheck.reason)),
                ], language)
            return "<h2>\(Label.recheck[language])</h2>\n\(facts)"
        }
        guard session.actor.may(RecheckReview.permission) else { return .empty }
        let classes =
            [(value: "", text: Label.noError)]
            + ErrorClass.allCases.map { (value: $0.rawValue, text: $0.text) }
        let form = act(
            "recheck", Label.recordRecheck,
            [
                ActForm.input(Label.rightAmount, "right", typed, upTo: 20, language),
                ActForm.choice(Label.errorClass, "error_class", classes, typed, language),
                ActForm.lines(Label.reason, "reason", typed, upTo: 500, language),
            ])
        return "<h2>\(Label.recheck[language])</h2>\n\(form)"
    }
}
