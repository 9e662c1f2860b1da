import Casework
import Domain
import Wording

extension Members {
    // Plans of visits

    static let firstDay = Member.day(
        "first_day", "The first day; working days are planned.", example: "2026-10-12")
    static let workingDays = Member<Int64>.integer(
        "working_days", "How many working days.", 1...Int64(PlanOrder.daysMax), example: 5)
    static let seed = Member<Int64>.integer(
        "seed", "The same seed gives the same plan of the same tasks.", 0...9_007_199_254_740_991,
        example: 0
    ).optional
    static let planVersion = Member<Int64>.integer(
        "version", "The version of the plan that you saw.", 1...1_000_000, example: 1)

    private static let adjustment = Member<AdjustmentKind>.choice(
        "kind", "What is wanted.", example: .pin)
    private static let crew = Member<Int64>.integer(
        "crew", "The crew's number in the plan, to move to or to forbid.", 1...100_000, example: 3
    ).optional
    static let adjustments = Member.list(
        "adjustments", "What the plan is to have otherwise; none takes up what has changed.",
        of: .object("adjustment", "One wish.", [adjustment.any, household.any, crew.any]), 0...100)

    static func adjustment(_ body: Body) -> PlanAdjustment {
        let household = HouseholdID(body[household])
        let number = Int(body[crew] ?? 0)
        return switch body[adjustment] {
        case .pin: .pin(household)
        case .release: .release(household)
        case .move: .move(household, crew: number)
        case .forbid: .forbid(household, crew: number)
        }
    }

    private static let disruption = Member<DisruptionKind>.choice(
        "kind", "What has happened.", example: .cancelled)
    private static let eventSubject = Member.text(
        "subject", "The household, the verifier or the vehicle.", 1...100,
        example: "340299100200002619")
    private static let fromDay = Member.day(
        "from", "For a verifier or a vehicle: the first day.", example: "2026-10-13"
    ).optional.unlessAnother
    private static let toDay = Member.day(
        "to", "For a verifier or a vehicle: the last day.", example: "2026-10-14"
    ).optional.unlessAnother
    static let disruptions = Member.list(
        "disruptions", "What has happened to the plan.",
        of: .object(
            "disruption", "One event.", [disruption.any, eventSubject.any, fromDay.any, toDay.any]),
        0...100)

    static func disruption(_ body: Body, today: Day) -> PlanDisruption {
        let subject = body[eventSubject]
        let from = body[fromDay] ?? today
        let to = body[toDay] ?? from
        return switch body[disruption] {
        case .cancelled: .cancelled(HouseholdID(subject))
        case .urgent: .urgent(HouseholdID(subject))
        case .verifierAway: .verifierAway(OfficerID(subject), from: from, to: to)
        case .vehicleBroken: .vehicleBroken(subject, from: from, to: to)
        }
    }

    // What the planner is told

    static let opensAt = Member<Int64>.integer(
        "opens_at", "From this minute of the day the family can be met.", 0...1_440, example: 540
    ).optional
    static let closesAt = Member<Int64>.integer(
        "closes_at", "Until this minute of the day a visit may begin.", 0...1_440, example: 660
    ).optional
    static let skills = Member.list(
        "skills", "Every one of them.",
        of: Member<VerifierSkill>.choice("skill", "A skill.", example: .dialect),
        0...VerifierSkill.allCases.count)
    static let absentVerifier = Member.text(
        "verifier", "The verifier who is away.", 1...50, example: "V01"
    ).optional
    static let absentVehicle = Member.text(
        "vehicle", "The vehicle that cannot be used.", 1...50, example: "C1"
    ).optional.unlessAnother
    static let absentFrom = Member.day("from", "The first day.", example: "2026-10-13")
    static let absentTo = Member.day("to", "The last day.", example: "2026-10-14")
    static let isAbsent = Member.flag(
        "absent", "False lifts what was marked of these days.", example: true)

    /// - Throws: ``Refusal/hoursUnfit`` for one end without the other, or the later one first.
    static func hours(_ body: Body) throws -> VisitHours? {
        switch (body[opensAt], body[closesAt]) {
        case (nil, nil): return nil
        case (let open?, let close?):
            guard let hours = VisitHours(open: Int(open), close: Int(close)) else {
                throw Refusal.hoursUnfit
            }
            return hours
        default: throw Refusal.hoursUnfit
        }
    }

    static func absent(_ body: Body) -> MarkAbsence.Subject {
        if let verifier = body[absentVerifier] { return .verifier(OfficerID(verifier)) }
        return .vehicle(body[absentVehicle] ?? "")
    }
}
