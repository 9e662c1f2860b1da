/// Where a visit can be put, and what it costs there.
struct Insertion {
    var after: Int32
    var tour: Int32
    var cost: Int64

    static let none = Insertion(after: -1, tour: -1, cost: .max)
}

/// In which order absent visits are put back; the weights say how often.
enum InsertionOrder: CaseIterable {
    case random, longest, far, close, narrow, opensFirst, closesFirst, dueFirst

    /// Section 4.2 of Christiaens and Vanden Berghe (2020), those for time windows included.
    static let weighted: [InsertionOrder] = [
        .random, .random, .random, .random, .longest, .longest, .far, .far, .close, .narrow,
        .narrow, .opensFirst, .opensFirst, .closesFirst, .closesFirst, .dueFirst,
    ]
}

extension Search {
    /// Puts the absent visits back, each where it costs least: greedy insertion with blinks
    /// (section 4.2). A visit that fits nowhere stays absent.
    func recreate() {
        let first = drawAbsent()
        sortAbsent(from: first)
        var left = first
        for index in first..<plan.absentCount {
            let visit = Int(plan.absent[index])
            let found = bestInsertion(of: visit)
            if found.after >= 0 {
                plan.insert(visit, after: Int(found.after), on: Int(found.tour))
            } else {
                plan.absent[left] = Int32(truncatingIfNeeded: visit)
                left &+= 1
            }
        }
        plan.absentCount = left
    }

    /// Of the visits that were absent before this step only some are tried, so that a county with
    /// far too few teams is searched as quickly as any; moves them in front of the newly absent
    /// ones and returns where they begin.
    private func drawAbsent() -> Int {
        let before = plan.absentCountBefore
        guard !isThorough, before > Search.absentTried else { return 0 }
        for index in 1...Search.absentTried {
            let place = before &- index
            let other = random.below(place &+ 1)
            let visit = plan.absent[place]
            plan.absent[place] = plan.absent[other]
            plan.absent[other] = visit
        }
        return before &- Search.absentTried
    }

    /// The cheapest place for an absent visit; ``Insertion/none`` if it fits nowhere.
    func bestInsertion(of visit: Int) -> Insertion {
        var best = Insertion.none
        scanEmptyTours(for: visit, best: &best)
        if isLarge {
            scanNeighbours(of: visit, best: &best)
            if best.after >= 0 { return best }
            // In a plan that leaves visits out most would be looked for in vain everywhere.
            if !isThorough, plan.absentCountBefore > 0, random.below(8) > 0 { return best }
        }
        for index in 0..<plan.activeCount {
            scan(Int(plan.active[index]), for: visit, best: &best)
        }
        return best
    }

    /// Tries every place on a tour with visits.
    @inline(__always)
    private func scan(_ tour: Int, for visit: Int, best: inout Insertion) {
        let base = baseCost(of: visit, on: tour)
        if base < 0 || base >= best.cost { return }
        let data = instance.visits[visit]
        let row = visit &* instance.places
        let (timeInto, timeFrom) = (instance.timeInto + row, instance.timeFrom + row)
        let (costInto, costFrom) = (instance.costInto + row, instance.costFrom + row)
        let stops = plan.stops
        let visits = instance.visitCount
        let depot = Int(instance.tours[tour].depot)
        var limit = best.cost == .max ? Int64.max : best.cost &- base
        var stop = plan.beginning(of: tour)
        var place = depot
        while true {
            let state = stops[stop]
            if state.ready > data.close { return }
            let next = Int(state.next)
            let isLast = next >= visits
            let nextPlace = isLast ? depot : next
            let detour = Int64(
                Int32(costInto[place]) &+ Int32(costFrom[nextPlace]) &- state.leg)
            if detour < limit {
                let begin = max(state.ready &+ Int32(timeInto[place]), data.open)
                if begin <= data.close,
                    begin &+ data.service &+ Int32(timeFrom[nextPlace]) <= stops[next].latest,
                    !blinks()
                {
                    limit = detour
                    best = Insertion(
                        after: Int32(truncatingIfNeeded: stop),
                        tour: Int32(truncatingIfNeeded: tour), cost: base &+ detour)
                }
            }
            if isLast { return }
            (stop, place) = (next, next)
        }
    }

