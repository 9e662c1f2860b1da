import Digests
import Domain
import Scheduling
import Store

/// 调整排期 - the dispatcher pins a visit of a proposed plan, moves it to another crew, or forbids it
/// one; the rest of the plan gives way as little as can be. Without an adjustment the plan takes
/// up what has changed since: hours that were agreed, visits that are not needed any more, and
/// those of days that are over by now.
package struct AdjustPlan: Action {
    package static let name = "adjust_plan"
    package static let permission = Permission.planVisits
    package static let isBulk = true

    package var plan: VisitPlan.Number
    /// The version that the dispatcher saw.
    package var version: Int
    package var adjustments: [PlanAdjustment]
    /// What was searched; not a part of the request.
    var drawn: VisitPlan?

    package func write(to request: inout CanonicalBytes) {
        request.append(plan)
        request.append(Int64(version))
        request.appendList { list in
            for adjustment in adjustments {
                let (kind, household, crew) = adjustment.parts
                list.append(kind)
                list.append(household.rawValue)
                list.append(crew.map(Int64.init))
            }
        }
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> PlanOutcome {
        try await tx.lockPlans()
        let stored = try await tx.ownPlan(plan)
        guard stored.state == .proposed else { throw Refusal.planSettled(plan, stored.state) }
        guard let last = stored.days.last, last >= context.today else { throw Refusal.daysUnfit }
        guard stored.version == version, let drawn, drawn.version == version else {
            throw Refusal.planChanged(plan, expected: version, found: stored.version)
        }
        for adjustment in adjustments { try check(adjustment, in: stored, drawn) }
        try await context.demandSound(drawn, from: context.today, in: tx)
        try await tx.replaceRows(of: drawn)
        var adjusted = drawn
        adjusted.version += 1
        context.note(adjusted)
        for adjustment in adjustments {
            let (kind, household, crew) = adjustment.parts
            context.note(kind, household.rawValue)
            if let crew { context.note("crew", crew) }
        }
        return PlanOutcome(adjusted)
    }

    private func check(
        _ adjustment: PlanAdjustment, in stored: VisitPlan, _ drawn: VisitPlan
    ) throws(Refusal) {
        let household = adjustment.household
        let isPlanned = stored.visit(to: household) != nil
        guard isPlanned || stored.unassigned.contains(where: { $0.task.household == household })
        else { throw .visitNotPlanned(household) }
        switch adjustment {
        case .pin, .release:
            guard isPlanned else { throw .visitNotPlanned(household) }
        case .forbid(_, let crew):
            guard stored.crews.contains(where: { $0.number == crew }) else {
                throw .crewNotFound(crew)
            }
        case .move(_, let crew):
            guard stored.crews.contains(where: { $0.number == crew }) else {
                throw .crewNotFound(crew)
            }
            guard drawn.visit(to: household)?.crew.number == crew else {
                throw .crewUnfit(household, crew: crew)
            }
        }
    }
}

extension PlanAdjustment {
    fileprivate var parts: (kind: String, household: HouseholdID, crew: Int?) {
        switch self {
        case .pin(let household): ("pin", household, nil)
        case .release(let household): ("release", household, nil)
        case .move(let household, let crew): ("move", household, crew)
        case .forbid(let household, let crew): ("forbid", household, crew)
        }
    }
}
