/// Where a visit stands, or one of the two ends of a tour.
struct StopState {
    var next: Int32
    var previous: Int32
    /// The tour; -1 for a visit that is on none.
    var tour: Int32
    /// When the team can leave: the earliest begin plus the service.
    var ready: Int32
    /// The latest arrival with which everything after can still be in time.
    var latest: Int32
    /// What the ways to the next stop and from the previous one cost.
    var leg: Int32
    var legInto: Int32
    /// The places of the two in the tables: the search reads them without the stops themselves.
    var nextPlace: UInt16
    var previousPlace: UInt16
}

/// What a tour holds, and where it stands in the list of its like.
struct TourState {
    var load: Int32
    var count: Int32
    /// The place in the list of tours with visits, or in the list of empty ones of its kind.
    var listed: Int32
}

/// A feasible plan that is changed in place: a doubly linked list of stops for each tour.
///
/// Every tour keeps windows, shift, capacity and limits at all times. Insertions are judged in
/// constant time by the earliest departure before and the latest arrival after (Savelsbergh, "The
/// vehicle routing problem with time windows: minimizing route duration", 1992).
final class WorkingPlan {
    let instance: Instance
    /// The visits, then for each tour its beginning and its end.
    let stops: UnsafeMutablePointer<StopState>
    let tours: UnsafeMutablePointer<TourState>
    private let stopCount: Int

    /// The tours with visits, in no order that means anything.
    let active: UnsafeMutablePointer<Int32>
    var activeCount = 0
    /// The empty tours kind by kind: those of kind k from `kindStart[k]`, `emptyCount[k]` many.
    let empty: UnsafeMutablePointer<Int32>
    let kindStart: UnsafeMutablePointer<Int32>
    let emptyCount: UnsafeMutablePointer<Int32>
    /// For each group of teams that are alike the first of its kinds, in the order of the days,
    /// with an empty tour; past its last if there is none.
    let firstEmpty: UnsafeMutablePointer<Int32>
    let groupCount: Int

    /// The visits that are on no tour and not hopeless.
    let absent: UnsafeMutablePointer<Int32>
    var absentCount = 0

    /// What all ways cost.
    var travel: Int64 = 0
    /// Lateness and moves from home, weighted.
    var assignment: Int64 = 0
    /// How long the assigned visits take at their doors.
    var service: Int64 = 0
    var cost: Int64 { travel &+ assignment }

    /// The tours that may have changed since a copy was last taken; see ``Snapshot/update(_:)``.
    let changed: UnsafeMutablePointer<Int32>
    var changedCount = 0
    let isChanged: UnsafeMutablePointer<Bool>

    // What undo needs: the tours touched since the last commit as they were.
    let saved: UnsafeMutablePointer<(stop: Int32, state: StopState)>
    var savedCount = 0
    let touched: UnsafeMutablePointer<TouchedTour>
    var touchedCount = 0
    let stamps: UnsafeMutablePointer<Int64>
    var stamp: Int64 = 1
    let absentBefore: UnsafeMutablePointer<Int32>
    var absentCountBefore = 0
    var travelBefore: Int64 = 0
    var assignmentBefore: Int64 = 0
    var serviceBefore: Int64 = 0

    /// A tour as it was, and where its stops are kept.
    struct TouchedTour {
        var tour: Int32
        var from: Int32
        var state: TourState
    }

    /// All tours are empty, all visits absent.
    init(_ instance: Instance) {
        self.instance = instance
        let (visits, tourCount) = (instance.visitCount, instance.tourCount)
        stopCount = visits + 2 * tourCount
        stops = .allocate(capacity: max(1, stopCount))
        tours = .allocate(capacity: max(1, tourCount))
        active = .allocate(capacity: max(1, tourCount))
        empty = .allocate(capacity: max(1, tourCount))
        kindStart = .allocate(capacity: instance.kindCount + 1)
        emptyCount = .allocate(capacity: instance.kindCount + 1)
        groupCount = instance.dayCount > 0 ? (instance.kindCount - 1) / instance.dayCount : 0
        firstEmpty = .allocate(capacity: groupCount + 1)
        absent = .allocate(capacity: max(1, visits))
        saved = .allocate(capacity: max(1, stopCount))
        touched = .allocate(capacity: max(1, tourCount))
        stamps = .allocate(capacity: max(1, tourCount))
        stamps.initialize(repeating: 0, count: max(1, tourCount))
        changed = .allocate(capacity: max(1, tourCount))
        isChanged = .allocate(capacity: max(1, tourCount))
        isChanged.initialize(repeating: false, count: max(1, tourCount))
        absentBefore = .allocate(capacity: max(1, visits))
        clear()
    }

    deinit {
        stops.deallocate()
        tours.deallocate()
        active.deallocate()
        empty.deallocate()
        kindStart.deallocate()
        emptyCount.deallocate()
        firstEmpty.deallocate()
        absent.deallocate()
        saved.deallocate()
        touched.deallocate()
        stamps.deallocate()
        changed.deallocate()
        isChanged.deallocate()
        absentBefore.deallocate()
    }

