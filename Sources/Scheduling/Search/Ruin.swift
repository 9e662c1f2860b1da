/// How much a step destroys: the figures of Christiaens and Vanden Berghe, "Slack Induction by
/// String Removals for Vehicle Routing Problems" (Transportation Science 54, 2020), section 5.1.
struct RuinSize {
    /// Visits taken off in the mean.
    var mean: Double
    /// The longest string taken off one tour.
    var stringMax: Double
    /// How often a string keeps some visits in its middle.
    var splitShare = 0.5
    /// How often one more is kept.
    var keepMore = 0.01

    /// The paper's ten, and half as many again for very many visits: at 1,000 that gained three
    /// tenths of a percent in 5 seconds; at 100 and 400 it gained nothing.
    init(visits: Int) {
        mean = visits > 600 ? 15 : 10
        stringMax = mean
    }
}

extension Search {
    /// Takes strings of neighbouring visits off neighbouring tours, around one visit drawn
    /// (section 4.1 of the paper).
    func ruin() {
        guard plan.activeCount > 0 else { return }
        let assigned = Double(admissible.count - plan.absentCount)
        let lengthMax = min(size.stringMax, max(1, assigned / Double(plan.activeCount)))
        let stringsMax = 4 * size.mean / (1 + lengthMax) - 1
        let strings = Int(random.unit() * stringsMax + 1)
        ruinStamp &+= 1
        let seed = Int(admissible[random.below(admissible.count)])
        var hit = hitTour(of: seed, lengthMax: lengthMax) ? 1 : 0
        let near = instance.near + seed &* instance.nearCount
        for index in 0..<instance.nearCount {
            if hit >= strings { return }
            if hitTour(of: Int(near[index]), lengthMax: lengthMax) { hit &+= 1 }
        }
    }

    /// Takes a string around the visit off its tour, unless the tour was hit before.
    private func hitTour(of visit: Int, lengthMax: Double) -> Bool {
        let tour = Int(plan.stops[visit].tour)
        guard tour >= 0, ruinStamps[tour] != ruinStamp else { return false }
        ruinStamps[tour] = ruinStamp
        let count = Int(plan.tours[tour].count)
        let length = Int(random.unit() * min(Double(count), lengthMax) + 1)
        if length > 1, length < count, random.unit() < size.splitShare {
            var kept = 1
            while length + kept < count, random.unit() < size.keepMore { kept += 1 }
            removeString(around: visit, length: length + kept, keeping: kept)
        } else {
            removeString(around: visit, length: min(length, count), keeping: 0)
        }
        return true
    }

    /// Takes off a string that holds the visit, but for as many in its middle as are kept.
    private func removeString(around visit: Int, length: Int, keeping kept: Int) {
        let visits = instance.visitCount
        var first = visit
        var before = 0
        while before < length - 1 {
            let previous = Int(plan.stops[first].previous)
            if previous >= visits { break }
            (first, before) = (previous, before + 1)
        }
        var last = visit
        var after = 0
        while after < length - 1 {
            let next = Int(plan.stops[last].next)
            if next >= visits { break }
            (last, after) = (next, after + 1)
        }
        // The string begins so many stops before the visit; `first` stands `before` stops ahead.
        let least = max(0, length - 1 - after)
        var skip = before - (least + random.below(before - least + 1))
        while skip > 0 { (first, skip) = (Int(plan.stops[first].next), skip - 1) }
        let keepFrom = kept > 0 ? 1 + random.below(length - kept - 1) : length
        var stop = first
        for index in 0..<length {
            if stop >= visits { break }
            let next = Int(plan.stops[stop].next)
            let isKept = index >= keepFrom && index < keepFrom + kept
            // A removal may have taken its neighbours along.
            if !isKept, plan.stops[stop].tour >= 0 { plan.remove(stop) }
            stop = next
        }
    }
}
