import Domain
import Wording

/// 资金 - where the fund stands, to the fen, and how that adds up.
package struct FundPage {
    let language: Language
    let fund: FundView
    let at: Instant

    package init(language: Language, fund: FundView, at: Instant) {
        self.language = language
        self.fund = fund
        self.at = at
    }

    package func render() -> String {
        Page(
            language: language, address: "/fund", current: Label.fund, title: Label.fund,
            heading: "\(Label.fund[language]) <small>\(Label.unit[language])</small>", at: at,
            content: "\(figures)\(sums)\(payouts)\(exceptions)\(book)"
        ).render()
    }

    private var figures: HTML {
        let position = fund.position
        let figures: [(Text, Fen)] = [
            (Label.available, position.available), (Label.committed, position.committed),
            (Label.bank, position.bank), (Label.paid, position.paid),
            (Label.returned, position.returned),
        ]
        let items = figures.map { label, amount -> HTML in
            "<div><dt>\(label[language])</dt><dd>\(amount.grouped)</dd></div>\n"
        }
        return "<dl class=\"figures\">\n\(items)</dl>\n"
    }

    /// The proof, a line for each term, down to what the bank says.
    private var sums: HTML {
        let position = fund.position
        var table = Table(
            "\(Label.sums[language])", [.header(Label.item), .number(Label.amount)])
        table.layout = .kept
        let terms: [(HTML, Text, Fen)] = [
            ("", Label.deposits, position.deposits), ("− ", Label.paid, position.paid),
            ("+ ", Label.returned, position.returned), ("− ", Label.fees, position.fees),
            ("+ ", Label.interest, position.interest), ("= ", Label.closing, position.closing),
        ]
        table.rows = terms.map { sign, text, amount in
            ["\(sign)\(text[language])", "\(amount.grouped)"]
        }
        let suspense = position.suspenseReceived - position.suspensePaid
        if suspense != .zero {
            table.rows.append(["+ \(Label.suspense[language])", "\(suspense.grouped)"])
            table.rows.append(["= \(Label.bankBalance[language])", "\(position.bank.grouped)"])
        }
        if let closing = fund.statementClosing {
            table.foot = ["\(Label.statementClosing[language])", "\(closing.grouped)"]
        }
        return "\(table.html(language))\(verdict)"
    }

    private var verdict: HTML {
        switch fund.statementClosing {
        case nil: "<p class=\"empty\">\(Label.noStatement[language])</p>\n"
        case fund.position.bank?:
            "<p><span class=\"lamp good\"></span>\(Label.agrees[language])</p>\n"
        case _?:
            "<p class=\"late\"><span class=\"lamp bad\"></span>\(Label.differs[language])</p>\n"
        }
    }

    private var payouts: HTML {
        guard !fund.payouts.isEmpty else {
            return .nothing(under: Label.byCause, Label.noPayouts, language)
        }
        var table = Table(
            "\(Label.byCause[language])",
            [.header(Label.cause), .number(Label.count), .number(Label.amount)])
        table.layout = .kept
        table.rows = fund.payouts.map {
            ["\($0.cause.text[language])", "\($0.count)", "\($0.amount.grouped)"]
        }
        table.foot = [
            "\(Label.total[language])", "\(fund.payouts.reduce(0) { $0 + $1.count })",
            "\(fund.payouts.map(\.amount).total().grouped)",
        ]
        return table.html(language)
    }

    private var exceptions: HTML {
        guard !fund.exceptions.isEmpty else {
            return .nothing(under: Label.exceptions, Label.noExceptions, language)
        }
        var table = Table(
            "\(Label.exceptions[language])",
            [
                .header(Label.date), .text(Label.reason), .number(Label.amount),
                .text(Label.payment), .text(Label.remark),
            ])
        table.rows = fund.exceptions.map { found in
            let code = ExceptionCode(rawValue: found.exception)
            return [
                "\(found.bookedOn)", "\(code?.text[language] ?? found.exception)",
                "\(found.amount.grouped)", "\(found.endToEnd)",
                found.explanation.isEmpty ? .empty : language.record(found.explanation),
            ]
        }
        return table.html(language)
    }
}
