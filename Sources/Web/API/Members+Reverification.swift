import Casework
import Domain
import Wording

extension Members {
    // A visit of the review

    private static let most: ClosedRange<Int64> = 0...Fen.readableLimit.rawValue

    /// 复核未成 - why a visit of the review has no findings.
    enum ReviewAttempt: String, CaseIterable, Sendable {
        case nobodyHome = "nobody_home"
        case refused, moved

        fileprivate var outcome: ReviewVisit.Outcome {
            switch self {
            case .nobodyHome: .nobodyHome
            case .refused: .refused
            case .moved: .moved
            }
        }
    }

    private static let means = Member<ReviewMeans>.choice(
        "means", "How it was found out.", example: .visit)
    private static let reviewedOn = Member.day("day", "The day.", example: "2026-10-20")
    private static let reviewers = Member.list(
        "reviewers", "Who went or called, of those whom the task names.",
        of: Member.text("reviewer", "A reviewer's number.", 1...50, example: "R01"), 1...4)
    private static let attempt = Member<ReviewAttempt>.choice(
        "attempt", "Why nothing was found out; instead of facts.", example: .nobodyHome
    ).optional.unlessAnother

    // What was asked; what is left out was not

    private static let householdSize = Member<Int64>.integer(
        "members", "家庭人口", 0...99, example: 4
    ).optional
    private static let incomeItems = IncomeItem.allCases.map { item in
        (
            item: item,
            member: Member<Fen>.money(
                item.rawValue, "\(item.text.chinese); below nothing for a loss.",
                -most.upperBound...most.upperBound, example: 1_200_000
            ).optional
        )
    }
    private static let income = Member.object(
        "income", "Of the last twelve months, item by item.", incomeItems.map(\.member.any)
    ).optional
    private static let assets = Member.list(
        "assets", "Which of the scheme's exclusions were found; none is an empty list.",
        of: Member.text("asset", "An exclusion by its name.", 1...100, example: "汽车"), 0...50
    ).optional
    private static let ownCosts = Member.money(
        ReviewFacts.ownCosts, "核定自付, all bills together.", most, example: 908_000
    ).optional
    private static let billNumber = Member.text(
        "number", "The bill's number.", 1...60, example: "YB20260817001")
    private static let billAmount = Member.money(
        "amount", "As the original has it.", most, example: 350_000)
    private static let bills = Member.list(
        "bills", "Single bills.",
        of: .object("bill", "One bill.", [billNumber.any, billAmount.any]), 0...50
    ).optional
    private static let ownsAccount = truth(.ownsAccount, "The account is the household's own.")
    private static let visitHappened = truth(.visitHappened, "The verifiers did come.")
    private static let isSigned = truth(.isSigned, "The household did sign.")
    private static let noticePosted = truth(.noticePosted, "The notice did hang.")
    private static let moneyReceived = Member.money(
        ReviewQuestion.moneyReceived.rawValue, "What came in.", most, example: 250_000
    ).optional

    private static func truth(_ question: ReviewQuestion, _ about: String) -> OptionalMember<Bool> {
        Member<Bool>.flag(question.rawValue, about, example: true).optional
    }

    private static let facts = Member.object(
        "facts", "What was found out.",
        [
            householdSize.any, income.any, assets.any, ownCosts.any, bills.any, ownsAccount.any,
            visitHappened.any, isSigned.any, noticePosted.any, moneyReceived.any,
        ]
    ).optional
    private static let remark = Member.text("remark", "备注", 0...600, example: "").optional

    static let reviewVisit = [
        means.any, reviewedOn.any, reviewers.any, attempt.any, facts.any, remark.any,
    ]
    /// What a visit comes with: the one or the other.
    static let reviewVisitAlternatives = [facts.field.name, attempt.field.name]

    /// - Throws: ``UnreadableBody`` for facts and an attempt, or neither.
    static func reviewVisit(_ body: Body) throws -> ReviewVisit {
        let outcome: ReviewVisit.Outcome
        switch (body[facts], body[attempt]) {
        case (let found?, nil): outcome = .found(reviewFacts(found))
        case (nil, let attempt?): outcome = attempt.outcome
        default:
            throw UnreadableBody(faults: [
                .form(
                    "either facts or an attempt", "复核结果或未成原因之一",
                    at: JSONPointer()["facts"])
            ])
        }
        return ReviewVisit(
            means: body[means], day: body[reviewedOn],
            reviewers: body[reviewers].map { OfficerID($0) }, outcome: outcome,
            remark: body[remark] ?? "")
    }

    private static func reviewFacts(_ body: Body) -> ReviewFacts {
        var found = ReviewFacts()
        found.members = body[householdSize].map { ReviewFacts.household(of: Int($0)) }
        found.income = body[income].map { given in
            Dictionary(
                uniqueKeysWithValues: incomeItems.compactMap { item, member in
                    given[member].map { (item.rawValue, $0) }
                })
        }
        found.assets = body[assets].map(Set.init)
        var amounts: [String: Fen] = [:]
        for bill in body[bills] ?? [] { amounts[bill[billNumber]] = bill[billAmount] }
        if let own = body[ownCosts] { amounts[ReviewFacts.ownCosts] = own }
        found.bills = amounts.isEmpty ? nil : amounts
        found.ownsAccount = body[ownsAccount]
        found.visitHappened = body[visitHappened]
        found.isSigned = body[isSigned]
        found.noticePosted = body[noticePosted]
        found.moneyReceived = body[moneyReceived]
        return found
    }
}
