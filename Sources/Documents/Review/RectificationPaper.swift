import Domain
import Wording

/// 限时整改通知书 - tells whoever is responsible what is to be put right by when, with a receipt to
/// be signed and returned.
package struct RectificationPaper: Sendable {
    package let rectification: Rectification
    package let round: ReviewRoundID
    /// 期间 - of the round, both days included.
    package let period: ClosedRange<Day>
    /// 发文机关
    package let office: String
    /// 文号; empty as long as it has none.
    package let number: String
    package let made: Instant
    package let language: Language

    package init(
        _ rectification: Rectification, round: ReviewRoundID,
        period: ClosedRange<Day>, office: String, number: String, made: Instant,
        language: Language = .chinese
    ) {
        self.rectification = rectification
        self.round = round
        self.period = period
        self.office = office
        self.number = number
        self.made = made
        self.language = language
    }

    package var sheet: Sheet {
        let word = ReviewPaperWord.self
        let due = rectification.dueOn.printed(in: language)
        return Sheet(
            title: word.noticeTitle[language],
            number: number.isEmpty ? "\(round)-\(rectification.number)" : number, made: made,
            language: language, letterhead: Letterhead(issuer: office, number: number),
            blocks: [
                .paragraph(
                    ReviewReportProse.addressee(rectification.responsible)[language], .flush),
                .paragraph(
                    word.noticeOpening(
                        from: period.lowerBound.printed(in: language),
                        to: period.upperBound.printed(in: language), round: round.rawValue,
                        item: rectification.item?.rawValue ?? "")[language]),
                .paragraph(ReviewFunnelWord.task[language] + rectification.task),
                .paragraph(word.noticeDue(due)[language]),
                .paragraph(word.noticeDispute[language]), .paragraph("\n"),
                .paragraph(office + ReviewReportWord.seal[language], .closing),
                .paragraph(made.day.printed(in: language), .closing),
                .signatures([Signature(role: word.issued[language])]),
                .heading(word.receipt[language]),
                .facts([
                    Fact(word.noticeTitle[language], number.isEmpty ? "\(round)" : number),
                    Fact(ReviewColumn.due[language], due),
                ]), .signatures([Signature(role: word.received[language])]),
            ])
    }
}
