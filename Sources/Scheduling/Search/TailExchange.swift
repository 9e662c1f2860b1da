import Glibc

extension Search {
    /// Joins a visit drawn with the best of its likely successors on another tour, and what both
    /// leave behind with each other: 2-opt* (Potvin and Rousseau, "An Exchange Heuristic for
    /// Routing Problems with Time Windows", 1995). It moves more at once than the strings of the
    /// ruin.
    ///
    /// Only tours that end alike take part, so that the latest arrivals hold for both.
    func exchangeTails(_ temperature: Double) {
        let visit = Int(admissible[random.below(admissible.count)])
        let state = plan.stops[visit]
        guard state.tour >= 0 else { return }
        let margin = -temperature * log(random.unit() + 0x1p-60)
        var least = Int64(min(margin, 1e15))
        var found = -1
        let count = instance.insertionCount
        let successors = instance.insertionNear + (2 &* visit &+ 1) &* count
        for index in 0..<count {
            let other = Int(successors[index])
            let next = plan.stops[other]
            guard next.tour >= 0, next.tour != state.tour else { continue }
            let joined = Int32(instance.costFrom[visit &* instance.places &+ other])
            let leftBehind = Int32(
                instance.costFrom[
                    Int(next.previousPlace) &* instance.places &+ Int(state.nextPlace)])
            let detour = Int64(joined &+ leftBehind &- state.leg &- next.legInto)
            let (one, two) = (instance.tours[Int(state.tour)], instance.tours[Int(next.tour)])
            guard detour < least || one.day != two.day, one.end == two.end, isSameDepot(one, two),
                isInTime(visit, other), isInTime(Int(next.previous), Int(state.next))
            else { continue }
            guard let assigned = assignmentChange(visit, other), detour &+ assigned < least
            else { continue }
            (least, found) = (detour &+ assigned, other)
        }
        guard found >= 0 else { return }
        plan.exchangeTails(after: visit, Int(plan.stops[found].previous))
        noteBest()
        plan.commit()
    }

    /// Depots of tours of one kind of team are alike.
    private func isSameDepot(_ one: TourData, _ two: TourData) -> Bool {
        instance.depotClass[Int(one.team)] == instance.depotClass[Int(two.team)]
    }

    private func isInTime(_ before: Int, _ after: Int) -> Bool {
        let (place, next) = (plan.place(of: before), plan.place(of: after))
        let way = Int32(instance.timeFrom[place &* instance.places &+ next])
        let arrival = plan.stops[before].ready &+ way
        let opens = after < instance.visitCount ? instance.visits[after].open : 0
        return max(arrival, opens) <= plan.stops[after].latest
    }

    /// What the exchange changes in lateness and homes; nil if a tour may not take what it gets.
    private func assignmentChange(_ visit: Int, _ other: Int) -> Int64? {
        let (first, second) = (Int(plan.stops[visit].tour), Int(plan.stops[other].tour))
        guard let gone = handing(from: Int(plan.stops[visit].next), first, to: second),
            let come = handing(from: other, second, to: first)
        else { return nil }
        let (one, two) = (plan.tours[first], plan.tours[second])
        let (data, otherData) = (instance.tours[first], instance.tours[second])
        guard one.count &- gone.count &+ come.count <= data.visitsMax,
            two.count &- come.count &+ gone.count <= otherData.visitsMax,
            one.load &- gone.load &+ come.load <= data.capacity,
            two.load &- come.load &+ gone.load <= otherData.capacity
        else { return nil }
        return gone.cost &+ come.cost
    }

    private func handing(
        from stop: Int, _ giver: Int, to taker: Int
    ) -> (count: Int32, load: Int32, cost: Int64)? {
        var stop = stop
        var sum: (count: Int32, load: Int32, cost: Int64) = (0, 0, 0)
        while stop < instance.visitCount {
            let cost = instance.assignmentCost(stop, on: taker)
            guard cost >= 0, instance.admits(stop, on: taker) else { return nil }
            sum.cost &+= cost &- instance.assignmentCost(stop, on: giver)
            sum.count &+= 1
            sum.load &+= instance.visits[stop].load
            stop = Int(plan.stops[stop].next)
        }
        return sum
    }
}
