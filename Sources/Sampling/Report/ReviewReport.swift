import Domain

/// 复核结果 - what the review of one drawn item came to.
package struct ReviewResult: Hashable, Sendable {
    package var id: SampleItemID
    package var outcome: ReviewOutcome
    /// 差错类别 - nil for no error, and for a review that was not completed.
    package var errorClass: ErrorClass?
    /// 核定 - what should be paid; what was to be paid where nobody found otherwise.
    package var right: Fen

    package init(
        id: SampleItemID, outcome: ReviewOutcome, errorClass: ErrorClass? = nil, right: Fen
    ) {
        precondition(right >= .zero, "nobody is owed less than nothing")
        precondition(outcome == .done || errorClass == nil, "errors are found by reviews")
        self.id = id
        self.outcome = outcome
        self.errorClass = errorClass
        self.right = right
    }

    /// Whether it counts in the error rates: class A or B.
    package var isWrong: Bool { errorClass.map { $0 <= .amount } ?? false }
}

/// 报告口径 - with what confidence a report speaks, and when a verifier's work is good and bad.
/// Fixed with the plan.
package struct ReportTerms: Hashable, Sendable {
    /// One-sided for money, two-sided for rates.
    package var confidence: Share
    /// Up to which error rate a verifier's work is good, and from which on bad.
    package var good: Share
    package var bad: Share
    /// d - how many errors a verifier's sample may hold.
    package var allowed: Int
    /// From which rate on a verifier is suspended.
    package var line: Share

    package init(confidence: Share, good: Share, bad: Share, allowed: Int, line: Share) {
        self.confidence = confidence
        self.good = good
        self.bad = bad
        self.allowed = allowed
        self.line = line
    }
}

/// 抽样复核报告 - the figures of a round: everything that somebody needs to repeat it, and what
/// came of it. `deploy/check-sample` repeats it.
package struct ReviewReport: Sendable {
    package let round: ReviewRound
    package let frame: ReviewFrame
    package let sample: ReviewSample
    /// By item.
    package let results: [SampleItemID: ReviewResult]
    package let terms: ReportTerms
    /// How the verifier's and the reviewer's judgement of eligibility agree; nil when not compared.
    package let agreement: Agreement?
    /// 人均收入差 - verifier − reviewer, in fen, one for each compared item.
    package let incomeDifferences: [Int64]
    /// 季内前轮结果 - one for each earlier draw of the plan, in its order.
    package let earlier: [EarlierFindings]

    /// - Throws: what is wrong with the results: each drawn item has exactly one, and the round has
    ///   the same end for it.
    package init(
        round: ReviewRound, frame: ReviewFrame, results: [ReviewResult], terms: ReportTerms,
        agreement: Agreement? = nil, incomeDifferences: [Int64] = [],
        earlier: [EarlierFindings] = []
    ) throws(ReportDefect) {
        guard let sample = round.sample, round.state >= .reviewed else { throw .unreviewed }
        guard frame.root == round.framing.frameRoot else { throw .frameDiffers }
        guard earlier.map(\.draw) == round.plan.earlier else { throw .earlierDiffers }
        var byItem: [SampleItemID: ReviewResult] = [:]
        for result in results {
            guard let outcome = round.outcomes[result.id], outcome == result.outcome else {
                throw .outcomeDiffers(result.id)
            }
            guard byItem.updateValue(result, forKey: result.id) == nil else {
                throw .resultTwice(result.id)
            }
        }
        for item in sample.items where byItem[item.id] == nil { throw .resultMissing(item.id) }
        self.round = round
        self.frame = frame
        self.sample = sample
        self.results = byItem
        self.terms = terms
        self.agreement = agreement
        self.incomeDifferences = incomeDifferences
        self.earlier = earlier
    }

    /// The result of a drawn item.
    func result(_ item: ReviewItem) -> ReviewResult { results[item.id]! }

    func isDone(_ item: ReviewItem) -> Bool { result(item).outcome == .done }
}

/// Why results are no report.
package enum ReportDefect: Error, Equatable, Sendable {
    /// Not every item has its end.
    case unreviewed
    case frameDiffers
    /// The round has another end for the item, or none.
    case outcomeDiffers(SampleItemID)
    case resultTwice(SampleItemID)
    case resultMissing(SampleItemID)
    /// What came of earlier rounds of the quarter is not about those that the plan names.
    case earlierDiffers

    /// The stable code.
    package var code: String {
        switch self {
        case .unreviewed: "report_unreviewed"
        case .frameDiffers: "report_frame_differs"
        case .outcomeDiffers: "report_outcome_differs"
        case .resultTwice: "report_result_twice"
        case .resultMissing: "report_result_missing"
        case .earlierDiffers: "report_earlier_differs"
        }
    }
}
