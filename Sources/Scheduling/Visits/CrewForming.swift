import Domain

/// 组车 - forms the crews of all days: those who went least go first (evenness), with whom they
/// have not gone for longest (rotation), skills apart from each other (spread), and so that nobody
/// is left whom every crew would have to avoid.
///
/// A crew is exactly as large as a visit asks for. Who is left stands in for the sick.
struct CrewForming {
    private let sheet: PlanningSheet
    private let days: [Day]
    /// For each verifier, by place, the tasks that they may not go to.
    private let bars: [Set<Int>]
    private let wanted: Set<VerifierSkill>
    /// When two verifiers last went together, by place and place; long ago where they did not.
    private let lastTogether: [[Int]]

    /// How many ways of breaking ties are tried.
    private static let variants = 12
    private static let longAgo = Int.min / 2

    init(_ sheet: PlanningSheet, days: [Day]) {
        self.sheet = sheet
        self.days = days
        var places: [OfficerID: Int] = [:]
        for (place, verifier) in sheet.verifiers.enumerated() { places[verifier.id] = place }
        var bars = [Set<Int>](repeating: [], count: sheet.verifiers.count)
        for (task, barred) in sheet.tasks.map(\.barred).enumerated() {
            for bar in barred {
                if let place = places[bar.verifier] { bars[place].insert(task) }
            }
        }
        self.bars = bars
        wanted = Set(sheet.tasks.flatMap(\.skills))
        let count = sheet.verifiers.count
        var last = [[Int]](
            repeating: Array(repeating: CrewForming.longAgo, count: count), count: count)
        for (pair, day) in sheet.pairs {
            guard let one = places[pair.one], let other = places[pair.other] else { continue }
            (last[one][other], last[other][one]) = (Int(day.number), Int(day.number))
        }
        lastTogether = last
    }

    /// The crews by day and vehicle, numbered from 1; the same for the same seed.
    func crews(seed: UInt64) -> [CrewDay] {
        var random = Xoshiro256(seed: seed)
        let variants = (0..<CrewForming.variants).map { _ in variant(&random) }
        guard let best = variants.min(by: { $0.score < $1.score }) else { return [] }
        return best.crews
    }

    private struct Variant {
        var crews: [CrewDay] = []
        var score = Score()
    }

    /// Less is better, the first number first.
    private struct Score: Comparable {
        /// Tasks that no crew may take.
        var stranded = 0
        /// Pairs that went together before, in this plan or lately.
        var repeated = 0
        /// Between who goes most and who goes least.
        var spread = 0

        static func < (left: Score, right: Score) -> Bool {
            (left.stranded, left.repeated, left.spread)
                < (right.stranded, right.repeated, right.spread)
        }
    }

    private func variant(_ random: inout Xoshiro256) -> Variant {
        var variant = Variant()
        var loads = sheet.verifiers.map(\.recentVisits)
        var last = lastTogether
        var crews: [(day: Day, vehicle: Vehicle, members: [Int])] = []
        var skillsSeen: Set<VerifierSkill> = []
        for day in days {
            let cars = vehicles(on: day)
            var queue = sheet.verifiers.indices.filter {
                !sheet.isAway(sheet.verifiers[$0].id, on: day)
            }
            queue.shuffle(using: &random)
            queue.sort { loads[$0] < loads[$1] }
            let size = max(1, sheet.verifiersPerVisit)
            let count = min(cars.count, queue.count / size)
            if count == 0 { continue }
            // Of those who went equally often, whom they have not gone with decides.
            let most = loads[queue[count * size - 1]]
            var going = queue.filter { loads[$0] <= most }
            bring(wanted.subtracting(skillsSeen), into: &going, from: queue)
            let share = max(1, sheet.tasks.count / max(1, days.count * count))
            for car in cars.prefix(count) {
                let members = crew(of: size, from: &going, loads, last)
                for one in members { skillsSeen.formUnion(sheet.verifiers[one].skills) }
                for one in members {
                    loads[one] += share
                    for other in members where one < other {
                        if last[one][other] > CrewForming.longAgo { variant.score.repeated += 1 }
                        (last[one][other], last[other][one]) = (Int(day.number), Int(day.number))
                    }
                }
                crews.append((day, car, members))
            }
        }
        variant.score.stranded = stranded(crews.map(\.members))
        variant.score.spread = (loads.max() ?? 0) - (loads.min() ?? 0)
        variant.crews = crews.enumerated().map { number, crew in
            CrewDay(number: number + 1, day: crew.day, vehicle: crew.vehicle, crew.members, sheet)
        }
        return variant
    }

    /// Vehicles that stand somewhere, can be used and have seats enough.
    private func vehicles(on day: Day) -> [Vehicle] {
        sheet.vehicles.filter {
            $0.depot != nil && $0.seats >= sheet.verifiersPerVisit
                && !sheet.isBroken($0.id, on: day)
        }
    }

    /// Puts somebody with each skill that is asked for first, instead of the last who has none.
    private func bring(
        _ skills: Set<VerifierSkill>, into going: inout [Int], from queue: [Int]
    ) {
        for skill in VerifierSkill.allCases where skills.contains(skill) {
            func has(_ verifier: Int) -> Bool {
                sheet.verifiers[verifier].skills.contains(skill)
            }
            guard !going.contains(where: has), let skilled = queue.first(where: has),
                let place = going.lastIndex(where: {
                    wanted.isDisjoint(with: sheet.verifiers[$0].skills)
                })
            else { continue }
            going.remove(at: place)
            going.insert(skilled, at: 0)
        }
    }

    /// The first in the queue, with those who went least, with whom they went longest ago and whose
    /// skills differ.
    private func crew(
        of size: Int, from going: inout [Int], _ loads: [Int], _ last: [[Int]]
    ) -> [Int] {
        var members = [going.removeFirst()]
        while members.count < size {
            let skills = Set(members.flatMap { sheet.verifiers[$0].skills })
            let ranks = going.indices.map { place -> (Int, Int, Int, Int) in
                let candidate = going[place]
                return (
                    loads[candidate], members.map { last[$0][candidate] }.max() ?? 0,
                    skills.intersection(sheet.verifiers[candidate].skills).count, place
                )
            }
            guard let best = ranks.min(by: <) else { break }
            members.append(going.remove(at: best.3))
        }
        return members.sorted()
    }

    private func stranded(_ crews: [[Int]]) -> Int {
        let crews = Set(crews)
        return sheet.tasks.indices.count { task in
            let skills = sheet.tasks[task].skills
            return !crews.contains { members in
                !members.contains { bars[$0].contains(task) }
                    && skills.allSatisfy { skill in
                        members.contains { sheet.verifiers[$0].skills.contains(skill) }
                    }
            }
        }
    }
}

extension CrewDay {
    fileprivate init(
        number: Int, day: Day, vehicle: Vehicle, _ members: [Int], _ sheet: PlanningSheet
    ) {
        self.init(
            number: number, day: day, vehicle: vehicle.id, plate: vehicle.plate,
            seats: vehicle.seats, depot: vehicle.depot ?? Position(latitude: 0, longitude: 0),
            start: vehicle.start, end: vehicle.end,
            verifiers: members.map { Member(sheet.verifiers[$0]) })
    }
}

extension CrewDay.Member {
    init(_ candidate: PlanningSheet.Candidate) {
        self.init(id: candidate.id, name: candidate.name, skills: candidate.skills)
    }
}