    /// The stop before the first visit of a tour.
    @inline(__always)
    func beginning(of tour: Int) -> Int { instance.visitCount &+ 2 &* tour }

    /// The stop after the last visit of a tour.
    @inline(__always)
    func end(of tour: Int) -> Int { instance.visitCount &+ 2 &* tour &+ 1 }

    /// The place of a stop in the tables.
    @inline(__always)
    func place(of stop: Int) -> Int {
        stop < instance.visitCount
            ? stop : Int(instance.tours[(stop &- instance.visitCount) >> 1].depot)
    }

    /// Empties all tours. What was before cannot be had back.
    func clear() {
        for visit in 0..<instance.visitCount {
            (stops + visit).initialize(
                to: StopState(
                    next: -1, previous: -1, tour: -1, ready: 0, latest: 0, leg: 0, legInto: 0,
                    nextPlace: 0, previousPlace: 0))
        }
        for kind in 0...instance.kindCount { (kindStart[kind], emptyCount[kind]) = (0, 0) }
        for tour in 0..<instance.tourCount { kindStart[Int(instance.tours[tour].kind) + 1] += 1 }
        for kind in 0..<instance.kindCount { kindStart[kind + 1] += kindStart[kind] }
        for group in 0...groupCount {
            firstEmpty[group] = Int32((group + 1) * instance.dayCount)
        }
        activeCount = 0
        for tour in 0..<instance.tourCount {
            let data = instance.tours[tour]
            let (first, last) = (beginning(of: tour), end(of: tour))
            var state = StopState(
                next: Int32(last), previous: -1, tour: Int32(tour), ready: data.start,
                latest: data.end, leg: 0, legInto: 0, nextPlace: UInt16(data.depot),
                previousPlace: UInt16(data.depot))
            (stops + first).initialize(to: state)
            (state.next, state.previous) = (-1, Int32(first))
            (stops + last).initialize(to: state)
            (tours + tour).initialize(to: TourState(load: 0, count: 0, listed: 0))
            listAsEmpty(tour)
            noteChange(tour)
        }
        absentCount = 0
        for visit in 0..<instance.visitCount where !instance.isHopeless[visit] {
            absent[absentCount] = Int32(visit)
            absentCount += 1
        }
        (travel, assignment, service) = (0, 0, 0)
        commit()
    }
}

// MARK: - The lists of tours

extension WorkingPlan {
    private func listAsEmpty(_ tour: Int) {
        let kind = Int(instance.tours[tour].kind)
        tours[tour].listed = emptyCount[kind]
        empty[Int(kindStart[kind] &+ emptyCount[kind])] = Int32(truncatingIfNeeded: tour)
        emptyCount[kind] &+= 1
        let group = kind / instance.dayCount
        firstEmpty[group] = min(firstEmpty[group], Int32(truncatingIfNeeded: kind))
    }

    func becomeActive(_ tour: Int) {
        let kind = Int(instance.tours[tour].kind)
        emptyCount[kind] &-= 1
        let last = empty[Int(kindStart[kind] &+ emptyCount[kind])]
        empty[Int(kindStart[kind] &+ tours[tour].listed)] = last
        tours[Int(last)].listed = tours[tour].listed
        let group = kind / instance.dayCount
        let pastLast = Int32(truncatingIfNeeded: (group &+ 1) &* instance.dayCount)
        while firstEmpty[group] < pastLast, emptyCount[Int(firstEmpty[group])] == 0 {
            firstEmpty[group] &+= 1
        }
        tours[tour].listed = Int32(truncatingIfNeeded: activeCount)
        active[activeCount] = Int32(truncatingIfNeeded: tour)
        activeCount &+= 1
    }

    func becomeEmpty(_ tour: Int) {
        activeCount &-= 1
        let last = active[activeCount]
        active[Int(tours[tour].listed)] = last
        tours[Int(last)].listed = tours[tour].listed
        listAsEmpty(tour)
    }
}

// MARK: - Changes

