/// 季内前轮 - what an earlier round of the same quarter drew at random of one verifier's work. It is
/// fixed with the plan: who was looked at enough in the quarter is topped up by fewer.
package struct EarlierDraw: Hashable, Sendable {
    package var round: ReviewRoundID
    package var verifier: OfficerID
    /// 总体 - how many items the verifier had in that round; at least 1.
    package var population: Int
    /// How many of them the top-up drew and nobody failed to review; 1 to `population`.
    package var drawn: Int

    package init(round: ReviewRoundID, verifier: OfficerID, population: Int, drawn: Int) {
        precondition(drawn > 0 && drawn <= population, "a sample of what there is")
        self.round = round
        self.verifier = verifier
        self.population = population
        self.drawn = drawn
    }
}

/// 季内前轮结果 - the same, and what had come of it when the review of the later round was closed.
package struct EarlierFindings: Hashable, Sendable {
    package var draw: EarlierDraw
    /// How many of the drawn had been reviewed, and were not disputed.
    package var sampled: Int
    /// How many of those were wrong.
    package var errors: Int

    package init(_ draw: EarlierDraw, sampled: Int, errors: Int) {
        precondition(errors >= 0 && errors <= sampled && sampled <= draw.drawn, "counts")
        self.draw = draw
        self.sampled = sampled
        self.errors = errors
    }
}

/// 滚动季度 - how a round shares a quarter with rounds before it.
package struct ReviewQuarter: Sendable, Equatable {
    /// The first day of the three months that end with the round's last day.
    package var from: Day
    /// The rounds that lie in them and drew of the same verifiers, the oldest first.
    package var rounds: [ReviewRoundID]
    /// 本轮下限 - how many of each verifier's items this round draws at least, whatever the others
    /// drew: no part of a quarter is left unseen.
    package var least: Int

    package init(from: Day, rounds: [ReviewRoundID], least: Int) {
        self.from = from
        self.rounds = rounds
        self.least = least
    }
}
