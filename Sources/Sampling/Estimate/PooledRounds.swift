import Domain

/// 轮内计数 - how many items a verifier had in one round, and what a random sample of them showed.
package struct RoundCount: Hashable, Sendable {
    package let population: Int
    package let sampled: Int
    package let errors: Int

    package init(population: Int, sampled: Int, errors: Int) {
        precondition(
            errors >= 0 && errors <= sampled && sampled <= population,
            "errors are found in a sample of the population")
        self.population = population
        self.sampled = sampled
        self.errors = errors
    }

    /// 抽样比 - 0 where there is nothing.
    fileprivate var fraction: Double {
        sampled == 0 ? 0 : Double(sampled) / Double(population)
    }

    /// The same with right items in the place of wrong ones.
    fileprivate var reversed: RoundCount {
        RoundCount(population: population, sampled: sampled, errors: sampled - errors)
    }
}

/// 合并各轮 - samples of several rounds as one, each drawn at random from its own items with a
/// fraction of its own. Where the errors lie among the rounds nobody knows, and what is said here
/// is true wherever they lie.
///
/// The number found in a round is the sum of independent trials (V. Vatutin, V. Mikhailov, "Limit
/// theorems for the number of empty cells", 1982), and so is that of all rounds. Of such a sum W.
/// Hoeffding has shown ("On the distribution of the number of successes in independent trials",
/// 1956, theorem 4) that its tails, one trial and more away from the mean, are no heavier than
/// those of the binomial distribution with as many trials and the same mean. The mean is least
/// where the errors are in the rounds that were looked at least, and greatest where they are in
/// the others.
package struct PooledRounds: Hashable, Sendable {
    /// Those of the smallest fraction first.
    private let rounds: [RoundCount]
    package let population: Int
    package let sampled: Int
    package let errors: Int

    package init(_ rounds: [RoundCount]) {
        // Whole numbers decide, and equal fractions stay in their order.
        self.rounds = rounds.enumerated().sorted { one, other in
            let left = one.element.sampled * max(1, other.element.population)
            let right = other.element.sampled * max(1, one.element.population)
            return left == right ? one.offset < other.offset : left < right
        }.map(\.element)
        self.population = rounds.reduce(0) { $0 + $1.population }
        self.sampled = rounds.reduce(0) { $0 + $1.sampled }
        self.errors = rounds.reduce(0) { $0 + $1.errors }
    }
}

extension PooledRounds {
    /// 差错数双侧区间 - between how many of all items are wrong, each bound with half of the risk.
    package func bounds(confidence: Share) -> ErrorCountBounds {
        let opposite = PooledRounds(rounds.map(\.reversed))
        return ErrorCountBounds(
            population: population,
            lower: population - opposite.mostErrors(confidence: confidence),
            upper: mostErrors(confidence: confidence))
    }

    /// As many as may lie where they are seldom drawn, until the mean is what the sample speaks
    /// against: the upper bound of Clopper and Pearson.
    private func mostErrors(confidence: Share) -> Int {
        let rate = clopperPearson(errors: errors, sampled: sampled, confidence: confidence).upper
        let most = max(Double(sampled) * rate, Double(errors + 1))
        var left = most - rounds.reduce(0) { $0 + $1.fraction * Double($1.errors) }
        var count = errors
        for round in rounds {
            let room = round.population - round.sampled
            // A mean that is reached to the last bit is not passed.
            let fit = round.fraction == 0 ? Double(room) : (left / round.fraction + 1e-9)
            let taken = min(room, Int(max(0, fit).rounded(.down)))
            count += taken
            left -= Double(taken) * round.fraction
        }
        return count
    }

    /// 接受风险 - how probable it is at most that no more than `allowed` are found if exactly
    /// `wrong` of all items are wrong.
    package func atMost(_ allowed: Int, of wrong: Int) -> Double {
        let mean = mean(of: wrong, in: rounds)
        // With none found the geometric mean says as much, whatever the mean is.
        if allowed > 0, Double(allowed) > mean - 1 { return 1 }
        return AcceptancePlan(size: sampled, allowed: allowed).acceptance(
            rate: min(1, mean / Double(max(1, sampled))))
    }

    /// 拒收风险 - how probable it is at most that more than `allowed` are found.
    package func moreThan(_ allowed: Int, of wrong: Int) -> Double {
        if allowed >= sampled { return 0 }
        let mean = mean(of: wrong, in: rounds.reversed())
        if Double(allowed) < mean { return 1 }
        return 1
            - AcceptancePlan(size: sampled, allowed: allowed).acceptance(
                rate: mean / Double(sampled))
    }

    /// How many of the wrong items a sample has on average, if they fill the rounds in this order.
    private func mean(of wrong: Int, in rounds: some Sequence<RoundCount>) -> Double {
        var left = wrong
        var mean = 0.0
        for round in rounds {
            let taken = min(left, round.population)
            mean += round.fraction * Double(taken)
            left -= taken
        }
        return mean
    }
}
