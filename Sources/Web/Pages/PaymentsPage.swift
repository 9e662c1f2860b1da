import Casework
import Domain
import Wording

/// 发放 - what waits to be paid, the account that pays, and the batches so far.
package struct PaymentsPage {
    let language: Language
    let view: PaymentsView
    let session: Session
    /// What was wrong, and with which of the forms.
    package var problem: (part: Part, text: Text)?
    /// What somebody typed that could not be taken.
    package var typed: Payer?
    let at: Instant

    /// The forms of the page.
    package enum Part: Sendable {
        case order, account
    }

    package init(language: Language, view: PaymentsView, session: Session, at: Instant) {
        self.language = language
        self.view = view
        self.session = session
        self.at = at
    }

    static let address = "/payments"

    package func render() -> String {
        Page(
            language: language, address: PaymentsPage.address, current: Label.payments,
            title: problem == nil ? Label.payments : Label.failed(Label.payments),
            heading: "\(Label.payments[language]) <small>\(Label.unit[language])</small>", at: at,
            content: "\(waiting)\(orderForm)\(batches)\(account)"
        ).render()
    }

    private func problem(in part: Part) -> Text? {
        problem.flatMap { $0.part == part ? $0.text : nil }
    }

    private var waiting: HTML {
        guard !view.waiting.isEmpty else {
            return .nothing(under: Label.waitingPayouts, Label.nothingWaits, language)
        }
        var table = Table(
            "\(Label.waitingPayouts[language])",
            [
                .header(Label.number), .text(Label.holder), .text(Label.account),
                .text(Label.cause), .text(Label.approvedOn), .number(Label.amount),
                .number(Label.earlierPayments), .text(Label.payeeCheck),
            ])
        table.rows = view.waiting.map { row in
            [
                "<a href=\"\(Page.with(language, "/cases/\(row.claim)"))\">\(row.claim)</a>",
                language.record(row.maskedHolder), "\(row.maskedAccount)",
                "\(row.cause.text[language])", "\(row.approvedOn)", "\(row.amount.grouped)",
                row.earlierPayments == 0 ? .empty : "\(row.earlierPayments)", check(of: row),
            ]
        }
        table.foot = [
            "\(Label.total[language])", .empty, .empty, .empty, .empty,
            "\(view.waiting.map(\.amount).total().grouped)", .empty, .empty,
        ]
        return table.html(language)
    }

    /// What came back waits for somebody to look at the account, who finds the form here.
    private func check(of row: WaitingPayout) -> HTML {
        guard row.unconfirmed != nil else { return .empty }
        let lamp: HTML = "<span class=\"lamp bad\"></span>"
        guard session.actor.may(ConfirmPayee.permission) else {
            return "\(lamp)\(Label.payeeUnconfirmed[language])"
        }
        let address = Page.with(language, PayeePage.address(of: row.claim))
        return "\(lamp)<a href=\"\(address)\">\(Label.payeeUnconfirmed[language])</a>"
    }

    /// For the cashier alone, and only where there is something to pay.
    private var orderForm: HTML {
        let problem = problem(in: .order)
        guard session.actor.may(.orderPayments), !view.waiting.isEmpty || problem != nil else {
            return .empty
        }
        return """
            <form class="entry" method="post" action="\(Page.with(language, "\(PaymentsPage.address)/order"))">
            \(Viewer.field)\(Field.problem(problem, id: "order-problem", language))<button>\(Label.orderPayments[language])</button>
            </form>
            <p class="soft">\(Label.orderHint[language])</p>

            """
    }

    private var batches: HTML {
        guard !view.batches.isEmpty else {
            return .nothing(under: Label.batches, Label.noBatches, language)
        }
        var table = Table(
            "\(Label.batches[language])",
            [
                .header(Label.batch), .text(Label.orderedOn), .text(Label.orderedBy),
                .number(Label.count), .number(Label.amount), .number(Label.bookedPayments),
                .number(Label.failedPayments), .number(Label.openPayments),
                .text(Label.paymentFile),
            ])
        table.rows = view.batches.map { row in
            [
                "\(row.id)", "\(row.orderedOn)", language.record(row.orderedBy.rawValue),
                "\(row.payments)", "\(row.total.grouped)", "\(row.booked)", "\(row.failed)",
                "\(row.open)", download(row.id),
            ]
        }
        return table.html(language)
    }

    /// A form and no link: taking the file leaves a trace, and nothing takes it by itself.
    private func download(_ batch: String) -> HTML {
        guard session.actor.may(.orderPayments) else { return .empty }
        return """
            <form method="post" action="\(Page.with(language, "\(PaymentsPage.address)/file"))">\(Viewer.field)<input type="hidden" name="batch" value="\(batch)"><button aria-label="\(Label.takeFile[language]) \(batch)">\(Label.takeFile[language])</button></form>
            """
    }

    private var account: HTML {
        var shown: HTML = "<p class=\"empty\">\(Label.noFundAccount[language])</p>\n"
        if let payer = view.payer {
            let facts: [(Text, HTML)] = [
                (Label.payerName, language.record(payer.name)),
                (Label.account, "\(payer.account)"),
                (Label.accountBank, language.record(payer.bank)),
                (Label.clearingCode, "\(payer.clearingCode ?? "—")"),
            ]
            shown = .facts(facts, language)
        }
        return "<h2>\(Label.fundAccount[language])</h2>\n\(shown)\(accountForm)"
    }

    private var accountForm: HTML {
        guard session.actor.may(.keepBooks) else { return .empty }
        let problem = problem(in: .account)
        let wrong = Field.described(problem, by: "account-problem")
        let payer = typed ?? view.payer
        return """
            <form class="entry" method="post" action="\(Page.with(language, "\(PaymentsPage.address)/account"))">
            \(Viewer.field)\(Field.problem(problem, id: "account-problem", language))<label>\(Label.payerName[language]) <input name="name" required maxlength="140" value="\(payer?.name ?? "")"\(wrong)></label>
            <label>\(Label.account[language]) <input name="account" required maxlength="34" inputmode="numeric" autocomplete="off" value="\(payer?.account ?? "")"\(wrong)></label>
            <label>\(Label.accountBank[language]) <input name="bank" required maxlength="140" value="\(payer?.bank ?? "")"\(wrong)></label>
            <label>\(Label.clearingCode[language]) <input name="clearing_code" maxlength="12" inputmode="numeric" value="\(payer?.clearingCode ?? "")"\(wrong)></label>
            <button>\(Label.nameFundAccount[language])</button>
            </form>

            """
    }
}