    /// Tries the places right behind those visits that could best come before, and right before
    /// those that could best come after.
    private func scanNeighbours(of visit: Int, best: inout Insertion) {
        let row = visit &* instance.places
        let (costInto, costFrom) = (instance.costInto + row, instance.costFrom + row)
        let stops = plan.stops
        let count = instance.insertionCount
        var limit = Int32(truncatingIfNeeded: min(best.cost, Int64(Int32.max)))
        let pairs = instance.insertionNear + visit &* 2 &* count
        for index in 0..<count {
            let other = Int(pairs[index])
            let state = stops[other]
            let detour =
                Int32(costInto[other]) &+ Int32(costFrom[Int(state.nextPlace)]) &- state.leg
            if detour < limit, state.tour >= 0 {
                tryPlace(after: other, detour, for: visit, best: &best)
                limit = Int32(truncatingIfNeeded: min(best.cost, Int64(Int32.max)))
            }
        }
        for index in count..<2 &* count {
            let other = Int(pairs[index])
            let state = stops[other]
            let detour =
                Int32(costFrom[other]) &+ Int32(costInto[Int(state.previousPlace)])
                &- state.legInto
            if detour < limit, state.tour >= 0 {
                tryPlace(after: Int(state.previous), detour, for: visit, best: &best)
                limit = Int32(truncatingIfNeeded: min(best.cost, Int64(Int32.max)))
            }
        }
    }

    @inline(__always)
    private func tryPlace(
        after stop: Int, _ detour: Int32, for visit: Int, best: inout Insertion
    ) {
        let state = plan.stops[stop]
        let tour = Int(state.tour)
        let base = baseCost(of: visit, on: tour)
        guard base >= 0, base &+ Int64(detour) < best.cost else { return }
        let data = instance.visits[visit]
        let row = visit &* instance.places
        let place = plan.place(of: stop)
        let begin = max(state.ready &+ Int32(instance.timeInto[row &+ place]), data.open)
        guard begin <= data.close,
            begin &+ data.service &+ Int32(instance.timeFrom[row &+ Int(state.nextPlace)])
                <= plan.stops[Int(state.next)].latest, !blinks()
        else { return }
        best = Insertion(
            after: Int32(truncatingIfNeeded: stop), tour: Int32(truncatingIfNeeded: tour),
            cost: base &+ Int64(detour))
    }

    /// Tries an empty tour of each group of teams that are alike, on the first day that has one:
    /// no later day is less late. The visit's home, if it is empty, is another matter.
    private func scanEmptyTours(for visit: Int, best: inout Insertion) {
        let days = instance.dayCount
        for group in 0..<plan.groupCount {
            let kind = Int(plan.firstEmpty[group])
            if kind >= (group &+ 1) &* days { continue }
            let last = plan.kindStart[kind] &+ plan.emptyCount[kind] &- 1
            tryEmpty(Int(plan.empty[Int(last)]), for: visit, best: &best)
        }
        let home = Int(instance.visits[visit].home)
        if home >= 0, plan.tours[home].count == 0 { tryEmpty(home, for: visit, best: &best) }
    }

    @inline(__always)
    private func tryEmpty(_ tour: Int, for visit: Int, best: inout Insertion) {
        let place = visit &* instance.places &+ Int(instance.tours[tour].depot)
        let detour = Int32(instance.costInto[place]) &+ Int32(instance.costFrom[place])
        if Int64(detour) >= best.cost { return }
        tryPlace(after: plan.beginning(of: tour), detour, for: visit, best: &best)
    }

    /// What the visit costs on the tour beside the travel; negative if the tour cannot take it.
    @inline(__always)
    private func baseCost(of visit: Int, on tour: Int) -> Int64 {
        let (data, state) = (instance.tours[tour], plan.tours[tour])
        guard state.count < data.visitsMax,
            state.load &+ instance.visits[visit].load <= data.capacity,
            instance.admits(visit, on: tour)
        else { return -1 }
        return instance.assignmentCost(visit, on: tour)
    }

    /// A place is overlooked now and then (the blinks of section 4.2). Only asked of places that
    /// would be taken: those that would not be need no chance.
    @inline(__always)
    private func blinks() -> Bool { !isThorough && random.below(Search.blinkEvery) == 0 }

    private func sortAbsent(from first: Int) {
        let order = InsertionOrder.weighted[random.below(InsertionOrder.weighted.count)]
        let absent = plan.absent
        for index in first..<plan.absentCount {
            let visit = absent[index]
            let key = sortKey(of: Int(visit), by: order)
            var place = index
            while place > first, keys[place - 1] > key {
                (keys[place], absent[place]) = (keys[place - 1], absent[place - 1])
                place -= 1
            }
            (keys[place], absent[place]) = (key, visit)
        }
    }

    private func sortKey(of visit: Int, by order: InsertionOrder) -> Int32 {
        let data = instance.visits[visit]
        switch order {
        case .random: return Int32(truncatingIfNeeded: random.next() >> 33)
        case .longest: return -(data.load > 0 ? data.load : data.service)
        case .far: return -depotCost[visit]
        case .close: return depotCost[visit]
        case .narrow: return data.close - data.open
        case .opensFirst: return data.open
        case .closesFirst: return -data.close
        case .dueFirst: return data.due
        }
    }
}
