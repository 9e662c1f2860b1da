import Domain
import Wording

/// 定种纪要 - the minutes of the ceremony on one page, to be signed by those who were there: what
/// went into the seed, and everything that somebody needs to compute it.
package struct SeedMinutesPaper: Sendable {
    package let ceremony: SeedCeremony
    /// 发文机关
    package let office: String
    package let made: Instant
    package let language: Language

    package init(
        _ ceremony: SeedCeremony, office: String, made: Instant, language: Language = .chinese
    ) {
        self.ceremony = ceremony
        self.office = office
        self.made = made
        self.language = language
    }

    package var sheet: Sheet {
        Sheet(
            title: ReviewPaperWord.minutesTitle[language], number: ceremony.round.rawValue,
            made: made, language: language,
            blocks: [
                .paragraph(ReviewPaperWord.minutes[language]), .facts(facts),
                .table(
                    Table(
                        columns: SeedMinutesPaper.columns(language),
                        rows: cells(SeedMinutesPaper.rows(of: ceremony, language)))),
                .table(
                    Table(
                        columns: SeedMinutesPaper.eventColumns(language),
                        rows: cells(SeedMinutesPaper.events(of: ceremony, language)))),
                .signatures(signatures),
            ])
    }

    private func cells(_ rows: [[String]]) -> [[Table.Cell]] {
        rows.map { $0.map { .text($0) } }
    }

    private var facts: [Fact] {
        let separator = language == .chinese ? "、" : ", "
        let none = ReviewPaperWord.notYet[language]
        var facts = [
            Fact(ReviewPaperWord.round[language], ceremony.round.rawValue),
            Fact(ReviewPaperWord.frameRoot[language], ceremony.frameRoot),
            Fact(ReviewPaperWord.dice[language], ceremony.dice ?? none),
            Fact(
                ReviewPaperWord.readers[language],
                ceremony.diceReaders.joined(separator: separator)),
        ]
        if let lottery = ceremony.lottery {
            facts.append(
                Fact(
                    ReviewPaperWord.lottery[language],
                    "\(lottery)　\(ceremony.lotteryDigits ?? none)"))
        }
        facts.append(Fact(ReviewPaperWord.seed[language], ceremony.seed ?? none))
        return facts
    }

    private var signatures: [Signature] {
        ceremony.parties.map {
            Signature(role: $0.party.text[language], name: $0.officer)
        } + [Signature(role: ReviewPaperWord.witness[language])]
    }

    /// Of the table of parties.
    static func columns(_ language: Language) -> [Table.Column] {
        [
            .init(ReviewColumn.party[language], 1.3),
            .init(ReviewColumn.standing[language], 1.2, .centre),
            .init(ReviewColumn.commitment[language], 4.4),
            .init(ReviewColumn.seedPart[language], 4.4),
        ]
    }

    static func rows(of ceremony: SeedCeremony, _ language: Language) -> [[String]] {
        ceremony.parties.map { party in
            [
                party.party.text[language],
                ReviewTermWord.standing(party.standing)[language],
                party.commitment ?? ReviewFigure.none, party.part ?? ReviewFigure.none,
            ]
        }
    }

    /// Of the table of what happened.
    static func eventColumns(_ language: Language) -> [Table.Column] {
        [
            .init(ReviewColumn.order[language], 0.8, .centre),
            .init(ReviewColumn.time[language], 2, .centre),
            .init(ReviewColumn.event[language], 4.6),
            .init(ReviewColumn.officer[language], 2),
        ]
    }

    static func events(of ceremony: SeedCeremony, _ language: Language) -> [[String]] {
        ceremony.minutes.enumerated().map { index, minute in
            let party = minute.party.map { $0.text[language] + "　" } ?? ""
            return [
                "\(index + 1)", ReviewFigure.time(minute.at),
                party + ReviewTermWord.event(minute.kind)[language], minute.by,
            ]
        }
    }
}
