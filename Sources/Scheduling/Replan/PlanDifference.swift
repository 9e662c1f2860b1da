/// 改动 - what is different between two plans of one problem. The order of a tour and its times
/// may shift without a visit counting as moved.
package struct PlanDifference: Sendable, Hashable {
    /// Visits with another team or day.
    package var moved: [Move]
    /// Visits that only the new plan makes, and that only the old one made.
    package var added: [Placement]
    package var removed: [Placement]
    /// Visits that stay with their team and day but begin at another minute.
    package var retimed: [Retiming]
    package var before: PlanTotals
    package var after: PlanTotals

    /// Where a visit is made.
    package struct Placement: Sendable, Hashable {
        package var visit: Int
        package var team: Int
        package var day: Int
        package var begin: Int
    }

    /// A visit that moves.
    package struct Move: Sendable, Hashable {
        package var from: Placement
        package var to: Placement
    }

    /// A visit that begins at another minute.
    package struct Retiming: Sendable, Hashable {
        package var visit: Int
        package var before: Int
        package var after: Int
    }

    /// The totals before are those with which the old plan was made.
    package init(from old: Plan, to new: Plan, of problem: PlanProblem) {
        (moved, added, removed, retimed) = ([], [], [], [])
        (before, after) = (old.totals, new.totals)
        let visits = problem.visits.count
        let (earlier, later) = (old.placements(visits: visits), new.placements(visits: visits))
        for visit in 0..<visits {
            switch (earlier[visit], later[visit]) {
            case (nil, nil): continue
            case (nil, let placement?): added.append(placement)
            case (let placement?, nil): removed.append(placement)
            case (let from?, let to?):
                if (from.team, from.day) != (to.team, to.day) {
                    moved.append(Move(from: from, to: to))
                } else if from.begin != to.begin {
                    retimed.append(
                        Retiming(visit: visit, before: from.begin, after: to.begin))
                }
            }
        }
    }
}

extension Plan {
    /// For each visit where it is made.
    fileprivate func placements(visits: Int) -> [PlanDifference.Placement?] {
        var placements = [PlanDifference.Placement?](repeating: nil, count: visits)
        for tour in tours {
            for stop in tour.stops where (0..<visits).contains(stop.visit) {
                placements[stop.visit] = PlanDifference.Placement(
                    visit: stop.visit, team: tour.team, day: tour.day, begin: stop.begin)
            }
        }
        return placements
    }
}
