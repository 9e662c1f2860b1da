/// 完成情况 - how many of the drawn items were reviewed to the end, and what the others could
/// change.
///
/// The estimate is made from what was completed; beside it stands the bound that counts every
/// missing review as an error. A round in which more than two in a hundred are missing is flagged
/// (7 CFR 275.23 raises a rate for incomplete reviews; GAO RCED-87-4 says why).
package struct Completion: Hashable, Sendable {
    /// How many were drawn.
    package let drawn: Int
    /// How many of them were completed.
    package let completed: Int
    /// How many of those were wrong.
    package let errors: Int

    package init(drawn: Int, completed: Int, errors: Int) {
        precondition(errors >= 0 && errors <= completed, "errors are found by reviews")
        precondition(completed <= drawn, "what is reviewed was drawn")
        self.drawn = drawn
        self.completed = completed
        self.errors = errors
    }

    /// 完成率不足 - whether less than 98 % were completed.
    package var isTooLow: Bool { completed * 100 < drawn * 98 }

    /// How many errors there would be if every missing review had found one.
    package var worst: Int { errors + drawn - completed }

    /// The upper bound of the errors from what was completed, and with all that is missing wrong.
    ///
    /// - Parameter population: at least as many as were drawn.
    package func upperCounts(
        population: Int, confidence: Share
    ) -> (completed: Int, worst: Int) {
        (
            upperErrorCount(
                errors: errors, sampled: completed, population: population,
                confidence: confidence),
            upperErrorCount(
                errors: worst, sampled: drawn, population: population, confidence: confidence)
        )
    }
}
