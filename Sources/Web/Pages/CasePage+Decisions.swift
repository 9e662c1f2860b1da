import Domain
import Wording

extension CasePage {
    /// Review, notice and approval, a row each.
    var decisions: HTML {
        let rows = reviews + notices + approval
        guard !rows.isEmpty else { return .empty }
        var table = Table(
            "\(Label.decisions[language])",
            [
                .header(Label.stage), .text(Label.date), .text(Label.result),
                .text(Label.details),
            ])
        table.rows = rows
        return table.html(language)
    }

    private var reviews: [[HTML]] {
        file.reviews.map { found in
            let review = found.review
            let votes = [
                (Label.present, review.present), (Label.inFavour, review.inFavour),
                (Label.against, review.against), (Label.recused, review.recused),
            ].map { "\($0[language]) \($1)" }.joined(separator: language.comma)
            return [
                "\(Label.review[language])", "\(review.heldOn)",
                "<b>\((found.passed ? Label.passed : Label.failed)[language])</b>", "\(votes)",
            ]
        }
    }

    private var notices: [[HTML]] {
        file.notices.map { notice in
            let end = notice.takenDownOn.map { "\(Label.takenDown[language]) \($0)" }
            let hung = notice.takenDownOn.map { Label.hung($0 - notice.postedOn) }
            return [
                "\(Label.notice[language])", "\(notice.postedOn)",
                "<b>\((hung ?? Label.stillHanging)[language])</b>",
                """
                \(Label.posted[language]) \(notice.postedOn)\(end.map { language.comma + $0 } ?? "")
                """,
            ]
        }
    }

    private var approval: [[HTML]] {
        guard let approval = file.approval else { return [] }
        return [
            [
                "\(Label.approval[language])", "\(approval.decidedOn)",
                "<b>\((approval.granted ? Label.granted : Label.refused)[language])</b>",
                """
                \(Label.handler[language]) \(language.record(approval.handler.rawValue))\(language.comma)\(Label.approver[language]) \(language.record(approval.approver.rawValue))
                """,
            ]
        ]
    }

    /// Every payment, those that came back too.
    var payments: HTML {
        guard !file.payments.isEmpty else { return .empty }
        var table = Table(
            "\(Label.payments[language])",
            [
                .header(Label.payment), .text(Label.state), .text(Label.booked),
                .number(Label.amount),
            ])
        table.rows = file.payments.map {
            [
                "\($0.number)", "<b>\($0.state.text[language])</b>",
                "\($0.bookedOn?.description ?? "")", "\($0.amount.grouped)",
            ]
        }
        return table.html(language)
    }

    /// Who did what and when, with the beginning of the leaf that proves it. Folded: it is long,
    /// and most readers do not need it.
    var history: HTML {
        var table = Table(
            "\(Label.history[language])",
            [
                .header(Label.time), .text(Label.actor), .text(Label.action),
                .text(Label.remark), .text(Label.leaf),
            ])
        table.rows = file.history.map { event in
            [
                "\(event.at.second)", language.record(event.actor),
                "\(TrailWording.action(event.action)[language])",
                TrailWording.notes(event.notes, in: language),
                "<code>\(event.leaf.prefix(12))</code>",
            ]
        }
        return """
            <details>
            <summary>\(Label.history[language]) · \(file.history.count) \(Label.entries[language])</summary>
            \(table.html(language))<p><a class="action" href="/api/v1/cases/\(file.row.claim)">\(Label.fullTrail[language])</a></p>
            </details>

            """
    }
}
