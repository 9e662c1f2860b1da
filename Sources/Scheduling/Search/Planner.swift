/// How a plan is searched.
package struct PlanOptions: Sendable, Hashable {
    /// The seconds for which the search is laid out. They are turned into a number of steps by the
    /// speed of an ordinary core (``StepBudget``), not measured; the ``Deadline`` measures.
    package var seconds: Double
    /// Searches beside each other, 1 to 64.
    package var threads: Int
    package var seed: UInt64
    /// The steps of each thread, in place of those that follow from `seconds`.
    package var steps: Int?

    package init(seconds: Double = 10, threads: Int = 1, seed: UInt64 = 0, steps: Int? = nil) {
        self.seconds = seconds
        self.threads = max(1, min(threads, 64))
        self.seed = seed
        self.steps = steps
    }
}

/// 排期结果 - a plan and how it came about.
package struct PlanResult: Sendable {
    package var plan: Plan
    /// Steps of all threads.
    package var steps: Int
    /// Whether the deadline bore on the search. If it did not, the same problem and options give
    /// the same plan on every machine.
    package var deadlineBore: Bool
}

/// Plans visits: the best plan found before the steps or the deadline end.
///
/// - Throws: when the problem is too large or its table has another size. A problem that cannot
///   be solved in whole is planned as far as it goes; ``explainUnassigned(_:in:)`` says why.
package func plan(
    _ problem: PlanProblem, options: PlanOptions = PlanOptions(), deadline: Deadline = .none
) throws(PlanProblemError) -> PlanResult {
    try problem.validate()
    let problem = problem.bounded()
    let instance = Instance(problem)
    let crew = Crew(instance, options: options)
    crew.run(deadline: deadline)
    return PlanResult(
        plan: Plan(crew.best.sequences(of: instance), of: problem), steps: crew.steps,
        deadlineBore: crew.deadlineBore)
}
