import Domain
import Sampling
import Standards
import Store

/// 复核比对 - both findings of an item, and what follows from each.
///
/// What follows from the first is what the office meant to pay: by the frame for an item to be
/// paid; for another what was computed, if it was found eligible and failed for another reason,
/// else nothing. What follows from the review is computed anew, under the claim's own scheme and
/// with what the household had been paid before, from the review's facts and, where the review
/// did not ask, from the first ones.
struct ReviewedFinding: Sendable {
    var first: ReviewFacts
    var review: ReviewFacts
    var comparison: Comparison
    var paid: Fen
    var right: Fen

    /// - Parameters:
    ///   - found: the review's facts of all visits, joined.
    ///   - tolerance: as it was fixed before the draw.
    /// - Throws: ``ReviewRefusal/answerMissing(_:)``.
    init(
        _ found: ReviewFacts, against finding: FirstFinding, claim: Claim, scheme: Scheme,
        tolerance: ReviewTolerance
    ) throws(Refusal) {
        let first = ReviewFacts(finding, exclusions: scheme.exclusions)
        var review = found.answerable(about: finding)
        let basis = try review.settleBasis(finding)
        let facts = try review.verified(
            first, finding, basis: basis, claim: claim, scheme: scheme)
        let assessment = assess(facts, under: scheme)
        let byRule = assessment.byRule[claim.cause]
        let isEligible =
            byRule > .zero && (assessment.reason == nil || assessment.reason == .capReached)
        review.isEligible = isEligible
        review.amount = isEligible ? assessment.payable[claim.cause] : .zero
        self.first = first
        self.review = review
        self.comparison = compare(
            first: first.asked(in: review), review: review, tolerance: tolerance)
        self.paid = first.amount ?? .zero
        self.right = review.amount ?? .zero
    }
}

extension ReviewFacts {
    /// What was found the first time, in the review's terms. A lead that nobody visited has no
    /// facts but that nothing was due.
    fileprivate init(_ finding: FirstFinding, exclusions: [String]) {
        self.init()
        if let found = finding.findings?.findings {
            members = ReviewFacts.household(of: found.members)
            income = found.income.byItem
            bills = finding.bills.merging([ReviewFacts.ownCosts: found.basis]) { $1 }
            let upheld = Set(finding.upheldItems)
            assets = finding.assessed?.excluded == false ? [] : upheld.intersection(exclusions)
        }
        let granted = (finding.assessed?.byRule ?? .zero) > .zero
        isEligible = finding.part == .paid || granted
        amount =
            finding.part == .paid
            ? finding.size : granted ? finding.assessed?.payable ?? .zero : .zero
    }

    /// Without what no first finding can be wrong about: a visit or a signature where nobody was
    /// sent, a notice where none was posted, money before the bank has paid it, an account to which
    /// nothing goes.
    fileprivate func answerable(about finding: FirstFinding) -> ReviewFacts {
        var facts = self
        if finding.findings == nil { (facts.visitHappened, facts.isSigned) = (nil, nil) }
        if !finding.wasPosted { facts.noticePosted = nil }
        if !finding.isBooked { facts.moneyReceived = nil }
        if finding.part != .paid { facts.ownsAccount = nil }
        return facts
    }

    /// 核定自付 - what the household bore: as the review has it in one sum; else as it was found
    /// first, moved by what single bills differ from the departments' figures; nil where neither
    /// says it. What the bills move becomes the review's sum.
    fileprivate mutating func settleBasis(_ finding: FirstFinding) throws(Refusal) -> Fen? {
        if let sum = bills?[ReviewFacts.ownCosts] { return sum }
        guard let before = finding.findings?.findings.basis else { return nil }
        guard let bills else { return before }
        let moved = bills.reduce(Fen.zero) { $0 + $1.value - finding.bills[$1.key, default: .zero] }
        let basis = min(max(.zero, before + moved), Fen.readableLimit)
        self.bills?[ReviewFacts.ownCosts] = basis
        return basis
    }

    /// The facts from which the review's amount is computed.
    fileprivate func verified(
        _ first: ReviewFacts, _ finding: FirstFinding, basis: Fen?, claim: Claim, scheme: Scheme
    ) throws(Refusal) -> VerifiedFacts {
        guard let members = members ?? first.members else {
            throw .review(.answerMissing(.members))
        }
        guard let basis else { throw .review(.answerMissing(.bills)) }
        guard income != nil || first.income != nil else {
            throw .review(.answerMissing(.income))
        }
        var verified = Income()
        for item in IncomeItem.allCases {
            verified[item] =
                income?[item.rawValue] ?? first.income?[item.rawValue] ?? .zero
        }
        var bases = CauseAmounts()
        bases[claim.cause] = basis
        let excluded = (assets ?? first.assets ?? []).contains { item in
            scheme.exclusions.contains { $0.utf8.elementsEqual(item.utf8) }
        }
        return VerifiedFacts(
            classID: finding.assessed?.classID ?? claim.classID, members: max(1, members.count),
            income: verified, bases: bases, excluded: excluded,
            paidThisYear: finding.assessed?.paidThisYear ?? finding.paidOtherwise)
    }

    /// Of the first facts those about which the review was asked, too.
    fileprivate func asked(in review: ReviewFacts) -> ReviewFacts {
        var facts = self
        facts.income = income?.filter { review.income?[$0.key] != nil }
        facts.bills = bills?.filter { review.bills?[$0.key] != nil }
        return facts
    }
}
