/// What the search must know of a visit, in one load of the cache.
struct VisitData {
    /// When the visit may begin.
    var open: Int32
    var close: Int32
    var service: Int32
    var load: Int32
    /// The last day in time, counted from the first of the plan; see ``Homes/lateDaysMax``.
    var due: Int32
    /// The tour that a published plan or a pin gives the visit; -1 if there is none.
    var home: Int32
    /// What another tour than `home` costs, beside the travel.
    var moveCost: Int64
    /// Whether some team may not go, or the visit is pinned to `home`.
    var isRestricted: Bool
    var isPinned: Bool
}

/// A team on one day.
struct TourData {
    var depot: Int32
    var start: Int32
    var end: Int32
    var visitsMax: Int32
    var capacity: Int32
    var day: Int32
    var team: Int32
    /// Tours of one kind are alike in all of the above and in who avoids them: of the empty ones
    /// only one need be tried. The kinds of teams that are alike follow each other day by day.
    var kind: Int32
}

/// A problem as the search reads it: flat arrays, indices of 32 bits, no optionals. Nothing writes
/// after `init`, so threads share it.
final class Instance: @unchecked Sendable {
    let visitCount: Int
    let tourCount: Int
    let teamCount: Int
    let dayCount: Int
    /// The number of places, and so the length of a row of the tables.
    let places: Int
    let kindCount: Int
    /// For each team the first that is like it, depot and shift included.
    let depotClass: [Int]

    let visits: UnsafeMutablePointer<VisitData>
    let tours: UnsafeMutablePointer<TourData>
    /// `timeFrom[a * places + b]`: how long the way from a to b takes; `timeInto[b * places + a]`
    /// is the same number, so that one row holds all ways to a visit.
    let timeFrom: UnsafeMutablePointer<UInt16>
    let timeInto: UnsafeMutablePointer<UInt16>
    /// The same of what the ways cost.
    let costFrom: UnsafeMutablePointer<UInt16>
    let costInto: UnsafeMutablePointer<UInt16>
    /// For each visit its nearest others, the nearest first.
    let near: UnsafeMutablePointer<Int32>
    let nearCount: Int
    /// For each visit `insertionCount` others that could best be visited right before it, then as
    /// many that could best be visited right after.
    let insertionNear: UnsafeMutablePointer<UInt16>
    let insertionCount: Int
    /// What a calendar day of lateness costs: more than any travel, so that the sum of both orders
    /// plans as the two in turn would.
    let lateCost: Int64
    let dueIsHard: Bool
    /// A typical way between neighbours: the unit of the temperature.
    let typicalLeg: Double
    /// Visits that no team can make on any day, and cancelled ones; the search leaves them out.
    let isHopeless: [Bool]

    private let avoided: UnsafeMutablePointer<UInt64>
    private let avoidedWords: Int
    private let tables: [TravelTable]

    init(_ problem: PlanProblem, homes: Homes = Homes()) {
        visitCount = problem.visits.count
        teamCount = problem.teams.count
        dayCount = max(0, problem.days)
        tourCount = teamCount * dayCount
        places = problem.travel.places
        dueIsHard = problem.dueIsHard

        let time = problem.travel
        let timeReversed = time.reversed()
        let cost = problem.cost ?? time
        let costReversed = problem.cost == nil ? timeReversed : cost.reversed()
        tables = [time.table, timeReversed, cost.table, costReversed]
        (timeFrom, timeInto) = (time.table.entries, timeReversed.entries)
        (costFrom, costInto) = (cost.table.entries, costReversed.entries)

        avoidedWords = max(1, (teamCount + 63) / 64)
        avoided = .allocate(capacity: max(1, visitCount * avoidedWords))
        avoided.initialize(repeating: 0, count: max(1, visitCount * avoidedWords))
        visits = .allocate(capacity: max(1, visitCount))
        for index in 0..<visitCount {
            (visits + index).initialize(to: VisitData(index, of: problem, homes: homes))
            for team in problem.visits[index].avoid where (0..<teamCount).contains(team) {
                avoided[index * avoidedWords + team / 64] |= 1 << UInt64(team % 64)
            }
        }

        let (tourData, kinds, alike) = TourData.all(of: problem)
        depotClass = alike
        tours = .allocate(capacity: max(1, tourCount))
        for (index, tour) in tourData.enumerated() { (tours + index).initialize(to: tour) }
        kindCount = kinds

        nearCount = max(0, min(visitCount - 1, Instance.nearMax))
        near = .allocate(capacity: max(1, visitCount * nearCount))
        let neighbours = Neighbours(
            costFrom: costFrom, costInto: costInto, visits: visitCount, places: places)
        neighbours.write(to: near, each: nearCount)
        insertionCount = max(0, min(visitCount - 1, Instance.insertionMax))
        insertionNear = .allocate(capacity: max(1, 2 * visitCount * insertionCount))
        neighbours.writePairs(
            to: insertionNear, each: insertionCount, timeFrom: timeFrom, data: visits)
        typicalLeg = neighbours.typicalLeg(near: near, each: nearCount)
        lateCost = homes.costs(of: problem).late
        var isHopeless = Admission(problem, reversed: timeReversed).hopeless
        for visit in homes.cancelled.indices where homes.cancelled[visit] {
            isHopeless[visit] = true
        }
        self.isHopeless = isHopeless
    }

    deinit {
        visits.deallocate()
        tours.deallocate()
        near.deallocate()
        insertionNear.deallocate()
        avoided.deallocate()
    }

    /// How many neighbours of a visit are known. The ruin walks along them until it has hit enough
    /// tours, which takes far fewer.
    static let nearMax = 160
    /// How many places before and after others are tried for a visit.
    static let insertionMax = 32

    /// Whether the team of the tour may go to the visit at all.
    @inline(__always)
    func admits(_ visit: Int, on tour: Int) -> Bool {
        let data = visits[visit]
        if !data.isRestricted { return true }
        if data.isPinned && Int(data.home) != tour { return false }
        let team = Int(tours[tour].team)
        return avoided[visit &* avoidedWords &+ team >> 6] & (1 << UInt64(team & 63)) == 0
    }

    /// What the visit costs on the tour beside the travel: lateness, and leaving its home;
    /// negative if a hard due date forbids it.
    @inline(__always)
    func assignmentCost(_ visit: Int, on tour: Int) -> Int64 {
        let data = visits[visit]
        var cost: Int64 = 0
        let late = tours[tour].day &- data.due
        if late > 0 {
            if dueIsHard { return -1 }
            cost = Int64(late) &* lateCost
        }
        if data.moveCost > 0, Int(data.home) != tour { cost &+= data.moveCost }
        return cost
    }
}
