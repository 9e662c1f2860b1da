import Domain
import Wording

/// 事实行 - one field of the two findings side by side.
struct ReviewFactLine {
    let field: ReviewDifference.Field
    /// The item of income or the bill's number; empty for the other fields.
    var key = ""
    private let values: (first: Value?, review: Value?)

    /// What a field holds.
    private enum Value {
        case count(Int)
        case money(Fen)
        case names([String])
        case truth(Bool)
    }

    private init(
        _ field: ReviewDifference.Field, _ key: String = "", _ first: Value?, _ review: Value?
    ) {
        self.field = field
        self.key = key
        self.values = (first, review)
    }

    /// The fields that either finding holds.
    static func lines(_ first: ReviewFacts, _ review: ReviewFacts) -> [ReviewFactLine] {
        let truths: [(ReviewDifference.Field, KeyPath<ReviewFacts, Bool?>)] = [
            (.eligibility, \.isEligible), (.account, \.ownsAccount), (.visit, \.visitHappened),
            (.signature, \.isSigned), (.notice, \.noticePosted),
        ]
        let all =
            [
                ReviewFactLine(
                    .members, "", first.members.map { .count($0.count) },
                    review.members.map { .count($0.count) })
            ]
            + amounts(.income, first.income, review.income)
            + [
                ReviewFactLine(
                    .assets, "", first.assets.map { .names($0.sorted()) },
                    review.assets.map { .names($0.sorted()) })
            ]
            + amounts(.bill, first.bills, review.bills)
            + truths.map { field, path in
                ReviewFactLine(
                    field, "", first[keyPath: path].map(Value.truth),
                    review[keyPath: path].map(Value.truth))
            }
            + [
                ReviewFactLine(
                    .amount, "", first.amount.map(Value.money), review.amount.map(Value.money)),
                ReviewFactLine(
                    .moneyReceived, "", first.moneyReceived.map(Value.money),
                    review.moneyReceived.map(Value.money)),
            ]
        return all.filter { $0.values.first != nil || $0.values.review != nil }
    }

    /// In the order of the form, then by number.
    private static func amounts(
        _ field: ReviewDifference.Field, _ first: [String: Fen]?, _ review: [String: Fen]?
    ) -> [ReviewFactLine] {
        let known = IncomeItem.allCases.map(\.rawValue)
        let keys = Set((first ?? [:]).keys).union((review ?? [:]).keys)
        let sorted =
            known.filter(keys.contains) + keys.filter { !known.contains($0) }.sorted()
        return sorted.map {
            ReviewFactLine(
                field, $0, first?[$0].map(Value.money), review?[$0].map(Value.money))
        }
    }

    func name(_ language: Language) -> HTML {
        if field == .income, let item = IncomeItem(rawValue: key) {
            return "\(item.text[language])"
        }
        if key == ReviewFacts.ownCosts { return "\(Label.basis[language])" }
        guard !key.isEmpty else { return "\(field.text[language])" }
        return "\(field.text[language]) \(language.record(key))"
    }

    func first(_ language: Language) -> HTML { shown(values.first, Label.notRecorded, language) }
    func review(_ language: Language) -> HTML { shown(values.review, Label.notAsked, language) }

    private func shown(_ value: Value?, _ without: Text, _ language: Language) -> HTML {
        switch value {
        case nil: "<span class=\"soft\">\(without[language])</span>"
        case .count(let count): "\(count)"
        case .money(let amount): "\(amount.grouped)"
        case .truth(let isSo): "\((isSo ? Label.yes : Label.no)[language])"
        case .names(let names):
            names.isEmpty
                ? "\(Label.noneFound[language])"
                : language.record(names.joined(separator: "、"))
        }
    }
}
