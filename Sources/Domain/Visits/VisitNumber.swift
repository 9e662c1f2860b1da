extension VisitTask {
    /// 任务编号 - `P12-4301220001`: a household is visited at most once in a plan.
    package func number(in plan: VisitPlan) -> String { "P\(plan.number)-\(household)" }
}
