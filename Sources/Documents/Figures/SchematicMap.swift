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
        var labels = Labels(
            width: width, top: legend - 2, bottom: legend + projection.height + 4)
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
        guard let spot = labels.free(beside: point, width: width) else { return }
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

/// 投影 - equirectangular around the middle: true enough over a county.
private struct Projection {
    let perKilometre: Double
    let height: Double
    private let west: Double
    private let north: Double
    private let left: Double
    private let top: Double
    private let narrowing: Double

    private static let margin = 34.0

    /// Kilometres a hundred-thousandth of a degree of latitude, on a sphere of 6371.0088 km.
    private static let unit = 6_371.0088 * Double.pi / 180 / 100_000

    init(_ positions: [Position], width: Double, heightMax: Double, top: Double) {
        let latitudes = positions.map { Double($0.latitude) }
        let longitudes = positions.map { Double($0.longitude) }
        let (south, north) = (latitudes.min() ?? 0, latitudes.max() ?? 0)
        let (west, east) = (longitudes.min() ?? 0, longitudes.max() ?? 0)
        narrowing = Projection.cosine(ofDegrees: (south + north) / 2 / 100_000)
        // One place alone has a kilometre around it.
        let across = max(1, (east - west) * narrowing * Projection.unit)
        let along = max(1, (north - south) * Projection.unit)
        let margin = Projection.margin
        perKilometre = min((width - 2 * margin) / across, (heightMax - 2 * margin) / along)
        height = along * perKilometre + 2 * margin
        self.top = top + margin
        let used = (east - west) * narrowing * Projection.unit * perKilometre
        left = (width - used) / 2
        self.west = west
        // A single place is in the middle.
        let spare = along - (north - south) * Projection.unit
        self.north = north + spare / 2 / Projection.unit
    }

    func point(_ position: Position) -> Point {
        let unit = Projection.unit * perKilometre
        return Point(
            left + (Double(position.longitude) - west) * narrowing * unit,
            top + (north - Double(position.latitude)) * unit)
    }

    /// The cosine by its series: between the poles eleven terms are more than enough.
    private static func cosine(ofDegrees degrees: Double) -> Double {
        let x = degrees * Double.pi / 180
        var (sum, term) = (1.0, 1.0)
        for index in 1...11 {
            term *= -x * x / Double((2 * index - 1) * 2 * index)
            sum += term
        }
        return max(0.01, sum)
    }
}

/// What stands where on the map, so that numbers and names do not lie on each other.
private struct Labels {
    /// The frame: nothing stands across it, or beyond.
    let width: Double
    let top: Double
    let bottom: Double
    private var taken: [(x: Double, y: Double, width: Double, height: Double)] = []

    init(width: Double, top: Double, bottom: Double) {
        self.width = width
        self.top = top
        self.bottom = bottom
    }

    /// Nothing else where a depot is.
    mutating func block(_ point: Point) { take(point.x - 6, point.y - 6, 12, 12) }

    /// A place for a numbered stop: at the point, or on a ring around it.
    mutating func spot(near point: Point) -> Point {
        for ring in 0..<12 {
            let count = ring == 0 ? 1 : ring * 6
            for place in 0..<count {
                let spot = Labels.turn(place, of: count, around: point, by: Double(ring) * 14)
                if isWithin(spot), fits(spot.x - 6.5, spot.y - 6.5, 13, 13) {
                    take(spot.x - 6.5, spot.y - 6.5, 13, 13)
                    return spot
                }
            }
        }
        return point
    }

    /// Where a name has room beside a point, if anywhere.
    mutating func free(beside point: Point, width: Double) -> Point? {
        let offsets = [
            (9.0, 3.0), (-width - 9, 3), (-width / 2, -10), (-width / 2, 16), (16, -8), (16, 14),
            (-width - 16, -8), (-width - 16, 14), (-width / 2, -24), (-width / 2, 30),
            (24, 3), (-width - 24, 3), (-width / 2, -38), (-width / 2, 44),
        ]
        for (across, down) in offsets {
            let (x, y) = (point.x + across, point.y + down)
            guard x > 2, x + width < self.width - 2, fits(x, y - 8, width, 10) else { continue }
            take(x, y - 8, width, 10)
            return Point(x, y)
        }
        return nil
    }

    /// Whether a stop's circle is wholly in the frame.
    private func isWithin(_ spot: Point) -> Bool {
        spot.x > 8 && spot.x < width - 8 && spot.y > top + 8 && spot.y < bottom - 8
    }

    private func fits(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Bool {
        !taken.contains {
            x < $0.x + $0.width && $0.x < x + width && y < $0.y + $0.height && $0.y < y + height
        }
    }

    private mutating func take(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        taken.append((x, y, width, height))
    }

    /// The vertices of hexagons around the point, and what lies between them.
    private static func turn(
        _ place: Int, of count: Int, around point: Point, by radius: Double
    ) -> Point {
        guard count > 1 else { return point }
        let corners = [
            (1.0, 0.0), (0.5, 0.866), (-0.5, 0.866), (-1, 0), (-0.5, -0.866), (0.5, -0.866),
        ]
        let side = count / 6
        let (corner, step) = (place / side, Double(place % side) / Double(side))
        let (from, to) = (corners[corner % 6], corners[(corner + 1) % 6])
        return Point(
            point.x + radius * (from.0 + (to.0 - from.0) * step),
            point.y + radius * (from.1 + (to.1 - from.1) * step))
    }
}
