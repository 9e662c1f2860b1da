import Domain
import Formats
import Scheduling
import Store

/// 排期列表 - the plans that the reader's insurer has, the newest first.
package struct VisitPlans: GuardedInquiry {
    package static let name = "list_plans"
    package static let permission = Permission.readCases

    package var limit: Int

    package init(limit: Int = 50) { self.limit = limit }

    package func answer(in tx: Transaction) async throws -> [PlanRow] {
        if tx.scope?.area != nil { return [] }
        return try await tx.planRows(insurer: tx.scope?.insurer, limit: limit)
    }
}

/// 排期 - a plan, and the one in whose place it stands.
package struct OpenPlan: GuardedInquiry {
    package static let name = "open_plan"
    package static let permission = Permission.readCases

    package var number: VisitPlan.Number

    package init(_ number: VisitPlan.Number) { self.number = number }

    package func answer(
        in tx: Transaction
    ) async throws -> (plan: VisitPlan, before: VisitPlan?) {
        let plan = try await tx.ownPlan(number)
        guard let before = plan.replaces else { return (plan, nil) }
        let old = try await tx.visitPlan(before)
        // A plan for other days has nothing in common with the one before.
        return (plan, old.days == plan.days ? old : nil)
    }
}

/// 入户回报 - what became of the visits of a published plan, by household; nothing for a plan that
/// nobody goes by (any more).
package struct VisitReports: GuardedInquiry {
    package static let name = "visit_reports"
    package static let permission = Permission.readCases

    package var number: VisitPlan.Number
    package var today: Day

    package init(_ number: VisitPlan.Number, on today: Day) {
        self.number = number
        self.today = today
    }

    package func answer(in tx: Transaction) async throws -> [HouseholdID: VisitReport] {
        guard try await tx.ownPlan(number).state == .published else { return [:] }
        return try await tx.visitReports(of: number, on: today)
    }
}

/// 排期表 - the same as a file for spreadsheets: a row for each visit, in order.
package struct PlanTable: GuardedInquiry {
    package static let name = "plan_table"
    package static let permission = Permission.readCases

    package var number: VisitPlan.Number

    package init(_ number: VisitPlan.Number) { self.number = number }

    package func answer(in tx: Transaction) async throws -> [UInt8] {
        try await tx.ownPlan(number).csv
    }
}

/// 本人日程 - a verifier's tours of a day, by the published plans.
package struct VerifierDay: GuardedInquiry {
    package static let name = "verifier_day"
    package static let permission = Permission.readCases

    package var verifier: OfficerID
    package var day: Day

    package init(verifier: OfficerID, day: Day) {
        self.verifier = verifier
        self.day = day
    }

    package func answer(in tx: Transaction) async throws -> [CrewDay] {
        var found: [CrewDay] = []
        for number in try await tx.plans(of: verifier, on: day) {
            found += try await tx.visitPlan(number).crews.filter { crew in
                crew.day == day && crew.verifiers.contains { $0.id == verifier }
            }
        }
        return found
    }
}

/// Everything that is told of a plan beside itself.
package struct PlanExplanation: Sendable {
    package var plan: VisitPlan
    /// What became of its visits, by household; empty for a plan that nobody goes by.
    package var reports: [HouseholdID: VisitReport]
    /// What is different from the plan in whose place it stands; nil where there is none.
    package var changes: [PlanChange]?
    package var visits: [VisitReason]
    package var unvisited: [UnvisitedReason]
    package var loads: [VerifierLoad]
    package var gains: [ExtraGain]
}

extension Casework {
    /// Opens a plan and explains it. The sums run outside of the transaction.
    package func explainPlan(
        _ number: VisitPlan.Number, in session: Session
    ) async throws -> PlanExplanation {
        try await explain(
            try await read(OpenPlan(number), in: session),
            try await read(VisitReports(number, on: today), in: session))
    }

    /// The same without a session, for tests and commands.
    package func explainPlan(_ number: VisitPlan.Number) async throws -> PlanExplanation {
        try await explain(
            try await read(OpenPlan(number)), try await read(VisitReports(number, on: today)))
    }

    private func explain(
        _ opened: (plan: VisitPlan, before: VisitPlan?), _ reports: [HouseholdID: VisitReport]
    ) async throws -> PlanExplanation {
        let plan = opened.plan
        let told = try reasons(for: plan)
        let calendar = try await read(WorkingCalendar())
        let next = calendar.day(1, after: plan.days.last ?? today)
        let from = plan.days.first ?? today
        return PlanExplanation(
            plan: plan, reports: reports, changes: opened.before.map { plan.changes(since: $0) },
            visits: told.visits, unvisited: told.unvisited, loads: plan.loads,
            gains: try Scheduling.gains(for: plan, from: from, next: next))
    }
}

/// The county's working days.
package struct WorkingCalendar: Inquiry {
    package init() {}

    package func answer(in tx: Transaction) async throws -> WorkingDays {
        try await tx.workingDays()
    }
}
