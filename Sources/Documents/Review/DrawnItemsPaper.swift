import Domain
import Wording

/// 中签清单 - the list of drawn items with their whole lots, lying: to be published after the draw,
/// and with the outcomes after the review.
package struct DrawnItemsPaper: Sendable {
    package let round: ReviewRoundID
    /// 签号算法
    package let mode: TicketMode
    package let seed: String
    package let items: [ReviewReportContent.Item]
    package let made: Instant
    package let language: Language

    package init(
        _ round: ReviewRoundID, mode: TicketMode, seed: String, items: [ReviewReportContent.Item],
        made: Instant, language: Language = .chinese
    ) {
        self.round = round
        self.mode = mode
        self.seed = seed
        self.items = items
        self.made = made
        self.language = language
    }

    package var sheet: Sheet {
        Sheet(
            title: ReviewPaperWord.listTitle[language], number: round.rawValue, made: made,
            language: language, orientation: .landscape,
            blocks: [
                .facts([
                    Fact(ReviewPaperWord.round[language], round.rawValue),
                    Fact(ReviewPaperWord.mode[language], mode.rawValue),
                    Fact(ReviewPaperWord.seed[language], seed),
                    Fact(ReviewPaperWord.count[language], "\(items.count)"),
                ]), .table(table),
            ])
    }

    private var table: Table {
        Table(
            columns: [
                .init(ReviewColumn.order[language], 1, .centre),
                .init(ReviewColumn.item[language], 2.2),
                .init(ReviewColumn.lot[language], 6.4),
                .init(ReviewColumn.part[language], 1.6, .centre),
                .init(ReviewColumn.stratum[language], 2.8),
                .init(ReviewColumn.town[language], 1.9),
                .init(ReviewColumn.verifier[language], 1.7),
                .init(ReviewColumn.sum[language], 2, .trailing),
                .init(ReviewColumn.why[language], 2.4),
                .init(ReviewColumn.outcome[language], 2, .centre),
            ],
            rows: items.enumerated().map { index, item in
                [
                    .text("\(index + 1)"), .text(item.id.rawValue), .text(item.lot),
                    .text(item.part.text[language]), .text(stratumText(item.stratum)[language]),
                    .text(item.town), .text(item.verifier), .text(item.size.grouped),
                    .text(item.reasons(language)),
                    .text(item.result.map(ending) ?? ""),
                ]
            })
    }

    private func ending(_ result: ReviewReportContent.Result) -> String {
        result.outcome.text[language]
            + (result.errorClass.map { " \($0.rawValue)" } ?? "")
    }
}

extension ReviewReportContent.Item {
    /// Why it was drawn, every reason in a line.
    func reasons(_ language: Language) -> String {
        var reasons = forced.map { ReviewTermWord.forced($0)[language] }
        if isCertain { reasons.append(ReviewTermWord.certain[language]) }
        if hits > 0 { reasons.append(ReviewTermWord.hits(hits)[language]) }
        if rank > 0 { reasons.append(ReviewTermWord.rank(rank)[language]) }
        if isTopUp { reasons.append(ReviewTermWord.topUp[language]) }
        return reasons.joined(separator: language == .chinese ? "、" : ", ")
    }
}
