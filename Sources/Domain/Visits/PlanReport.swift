/// 安排理由 - why a household is visited by this crew on this day: what it adds there, what the best
/// other day and the best other crew would add, and what the rest say.
package struct VisitReason: Sendable, Equatable {
    package var household: HouseholdID
    package var chosen: Choice
    package var otherDay: Choice?
    package var otherCrew: Choice?
    /// How many other crews, each on its day, could make it.
    package var possible: Int
    /// Why the remaining ones could not, the most frequent first.
    package var refusals: [Count]

    package init(
        household: HouseholdID, chosen: Choice, otherDay: Choice?, otherCrew: Choice?,
        possible: Int, refusals: [Count]
    ) {
        self.household = household
        self.chosen = chosen
        self.otherDay = otherDay
        self.otherCrew = otherCrew
        self.possible = possible
        self.refusals = refusals
    }

    /// A crew on its day, and what the visit adds to its tour.
    package struct Choice: Sendable, Equatable {
        package var crew: Int
        package var day: Day
        package var lateDays: Int
        /// More minutes on the way than without the visit.
        package var travel: Int

        package init(crew: Int, day: Day, lateDays: Int, travel: Int) {
            self.crew = crew
            self.day = day
            self.lateDays = lateDays
            self.travel = travel
        }
    }

    /// How many crews have a reason as their first.
    package struct Count: Sendable, Equatable {
        package var reason: VisitPlan.Unassigned.Reason
        package var crews: Int

        package init(reason: VisitPlan.Unassigned.Reason, crews: Int) {
            self.reason = reason
            self.crews = crews
        }
    }
}

/// 未排说明 - why nobody visits a household: what each crew, on its day, says.
package struct UnvisitedReason: Sendable, Equatable {
    package var household: HouseholdID
    package var reason: VisitPlan.Unassigned.Reason
    package var refusals: [VisitReason.Count]

    package init(
        household: HouseholdID, reason: VisitPlan.Unassigned.Reason,
        refusals: [VisitReason.Count]
    ) {
        self.household = household
        self.reason = reason
        self.refusals = refusals
    }
}

/// 工作量 - what a plan asks of a verifier; minutes on the way, at doors and waiting.
package struct VerifierLoad: Sendable, Equatable {
    package var verifier: OfficerID
    package var name: String
    package var days: Int
    package var visits: Int
    package var travel: Int
    package var service: Int
    package var waiting: Int

    package init(
        verifier: OfficerID, name: String, days: Int = 0, visits: Int = 0, travel: Int = 0,
        service: Int = 0, waiting: Int = 0
    ) {
        self.verifier = verifier
        self.name = name
        self.days = days
        self.visits = visits
        self.travel = travel
        self.service = service
        self.waiting = waiting
    }
}

/// 加车加天 - what one more vehicle, or one more working day, would gain: the totals of the plan
/// searched on for a while without it and with it. An estimate.
package struct ExtraGain: Sendable, Equatable {
    package var extra: Extra
    package var without: VisitPlan.Totals
    package var with: VisitPlan.Totals

    package init(extra: Extra, without: VisitPlan.Totals, with: VisitPlan.Totals) {
        self.extra = extra
        self.without = without
        self.with = with
    }

    /// What is added: a vehicle on every day, or a day.
    package enum Extra: String, CaseIterable, Sendable { case vehicle, day }
}

/// 改动 - what is different between two plans, by household.
package struct PlanChange: Sendable, Equatable {
    package var household: HouseholdID
    package var before: Placement?
    package var after: Placement?

    package init(household: HouseholdID, before: Placement?, after: Placement?) {
        self.household = household
        self.before = before
        self.after = after
    }

    /// A crew's vehicle on a day, and the minute at which the visit begins.
    package struct Placement: Sendable, Equatable {
        package var vehicle: String
        package var day: Day
        package var begin: Int

        package init(vehicle: String, day: Day, begin: Int) {
            self.vehicle = vehicle
            self.day = day
            self.begin = begin
        }
    }

    /// How a visit is different; at another minute only is `retimed`.
    package enum Kind: String, CaseIterable, Sendable { case moved, retimed, added, removed }

    package var kind: Kind {
        switch (before, after) {
        case (nil, _): .added
        case (_, nil): .removed
        case (let before?, let after?):
            before.vehicle == after.vehicle && before.day == after.day ? .retimed : .moved
        }
    }
}

extension VisitPlan {
    /// What is different from an earlier plan, by household; visits that stay as they are are left
    /// out.
    package func changes(since earlier: VisitPlan) -> [PlanChange] {
        let (old, new) = (earlier.placements, placements)
        return Set(old.keys).union(new.keys).sorted().compactMap { household in
            let change = PlanChange(
                household: household, before: old[household], after: new[household])
            return change.before == change.after ? nil : change
        }
    }

    private var placements: [HouseholdID: PlanChange.Placement] {
        var found: [HouseholdID: PlanChange.Placement] = [:]
        for crew in crews {
            for stop in crew.stops {
                found[stop.task.household] = PlanChange.Placement(
                    vehicle: crew.vehicle, day: crew.day, begin: stop.begin)
            }
        }
        return found
    }

    /// What the plan asks of each verifier, by id; those of crews that stay in have no visits.
    package var loads: [VerifierLoad] {
        var loads: [OfficerID: VerifierLoad] = [:]
        for crew in crews {
            for member in crew.verifiers {
                var load =
                    loads[member.id] ?? VerifierLoad(verifier: member.id, name: member.name)
                load.days += crew.stops.isEmpty ? 0 : 1
                load.visits += crew.stops.count
                load.travel += crew.travel
                for stop in crew.stops {
                    load.service += stop.depart - stop.begin
                    load.waiting += stop.begin - stop.arrive
                }
                loads[member.id] = load
            }
        }
        return loads.values.sorted { $0.verifier < $1.verifier }
    }
}

/// 排期列表行 - a plan as a list shows it.
package struct PlanRow: Sendable, Equatable {
    package var number: VisitPlan.Number
    package var state: VisitPlan.State
    package var insurer: String
    package var firstDay: Day
    package var lastDay: Day
    package var replaces: VisitPlan.Number?
    package var proposedBy: OfficerID
    package var proposedAt: Instant
    package var totals: VisitPlan.Totals

    package init(
        number: VisitPlan.Number, state: VisitPlan.State, insurer: String, firstDay: Day,
        lastDay: Day, replaces: VisitPlan.Number?, proposedBy: OfficerID, proposedAt: Instant,
        totals: VisitPlan.Totals
    ) {
        self.number = number
        self.state = state
        self.insurer = insurer
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.replaces = replaces
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        self.totals = totals
    }
}
