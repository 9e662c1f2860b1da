import Domain
import Wording

/// 发放花名册 - the payments of a batch, for the people who prepare, check and approve it to sign.
/// Names and accounts go through the one mask; the bank's file has them in full.
package struct PaymentRoster: Sendable, Equatable {
    package var number: String
    package var office: String
    package var lines: [Line]
    package var made: Instant
    package var language: Language

    package init(
        number: String, office: String, lines: [Line], made: Instant,
        language: Language = .chinese
    ) {
        self.number = number
        self.office = office
        self.lines = lines
        self.made = made
        self.language = language
    }

    /// 发放事项
    package struct Line: Sendable, Equatable {
        /// 支付编号 - `EndToEndId` in the bank's file.
        package var payment: String
        package var village: String
        package var holder: String
        package var bank: String
        package var account: String
        package var cause: Cause
        package var amount: Fen

        package init(
            payment: String, village: String, holder: String, bank: String, account: String,
            cause: Cause, amount: Fen
        ) {
            self.payment = payment
            self.village = village
            self.holder = holder
            self.bank = bank
            self.account = account
            self.cause = cause
            self.amount = amount
        }
    }

    package var sheet: Sheet {
        let total = lines.map(\.amount).total()
        return Sheet(
            title: RosterWord.title[language], number: number, made: made, language: language,
            orientation: .landscape,
            blocks: [
                .facts([
                    Fact(PaperWord.office[language], office),
                    Fact(PaperWord.count[language], "\(lines.count)"),
                    Fact(PaperWord.totalAmount[language], total.both(in: language)),
                ]),
                .table(table(total)),
                .signatures([
                    Signature(role: RosterWord.prepared[language]),
                    Signature(role: RosterWord.checked[language]),
                    Signature(role: RosterWord.approved[language]),
                ]),
            ])
    }

    private func table(_ total: Fen) -> Table {
        Table(
            columns: [
                .init(PaperWord.order[language], 1, .centre),
                .init(RosterWord.payment[language], 4),
                .init(PaperWord.village[language], 3.4),
                .init(PaperWord.holder[language], 1.8, .centre),
                .init(RosterWord.bank[language], 3.4),
                .init(RosterWord.account[language], 3.2),
                .init(PaperWord.cause[language], 1.6, .centre),
                .init(PaperWord.amount[language], 2.4, .trailing),
            ],
            rows: lines.enumerated().map { index, line in
                [
                    .text("\(index + 1)"), .text(line.payment), .text(line.village),
                    .text(Mask.name(line.holder)), .text(line.bank),
                    .text(Mask.bankAccount(line.account)), .text(line.cause.text[language]),
                    .text(line.amount.grouped),
                ]
            },
            total: [
                "", .text(PaperWord.total[language]), "", "", "", "", "", .text(total.grouped),
            ])
    }
}

extension Fen {
    /// `9,080.00 元（玖仟零捌拾元整）`; in English the figures alone.
    func both(in language: Language) -> String {
        language == .chinese ? "\(grouped) 元（\(capitals)）" : "\(grouped) yuan"
    }
}
