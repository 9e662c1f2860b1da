import Domain

/// 待排入户 - a home to be visited once, by one team on one day.
package struct VisitRequest: Sendable, Hashable {
    /// How long the team stays at the door.
    package var minutes: Int
    /// The minutes of the day between which the visit may begin, the same on every day. It may end
    /// after `close`.
    package var open: Int
    package var close: Int
    /// The last day in time, if there is one.
    package var due: Day?
    /// The village, as a number of the caller's; -1 if none is known.
    package var village: Int
    /// Teams that may not go, by index.
    package var avoid: [Int]
    /// What the visit takes of a team's capacity: 0 in a county, the demand in published
    /// instances.
    package var load: Int

    package init(
        minutes: Int, open: Int = 0, close: Int = PlanProblem.dayMinutes, due: Day? = nil,
        village: Int = -1, avoid: [Int] = [], load: Int = 0
    ) {
        self.minutes = minutes
        self.open = open
        self.close = close
        self.due = due
        self.village = village
        self.avoid = avoid
        self.load = load
    }
}

/// 外勤组 - the people of one vehicle, who leave their depot once a day and come back to it.
package struct Team: Sendable, Hashable {
    /// Leaving the depot not before `start` and being back by `end`, in minutes of the day.
    package var start: Int
    package var end: Int
    /// How many visits a day at most; nil for no limit.
    package var visitsMax: Int?
    /// How much ``VisitRequest/load`` a day at most; nil for no limit.
    package var capacity: Int?
    /// Days on which the team is not there, counted from the first day of the plan.
    package var daysOff: [Int]

    package init(
        start: Int, end: Int, visitsMax: Int? = nil, capacity: Int? = nil, daysOff: [Int] = []
    ) {
        self.start = start
        self.end = end
        self.visitsMax = visitsMax
        self.capacity = capacity
        self.daysOff = daysOff
    }
}

/// 排期问题 - which team visits whom on which day: a vehicle routing problem with time windows,
/// several depots, several days, and visits that may be left out.
///
/// In this order: as few visits as possible stay unassigned, as few calendar days as possible lie
/// between due dates and later visits, and as little travel as possible is driven.
package struct PlanProblem: Sendable {
    /// The minutes of a day: the latest that a window or a shift can end.
    package static let dayMinutes = 1_440

    package var firstDay: Day
    /// Consecutive days from the first on which every team can work.
    package var days: Int
    package var visits: [VisitRequest]
    package var teams: [Team]
    /// How long the ways take; its places are the visits, then the depots of the teams.
    package var travel: TravelMatrix
    /// What the ways cost, where that is not their time.
    package var cost: TravelMatrix?
    /// Whether a visit after its due date is forbidden rather than late.
    package var dueIsHard: Bool

    package init(
        firstDay: Day, days: Int, visits: [VisitRequest], teams: [Team], travel: TravelMatrix,
        cost: TravelMatrix? = nil, dueIsHard: Bool = false
    ) {
        self.firstDay = firstDay
        self.days = days
        self.visits = visits
        self.teams = teams
        self.travel = travel
        self.cost = cost
        self.dueIsHard = dueIsHard
    }
}

/// Why a problem cannot be taken on. Everything else, however hopeless, is planned as far as it
/// goes.
///
/// Within these bounds no sum of the search can overflow: times stay below 2^26 + 3 * 2^24 < 2^31,
/// and lateness and travel together below 2^61.
package enum PlanProblemError: Error, Sendable, Hashable {
    /// More visits than ``PlanBounds/visits``.
    case tooManyVisits(Int)
    case tooManyTeams(Int)
    /// More days, or less than none.
    case daysOutOfBounds(Int)
    /// More pairs of a team and a day.
    case tooManyTeamDays(Int)
    /// The table does not have a place for each visit and each depot.
    case travelTableOfOtherSize(expected: Int, found: Int)
}

extension PlanProblemError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooManyVisits(let count):
            "\(count) visits are more than the \(PlanBounds.visits) that are planned at once"
        case .tooManyTeams(let count):
            "\(count) teams are more than the \(PlanBounds.teams) that are planned at once"
        case .daysOutOfBounds(let days): "\(days) days are not between 0 and \(PlanBounds.days)"
        case .tooManyTeamDays(let count):
            "teams times days are \(count), more than \(PlanBounds.teamDays)"
        case .travelTableOfOtherSize(let expected, let found):
            "the table has \(found) places in place of \(expected)"
        }
    }
}

/// The largest problem that is taken on.
package enum PlanBounds {
    package static let visits = 30_000
    package static let teams = 4_096
    package static let days = 3_660
    package static let teamDays = 250_000
    /// Times, loads and counts beyond this are read as this: longer than any horizon.
    package static let quantity = 1 << 24
}

extension PlanProblem {
    /// - Throws: what makes the problem too large or the table wrong.
    package func validate() throws(PlanProblemError) {
        guard visits.count <= PlanBounds.visits else { throw .tooManyVisits(visits.count) }
        guard teams.count <= PlanBounds.teams else { throw .tooManyTeams(teams.count) }
        guard (0...PlanBounds.days).contains(days) else { throw .daysOutOfBounds(days) }
        guard teams.count * days <= PlanBounds.teamDays else {
            throw .tooManyTeamDays(teams.count * days)
        }
        let places = visits.count + teams.count
        for table in [travel, cost ?? travel] where table.places != places {
            throw .travelTableOfOtherSize(expected: places, found: table.places)
        }
    }

    /// The calendar days by which a visit on this day of the plan is late.
    package func lateness(of visit: Int, on day: Int) -> Int {
        guard let due = visits[visit].due else { return 0 }
        return max(0, firstDay - due + day)
    }
}

extension PlanProblem {
    /// The same problem with every number within ``PlanBounds/quantity``, so that no sum
    /// overflows. What is beyond is as hopeless within.
    func bounded() -> PlanProblem {
        func bounded(_ number: Int) -> Int { max(-1, min(number, PlanBounds.quantity)) }
        var copy = self
        for index in visits.indices {
            copy.visits[index].minutes = max(0, bounded(visits[index].minutes))
            copy.visits[index].open = max(0, bounded(visits[index].open))
            copy.visits[index].close = bounded(visits[index].close)
            copy.visits[index].load = max(0, bounded(visits[index].load))
        }
        for index in teams.indices {
            copy.teams[index].start = max(0, bounded(teams[index].start))
            copy.teams[index].end = bounded(teams[index].end)
            copy.teams[index].visitsMax = teams[index].visitsMax.map { max(0, bounded($0)) }
            copy.teams[index].capacity = teams[index].capacity.map { max(0, bounded($0)) }
        }
        return copy
    }
}
