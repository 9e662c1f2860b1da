/// Which visits can be made at all.
struct Admission {
    /// For each visit whether no plan can hold it.
    let hopeless: [Bool]

    /// Judges by bounds that hold in every plan, also where a detour is quicker than the direct
    /// way: nobody is at the door before the shift's start plus the shortest way there, nor back
    /// before the shortest way from it.
    init(_ problem: PlanProblem, reversed: TravelTable) {
        let places = problem.travel.places
        let entries = problem.travel.table.entries
        func shortest(_ row: UnsafeMutablePointer<UInt16>, besides visit: Int) -> Int {
            var least = UInt16.max
            for place in 0..<places where place != visit { least = min(least, row[place]) }
            return Int(least)
        }
        hopeless = problem.visits.indices.map { index in
            let visit = problem.visits[index]
            let there = shortest(reversed.entries + index * places, besides: index)
            let back = shortest(entries + index * places, besides: index)
            return !problem.teams.indices.contains { number in
                let team = problem.teams[number]
                guard !visit.avoid.contains(number), team.visitsMax.map({ $0 > 0 }) ?? true,
                    team.capacity.map({ visit.load <= $0 }) ?? true
                else { return false }
                let begin = max(max(0, team.start) + there, visit.open)
                guard begin <= visit.close, begin + visit.minutes + back <= team.end else {
                    return false
                }
                return (0..<problem.days).contains { day in
                    !team.daysOff.contains(day)
                        && !(problem.dueIsHard && problem.lateness(of: index, on: day) > 0)
                }
            }
        }
    }
}
