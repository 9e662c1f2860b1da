import Domain
import Wording

/// 差错分布图 - rates of places by their coordinates alone: the larger a circle, the more was
/// counted there, the darker, the higher the rate. The rate stands at each circle in figures, so
/// that no shade has to be read; a place where nothing was counted is an empty ring.
package struct RateMap: Sendable, Equatable {
    package var places: [Place]
    /// Rates at which the shades change, ascending; at most four.
    package var steps: [Double]
    package var language: Language

    package init(places: [Place], steps: [Double], language: Language) {
        precondition(steps == steps.sorted() && steps.count <= 4, "shades in their order")
        self.places = places
        self.steps = steps
        self.language = language
    }

    /// 地点
    package struct Place: Sendable, Equatable {
        package var name: String
        package var at: Position
        /// 0 to 1; nil where nothing was counted.
        package var rate: Double?
        package var count: Int

        package init(_ name: String, at: Position, rate: Double?, count: Int) {
            self.name = name
            self.at = at
            self.rate = rate
            self.count = count
        }
    }

    private static let shades = [
        Ink.white, Ink(214, 214, 214), Ink(160, 160, 160), Ink(100, 100, 100), Ink(35, 35, 35),
    ]

    package func drawing(width: Double = 490, heightMax: Double = 330) -> Drawing {
        let legend = 24.0
        let projection = Projection(
            places.map(\.at), width: width, heightMax: max(160, heightMax - legend - 40),
            top: legend)
        var drawing = Drawing(width: width, height: legend + projection.height + 34)
        drawing.rectangle(
            0.5, legend - 2, width - 1, projection.height + 6, stroke: Stroke(.faint, 0.6))
        self.legend(on: &drawing)
        // Large circles first, so that no small one is under them.
        let order = places.indices.sorted {
            places[$0].count == places[$1].count ? $0 < $1 : places[$0].count > places[$1].count
        }
        var labels = Labels(
            width: width, top: legend - 2, bottom: legend + projection.height + 4)
        for index in order { circle(places[index], on: &drawing, projection, &labels) }
        for index in order { name(of: places[index], on: &drawing, projection, &labels) }
        drawing.letters(
            "\(PlanWord.north[language]) ↑　\(PlanWord.noRoads[language])", width - 2,
            drawing.height - 14, size: 8, anchor: .end, ink: .soft)
        return drawing
    }

    private func radius(_ place: Place) -> Double {
        let most = places.map(\.count).max() ?? 0
        guard place.count > 0, most > 0 else { return 4 }
        return 4 + 12 * (Double(place.count) / Double(most)).squareRoot()
    }

    private func circle(
        _ place: Place, on drawing: inout Drawing, _ projection: Projection,
        _ labels: inout Labels
    ) {
        let (centre, radius) = (projection.point(place.at), radius(place))
        let stroke = Stroke(.black, 0.9, dash: place.rate == nil ? [1.5, 1.5] : [])
        let fill = place.rate.map { RateMap.shades[shade($0)] } ?? .white
        drawing.marks.append(
            .circle(centre: centre, radius: radius, stroke: stroke, fill: fill))
        labels.block(centre, radius: radius)
    }

    /// How many of the steps the rate reaches; nothing wrong is white.
    private func shade(_ rate: Double) -> Int {
        rate <= 0 ? 0 : min(RateMap.shades.count - 1, 1 + steps.count { rate > $0 })
    }

    private func name(
        of place: Place, on drawing: inout Drawing, _ projection: Projection,
        _ labels: inout Labels
    ) {
        let rate = place.rate.map { " " + Axis.decimal($0 * 100, places: 1) + "%" } ?? " –"
        let text = place.name.fitting(drawing.width * 0.3, size: 8) + rate
        let width = Letters.width(of: text, size: 8)
        let centre = projection.point(place.at)
        let spot =
            labels.free(beside: centre, width: width, reach: radius(place) - 5)
            ?? Point(centre.x - width / 2, centre.y + radius(place) + 9)
        drawing.letters(text, spot.x, spot.y, size: 8)
    }

    private func legend(on drawing: inout Drawing) {
        var column = 4.0
        let bounds = [0] + steps
        let names =
            ["0"]
            + bounds.enumerated().map { index, low in
                let from = Axis.decimal(low * 100, places: 0)
                guard index + 1 < bounds.count else { return ">\(from)%" }
                return "\(from)–\(Axis.decimal(bounds[index + 1] * 100, places: 0))%"
            }
        for (index, name) in names.enumerated() {
            drawing.marks.append(
                .circle(
                    centre: Point(column + 6, 9), radius: 5, stroke: Stroke(.black, 0.9),
                    fill: RateMap.shades[min(index, RateMap.shades.count - 1)]))
            drawing.letters(name, column + 15, 12, size: 8.5)
            column += 34 + Letters.width(of: name, size: 8.5)
        }
    }
}
