import Domain
import Sampling
import Testing

@Suite struct ComparisonTests {
    private let first = ReviewFacts(
        members: ["户主 张三", "配偶"], income: ["工资": .yuan(12_000)], assets: [],
        bills: ["B1": .yuan(800)], isEligible: true, amount: .yuan(5_000))

    private func compared(_ change: (inout ReviewFacts) -> Void) -> Comparison {
        var review = first
        review.ownsAccount = true
        review.visitHappened = true
        review.isSigned = true
        review.noticePosted = true
        review.moneyReceived = first.amount
        change(&review)
        return compare(first: first, review: review, tolerance: .standard)
    }

    @Test func whatAgreesIsNoError() {
        #expect(compared { _ in }.differences.isEmpty)
        #expect(compared { _ in }.errorClass == nil && !compared { _ in }.counts)
    }

    /// One change, its class, and whether it counts in the rates.
    @Test func eachFieldHasItsClass() {
        let cases: [((inout ReviewFacts) -> Void, ComparedField, ErrorClass)] = [
            ({ $0.isEligible = false }, .eligibility, .eligibility),
            ({ $0.visitHappened = false }, .visit, .eligibility),
            ({ $0.amount = .yuan(4_700) }, .amount, .amount),
            ({ $0.moneyReceived = .yuan(4_999) }, .moneyReceived, .amount),
            ({ $0.bills = ["B1": .yuan(799)] }, .bill("B1"), .evidence),
            ({ $0.bills = [:] }, .bill("B1"), .evidence),
            ({ $0.ownsAccount = false }, .account, .evidence),
            ({ $0.isSigned = false }, .signature, .evidence),
            ({ $0.noticePosted = false }, .notice, .evidence),
            ({ $0.members = ["户主 张三"] }, .members, .clerical),
            ({ $0.income = ["工资": .yuan(11_000)] }, .income("工资"), .clerical),
            ({ $0.income?["经营"] = .yuan(201) }, .income("经营"), .clerical),
            ({ $0.assets = ["机动车"] }, .assets, .clerical),
        ]
        for (change, field, errorClass) in cases {
            let found = compared(change)
            #expect(found.differences.map(\.field) == [field])
            #expect(found.errorClass == errorClass, "\(field)")
            #expect(found.counts == (errorClass <= .amount))
        }
    }

    /// Five per cent of what is right, or 200 yuan, whichever is more; to the fen.
    @Test func tolerancesAreExact() {
        let tolerance = ReviewTolerance.standard
        #expect(tolerance.allows(.yuan(200), of: .zero))
        #expect(!tolerance.allows(.yuan(200) + Fen(1), of: .yuan(4_000)))
        #expect(tolerance.allows(.yuan(250), of: .yuan(5_000)))
        #expect(tolerance.allows(-.yuan(250), of: .yuan(5_000)))
        #expect(!tolerance.allows(.yuan(250) + Fen(1), of: .yuan(5_000)))
        let small = compared { $0.amount = .yuan(4_850) }
        #expect(
            small.differences == [
                Difference(field: .amount, amount: .yuan(150), isTolerated: true)
            ])
        #expect(small.errorClass == nil)
    }

    @Test func theGravestClassCounts() {
        let found = compared {
            $0.isSigned = false
            $0.amount = .zero
            $0.isEligible = false
        }
        #expect(found.differences.map(\.errorClass) == [.eligibility, .amount, .evidence])
        #expect(found.errorClass == .eligibility)
    }

    /// What was not asked is not compared.
    @Test func nothingIsMadeUp() {
        let nothing = compare(first: first, review: ReviewFacts(), tolerance: .standard)
        #expect(nothing.differences.isEmpty)
        let other = compare(
            first: ReviewFacts(), review: ReviewFacts(isEligible: false, visitHappened: true),
            tolerance: .standard)
        #expect(other.differences.isEmpty)
    }
}
