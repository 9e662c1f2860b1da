import Domain
import Wording

/// 公示 - the paper that hangs in the village, and what its page shows: who is to be helped, with
/// how much, and where to object. It carries no digit of an ID number, a telephone or an account,
/// and no diagnosis: names go through the one mask whatever they were given as, the cause is one of
/// four words, and long runs of digits in what people typed are starred.
package struct NoticePaper: Sendable, Equatable {
    package var number: String
    /// 发布单位 - who signs.
    package var office: String
    /// Where it hangs: 清水河镇杨家湾村.
    package var place: String
    package var scheme: String
    package var postedOn: Day
    /// 公示期满 - the last day on which an objection is taken.
    package var lastDay: Day
    package var lines: [Line]
    /// Where to object: an office and its counter; the county's published telephone belongs into
    /// the village's own notice board, not here.
    package var objections: String
    /// What the code leads to; empty for none.
    package var address: String
    package var made: Instant
    package var language: Language

    package init(
        number: String, office: String, place: String, scheme: String, postedOn: Day,
        lastDay: Day, lines: [Line], objections: String, address: String, made: Instant,
        language: Language = .chinese
    ) {
        self.number = number
        self.office = office
        self.place = place
        self.scheme = scheme
        self.postedOn = postedOn
        self.lastDay = lastDay
        self.lines = lines
        self.objections = objections
        self.address = address
        self.made = made
        self.language = language
    }

    /// 公示事项 - one case.
    package struct Line: Sendable, Equatable {
        /// 案件编号 - tells two households apart whose masks are the same.
        package var claim: Claim.ID
        /// Masked here, whether it was or not.
        package var holder: String
        package var village: String
        package var cause: Cause
        package var members: Int
        package var amount: Fen

        package init(
            claim: Claim.ID, holder: String, village: String, cause: Cause, members: Int,
            amount: Fen
        ) {
            self.claim = claim
            self.holder = holder
            self.village = village
            self.cause = cause
            self.members = members
            self.amount = amount
        }
    }

    package var sheet: Sheet {
        var blocks: [Block] = [
            .paragraph(PaperText.public(place) + PaperWord.colon[language], .flush),
            .paragraph(opening),
            .table(table),
            .heading(NoticeWord.objections[language]),
            .paragraph(PaperText.public(objections)),
        ]
        if !address.isEmpty {
            blocks.append(
                .code(CodeBlock(content: address, lines: [NoticeWord.scan[language], number])))
        }
        blocks += [
            .signatures([
                Signature(role: NoticeWord.postedBy[language]),
                Signature(role: NoticeWord.takenDownBy[language]),
            ]),
            .paragraph(PaperText.public(office), .closing),
            .paragraph(postedOn.printed(in: language), .closing),
        ]
        return Sheet(
            title: NoticeWord.title[language], number: number, made: made, language: language,
            blocks: blocks)
    }

    private var opening: String {
        NoticeWord.opening(
            scheme: PaperText.public(scheme), count: lines.count,
            from: postedOn.printed(in: language), to: lastDay.printed(in: language))[language]
    }

    private var table: Table {
        Table(
            columns: [
                .init(PaperWord.order[language], 1, .centre),
                .init(PaperWord.claim[language], 1.4, .centre),
                .init(PaperWord.village[language], 3.4),
                .init(PaperWord.holder[language], 1.8, .centre),
                .init(PaperWord.cause[language], 1.8, .centre),
                .init(PaperWord.members[language], 1.5, .centre),
                .init(PaperWord.amount[language], 2.4, .trailing),
            ],
            rows: lines.enumerated().map { index, line in
                [
                    .text("\(index + 1)"), .text("\(line.claim)"),
                    .text(PaperText.public(line.village)),
                    .text(PaperText.public(Mask.name(line.holder))),
                    .text(line.cause.text[language]), .text("\(line.members)"),
                    .text(line.amount.grouped),
                ]
            },
            total: [
                "", .text(PaperWord.total[language]), "", "", "", "",
                .text(lines.map(\.amount).total().grouped),
            ])
    }
}

/// 公开文字 - what people typed, made fit to hang in public.
enum PaperText {
    /// Digits in a row that a name of a place or of a law may have: a year, a number of a paper.
    private static let digitsMax = 5

    /// The text with longer runs of digits, of any script and with blanks or hyphens between them,
    /// as three stars: an ID number, a telephone or an account that found its way into a name.
    static func `public`(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var run = String.UnicodeScalarView()
        var digits = 0
        func settle() {
            if digits > digitsMax { out += "***".unicodeScalars } else { out += run }
            run = .init()
            digits = 0
        }
        for scalar in text.unicodeScalars {
            let isDigit =
                scalar.properties.numericType != nil && scalar.properties.numericType != .numeric
            let isBetween = digits > 0 && (scalar == " " || scalar == "-" || scalar == "\u{3000}")
            guard isDigit || isBetween else {
                settle()
                out.append(scalar)
                continue
            }
            run.append(scalar)
            if isDigit { digits += 1 }
        }
        settle()
        return String(out)
    }
}
