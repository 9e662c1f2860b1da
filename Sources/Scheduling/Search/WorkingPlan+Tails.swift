extension WorkingPlan {
    /// Gives the tour of `one` what comes after `other`, and the tour of `other` what came after
    /// `one`. That both tours hold what they get is the caller's knowledge; the depots are the
    /// same.
    func exchangeTails(after one: Int, _ other: Int) {
        let (first, second) = (Int(stops[one].tour), Int(stops[other].tour))
        touch(first)
        touch(second)
        let (emptyBefore, emptySecond) = (tours[first].count == 0, tours[second].count == 0)
        let (tail, otherTail) = (Int(stops[one].next), Int(stops[other].next))
        travel &-= Int64(stops[one].leg &+ stops[other].leg)
        let toSecond = hand(from: tail, of: first, to: second)
        let toFirst = hand(from: otherTail, of: second, to: first)
        link(one, toFirst.isEmpty ? end(of: first) : otherTail)
        link(other, toSecond.isEmpty ? end(of: second) : tail)
        if !toFirst.isEmpty { relinkEnd(toFirst.last, end(of: first)) }
        if !toSecond.isEmpty { relinkEnd(toSecond.last, end(of: second)) }
        travel &+= Int64(stops[one].leg &+ stops[other].leg)
        if !emptyBefore, tours[first].count == 0 { becomeEmpty(first) }
        if !emptySecond, tours[second].count == 0 { becomeEmpty(second) }
        if emptyBefore, tours[first].count > 0 { becomeActive(first) }
        if emptySecond, tours[second].count > 0 { becomeActive(second) }
        for stop in [one, other] {
            let next = Int(stops[stop].next)
            stops[next].ready = -1
            updateReady(from: next)
            if stop < instance.visitCount { stops[stop].latest = -1 }
            updateLatest(from: stop)
        }
    }

    /// Counts the visits from a stop on to another tour.
    private func hand(from first: Int, of giver: Int, to taker: Int) -> (isEmpty: Bool, last: Int) {
        var (stop, last) = (first, first)
        while stop < instance.visitCount {
            assignment &-= instance.assignmentCost(stop, on: giver)
            assignment &+= instance.assignmentCost(stop, on: taker)
            let load = instance.visits[stop].load
            (tours[giver].load, tours[taker].load) =
                (tours[giver].load &- load, tours[taker].load &+ load)
            tours[giver].count &-= 1
            tours[taker].count &+= 1
            stops[stop].tour = Int32(truncatingIfNeeded: taker)
            (last, stop) = (stop, Int(stops[stop].next))
        }
        return (first >= instance.visitCount, last)
    }

    private func link(_ before: Int, _ after: Int) {
        let (place, nextPlace) = (place(of: before), place(of: after))
        let leg = Int32(instance.costFrom[place &* instance.places &+ nextPlace])
        relinkEnd(before, after)
        stops[before].nextPlace = UInt16(truncatingIfNeeded: nextPlace)
        stops[after].previousPlace = UInt16(truncatingIfNeeded: place)
        (stops[before].leg, stops[after].legInto) = (leg, leg)
    }

    /// The last visit of a tail goes to the end of its new tour, by the same way as before.
    private func relinkEnd(_ before: Int, _ after: Int) {
        stops[before].next = Int32(truncatingIfNeeded: after)
        stops[after].previous = Int32(truncatingIfNeeded: before)
        stops[after].legInto = stops[before].leg
        stops[after].previousPlace = UInt16(truncatingIfNeeded: place(of: before))
    }
}
