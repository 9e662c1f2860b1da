import Domain
import Wording

/// 复核表单 - how the fields of a review's forms are called, and what they say. What was left empty
/// was not asked.
enum ReviewVisitForm {
    /// The act of the form for a visit in vain.
    static let inVain = "in_vain"
    static let noAsset = "asset_none"
    /// How many single bills a form takes; another form takes more.
    static let billRows = 3

    static func name(of reviewer: String) -> String { "went_\(reviewer)" }
    static func name(of item: IncomeItem) -> String { "income_\(item.rawValue)" }
    static func asset(_ place: Int) -> String { "asset_\(place)" }
    static func bill(_ place: Int) -> String { "bill_\(place)" }
    static func billAmount(_ place: Int) -> String { "bill_amount_\(place)" }

    /// Nil for an act that is none of a visit's.
    static func visit(_ form: Form, of task: ReviewTaskView) throws(Mistyped) -> ReviewVisit? {
        let act = form[ActForm.name]
        let means = ReviewMeans(rawValue: act)
        guard means != nil || act == inVain else { return nil }
        let outcome: ReviewVisit.Outcome =
            means == nil ? try vain(form) : .found(try facts(form, task))
        return ReviewVisit(
            means: means ?? .visit, day: try form.day("day", Label.date),
            reviewers: task.row.reviewers.filter { form.isTicked(name(of: $0.rawValue)) },
            outcome: outcome, remark: form["remark"])
    }

    private static func vain(_ form: Form) throws(Mistyped) -> ReviewVisit.Outcome {
        switch form["outcome"] {
        case "nobody_home": .nobodyHome
        case "refused": .refused
        case "moved": .moved
        default: throw Mistyped(field: Label.outcome)
        }
    }

    private static func facts(
        _ form: Form, _ task: ReviewTaskView
    ) throws(Mistyped) -> ReviewFacts {
        var facts = ReviewFacts()
        if let count = try form.whole(ReviewQuestion.members.rawValue, Label.members) {
            guard count < 100 else { throw Mistyped(field: Label.members) }
            facts.members = ReviewFacts.household(of: count)
        }
        for item in IncomeItem.allCases {
            guard let amount = try form.yuan(name(of: item), item.text, orLoss: true) else {
                continue
            }
            facts.income = (facts.income ?? [:]).merging([item.rawValue: amount]) { $1 }
        }
        let found = task.assets.enumerated().filter { form.isTicked(asset($0.offset)) }
        if !found.isEmpty || form.isTicked(noAsset) { facts.assets = Set(found.map(\.element)) }
        facts.bills = try bills(form)
        facts.ownsAccount = form.answer(ReviewQuestion.ownsAccount.rawValue)
        facts.visitHappened = form.answer(ReviewQuestion.visitHappened.rawValue)
        facts.isSigned = form.answer(ReviewQuestion.isSigned.rawValue)
        facts.noticePosted = form.answer(ReviewQuestion.noticePosted.rawValue)
        facts.moneyReceived = try form.yuan(
            ReviewQuestion.moneyReceived.rawValue, ReviewQuestion.moneyReceived.text)
        return facts
    }

    private static func bills(_ form: Form) throws(Mistyped) -> [String: Fen]? {
        var bills: [String: Fen] = [:]
        if let own = try form.yuan(ReviewFacts.ownCosts, Label.basis) {
            bills[ReviewFacts.ownCosts] = own
        }
        for place in 0..<billRows {
            let number = form[bill(place)]
            let field = Label.billAmount(place + 1)
            let amount = try form.yuan(billAmount(place), field)
            // One without the other is no bill.
            guard number.isEmpty == (amount == nil), bills[number] == nil else {
                throw Mistyped(field: field)
            }
            if let amount { bills[number] = amount }
        }
        return bills.isEmpty ? nil : bills
    }
}
