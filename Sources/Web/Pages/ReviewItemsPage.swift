import Casework
import Domain
import Wording

/// 样本清单 - what a round drew, in the order of the lots, with each item's ticket and its end.
package struct ReviewItemsPage {
    let language: Language
    let round: ReviewRoundID
    let rows: [ReviewItemRow]
    let at: Instant

    package init(
        language: Language, round: ReviewRoundID, rows: [ReviewItemRow], at: Instant
    ) {
        self.language = language
        self.round = round
        self.rows = rows
        self.at = at
    }

    static func address(_ round: ReviewRoundID) -> String {
        "\(ReviewPage.address(round))/items"
    }

    package func render() -> String {
        let sample = Page.with(language, "\(ReviewPage.address(round))/sample.csv")
        return Page(
            language: language, address: ReviewItemsPage.address(round), current: Label.reviews,
            title: Label.reviewItems,
            heading: "\(Label.reviewItems[language]) <small>\(round)</small>", at: at,
            content: """
                <p class="back"><a class="action" href="\(Page.with(language, ReviewPage.address(round)))"><span aria-hidden="true">←</span> \(Label.toReview[language])</a> <a class="action" href="\(sample)">\(Label.sampleCSV[language])</a></p>
                \(list)
                """
        ).render()
    }

    private var list: HTML {
        guard !rows.isEmpty else {
            return "<p class=\"empty\">\(Label.noItems[language])</p>\n"
        }
        var table = Table(
            "\(Label.reviewItems[language]) <small>\(Label.size(rows.count)[language])</small>",
            [
                .number(Label.place), .header(Label.sampleItem), .text(Label.claimNumber),
                .text(Label.part), .text(Label.stratum), .number(Label.size),
                .text(Label.verifier), .text(Label.town), .text(Label.whyDrawn),
                .text(Label.ticket), .text(Label.outcome), .text(Label.errorClass),
                .number(Label.rightAmount),
            ])
        table.rows = rows.map { row in
            [
                "\(row.place)", item(row), claim(row), "\(row.part.text[language])",
                language.record(stratumText(row.stratum)[language]), "\(row.size.grouped)",
                language.record(row.verifier), language.record(row.town.rawValue), why(row),
                "<code>\(row.lot.prefix(16))</code>", "\(row.outcome?.text[language] ?? "")",
                errors(of: row), "\(row.right?.grouped ?? "")",
            ]
        }
        return table.html(language).scrolling(Label.reviewItems, language)
    }

    /// Where its comparison is, once there is one.
    private func item(_ row: ReviewItemRow) -> HTML {
        row.right == nil
            ? language.record(row.item.rawValue)
            : ReviewComparisonPage.link(row.item, of: round, language)
    }

    private func claim(_ row: ReviewItemRow) -> HTML {
        "<a href=\"\(Page.with(language, "/cases/\(row.claim)"))\">\(row.claim)</a>"
    }

    private func errors(of row: ReviewItemRow) -> HTML {
        guard row.right != nil else { return .empty }
        return "\((row.errorClass?.text ?? Label.noError)[language])"
    }

    /// By which way it came into the sample.
    private func why(_ row: ReviewItemRow) -> HTML {
        var words = row.forced.map(\.text)
        if row.isCertain { words.append(Label.certainItem) }
        if row.hits > 0 { words.append(Label.hitTimes(row.hits)) }
        if row.rank > 0 { words.append(Label.rank(row.rank)) }
        if row.isTopUp { words.append(Label.toppedUp) }
        if row.generation > 0 { words.append(Label.extended(row.generation)) }
        return "\(words.map { $0[language] }.joined(separator: language == .chinese ? "；" : "; "))"
    }
}
