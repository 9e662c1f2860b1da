import Casework
import Domain
import Formats

extension Replay {
    /// Plans the visits to all accepted households before the recorded ones are played, as the
    /// dispatcher would have: on the first working day after the prescreenings that came before
    /// the first visit. Seed and steps are fixed, so the plan is the same every time.
    ///
    /// A folder without verifiers or vehicles has nobody to plan for, and is played without.
    func planVisits(_ records: ReplayRecords) async throws -> ReplayProblems {
        var problems = ReplayProblems()
        let days = records.prescreenings.map(\.step.decidedOn)
        guard folder.holds(.vehicles), folder.holds(.verifiers), let last = days.max() else {
            return problems
        }
        let firstVisit = records.findings.map(\.step.visitedOn).min()
        let before = firstVisit.flatMap { visit in days.filter { $0 < visit }.max() }
        let calendar = try await casework.read(WorkingCalendar())
        let day = calendar.day(1, after: before ?? last)
        let order = PlanOrder(
            firstDay: day, workingDays: Replay.planDays,
            search: VisitPlan.Search(seed: 0, steps: Replay.planSteps))
        let dispatcher = Recorder.actor(Recorder.dispatcher)
        do {
            let proposed = try await casework.proposePlan(
                order, by: dispatcher, key: "replay/plan/\(day)", on: .on(day))
            _ = try await casework.perform(
                PublishPlan(plan: proposed.plan, version: proposed.version), by: dispatcher,
                key: "replay/plan/\(day)/publish", on: .on(day))
        } catch let refusal as Refusal {
            problems.add(refusal, file: CountyFolder.File.vehicles.rawValue, line: 1)
        }
        return problems
    }

    /// Two weeks: what is accepted within a few days is due within one.
    private static let planDays = 10
    /// A tenth of a second on one core.
    private static let planSteps = 12_000
}
