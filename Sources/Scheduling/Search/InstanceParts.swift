import Domain

extension VisitData {
    init(_ index: Int, of problem: PlanProblem, homes: Homes) {
        let visit = problem.visits[index]
        func bounded(_ number: Int) -> Int32 { Int32(max(0, min(number, PlanBounds.quantity))) }
        open = bounded(visit.open)
        close = Int32(max(-1, min(visit.close, PlanBounds.quantity)))
        service = bounded(visit.minutes)
        load = bounded(visit.load)
        let never = PlanBounds.days + 1
        let lastDay = visit.due.map { $0 - problem.firstDay } ?? never
        let lateMax = homes.lateDaysMax(of: problem)
        due = Int32(max(problem.days - lateMax, min(lastDay, never)))
        home = homes.tours.isEmpty ? -1 : Int32(homes.tours[index])
        isPinned = home >= 0 && !homes.pinned.isEmpty && homes.pinned[index]
        moveCost = home >= 0 ? homes.costs(of: problem).move : 0
        isRestricted = isPinned || !visit.avoid.isEmpty
    }
}

extension TourData {
    /// The tours of a problem, day by day and team by team, how many kinds they are of, and for
    /// each team the first that is like it.
    static func all(
        of problem: PlanProblem
    ) -> (tours: [TourData], kinds: Int, alike: [Int]) {
        let alike = TourData.alikeTeams(of: problem)
        var tours: [TourData] = []
        // Kinds are numbered team by team and day by day; the last is that of the days off.
        let leaders = alike.indices.filter { alike[$0] == $0 }
        let days = max(0, problem.days)
        var number = [Int](repeating: 0, count: alike.count)
        for (place, leader) in leaders.enumerated() { number[leader] = place }
        let kinds = leaders.count * days + 1
        for day in 0..<days {
            for (index, team) in problem.teams.enumerated() {
                let isOff = team.daysOff.contains(day)
                let kind = isOff ? kinds - 1 : number[alike[index]] * days + day
                func bounded(_ number: Int?) -> Int32 {
                    Int32(max(0, min(number ?? PlanBounds.quantity, PlanBounds.quantity)))
                }
                tours.append(
                    TourData(
                        depot: Int32(problem.visits.count + index), start: bounded(team.start),
                        end: Int32(max(-1, min(team.end, PlanBounds.quantity))),
                        visitsMax: isOff ? 0 : bounded(team.visitsMax),
                        // Loads add up; the sum of all must not pass what 32 bits hold.
                        capacity: bounded(team.capacity), day: Int32(day), team: Int32(index),
                        kind: Int32(kind)))
            }
        }
        return (tours, kinds, alike)
    }

    /// For each team the first that is like it: same hours and limits, same ways from and to its
    /// depot, avoided by the same visits.
    private static func alikeTeams(of problem: PlanProblem) -> [Int] {
        let visits = problem.visits.count
        let tables = [problem.travel, problem.cost ?? problem.travel]
        var avoiding = [[Int]](repeating: [], count: problem.teams.count)
        for (index, visit) in problem.visits.enumerated() {
            for team in visit.avoid where avoiding.indices.contains(team) {
                avoiding[team].append(index)
            }
        }
        func areAlike(_ one: Int, _ other: Int) -> Bool {
            var (left, right) = (problem.teams[one], problem.teams[other])
            (left.daysOff, right.daysOff) = ([], [])
            guard left == right, avoiding[one] == avoiding[other] else { return false }
            let (a, b) = (visits + one, visits + other)
            return tables.allSatisfy { table in
                (0..<visits).allSatisfy {
                    table[a, $0] == table[b, $0] && table[$0, a] == table[$0, b]
                }
            }
        }
        var alike: [Int] = []
        for team in problem.teams.indices {
            let first = alike.indices.first { alike[$0] == $0 && areAlike($0, team) }
            alike.append(first ?? team)
        }
        return alike
    }
}
