import Domain
import Wording

/// 核对收款账户 - the payee's account of a case whose payment came back, masked, with a form that says
/// that it is right and one that puts another in its place.
package struct PayeePage {
    let language: Language
    let claim: Claim.ID
    /// What waits of the case; nil where nothing does.
    let payout: WaitingPayout?
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(language: Language, claim: Claim.ID, payout: WaitingPayout?, at: Instant) {
        self.language = language
        self.claim = claim
        self.payout = payout
        self.at = at
    }

    static func address(of claim: Claim.ID) -> String {
        "\(PaymentsPage.address)/payees/\(claim)"
    }

    package func render() -> String {
        Page(
            language: language, address: address, current: Label.payments,
            title: problem == nil ? Label.onePayee : Label.failed(Label.onePayee),
            heading: """
                \(Label.onePayee[language]) <small>\(Label.oneCase[language]) \(claim)</small>
                """,
            at: at,
            content: "\(wayBack)\(ActForm.told(problem, language))\(content)"
        ).render()
    }

    private var address: String { PayeePage.address(of: claim) }

    private var wayBack: HTML {
        """
        <p class="back"><a class="action" href="\(Page.with(language, PaymentsPage.address))"><span aria-hidden="true">←</span> \(Label.toPayments[language])</a></p>

        """
    }

    private var content: HTML {
        guard let payout, let returned = payout.unconfirmed else {
            return "<p class=\"empty\">\(Label.nothingReturned[language])</p>\n"
        }
        let facts: [(Text, HTML)] = [
            (Label.household, HouseholdPage.link(payout.household, language)),
            (Label.returnedPayment, "\(returned)"),
            (Label.holder, language.record(payout.maskedHolder)),
            (Label.account, "\(payout.maskedAccount)"),
            (Label.amount, "\(payout.amount.grouped)"),
        ]
        let right = ActForm(
            language: language, address: address, act: "confirm", button: Label.payeeRight,
            fields: [reason(of: "confirm")])
        let typed = typed[ActForm.name] == "correct" ? typed : .empty
        let wrong = ActForm(
            language: language, address: address, act: "correct", button: Label.payeeWrong,
            fields: [
                ActForm.input(Label.holder, "holder", typed, upTo: 140, language),
                ActForm.input(Label.account, "account", typed, upTo: 34, language),
                ActForm.input(Label.accountBank, "bank", typed, upTo: 140, language),
                reason(of: "correct"),
            ])
        return """
            \(HTML.facts(facts, language))<p class="soft">\(Label.payeeHint[language])</p>
            <h2>\(Label.payeeRight[language])</h2>
            \(right.html)<h2>\(Label.payeeWrong[language])</h2>
            \(wrong.html)
            """
    }

    private func reason(of act: String) -> HTML {
        ActForm.input(
            Label.reason, "reason", typed[ActForm.name] == act ? typed : .empty, upTo: 500,
            language)
    }
}
