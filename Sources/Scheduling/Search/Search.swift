import Glibc

/// One search by one thread: slack induction by string removals under simulated annealing
/// (Christiaens and Vanden Berghe 2020).
///
/// Every step takes about ten visits off neighbouring tours, puts them back greedily, and keeps
/// the outcome if it is better or not much worse. All plans on the way keep every hard rule. A
/// search belongs to one thread at a time; ``Crew`` sees to that.
final class Search: @unchecked Sendable {
    let instance: Instance
    let plan: WorkingPlan
    var random: Xoshiro256
    let size: RuinSize

    /// The visits that can be made at all.
    let admissible: [Int32]
    /// For each visit the shortest way from a depot.
    let depotCost: UnsafeMutablePointer<Int32>
    let keys: UnsafeMutablePointer<Int32>
    let ruinStamps: UnsafeMutablePointer<Int64>
    var ruinStamp: Int64 = 0
    /// Whether only the neighbourhood of a visit is tried before the whole plan is.
    let isLarge: Bool

    /// Whether insertion tries every absent visit in every place, and overlooks none.
    private(set) var isThorough = false

    private(set) var best: Snapshot
    private(set) var steps = 0
    private(set) var isOver = false
    private var hasBegun = false
    private(set) var deadlineBore = false
    private var spentBefore: Double?
    private var roomWeight = 0.0

    /// What a minute at a door counts at the beginning of the search; at its end it counts
    /// nothing.
    private static let roomAtFirst = 1.0
    /// How many of the visits that stay absent are tried again in a step.
    static let absentTried = 8
    /// A place is overlooked once in so many times.
    static let blinkEvery = 100
    /// How many steps pass between two looks at the deadline: under a millisecond for a county.
    private static let patience = 128

    init(_ instance: Instance, seed: UInt64) {
        self.instance = instance
        plan = WorkingPlan(instance)
        random = Xoshiro256(seed: seed)
        size = RuinSize(visits: instance.visitCount)
        admissible = (0..<instance.visitCount).filter { !instance.isHopeless[$0] }.map(Int32.init)
        let visits = max(1, instance.visitCount)
        depotCost = .allocate(capacity: visits)
        keys = .allocate(capacity: visits)
        ruinStamps = .allocate(capacity: max(1, instance.tourCount))
        ruinStamps.initialize(repeating: 0, count: max(1, instance.tourCount))
        for visit in 0..<instance.visitCount {
            let row = instance.costInto + visit * instance.places
            let depots = instance.visitCount..<instance.places
            depotCost[visit] = Int32(depots.map { row[$0] }.min() ?? 0)
        }
        isLarge = instance.visitCount > 150
        best = Snapshot(plan)
    }

    deinit {
        depotCost.deallocate()
        keys.deallocate()
        ruinStamps.deallocate()
    }

    /// Goes on up to a step of the schedule, or until the deadline.
    func run(_ schedule: Cooling, until end: Int, deadline: Deadline) {
        if !hasBegun { begin() }
        var temperature = 0.0
        var untilLook = 0
        while steps < end, !isOver {
            if untilLook == 0 {
                untilLook = Search.patience
                let progress = progress(of: schedule, deadline)
                temperature = schedule.temperature(at: progress)
                roomWeight = Search.roomAtFirst * max(0, 1 - progress)
            }
            untilLook &-= 1
            step(temperature)
            exchangeTails(temperature)
            steps &+= 1
        }
    }

    /// How far the search is: by its steps, or by the clock if the machine is too slow for them.
    /// What was spent before the first step does not count against the steps, nor does a tenth of
    /// the time: the first steps are slower than the rest.
    private func progress(of schedule: Cooling, _ deadline: Deadline) -> Double {
        let (spent, done) = (deadline.spent(), Double(steps) / Double(schedule.steps))
        if spent >= 1 { (isOver, deadlineBore) = (true, true) }
        let before = spentBefore ?? spent
        spentBefore = before
        let share = before < 1 ? (spent - before) / (1 - before) : 1
        let clock = (share - 0.1) / 0.9
        if clock > done { deadlineBore = true }
        return max(clock, done)
    }

    /// Begins from a plan that may no longer hold; what does not fit is put where it costs least.
    func resume(_ sequences: [[Int]]) {
        plan.loadWhatHolds(sequences)
        begin()
    }

    /// Tries every absent visit of the best plan in every place.
    func complete() {
        plan.load(best)
        assert(plan.cost == best.cost && plan.absentCount == best.absent)
        if best.absent == 0 { return }
        isThorough = true
        recreate()
        isThorough = false
        noteBest()
        plan.commit()
    }

    /// Goes on from another search's plan.
    func continueFrom(_ other: Snapshot) {
        plan.load(other)
        plan.commit()
    }

    private func begin() {
        hasBegun = true
        isThorough = true
        recreate()
        isThorough = false
        plan.commit()
        best.update(plan)
        // Nothing can be made at all, or all of it is.
        if plan.activeCount == 0 { isOver = true }
    }

    private func step(_ temperature: Double) {
        let (absentBefore, costBefore) = (plan.absentCount, plan.cost)
        ruin()
        recreate()
        let isAccepted: Bool
        if plan.absentCount == absentBefore {
            let margin = -temperature * log(random.unit() + 0x1p-60)
            // As long as visits are absent, room counts, too: what takes less time at the doors
            // leaves some for them.
            let room = plan.absentCount > 0 ? Double(plan.service &- plan.serviceBefore) : 0
            isAccepted = Double(plan.cost &- costBefore) + roomWeight * room < margin
        } else {
            isAccepted = plan.absentCount < absentBefore
        }
        guard isAccepted else {
            plan.rollBack()
            return
        }
        noteBest()
        plan.commit()
    }

    func noteBest() {
        if plan.absentCount < best.absent
            || (plan.absentCount == best.absent && plan.cost < best.cost)
        {
            best.update(plan)
        }
    }
}
