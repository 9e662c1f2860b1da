/// 入户排期 - who goes to whom on which day, when, and who is not visited. Complete for whoever prints
/// it: names are masked, places and hours are in it, phones are not.
package struct VisitPlan: Sendable, Equatable {
    /// 编号, from 1.
    package typealias Number = Int64

    /// 0 while it is only drawn up.
    package var number: Number
    package var state: State
    /// Rises with every adjustment; whoever changes the plan names the version that they saw.
    package var version: Int
    /// The insurer whose verifiers go; empty for all households together.
    package var insurer: String
    /// The working days that are planned, ascending.
    package var days: [Day]
    /// The crews of all days, by day and vehicle, those without a visit included.
    package var crews: [CrewDay]
    /// Who is not visited, by household.
    package var unassigned: [Unassigned]
    /// The published plan for the same days in whose place this one stands or would stand.
    package var replaces: Number?
    package var proposedBy: OfficerID
    package var proposedAt: Instant
    package var publishedBy: OfficerID?
    package var publishedAt: Instant?
    /// Seed and steps of the search: with the same tasks they give the same plan again.
    package var search: Search

    package init(
        number: Number = 0, state: State = .proposed, version: Int = 1, insurer: String = "",
        days: [Day], crews: [CrewDay], unassigned: [Unassigned], replaces: Number? = nil,
        proposedBy: OfficerID, proposedAt: Instant, publishedBy: OfficerID? = nil,
        publishedAt: Instant? = nil, search: Search
    ) {
        self.number = number
        self.state = state
        self.version = version
        self.insurer = insurer
        self.days = days
        self.crews = crews
        self.unassigned = unassigned
        self.replaces = replaces
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        self.publishedBy = publishedBy
        self.publishedAt = publishedAt
        self.search = search
    }

    /// 排期状态
    package enum State: String, CaseIterable, Sendable {
        /// 草案 - shown and adjusted, binding nobody.
        case proposed
        /// 已发布 - what the crews go by; of an insurer's at most one for any day.
        case published
        /// 已被改排取代
        case superseded
        /// 已撤回
        case withdrawn
    }

    /// What a search was given.
    package struct Search: Sendable, Hashable {
        package var seed: UInt64
        package var steps: Int

        package init(seed: UInt64, steps: Int) {
            self.seed = seed
            self.steps = steps
        }
    }

    /// 停靠 - a visit as planned; times in minutes of the day.
    package struct Stop: Sendable, Equatable {
        package var task: VisitTask
        /// At the door, before any waiting.
        package var arrive: Int
        package var begin: Int
        package var depart: Int
        /// Whether the dispatcher wants it with this crew on this day, whatever else changes.
        package var isPinned: Bool
        /// Calendar days after the due date.
        package var lateDays: Int

        package init(
            task: VisitTask, arrive: Int, begin: Int, depart: Int, isPinned: Bool = false,
            lateDays: Int = 0
        ) {
            self.task = task
            self.arrive = arrive
            self.begin = begin
            self.depart = depart
            self.isPinned = isPinned
            self.lateDays = lateDays
        }
    }

    /// 未排任务 - a task that nobody makes.
    package struct Unassigned: Sendable, Equatable {
        package var task: VisitTask
        package var reason: Reason

        package init(task: VisitTask, reason: Reason) {
            self.task = task
            self.reason = reason
        }

        /// 未排原因 - the reason that most speaks against the visit.
        package enum Reason: String, CaseIterable, Sendable {
            /// Neither the home nor the village has coordinates.
            case noPlace = "no_place"
            /// There is no crew on any day.
            case noCrew = "no_crew"
            /// Every crew has a member who may not go, or was forbidden.
            case everyCrewBarred = "every_crew_barred"
            /// No crew that may go has the skills that are asked for.
            case skillMissing = "skill_missing"
            /// The family can be met on no day of the plan.
            case daysMissed = "days_missed"
            /// No crew can be at the door within the agreed hours.
            case hoursMissed = "hours_missed"
            /// The way is too long for a shift.
            case tooFar = "too_far"
            /// The crews that could go are full.
            case crewsFull = "crews_full"
            /// As many visits in vain as the scheme allows: the office decides.
            case attemptsSpent = "attempts_spent"
            /// The search ended before it was placed.
            case searchEnded = "search_ended"
        }
    }
}

/// 车组日程 - the verifiers of one vehicle on one day, and their tour.
package struct CrewDay: Sendable, Equatable {
    /// From 1 within the plan; stays with the crew when the plan is adjusted or planned anew.
    package var number: Int
    package var day: Day
    package var vehicle: String
    package var plate: String
    package var seats: Int
    package var depot: Position
    /// The vehicle's working hours: out not before, back not after, in minutes of the day.
    package var start: Int
    package var end: Int
    /// By id; at least as many as the scheme sends to a visit, and no more than seats.
    package var verifiers: [Member]
    /// In the order of the visits; none for a crew that stays in.
    package var stops: [VisitPlan.Stop]
    /// Minutes on the way, both legs from and to the depot included.
    package var travel: Int
    /// When the crew leaves the depot and is back; equal to ``start`` for one that stays in.
    package var departure: Int
    package var back: Int

    package init(
        number: Int, day: Day, vehicle: String, plate: String, seats: Int, depot: Position,
        start: Int, end: Int, verifiers: [Member], stops: [VisitPlan.Stop] = [],
        travel: Int = 0, departure: Int? = nil, back: Int? = nil
    ) {
        self.number = number
        self.day = day
        self.vehicle = vehicle
        self.plate = plate
        self.seats = seats
        self.depot = depot
        self.start = start
        self.end = end
        self.verifiers = verifiers
        self.stops = stops
        self.travel = travel
        self.departure = departure ?? start
        self.back = back ?? start
    }

    /// 组员 - a verifier of the crew.
    package struct Member: Sendable, Equatable {
        package var id: OfficerID
        package var name: String
        package var skills: [VerifierSkill]

        package init(id: OfficerID, name: String, skills: [VerifierSkill] = []) {
            self.id = id
            self.name = name
            self.skills = skills
        }
    }
}

extension VisitPlan {
    /// 合计 - the numbers by which plans are compared, whole.
    package struct Totals: Sendable, Hashable {
        package var visits: Int
        package var unassigned: Int
        /// Calendar days after due dates, over all visits.
        package var late: Int
        package var travelMinutes: Int

        package init(visits: Int, unassigned: Int, late: Int, travelMinutes: Int) {
            self.visits = visits
            self.unassigned = unassigned
            self.late = late
            self.travelMinutes = travelMinutes
        }
    }

    package var totals: Totals {
        let stops = crews.flatMap(\.stops)
        return Totals(
            visits: stops.count, unassigned: unassigned.count,
            late: stops.reduce(0) { $0 + $1.lateDays },
            travelMinutes: crews.reduce(0) { $0 + $1.travel })
    }

    /// The crew of a household's visit, and the visit; nil where it is not assigned.
    package func visit(to household: HouseholdID) -> (crew: CrewDay, stop: Stop)? {
        for crew in crews {
            if let stop = crew.stops.first(where: { $0.task.household == household }) {
                return (crew, stop)
            }
        }
        return nil
    }
}
