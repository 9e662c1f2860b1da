import Domain
import Wording

/// 路线示意图 - the tours of a plan's day on a schematic map: a colour and a rhythm for each crew, its
/// stops numbered as on its route sheet, which is the map's table.
package struct PlanMap {
    package let plan: VisitPlan
    package let day: Day
    package let language: Language

    package init(_ plan: VisitPlan, on day: Day, language: Language = .chinese) {
        self.plan = plan
        self.day = day
        self.language = language
    }

    private var crews: [CrewDay] {
        plan.crews.filter { $0.day == day && !$0.stops.isEmpty }
    }

    package var figure: Figure {
        let title = "\(PlanWord.map[language])　\(day.printed(in: language))"
        return Figure(title: title, description: description, drawing: drawing, table: table)
    }

    /// The map alone, as a file that any browser shows.
    package var svg: Markup {
        drawing.svg(id: "map", title: figure.title, description: description)
    }

    private var drawing: Drawing {
        SchematicMap(places: depots + villages, routes: routes, language: language).drawing()
    }

    private var routes: [SchematicMap.Route] {
        crews.map { crew in
            SchematicMap.Route(
                name(of: crew), depot: crew.depot, stops: crew.stops.compactMap(\.task.place))
        }
    }

    private func name(of crew: CrewDay) -> String {
        "\(PlanWord.crew[language]) \(crew.number)　\(crew.plate)"
    }

    private var depots: [SchematicMap.Place] {
        var seen: Set<Position> = []
        return crews.filter { seen.insert($0.depot).inserted }.map {
            SchematicMap.Place(PlanWord.depot[language], at: $0.depot, isDepot: true)
        }
    }

    /// Each village once, in the middle of its homes where it has no place of its own.
    private var villages: [SchematicMap.Place] {
        var homes: [AreaCode: [Position]] = [:]
        var names: [AreaCode: String] = [:]
        for task in crews.flatMap(\.stops).map(\.task) {
            guard let place = task.place else { continue }
            homes[task.village, default: []].append(place)
            names[task.village] = task.villageName
        }
        return homes.keys.sorted().map { village in
            let positions = homes[village]!
            func middle(_ part: KeyPath<Position, Int32>) -> Int32 {
                let sum = positions.reduce(Int64(0)) { $0 + Int64($1[keyPath: part]) }
                return Int32(sum / Int64(positions.count))
            }
            return SchematicMap.Place(
                names[village] ?? village.rawValue,
                at: Position(latitude: middle(\.latitude), longitude: middle(\.longitude)))
        }
    }

    private var description: String {
        crews.map { crew in
            let stops = crew.stops.enumerated().map { "\($0 + 1) \($1.task.villageName)" }
            return "\(name(of: crew))\(PaperWord.colon[language])"
                + stops.joined(separator: language == .chinese ? "，" : ", ")
        }.joined(separator: language == .chinese ? "；" : "; ")
    }

    private var table: Table {
        Table(
            columns: [
                .init(PlanWord.crew[language], 3), .init(PlanWord.order[language], 1, .centre),
                .init(PlanWord.times[language], 2, .centre), .init(PlanWord.village[language], 4),
                .init(PlanWord.holder[language], 2), .init(PlanWord.household[language], 3),
            ],
            rows: crews.flatMap { crew in
                crew.stops.enumerated().map { index, stop in
                    [
                        .text(name(of: crew)), .text("\(index + 1)"),
                        .text("\(ClockTime.text(stop.arrive))–\(ClockTime.text(stop.depart))"),
                        .text(stop.task.villageName), .text(stop.task.maskedName),
                        .text(stop.task.household.rawValue),
                    ]
                }
            })
    }

    /// The map and its table as a paper, A4.
    package func sheet(made: Instant) -> Sheet {
        Sheet(
            title: PlanWord.map[language], number: "P\(plan.number)v\(plan.version)", made: made,
            language: language,
            blocks: [.paragraph(day.printed(in: language), .subtitle), .figure(figure)])
    }
}