extension WorkingPlan {
    /// Puts an absent visit behind a stop. That it fits there is the caller's knowledge; the list
    /// of absent visits is the caller's, too.
    func insert(_ visit: Int, after stop: Int, on tour: Int) {
        touch(tour)
        let next = Int(stops[stop].next)
        let (before, after) = (place(of: stop), place(of: next))
        let into = Int32(instance.costInto[visit &* instance.places &+ before])
        let out = Int32(instance.costFrom[visit &* instance.places &+ after])
        travel &+= Int64(into &+ out &- stops[stop].leg)
        assignment &+= instance.assignmentCost(visit, on: tour)
        service &+= Int64(instance.visits[visit].service)
        stops[visit].tour = Int32(truncatingIfNeeded: tour)
        stops[visit].previous = Int32(truncatingIfNeeded: stop)
        stops[visit].next = Int32(truncatingIfNeeded: next)
        (stops[visit].leg, stops[visit].legInto) = (out, into)
        stops[visit].previousPlace = UInt16(truncatingIfNeeded: before)
        stops[visit].nextPlace = UInt16(truncatingIfNeeded: after)
        stops[stop].next = Int32(truncatingIfNeeded: visit)
        stops[stop].leg = into
        stops[stop].nextPlace = UInt16(truncatingIfNeeded: visit)
        stops[next].previous = Int32(truncatingIfNeeded: visit)
        stops[next].legInto = out
        stops[next].previousPlace = UInt16(truncatingIfNeeded: visit)
        if tours[tour].count == 0 { becomeActive(tour) }
        tours[tour].count &+= 1
        tours[tour].load &+= instance.visits[visit].load
        stops[visit].ready = -1
        stops[visit].latest = -1
        updateReady(from: visit)
        updateLatest(from: visit)
    }

    /// Takes a visit off its tour and adds it to the absent ones.
    ///
    /// Where a detour is quicker than the direct way, the tour may be late without the visit; then
    /// more visits are taken off until it is in time again.
    func remove(_ visit: Int) {
        let tour = Int(stops[visit].tour)
        touch(tour)
        var (before, after) = unlink(visit, from: tour)
        while !close(before, after, of: tour) {
            let victim = after < instance.visitCount ? after : before
            (before, after) = unlink(victim, from: tour)
        }
        if tours[tour].count == 0 { becomeEmpty(tour) }
    }

    private func unlink(_ visit: Int, from tour: Int) -> (before: Int, after: Int) {
        let state = stops[visit]
        let (before, after) = (Int(state.previous), Int(state.next))
        travel &-= Int64(stops[before].leg &+ state.leg)
        assignment &-= instance.assignmentCost(visit, on: tour)
        service &-= Int64(instance.visits[visit].service)
        tours[tour].count &-= 1
        tours[tour].load &-= instance.visits[visit].load
        stops[visit].tour = -1
        absent[absentCount] = Int32(truncatingIfNeeded: visit)
        absentCount &+= 1
        stops[before].next = Int32(truncatingIfNeeded: after)
        stops[before].leg = 0
        stops[before].nextPlace = state.nextPlace
        stops[after].previous = Int32(truncatingIfNeeded: before)
        stops[after].legInto = 0
        stops[after].previousPlace = state.previousPlace
        return (before, after)
    }

    /// Joins two stops that have become neighbours; false if the later would be too late.
    private func close(_ before: Int, _ after: Int, of tour: Int) -> Bool {
        if tours[tour].count == 0 {
            stops[after].ready = instance.tours[tour].start
            stops[before].latest = instance.tours[tour].end
            return true
        }
        let way = place(of: before) &* instance.places &+ place(of: after)
        let leg = Int32(instance.costFrom[way])
        (stops[before].leg, stops[after].legInto) = (leg, leg)
        travel &+= Int64(leg)
        let arrival = stops[before].ready &+ Int32(instance.timeFrom[way])
        guard max(arrival, opening(of: after)) <= stops[after].latest else {
            return false
        }
        updateReady(from: after)
        updateLatest(from: before)
        return true
    }

    @inline(__always)
    private func opening(of stop: Int) -> Int32 {
        stop < instance.visitCount ? instance.visits[stop].open : 0
    }

    /// Passes on a changed departure, as far as it matters.
    func updateReady(from first: Int) {
        var stop = first
        var before = Int(stops[stop].previous)
        var placeBefore = place(of: before)
        var ready = stops[before].ready
        while stop < instance.visitCount {
            let data = instance.visits[stop]
            let way = Int32(instance.timeFrom[placeBefore &* instance.places &+ stop])
            ready = max(ready &+ way, data.open) &+ data.service
            if stops[stop].ready == ready { return }
            stops[stop].ready = ready
            (before, placeBefore) = (stop, stop)
            stop = Int(stops[stop].next)
        }
        let way = placeBefore &* instance.places &+ place(of: stop)
        stops[stop].ready = ready &+ Int32(instance.timeFrom[way])
    }

    /// Passes on a changed latest arrival, as far as it matters.
    func updateLatest(from first: Int) {
        var stop = first
        guard stop < instance.visitCount else { return }
        var after = Int(stops[stop].next)
        var placeAfter = place(of: after)
        var latest = stops[after].latest
        while stop < instance.visitCount {
            let data = instance.visits[stop]
            let way = Int32(instance.timeFrom[stop &* instance.places &+ placeAfter])
            latest = min(data.close, latest &- way &- data.service)
            if stops[stop].latest == latest { return }
            stops[stop].latest = latest
            (after, placeAfter) = (stop, stop)
            stop = Int(stops[stop].previous)
        }
    }
}
