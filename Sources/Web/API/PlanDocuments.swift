import Casework
import Domain

/// A plan in a list.
struct PlanRowDocument: Encodable {
    var plan: Int64
    var state: String
    var insurer: String
    var firstDay: String
    var lastDay: String
    var replaces: Int64?
    var proposedBy: String
    var proposedAt: String
    var visits: Int
    var unassigned: Int
    var late: Int
    var travelMinutes: Int

    init(_ row: PlanRow) {
        self.plan = row.number
        self.state = row.state.rawValue
        self.insurer = row.insurer
        self.firstDay = row.firstDay.description
        self.lastDay = row.lastDay.description
        self.replaces = row.replaces
        self.proposedBy = row.proposedBy.rawValue
        self.proposedAt = row.proposedAt.description
        self.visits = row.totals.visits
        self.unassigned = row.totals.unassigned
        self.late = row.totals.late
        self.travelMinutes = row.totals.travelMinutes
    }

    static let shape = Shape.object(
        [
            "plan": .integer, "state": .choice(VisitPlan.State.self), "insurer": .text,
            "first_day": .day, "last_day": .day, "proposed_by": .text, "proposed_at": .moment,
            "visits": .integer, "unassigned": .integer, "late": .integer,
            "travel_minutes": .integer,
        ], optional: ["replaces": .integer])
}

/// A crew's day. Times are minutes of the day.
struct CrewDocument: Encodable {
    var crew: Int
    var day: String
    var vehicle: String
    var plate: String
    var verifiers: [String]
    var travelMinutes: Int
    var departure: Int
    var back: Int
    var stops: [Stop]

    struct Stop: Encodable {
        var household: String
        var holder: String
        var village: String
        var claims: [Int64]
        var arrive: Int
        var begin: Int
        var depart: Int
        var due: String
        var lateDays: Int
        var pinned: Bool
    }

    init(_ crew: CrewDay) {
        self.crew = crew.number
        self.day = crew.day.description
        self.vehicle = crew.vehicle
        self.plate = crew.plate
        self.verifiers = crew.verifiers.map(\.id.rawValue)
        self.travelMinutes = crew.travel
        self.departure = crew.departure
        self.back = crew.back
        self.stops = crew.stops.map { stop in
            Stop(
                household: stop.task.household.rawValue, holder: stop.task.maskedName,
                village: stop.task.villageName, claims: stop.task.claims, arrive: stop.arrive,
                begin: stop.begin, depart: stop.depart, due: stop.task.due.description,
                lateDays: stop.lateDays, pinned: stop.isPinned)
        }
    }

    static let shape = Shape.object([
        "crew": .integer, "day": .day, "vehicle": .text, "plate": .text,
        "verifiers": .list(.text), "travel_minutes": .integer, "departure": .integer,
        "back": .integer,
        "stops": .list(
            .object([
                "household": .text, "holder": .text, "village": .text, "claims": .list(.integer),
                "arrive": .integer, "begin": .integer, "depart": .integer, "due": .day,
                "late_days": .integer, "pinned": .flag,
            ])),
    ])
}

/// A plan with its crews.
struct PlanDocument: Encodable {
    var plan: Int64
    var version: Int
    var state: String
    var insurer: String
    var days: [String]
    var replaces: Int64?
    var crews: [CrewDocument]
    var unassigned: [Unassigned]

    struct Unassigned: Encodable {
        var household: String
        var village: String
        var due: String
        var reason: String
    }

    init(_ plan: VisitPlan) {
        self.plan = plan.number
        self.version = plan.version
        self.state = plan.state.rawValue
        self.insurer = plan.insurer
        self.days = plan.days.map(\.description)
        self.replaces = plan.replaces
        self.crews = plan.crews.map(CrewDocument.init)
        self.unassigned = plan.unassigned.map {
            Unassigned(
                household: $0.task.household.rawValue, village: $0.task.villageName,
                due: $0.task.due.description, reason: $0.reason.rawValue)
        }
    }

    static let shape = Shape.object(
        [
            "plan": .integer, "version": .integer, "state": .choice(VisitPlan.State.self),
            "insurer": .text, "days": .list(.day), "crews": .list(CrewDocument.shape),
            "unassigned": .list(
                .object([
                    "household": .text, "village": .text, "due": .day,
                    "reason": .choice(VisitPlan.Unassigned.Reason.self),
                ])),
        ], optional: ["replaces": .integer])

