import Casework
import Domain
import Wording

/// 抽样复核 - the rounds, the newest first, and the way to a new one.
package struct ReviewsPage {
    let language: Language
    let rows: [ReviewRoundRow]
    let session: Session
    let at: Instant

    package init(language: Language, rows: [ReviewRoundRow], session: Session, at: Instant) {
        self.language = language
        self.rows = rows
        self.session = session
        self.at = at
    }

    static let address = "/reviews"

    package func render() -> String {
        Page(
            language: language, address: ReviewsPage.address, current: Label.reviews,
            title: Label.reviews, heading: "\(Label.reviews[language])", at: at,
            content: "\(ways)\(list)"
        ).render()
    }

    private var ways: HTML {
        var ways: [HTML] = []
        if session.actor.may(FrameReview.permission) {
            ways.append(way(NewReviewPage.address, Label.newReview))
        }
        ways.append(way(RectificationsPage.address, Label.rectifications))
        return "<p>\(ways)</p>\n"
    }

    private func way(_ address: String, _ text: Text) -> HTML {
        "<a class=\"action\" href=\"\(Page.with(language, address))\">\(text[language])</a> "
    }

    private var list: HTML {
        guard !rows.isEmpty else {
            return "<p class=\"empty\">\(Label.noReviews[language])</p>\n"
        }
        return ReviewsPage.table(Label.reviews, rows, language)
    }

    /// Rounds with what came of them.
    static func table(_ caption: Text, _ rows: [ReviewRoundRow], _ language: Language) -> HTML {
        var table = Table(
            "\(caption[language])",
            [
                .header(Label.oneReview), .text(Label.period), .text(Label.state),
                .number(Label.inside), .number(Label.sumOfSizes), .number(Label.drawn),
                .number(Label.completed), .number(Label.paidErrorRate),
                .number(Label.refusedErrorRate), .number(Label.overUpper),
            ])
        table.rows = rows.map { row in
            [
                ReviewPage.link(row.id, language), "\(row.from) – \(row.to)",
                "\(row.state.text[language])", "\(row.inside)", "\(row.sum.grouped)",
                "\(row.drawn)", "\(row.ended)", "\(row.paidRate?.percent ?? "")",
                "\(row.refusedRate?.percent ?? "")", "\(row.overUpper.map(Fen.shown) ?? "")",
            ]
        }
        return table.html(language)
    }
}

extension Fen {
    /// An estimate in fen as people read it; a dash for what no number is.
    static func shown(_ estimate: Double) -> String {
        guard estimate.magnitude <= Double(Fen.readableLimit.rawValue) else { return "—" }
        return Fen(Int64(estimate.rounded())).grouped
    }
}
