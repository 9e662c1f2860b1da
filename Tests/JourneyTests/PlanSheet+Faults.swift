import Foundation

extension PlanSheet {
    private struct Row {
        var team: Int
        var day: Int
        var sequence: Int
        var visit: Int
        var arrive: Int
        var depart: Int
    }

    private struct Totals: Decodable, Equatable {
        var travelMinutes: Int
        var late: Int
        var unassigned: Int
        var teamDays: Int
    }

    /// What a plan breaks of the contract, in words; nothing if it keeps it all.
    func faults(of plan: String, totals: String, way: (Int, Int) -> Int) -> [String] {
        var faults: [String] = []
        let lines = plan.split(separator: "\n")
        if lines.first != "team_id,date,seq,visit_id,arrive,depart" { faults.append("header") }
        let rows = lines.dropFirst().compactMap(row)
        if rows.count != lines.count - 1 { faults.append("a row cannot be read") }
        if Set(rows.map(\.visit)).count != rows.count { faults.append("a visit is made twice") }
        var travel = 0
        let tours = Dictionary(grouping: rows) { $0.team * 1_000 + $0.day }
        for tour in tours.values { travel += check(tour, way, &faults) }
        let late = rows.reduce(0) { sum, row in
            sum + max(0, row.day - (visits[row.visit].due ?? row.day))
        }
        let expected = Totals(
            travelMinutes: travel, late: late, unassigned: visits.count - rows.count,
            teamDays: tours.count)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let told = try? decoder.decode(Totals.self, from: Data(totals.utf8))
        if told != expected { faults.append("totals \(totals) are \(expected)") }
        return faults
    }

    private func row(_ line: Substring) -> Row? {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 6, let team = teams.firstIndex(where: { $0.id == cells[0] }),
            let day = (0..<days).first(where: { Self.date($0) == cells[1] }),
            let sequence = Int(cells[2]),
            let visit = visits.firstIndex(where: { $0.id == cells[3] }),
            let arrive = minutes(cells[4]), let depart = minutes(cells[5])
        else { return nil }
        return Row(
            team: team, day: day, sequence: sequence, visit: visit, arrive: arrive, depart: depart)
    }

    private func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        return text.utf8.count == 5 && parts.count == 2 ? parts[0] * 60 + parts[1] : nil
    }

    /// One team's day; gives its travel.
    private func check(
        _ tour: [Row], _ way: (Int, Int) -> Int, _ faults: inout [String]
    ) -> Int {
        let team = teams[tour[0].team]
        let depot = visits.count + tour[0].team
        let rows = tour.sorted { $0.sequence < $1.sequence }
        func fault(_ text: String) { faults.append("\(team.id) on day \(tour[0].day): \(text)") }
        if rows.map(\.sequence) != Array(1...rows.count) { fault("seq") }
        if let most = team.most, rows.count > most { fault("more than \(most) visits") }
        var (place, travel) = (depot, 0)
        // The first leg may begin at any time from the start on.
        var earliest = team.start
        for (index, row) in rows.enumerated() {
            let visit = visits[row.visit]
            let leg = way(place, row.visit)
            travel += leg
            let isOnTime =
                index == 0 ? row.arrive >= earliest + leg : row.arrive == earliest + leg
            if !isOnTime { fault("\(visit.id) is reached at \(row.arrive)") }
            let begin = max(row.arrive, visit.open ?? 0)
            if begin > visit.close ?? 1_440 { fault("\(visit.id) begins after it closes") }
            if row.depart != begin + visit.minutes { fault("\(visit.id) ends at \(row.depart)") }
            if visit.avoid.contains(team.id) { fault("\(visit.id) avoids the team") }
            (place, earliest) = (row.visit, row.depart)
        }
        let back = way(place, depot)
        if earliest + back > team.end { fault("back at \(earliest + back)") }
        return travel + back
    }
}
