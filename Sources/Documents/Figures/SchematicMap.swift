import Domain
import Wording

/// 示意图 - places and ways between them by their coordinates alone: no tiles, no roads, nothing that
/// would have to be fetched. Distances are to scale, north is up; it is drawn for finding one's way
/// among villages that are known, not for driving.
package struct SchematicMap: Sendable, Equatable {
    package var places: [Place]
    package var routes: [Route]
    package var language: Language

    package init(places: [Place], routes: [Route], language: Language) {
        self.places = places
        self.routes = routes
        self.language = language
    }

    /// 地点 - a village or a depot, with its name.
    package struct Place: Sendable, Equatable {
        package var name: String
        package var at: Position
        package var isDepot: Bool

        package init(_ name: String, at: Position, isDepot: Bool = false) {
            self.name = name
            self.at = at
            self.isDepot = isDepot
        }
    }

    /// 路线 - from a depot to the stops in their order and back to it.
    package struct Route: Sendable, Equatable {
        package var name: String
        package var depot: Position
        package var stops: [Position]

        package init(_ name: String, depot: Position, stops: [Position]) {
            self.name = name
            self.depot = depot
            self.stops = stops
        }
    }

    package func drawing(width: Double = 490, heightMax: Double = 560) -> Drawing {
        let names = Plot.fitting(routes.map(\.name), width)
        let legend = max(14, Plot.legendHeight(names + [""], width: width)) + 6
        // However many routes there are, the map has room left.
        let projection = Projection(
            places.map(\.at) + routes.flatMap { [$0.depot] + $0.stops }, width: width,
            heightMax: max(160, heightMax - legend - 40), top: legend)
        var drawing = Drawing(width: width, height: legend + projection.height + 34)
        drawing.rectangle(
            0.5, legend - 2, width - 1, projection.height + 6, stroke: Stroke(.faint, 0.6))
        var labels = Labels()
        for place in places where place.isDepot { labels.block(projection.point(place.at)) }
        // Stops at one place, and those of several routes, stand beside each other; all of them
        // stand upon all lines.
        let spots = routes.map { route in
            route.stops.map { labels.spot(near: projection.point($0)) }
        }
        for (index, route) in routes.enumerated() {
            let (style, depot) = (SeriesStyle.of(index), projection.point(route.depot))
            drawing.line(
                [depot] + spots[index] + [depot], Stroke(style.ink, 1.3, dash: style.dash))
        }
        for place in places { point(of: place, on: &drawing, projection) }
        for (index, spots) in spots.enumerated() {
            stops(spots, SeriesStyle.of(index), on: &drawing)
        }
        for place in places { name(of: place, on: &drawing, projection, &labels) }
        self.legend(names, on: &drawing, width: width)
        scale(of: projection, on: &drawing)
        return drawing
    }

    private func stops(_ spots: [Point], _ style: SeriesStyle, on drawing: inout Drawing) {
        for (index, spot) in spots.enumerated() {
            drawing.marks.append(
                .circle(centre: spot, radius: 6.5, stroke: Stroke(style.ink, 1.2), fill: .white))
            drawing.letters(
                "\(index + 1)", spot.x, spot.y + 2.8, size: 8, anchor: .middle, isBold: true)
        }
    }

    private func point(of place: Place, on drawing: inout Drawing, _ projection: Projection) {
        let point = projection.point(place.at)
        if place.isDepot {
            drawing.rectangle(point.x - 5, point.y - 5, 10, 10, fill: .black)
        } else {
            drawing.marks.append(.circle(centre: point, radius: 1.6, stroke: nil, fill: .soft))
        }
    }

    private func name(
        of place: Place, on drawing: inout Drawing, _ projection: Projection,
        _ labels: inout Labels
    ) {
        let point = projection.point(place.at)
        let name = place.name.fitting(drawing.width * 0.4, size: 8)
        let width = Letters.width(of: name, size: 8)
        guard let spot = labels.free(beside: point, width: width, on: drawing.width) else { return }
        // A name is read across the lines that pass under it.
        drawing.rectangle(spot.x - 1, spot.y - 7.5, width + 2, 10, fill: .white)
        drawing.letters(
            name, spot.x, spot.y, size: 8, isBold: place.isDepot,
            ink: place.isDepot ? .black : .soft)
    }

    private func legend(_ names: [String], on drawing: inout Drawing, width: Double) {
        var (column, row) = (4.0, 11.0)
        for (index, name) in names.enumerated() {
            let style = SeriesStyle.of(index)
            let room = 30 + Letters.width(of: name, size: 8.5)
            if column > 4, column + room > width { (column, row) = (4, row + 13) }
            drawing.line(
                [Point(column, row - 3), Point(column + 24, row - 3)],
                Stroke(style.ink, 1.4, dash: style.dash))
            drawing.letters(name, column + 28, row, size: 8.5)
            column += room + 12
        }
    }

    /// A bar of a round number of kilometres, an arrow to the north, and what the map is not.
    private func scale(of projection: Projection, on drawing: inout Drawing) {
        let base = drawing.height - 14
        var kilometres = 1.0
        for next in [2.0, 5, 10, 20, 50, 100, 200, 500] where next * projection.perKilometre < 160 {
            kilometres = next
        }
        let length = kilometres * projection.perKilometre
        drawing.line(
            [
                Point(6, base - 4), Point(6, base), Point(6 + length, base),
                Point(6 + length, base - 4),
            ], Stroke(.black, 0.9))
        drawing.letters("\(Int(kilometres)) km", 10 + length, base + 2, size: 8)
        let x = drawing.width - 12
        drawing.marks.append(
            .path(
                [[Point(x, base - 12), Point(x + 4, base), Point(x - 4, base)]], isClosed: true,
                stroke: nil, fill: .black))
        drawing.letters(
            "\(PlanWord.north[language])　\(PlanWord.noRoads[language])", x - 8, base, size: 8,
            anchor: .end, ink: .soft)
    }
}
