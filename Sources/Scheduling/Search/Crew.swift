import Dispatch

/// Searches beside each other, one for each thread, that meet at fixed steps: there those that are
/// behind go on from the plan of the one that leads.
final class Crew {
    private let searches: [Search]
    private let schedule: Cooling

    /// How often the searches meet.
    private static let meetings = 24

    init(_ instance: Instance, options: PlanOptions) {
        var seeds = Xoshiro256(seed: options.seed)
        searches = (0..<options.threads).map { _ in Search(instance, seed: seeds.next()) }
        schedule = Cooling(
            instance,
            steps: options.steps.map { max(0, min($0, 1 << 50)) }
                ?? StepBudget.steps(seconds: options.seconds, visits: instance.visitCount))
    }

    var best: Snapshot { searches.map(\.best).min()! }
    var steps: Int { searches.reduce(0) { $0 + $1.steps } }
    var deadlineBore: Bool { searches.contains(where: \.deadlineBore) }

    func run(deadline: Deadline) {
        defer { for search in searches { search.complete() } }
        let (searches, schedule) = (searches, schedule)
        if searches.count == 1 {
            searches[0].run(schedule, until: schedule.steps, deadline: deadline)
            return
        }
        for meeting in 1...Crew.meetings {
            let until = schedule.steps * meeting / Crew.meetings
            DispatchQueue.concurrentPerform(iterations: searches.count) { number in
                searches[number].run(schedule, until: until, deadline: deadline)
            }
            if searches.contains(where: \.isOver) { return }
            if meeting < Crew.meetings { meet() }
        }
    }

    /// The first of the best leads; those whose present plan costs more go on from its.
    private func meet() {
        let presents = searches.map { Snapshot($0.plan) }
        let leader = presents.indices.min { presents[$0] < presents[$1] }!
        for (number, search) in searches.enumerated() where presents[leader] < presents[number] {
            search.continueFrom(presents[leader])
        }
    }
}
