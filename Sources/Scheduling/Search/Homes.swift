/// Where a published plan has the visits, for a search that shall disturb it little.
struct Homes {
    /// The tour of each visit, -1 for none; empty when there is no plan to keep to.
    var tours: [Int] = []
    /// Visits that must stay on their tour.
    var pinned: [Bool] = []
    /// Visits that are not to be made any more.
    var cancelled: [Bool] = []
    /// Whether a visit rather becomes late than moves to another tour.
    var movesAreWorstAfterAbsence = false

    /// What a move and a day of lateness cost. The lesser is more than what a single change can
    /// save in travel, the greater more than all that the lesser can sum up to for a visit.
    func costs(of problem: PlanProblem) -> (move: Int64, late: Int64) {
        let visits = problem.visits.count
        let travel = Int64(2 * visits + 1) * Int64(TravelMatrix.unreachable)
        if tours.isEmpty { return (0, travel) }
        if movesAreWorstAfterAbsence { return (travel * Int64(problem.days + 2), travel) }
        let move = 4 * Int64(TravelMatrix.unreachable)
        return (move, travel + Int64(visits) * move)
    }

    /// By how many days a visit is late at most: more counts as this, so that no sum passes 2^61.
    /// 3,000 years for 1,000 visits, 17 for the 30,000 that are the most.
    func lateDaysMax(of problem: PlanProblem) -> Int {
        let late = costs(of: problem).late
        let bound = (1 << 61) / (late * Int64(max(1, problem.visits.count)))
        return max(problem.days, Int(min(bound, Int64(Int32.max / 2))))
    }
}
