/// A plan kept aside.
struct Snapshot: Comparable {
    private(set) var absent = 0
    private(set) var cost: Int64 = 0
    /// The successor of every stop that can be reached from the beginning of a tour; the rest
    /// means nothing.
    private var next: [Int32]

    init(_ plan: WorkingPlan) {
        let tours = plan.instance.tourCount
        next = [Int32](repeating: -1, count: plan.instance.visitCount + 2 * tours)
        (absent, cost) = (plan.absentCount, plan.cost)
        for tour in 0..<tours { copy(tour, of: plan) }
    }

    /// Takes over what has changed in the plan since the last update, which is a few tours of
    /// many. Only one snapshot of a plan can be kept up to date so.
    mutating func update(_ plan: WorkingPlan) {
        (absent, cost) = (plan.absentCount, plan.cost)
        for index in 0..<plan.changedCount {
            let tour = Int(plan.changed[index])
            plan.isChanged[tour] = false
            copy(tour, of: plan)
        }
        plan.changedCount = 0
    }

    private mutating func copy(_ tour: Int, of plan: WorkingPlan) {
        next.withUnsafeMutableBufferPointer { next in
            var stop = plan.beginning(of: tour)
            while stop >= 0 {
                next[stop] = plan.stops[stop].next
                stop = Int(plan.stops[stop].next)
            }
        }
    }

    static func < (left: Snapshot, right: Snapshot) -> Bool {
        (left.absent, left.cost) < (right.absent, right.cost)
    }

    static func == (left: Snapshot, right: Snapshot) -> Bool {
        (left.absent, left.cost) == (right.absent, right.cost)
    }

    /// The visits of each tour in their order.
    func sequences(of instance: Instance) -> [[Int]] {
        (0..<instance.tourCount).map { tour in
            var visits: [Int] = []
            var stop = Int(next[instance.visitCount + 2 * tour])
            while stop < instance.visitCount {
                visits.append(stop)
                stop = Int(next[stop])
            }
            return visits
        }
    }
}
