import Casework
import Domain
import Wording

extension Members {
    // A round of the sampling review

    private static let reviewFrom = Member.day(
        "from", "The first day of what is reviewed.", example: "2026-07-01")
    private static let reviewTo = Member.day("to", "The last day.", example: "2026-09-30")
    private static let againOf = Member.text(
        "again_of", "The round whose days are drawn again.", 1...32, example: "2026-1"
    ).optional.unlessAnother
    private static let againWhy = Member.text(
        "again_why", "Why they are.", 1...200, example: "抽样框遗漏"
    ).optional.unlessAnother
    private static let mode = Member<TicketMode>.choice(
        "mode", "How tickets follow from the seed.", example: .sm3
    ).optional
    private static let limit = Member<AcceptanceQualityLimit>.choice(
        "acceptance_quality_limit",
        "Sizes by GB/T 2828.1 with this limit; by risk where it is left out.", example: .t2500
    ).optional.unlessAnother
    private static let parties = Member.list(
        "parties", "Who contributes to the seed; all three where it is left out.",
        of: Member<ReviewParty>.choice("party", "A party.", example: .office),
        1...ReviewParty.allCases.count
    ).optional
    private static let commitmentsUntil = Member<Instant>.moment(
        "commitments_until", "Commitments come before, dice after.",
        example: "2026-10-12T17:00:00+08:00")
    private static let lottery = Member.text(
        "lottery", "A public lottery draw by its name and date, whose digits join the seed.",
        1...60, example: "福彩3D 2026-10-13"
    ).optional.unlessAnother
    private static let terms = Member.object(
        "terms", "What else is fixed with the round; the office's usual where it is left out.",
        ReviewTermField.all.map(\.member)
    ).optional

    static let reviewDraft = [
        reviewFrom.any, reviewTo.any, againOf.any, againWhy.any, mode.any, limit.any,
        parties.any, commitmentsUntil.any, lottery.any, terms.any,
    ]

    static func reviewDraft(_ body: Body) -> ReviewDraft {
        var chosen = ReviewTerms()
        if let given = body[terms] {
            for field in ReviewTermField.all { field.read(given, into: &chosen) }
        }
        return ReviewDraft(
            from: body[reviewFrom], to: body[reviewTo],
            againOf: body[againOf].map { ReviewRoundID($0) }, againWhy: body[againWhy],
            mode: body[mode] ?? .sm3, design: body[limit].map { .lots($0) } ?? .risk,
            parties: Set(body[parties] ?? ReviewParty.allCases),
            commitmentsUntil: body[commitmentsUntil], lottery: body[lottery], terms: chosen)
    }

    // The seed

    static let seedDigest = Member.text(
        "digest", "SM3 of the party's part, as 64 hexadecimal digits.", 64...64,
        example: String(repeating: "0a", count: 32))
    static let seedPart = Member.text(
        "part", "The 32 bytes that were committed to, as 64 hexadecimal digits.", 64...64,
        example: String(repeating: "0a", count: 32))
    static let dice = Member.text(
        "digits", "Twenty ten-sided dice in the order rolled.", 1...40,
        example: "01234567890123456789")
    static let lotteryDigits = Member.text(
        "digits", "The digits of the lottery that was named.", 1...60, example: "0815")

    // The sample, and what follows

    static let morePaid = Member<Int64>.integer(
        "paid", "So many hits more in the part to be paid.", 0...100_000, example: 10
    ).optional
    static let refusedInAll = Member<Int64>.integer(
        "refused", "So many of the refused part, in the end.", 0...100_000, example: 70
    ).optional
    static let reviewDays = Member<Int64>.integer(
        "days", "Over how many working days.", 1...Int64(PlanOrder.daysMax), example: 10)
    static let reviewBegin = Member.day(
        "from", "The first day of the visits.", example: "2026-10-20")
    static let rectifiedItem = Member.text(
        "item", "The drawn item that it is about.", 1...64, example: "17"
    ).optional.unlessAnother
    static let task = Member.text(
        "task", "What is to be put right.", 1...500, example: "补齐缺失的票据")
    static let responsible = Member.text(
        "responsible", "Who is to do it.", 1...100, example: "保险公司")
    static let dueOn = Member.day("due_on", "By when.", example: "2026-12-31")
    static let rectificationOutcome = Member.text(
        "outcome", "What was done.", 1...500, example: "已补齐")
    static let stands = Member<StandingFinding>.choice(
        "stands", "Which finding counts from now on.", example: .review)
    static let decision = Member.text("decision", "Why.", 1...500, example: "复核证据充分")
    static let right = Member.money(
        "right", "What should be paid.", 0...Fen.readableLimit.rawValue, example: 250_000)
    static let errorClass = Member<ErrorClass>.choice(
        "error_class", "The gravest error; none where it is left out.", example: .amount
    ).optional
}

extension ReviewTermField {
    private static let numbers: ClosedRange<Int64> = 0...1_000_000

    /// How the API describes and takes it.
    var member: AnyMember {
        switch kind {
        case .percent, .share: share.any
        case .number: count.any
        case .money: money.any
        case .flag: flag.any
        }
    }

    private var share: OptionalMember<Int64> {
        Member<Int64>.integer(
            name, "\(label.english), in hundredths of a per cent.", 0...Percent.whole,
            example: 500
        ).optional
    }

    private var count: OptionalMember<Int64> {
        Member<Int64>.integer(name, label.english, ReviewTermField.numbers, example: 2).optional
    }

    private var money: OptionalMember<Fen> {
        Member<Fen>.money(name, label.english, 0...Fen.readableLimit.rawValue, example: 20_000)
            .optional
    }

    private var flag: OptionalMember<Bool> {
        Member<Bool>.flag(name, label.english, example: true).optional
    }

    /// What the body says of it, where it says anything.
    func read(_ body: Body, into terms: inout ReviewTerms) {
        switch kind {
        case .percent(let path):
            if let given = body[share].flatMap(Percent.init) { terms[keyPath: path] = given }
        case .share(let path):
            if let given = body[share] { terms[keyPath: path] = given }
        case .number(let path):
            if let given = body[count] { terms[keyPath: path] = Int(given) }
        case .money(let path):
            if let given = body[money] { terms[keyPath: path] = given }
        case .flag(let path):
            if let given = body[flag] { terms[keyPath: path] = given }
        }
    }

    /// As a document shows it.
    func value(in terms: ReviewTerms) -> JSONValue {
        switch kind {
        case .percent(let path): .integer(terms[keyPath: path].basisPoints)
        case .share(let path): .integer(terms[keyPath: path])
        case .number(let path): .integer(Int64(terms[keyPath: path]))
        case .money(let path): ["amount_fen": .integer(terms[keyPath: path].rawValue)]
        case .flag(let path): .bool(terms[keyPath: path])
        }
    }

    /// Of the document.
    var shape: Shape {
        switch kind {
        case .percent, .share, .number: .integer
        case .money: .object(["amount_fen": .integer])
        case .flag: .flag
        }
    }
}
