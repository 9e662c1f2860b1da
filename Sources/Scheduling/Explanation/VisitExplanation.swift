/// 安排理由 - why a visit is made by this team on this day: what it adds there, what the best
/// other day and the best other team would add, and what the rest say.
package struct VisitExplanation: Sendable, Hashable {
    package var visit: Int
    /// Where the plan has it.
    package var chosen: Choice
    /// The best place on another day, by whichever team; nil if there is none.
    package var otherDay: Choice?
    /// The best place with another team, on whichever day; nil if there is none.
    package var otherTeam: Choice?
    /// How many other team-days could make it.
    package var possible: Int
    /// What the remaining team-days say, the most frequent reason first.
    package var refusals: [RefusalCount]

    /// A team-day, and what the visit adds to it with everything else staying where it is.
    package struct Choice: Sendable, Hashable {
        package var team: Int
        package var day: Int
        /// Calendar days after the due date.
        package var late: Int
        /// More travel than without the visit; less than none where a detour is the quicker way.
        package var travel: Int
    }
}

/// 未排原因 - why nobody makes a visit.
package struct UnassignedExplanation: Sendable, Hashable {
    package var visit: Int
    /// Whether no plan at all could hold it, whatever else were left out.
    package var isHopeless: Bool
    /// What the team-days say, the most frequent reason first.
    package var refusals: [RefusalCount]
    /// Team-days that could take it as the plan stands: none unless the search was cut short.
    package var possible: Int
}

/// Explains every assigned visit, in the order of the visits.
///
/// - Throws: as ``plan(_:options:deadline:)`` does.
package func explainAssigned(
    _ plan: Plan, in problem: PlanProblem
) throws(PlanProblemError) -> [VisitExplanation] {
    try problem.validate()
    let inquest = Inquest(problem.bounded(), plan)
    return plan.tours.flatMap { $0.stops.map(\.visit) }.sorted().compactMap(inquest.explain)
}

/// Explains every visit that the plan leaves out.
///
/// - Throws: as ``plan(_:options:deadline:)`` does.
package func explainUnassigned(
    _ plan: Plan, in problem: PlanProblem
) throws(PlanProblemError) -> [UnassignedExplanation] {
    try problem.validate()
    let inquest = Inquest(problem.bounded(), plan)
    let left = plan.unassigned.filter { problem.visits.indices.contains($0) }
    return left.map(inquest.explainWithout)
}

extension Inquest {
    fileprivate func explain(_ visit: Int) -> VisitExplanation? {
        let tour = Int(plan.stops[visit].tour)
        guard tour >= 0 else { return nil }
        let travel = plan.travel
        plan.remove(visit)
        defer { plan.rollBack() }
        let chosen = choice(tour, of: visit, travel: Int(travel - plan.travel))
        var found = VisitExplanation(
            visit: visit, chosen: chosen, otherDay: nil, otherTeam: nil, possible: 0, refusals: [])
        var counts = RefusalCounts()
        for other in 0..<instance.tourCount where other != tour {
            switch judge(visit, on: other) {
            case .refused(let reason): counts.add(refusal(of: visit, on: other, reason))
            case .fits(let travel, _):
                let candidate = choice(other, of: visit, travel: travel)
                found.possible += 1
                if candidate.day != chosen.day {
                    found.otherDay = found.otherDay.map { $0.better(candidate) } ?? candidate
                }
                if candidate.team != chosen.team {
                    found.otherTeam = found.otherTeam.map { $0.better(candidate) } ?? candidate
                }
            }
        }
        found.refusals = counts.sorted
        return found
    }

    fileprivate func explainWithout(_ visit: Int) -> UnassignedExplanation {
        var counts = RefusalCounts()
        var possible = 0
        for tour in 0..<instance.tourCount {
            switch judge(visit, on: tour) {
            case .refused(let reason): counts.add(refusal(of: visit, on: tour, reason))
            case .fits: possible += 1
            }
        }
        return UnassignedExplanation(
            visit: visit, isHopeless: instance.isHopeless[visit], refusals: counts.sorted,
            possible: possible)
    }

    private func choice(_ tour: Int, of visit: Int, travel: Int) -> VisitExplanation.Choice {
        let data = instance.tours[tour]
        return VisitExplanation.Choice(
            team: Int(data.team), day: Int(data.day),
            late: problem.lateness(of: visit, on: Int(data.day)), travel: travel)
    }
}

extension VisitExplanation.Choice {
    /// The one with less lateness, then with less travel; of equals the first.
    fileprivate func better(_ other: Self) -> Self {
        (other.late, other.travel) < (late, travel) ? other : self
    }
}

private struct RefusalCounts {
    private var counts = [Int](repeating: 0, count: TeamDayRefusal.allCases.count)

    mutating func add(_ reason: TeamDayRefusal) { counts[reason.rawValue] += 1 }

    var sorted: [RefusalCount] {
        TeamDayRefusal.allCases.filter { counts[$0.rawValue] > 0 }
            .map { RefusalCount(reason: $0, teamDays: counts[$0.rawValue]) }
            .sorted { ($1.teamDays, $0.reason.rawValue) < ($0.teamDays, $1.reason.rawValue) }
    }
}