    /// Where an action left a plan.
    static let outcome = Shape.object([
        "plan": .integer, "version": .integer, "state": .choice(VisitPlan.State.self),
        "visits": .integer, "unassigned": .integer, "late": .integer, "travel_minutes": .integer,
    ])
}

/// Why a plan is as it is.
struct PlanExplanationDocument: Encodable {
    var plan: Int64
    var visits: [Visit]
    var unvisited: [Unvisited]
    var loads: [Load]
    var gains: [Gain]
    var changes: [Change]?

    struct Choice: Encodable {
        var crew: Int
        var day: String
        var lateDays: Int
        var travelMinutes: Int
    }

    struct Count: Encodable {
        var reason: String
        var crews: Int
    }

    struct Visit: Encodable {
        var household: String
        var chosen: Choice
        var otherDay: Choice?
        var otherCrew: Choice?
        var possible: Int
        var refusals: [Count]
    }

    struct Unvisited: Encodable {
        var household: String
        var reason: String
        var refusals: [Count]
    }

    struct Load: Encodable {
        var verifier: String
        var days: Int
        var visits: Int
        var travelMinutes: Int
        var serviceMinutes: Int
        var waitingMinutes: Int
    }

    struct Gain: Encodable {
        var extra: String
        var unassigned: Int
        var late: Int
        var travelMinutes: Int
    }

    struct Change: Encodable {
        var household: String
        var kind: String
    }

    init(_ found: PlanExplanation) {
        func choice(_ choice: VisitReason.Choice) -> Choice {
            Choice(
                crew: choice.crew, day: choice.day.description, lateDays: choice.lateDays,
                travelMinutes: choice.travel)
        }
        func counts(_ counts: [VisitReason.Count]) -> [Count] {
            counts.map { Count(reason: $0.reason.rawValue, crews: $0.crews) }
        }
        self.plan = found.plan.number
        self.visits = found.visits.map {
            Visit(
                household: $0.household.rawValue, chosen: choice($0.chosen),
                otherDay: $0.otherDay.map(choice), otherCrew: $0.otherCrew.map(choice),
                possible: $0.possible, refusals: counts($0.refusals))
        }
        self.unvisited = found.unvisited.map {
            Unvisited(
                household: $0.household.rawValue, reason: $0.reason.rawValue,
                refusals: counts($0.refusals))
        }
        self.loads = found.loads.map {
            Load(
                verifier: $0.verifier.rawValue, days: $0.days, visits: $0.visits,
                travelMinutes: $0.travel, serviceMinutes: $0.service, waitingMinutes: $0.waiting)
        }
        // What is gained: the difference between both searches, never less than nothing lost.
        self.gains = found.gains.map {
            Gain(
                extra: $0.extra.rawValue, unassigned: $0.without.unassigned - $0.with.unassigned,
                late: $0.without.late - $0.with.late,
                travelMinutes: $0.without.travelMinutes - $0.with.travelMinutes)
        }
        self.changes = found.changes?.map {
            Change(household: $0.household.rawValue, kind: $0.kind.rawValue)
        }
    }

    private static let choice = Shape.object([
        "crew": .integer, "day": .day, "late_days": .integer, "travel_minutes": .integer,
    ])
    private static let counts = Shape.list(
        .object(["reason": .choice(VisitPlan.Unassigned.Reason.self), "crews": .integer]))

    static let shape = Shape.object(
        [
            "plan": .integer,
            "visits": .list(
                .object(
                    [
                        "household": .text, "chosen": choice, "possible": .integer,
                        "refusals": counts,
                    ], optional: ["other_day": choice, "other_crew": choice])),
            "unvisited": .list(
                .object([
                    "household": .text, "reason": .choice(VisitPlan.Unassigned.Reason.self),
                    "refusals": counts,
                ])),
            "loads": .list(
                .object([
                    "verifier": .text, "days": .integer, "visits": .integer,
                    "travel_minutes": .integer, "service_minutes": .integer,
                    "waiting_minutes": .integer,
                ])),
            "gains": .list(
                .object([
                    "extra": .choice(ExtraGain.Extra.self), "unassigned": .integer,
                    "late": .integer, "travel_minutes": .integer,
                ])),
        ],
        optional: [
            "changes": .list(
                .object(["household": .text, "kind": .choice(PlanChange.Kind.self)]))
        ])
}
