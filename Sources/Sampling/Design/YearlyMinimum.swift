import Domain

/// 年度下限 - how many reviews a year needs at least: those that the United States ask of a State
/// for its food assistance (7 CFR 275.11(b)), by the year's number of cases, or all cases if there
/// are no more.
package func yearlyMinimum(of part: ReviewPart, population: Int) -> Int {
    precondition(population >= 0, "a population is never negative")
    let most: Int
    switch part {
    case .paid:
        // 300, and 42 for each further 1,000 above 10,000, to 2,400 from 60,000 on.
        most =
            population < 10_000
            ? 300
            : (population >= 60_000 ? 2_400 : 300 + rounded(42 * (population - 10_000), 1_000))
    case .refused:
        // 150, and 144 for each further 1,000 above 500, to 800 from 5,000 on.
        most =
            population < 500
            ? 150
            : (population >= 5_000 ? 800 : 150 + rounded(144 * (population - 500), 1_000))
    }
    return min(population, most)
}

/// 联邦复核下限 - how many of a State's reviews are reviewed again: 400 from 31,489 cases on, 150
/// up to 10,000, between them `0.011634 N + 33.66` (7 CFR 275.3(c)).
package func secondReviewMinimum(population: Int) -> Int {
    precondition(population >= 0, "a population is never negative")
    if population <= 10_000 { return min(population, 150) }
    if population >= 31_489 { return 400 }
    return rounded(11_634 * population + 33_660_000, 1_000_000)
}

/// The quotient, rounded half up.
private func rounded(_ numerator: Int, _ denominator: Int) -> Int {
    (2 * numerator + denominator) / (2 * denominator)
}

/// 保证年度下限 - a round's size, raised so that the year's minimum is reached if all its rounds
/// that are left are as large.
///
/// - Parameters:
///   - reasons: of the size that the round alone would have.
///   - population: how many items the round has; its size is never above.
///   - minimum: the year's; see ``yearlyMinimum(of:population:)``.
///   - reviewed: how many were reviewed this year already.
///   - rounds: how many rounds are left, this one included.
package func raised(
    _ reasons: SizeReasons, population: Int, minimum: Int, reviewed: Int, rounds: Int
) -> SizeReasons {
    precondition(rounds > 0 && reviewed >= 0 && minimum >= 0, "this round is one that is left")
    let left = max(0, minimum - reviewed)
    let needed = min(population, (left + rounds - 1) / rounds)
    if needed <= reasons.size { return reasons }
    return SizeReasons(steps: reasons.steps + [.yearlyMinimum(needed)], size: needed)
}
