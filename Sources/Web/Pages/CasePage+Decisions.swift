import Domain
import Wording

extension CasePage {
    /// Review, notice and approval, a line each.
    var decisions: HTML {
        var lines: [HTML] = []
        for found in file.reviews {
            let review = found.review
            let verdict = (found.passed ? Label.passed : Label.failed)[language]
            lines.append(
                """
                <li>\(Label.review[language])：\(review.heldOn) \(Label.present[language]) \(review.present)，\(Label.inFavour[language]) \(review.inFavour)，\(Label.against[language]) \(review.against)，\(Label.recused[language]) \(review.recused) — \(verdict)</li>

                """)
        }
        for notice in file.notices {
            let end = notice.takenDownOn?.description ?? ""
            lines.append(
                """
                <li>\(Label.notice[language])：\(Label.posted[language]) \(notice.postedOn) \(Label.takenDown[language]) \(end)</li>

                """)
        }
        if let approval = file.approval {
            let verdict = (approval.granted ? Label.granted : Label.refused)[language]
            lines.append(
                """
                <li>\(Label.approval[language])：\(approval.decidedOn) \(Label.handler[language]) \(approval.handler)，\(Label.approver[language]) \(approval.approver) — \(verdict)</li>

                """)
        }
        return lines.isEmpty ? .empty : "<ul class=\"decisions\">\n\(lines)</ul>\n"
    }

    var payments: HTML {
        guard !file.payments.isEmpty else { return .empty }
        var table = Table(
            Label.payments,
            [
                .text(Label.payment), .text(Label.state), .text(Label.booked),
                .number(Label.amount),
            ])
        table.rows = file.payments.map {
            [
                "\($0.number)", "\($0.state.text[language])",
                "\($0.bookedOn?.description ?? "")", "\($0.amount.grouped)",
            ]
        }
        return table.html(language)
    }

    /// Who did what and when, with the leaf that proves it.
    var history: HTML {
        var table = Table(
            Label.history,
            [
                .text(Label.time), .text(Label.actor), .text(Label.action), .text(Label.remark),
                .text(Label.leaf),
            ])
        table.rows = file.history.map { event in
            let notes = event.notes.map { "\($0.name)=\($0.value.prefix(24))" }
            return [
                "\(event.at.description.prefix(19))", "\(event.actor)", "\(event.action)",
                "\(notes.joined(separator: " "))", "<code>\(event.leaf.prefix(12))</code>",
            ]
        }
        return table.html(language)
    }
}
