/// 排期 - who is visited by which team on which day, and who is not.
package struct Plan: Sendable, Hashable {
    /// The days of teams that have a visit, by day and then by team.
    package var tours: [TeamDay]
    /// Visits that nobody makes, in their order.
    package var unassigned: [Int]
    package var totals: PlanTotals

    package init(tours: [TeamDay], unassigned: [Int], totals: PlanTotals) {
        self.tours = tours
        self.unassigned = unassigned
        self.totals = totals
    }
}

/// 日程 - one team's day: the visits in the order in which they are made.
package struct TeamDay: Sendable, Hashable {
    package var team: Int
    /// Days after the first of the plan.
    package var day: Int
    package var stops: [Stop]
    /// All legs, those from and to the depot included.
    package var travel: Int
    /// When the team leaves the depot and is back, in minutes of the day.
    package var departure: Int
    package var back: Int

    package init(
        team: Int, day: Int, stops: [Stop], travel: Int, departure: Int, back: Int
    ) {
        self.team = team
        self.day = day
        self.stops = stops
        self.travel = travel
        self.departure = departure
        self.back = back
    }

    /// 停靠 - a visit as planned, in minutes of the day.
    package struct Stop: Sendable, Hashable {
        package var visit: Int
        /// At the door, before any waiting.
        package var arrive: Int
        /// When the visit begins: the later of the arrival and the opening.
        package var begin: Int
        package var depart: Int

        package init(visit: Int, arrive: Int, begin: Int, depart: Int) {
            self.visit = visit
            self.arrive = arrive
            self.begin = begin
            self.depart = depart
        }
    }
}

/// The three numbers by which plans are compared, the first first, and the number of tours.
package struct PlanTotals: Sendable, Hashable, Comparable {
    package var unassigned: Int
    /// Calendar days after the due dates, over the assigned visits.
    package var late: Int
    package var travel: Int
    /// Team-days with a visit.
    package var teamDays: Int

    package init(unassigned: Int, late: Int, travel: Int, teamDays: Int) {
        self.unassigned = unassigned
        self.late = late
        self.travel = travel
        self.teamDays = teamDays
    }

    package static func < (left: PlanTotals, right: PlanTotals) -> Bool {
        (left.unassigned, left.late, left.travel) < (right.unassigned, right.late, right.travel)
    }
}
