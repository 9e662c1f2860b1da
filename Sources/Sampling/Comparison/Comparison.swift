import Domain

/// 比对字段 - what the two findings are compared in.
package enum ComparedField: Hashable, Sendable {
    case members
    /// An item of income, by its name on the form.
    case income(String)
    case assets
    /// A bill, by its number.
    case bill(String)
    case eligibility
    case amount
    case account
    case visit
    case signature
    case notice
    case moneyReceived
}

/// 差异 - a field in which the review found something else than the first finding has.
package struct Difference: Hashable, Sendable {
    package var field: ComparedField
    /// How far first − review, where the field is money. For money received: due − received.
    package var amount: Fen?
    /// Whether it is within the tolerance: listed, and no error.
    package var isTolerated: Bool

    package init(field: ComparedField, amount: Fen? = nil, isTolerated: Bool = false) {
        self.field = field
        self.amount = amount
        self.isTolerated = isTolerated
    }

    /// 类别 - what class of error it is: A eligibility or an invented visit, B the amount, C
    /// evidence that is missing or not genuine, D anything else.
    package var errorClass: ErrorClass? {
        if isTolerated { return nil }
        switch field {
        case .eligibility, .visit: return .eligibility
        case .amount, .moneyReceived: return .amount
        case .bill, .account, .signature, .notice: return .evidence
        case .members, .income, .assets: return .clerical
        }
    }
}

/// 比对结果 - all differences of two findings.
package struct Comparison: Hashable, Sendable {
    /// In the order of the form.
    package let differences: [Difference]

    /// The gravest class; nil when the findings agree, tolerated differences aside.
    package var errorClass: ErrorClass? { differences.compactMap(\.errorClass).min() }

    /// Whether it counts in the error rate: class A or B (the consequences of the scheme hang on
    /// these two).
    package var counts: Bool { errorClass.map { $0 <= .amount } ?? false }
}

/// 盲核比对 - compares the first finding with the review's, field by field, to tolerances that were
/// fixed before the draw.
///
/// What one of the two was not asked is not compared. A difference of income or of members that
/// changes nothing but the form is of class D; where it changes who is eligible, or how much, the
/// fields `isEligible` and `amount`, computed anew from the review's facts, say so.
package func compare(
    first: ReviewFacts, review: ReviewFacts, tolerance: ReviewTolerance
) -> Comparison {
    var found: [Difference] = []
    if let one = first.members, let other = review.members, differ(one, other) {
        found.append(Difference(field: .members))
    }
    found += differences(first.income, review.income, tolerance.income) { .income($0) }
    if let one = first.assets, let other = review.assets, differ(one, other) {
        found.append(Difference(field: .assets))
    }
    found += differences(first.bills, review.bills, tolerance.bill) { .bill($0) }
    if let one = first.isEligible, let other = review.isEligible, one != other {
        found.append(Difference(field: .eligibility))
    }
    if let paid = first.amount, let right = review.amount, paid != right {
        found.append(
            Difference(
                field: .amount, amount: paid - right,
                isTolerated: tolerance.allows(paid - right, of: right)))
    }
    let truths: [(Bool?, ComparedField)] = [
        (review.ownsAccount, .account), (review.visitHappened, .visit),
        (review.isSigned, .signature), (review.noticePosted, .notice),
    ]
    // These the first finding cannot have otherwise: it exists because of them.
    for (truth, field) in truths where truth == false { found.append(Difference(field: field)) }
    if let due = first.amount, let received = review.moneyReceived, received != due {
        found.append(Difference(field: .moneyReceived, amount: due - received))
    }
    return Comparison(differences: found)
}

extension ReviewTolerance {
    /// Whether a difference of an amount does not count: within the share of the right amount, or
    /// within the sum.
    package func allows(_ difference: Fen, of right: Fen) -> Bool {
        let magnitude = Int128(difference.rawValue.magnitude)
        return magnitude <= Int128(amount.rawValue)
            || magnitude * 10_000 <= Int128(right.rawValue) * Int128(amountShare)
    }
}

/// Texts are compared by their bytes, as everywhere in the review.
private func differ(_ one: Set<String>, _ other: Set<String>) -> Bool {
    Set(one.map { Array($0.utf8) }) != Set(other.map { Array($0.utf8) })
}

private func differences(
    _ first: [String: Fen]?, _ review: [String: Fen]?, _ tolerance: Fen,
    _ field: (String) -> ComparedField
) -> [Difference] {
    guard let first, let review else { return [] }
    // An item that only one of them has is one of 0 in the other.
    return Set(first.keys).union(review.keys).sorted().compactMap { name in
        let difference = first[name, default: .zero] - review[name, default: .zero]
        if difference == .zero { return nil }
        return Difference(
            field: field(name), amount: difference,
            isTolerated: difference.rawValue.magnitude <= tolerance.rawValue.magnitude)
    }
}
