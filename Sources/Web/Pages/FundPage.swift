import Casework
import Domain
import Wording

/// 资金 - where the fund stands, to the fen, and how that adds up.
struct FundPage {
    let language: Language
    let fund: FundView

    func render() -> String {
        Page(
            language: language, address: "/fund", title: Label.fund, current: Label.fund,
            content: "\(figures)\(proof)\(payouts)\(exceptions)\(book)"
        ).render()
    }

    private var figures: HTML {
        let position = fund.position
        let figures: [(Text, Fen)] = [
            (Label.bank, position.bank), (Label.available, position.available),
            (Label.committed, position.committed), (Label.paid, position.paid),
            (Label.returned, position.returned),
        ]
        let items = figures.map { label, amount -> HTML in
            "<div><dt>\(label[language])</dt><dd>\(amount.grouped)</dd></div>\n"
        }
        return "<dl class=\"figures\">\n\(items)</dl>\n"
    }

    private var proof: HTML {
        let position = fund.position
        let sum: HTML = """
            \(position.deposits.grouped) − \(position.paid.grouped) + \(position.returned.grouped) − \(position.fees.grouped) + \(position.interest.grouped) = <b>\(position.closing.grouped)</b>
            """
        let verdict: HTML =
            switch fund.statementClosing {
            case nil: .empty
            case position.bank?:
                "<p><span class=\"lamp good\"></span>\(Label.agrees[language])</p>"
            case _?: "<p><span class=\"lamp bad\"></span>\(Label.differs[language])</p>"
            }
        return """
            <section><p>\(Label.proof[language])</p>
            <p class="sum">\(sum)</p>\(verdict)</section>

            """
    }

    private var payouts: HTML {
        var table = Table(
            Label.byCause, [.text(Label.cause), .number(Label.count), .number(Label.amount)])
        table.rows = fund.payouts.map {
            ["\($0.cause.text[language])", "\($0.count)", "\($0.amount.grouped)"]
        }
        return table.html(language)
    }

    private var exceptions: HTML {
        guard !fund.exceptions.isEmpty else {
            return "<h2>\(Label.exceptions[language])</h2><p>\(Label.noExceptions[language])</p>"
        }
        var table = Table(
            Label.exceptions,
            [
                .text(Label.date), .text(Label.payment), .text(Label.reason),
                .text(Label.remark), .number(Label.amount),
            ])
        table.rows = fund.exceptions.map {
            [
                "\($0.bookedOn)", "\($0.endToEnd)", "\($0.exception)", "\($0.explanation)",
                "\($0.amount.grouped)",
            ]
        }
        return table.html(language)
    }

    private var book: HTML {
        var table = Table(
            Label.book,
            [
                .text(Label.entry), .text(Label.date), .text(Label.memo),
                .text(Label.ledgerAccount), .number(Label.debit), .number(Label.credit),
                .number(Label.balance),
            ])
        table.rows = fund.entries.map { line in
            [
                "\(line.entry)", "\(line.day)", "\(line.narrative)",
                "\(line.account.text[language])",
                line.amount > .zero ? "\(line.amount.grouped)" : .empty,
                line.amount < .zero ? "\((-line.amount).grouped)" : .empty,
                "\(line.balance.grouped)",
            ]
        }
        return table.html(language)
    }
}
