/// 排期台账 - all that a plan rests on, as it is at one moment: who is to be visited, who can go,
/// in what, and on which days.
package struct PlanningSheet: Sendable, Equatable {
    /// By household.
    package var tasks: [VisitTask]
    /// By id; those of the insurer who visit households.
    package var verifiers: [Candidate]
    /// By id; those without a place of their own stand at the county's.
    package var vehicles: [Vehicle]
    package var absences: [VerifierAbsence]
    package var breakdowns: [Breakdown]
    /// Who went out together last when, lately.
    package var pairs: [VerifierPair: Day]
    package var calendar: WorkingDays
    /// How many go together at least: the most that any task's scheme asks for.
    package var verifiersPerVisit: Int

    package init(
        tasks: [VisitTask], verifiers: [Candidate], vehicles: [Vehicle],
        absences: [VerifierAbsence] = [], breakdowns: [Breakdown] = [],
        pairs: [VerifierPair: Day] = [:], calendar: WorkingDays = WorkingDays(),
        verifiersPerVisit: Int = 2
    ) {
        self.tasks = tasks
        self.verifiers = verifiers
        self.vehicles = vehicles
        self.absences = absences
        self.breakdowns = breakdowns
        self.pairs = pairs
        self.calendar = calendar
        self.verifiersPerVisit = verifiersPerVisit
    }

    /// A verifier who could go.
    package struct Candidate: Sendable, Equatable {
        package var id: OfficerID
        package var name: String
        package var homeVillage: AreaCode?
        package var skills: [VerifierSkill]
        /// Households visited lately: those with the fewest go first.
        package var recentVisits: Int

        package init(
            id: OfficerID, name: String, homeVillage: AreaCode? = nil,
            skills: [VerifierSkill] = [], recentVisits: Int = 0
        ) {
            self.id = id
            self.name = name
            self.homeVillage = homeVillage
            self.skills = skills
            self.recentVisits = recentVisits
        }
    }

    /// 车辆停用 - days on which a vehicle cannot be used, both inclusive.
    package struct Breakdown: Sendable, Hashable {
        package var vehicle: String
        package var from: Day
        package var to: Day

        package init(vehicle: String, from: Day, to: Day) {
            self.vehicle = vehicle
            self.from = from
            self.to = to
        }
    }
}

extension PlanningSheet {
    package func isAway(_ verifier: OfficerID, on day: Day) -> Bool {
        absences.contains { $0.verifier == verifier && $0.covers(day) }
    }

    package func isBroken(_ vehicle: String, on day: Day) -> Bool {
        breakdowns.contains { $0.vehicle == vehicle && $0.from <= day && day <= $0.to }
    }

    /// So many working days from a day on, that day included where it is one.
    package func workingDays(_ count: Int, from first: Day) -> [Day] {
        var days: [Day] = []
        var day = first
        // A calendar that says nothing but holidays would be looked through for ever.
        while days.count < count, day - first < 366 {
            if calendar.isWorked(day) { days.append(day) }
            day = day + 1
        }
        return days
    }
}

/// Two verifiers, in either order.
package struct VerifierPair: Sendable, Hashable {
    package let one: OfficerID
    package let other: OfficerID

    package init(_ one: OfficerID, _ other: OfficerID) {
        (self.one, self.other) = one < other ? (one, other) : (other, one)
    }
}

/// 排期任务书 - what the dispatcher asks a plan for.
package struct PlanOrder: Sendable, Equatable {
    /// Whose verifiers go; empty for all households together.
    package var insurer: String
    package var firstDay: Day
    package var workingDays: Int
    package var search: VisitPlan.Search

    package init(
        insurer: String = "", firstDay: Day, workingDays: Int = 5,
        search: VisitPlan.Search = .ordinary
    ) {
        self.insurer = insurer
        self.firstDay = firstDay
        self.workingDays = workingDays
        self.search = search
    }

    /// How many working days are planned at once at most.
    package static let daysMax = 20
}

extension VisitPlan.Search {
    /// A fraction of a second for a county's 400 visits.
    package static let ordinary = VisitPlan.Search(seed: 0, steps: 30_000)
}

/// 入户常数 - what the planner assumes where nobody has said otherwise.
package enum VisitTerms {
    /// At the door for one claim, and more for each further one.
    package static let minutes = 40
    package static let minutesMore = 15
    /// How far back visits count as recent, in days.
    package static let recentDays = 60
    /// How many working days before its due day a visit that no plan makes in time is told of.
    package static let warningDays = 2

    package static func minutes(claims: Int) -> Int {
        minutes + minutesMore * max(0, min(claims, 4) - 1)
    }
}

/// 排期差错 - a hard rule that a plan breaks.
package struct PlanDefect: Sendable, Hashable {
    package var kind: Kind
    /// The visit, or the crew's number, that it is about.
    package var household: HouseholdID?
    package var crew: Int?

    package init(_ kind: Kind, household: HouseholdID? = nil, crew: Int? = nil) {
        self.kind = kind
        self.household = household
        self.crew = crew
    }

    /// The rule.
    package enum Kind: String, CaseIterable, Sendable {
        /// The household is not to be visited (any more).
        case notToBeVisited = "not_to_be_visited"
        /// A household is in the plan twice.
        case twice
        /// What the plan was told of the household has changed.
        case taskChanged = "task_changed"
        case verifierBarred = "verifier_barred"
        case crewForbidden = "crew_forbidden"
        case skillMissing = "skill_missing"
        case outsideHours = "outside_hours"
        case tooEarlyDay = "too_early_day"
        case attemptsSpent = "attempts_spent"
        /// The crew is too small, too large for its seats, or names somebody twice.
        case crewUnfit = "crew_unfit"
        case verifierUnknown = "verifier_unknown"
        case verifierAway = "verifier_away"
        /// A verifier or a vehicle is in two crews of a day.
        case inTwoCrews = "in_two_crews"
        case vehicleUnknown = "vehicle_unknown"
        case vehicleBroken = "vehicle_broken"
        case notAWorkingDay = "not_a_working_day"
        /// The times do not follow from the ways, or leave the vehicle's working hours.
        case timesWrong = "times_wrong"
    }
}
