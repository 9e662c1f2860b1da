/// 漏斗图 - rates against the number of cases that they are from, with the limits within which chance
/// alone keeps them (Spiegelhalter, "Funnel plots for comparing institutional performance",
/// Statistics in Medicine 24, 2005). The limits are computed elsewhere.
package struct FunnelPlot: Sendable, Equatable {
    package var x: Axis
    package var y: Axis
    /// The rate of all together.
    package var centre: Double
    package var centreName: String
    /// From the narrowest pair of limits to the widest.
    package var limits: [Limits]
    package var points: [Unit]

    package init(
        x: Axis, y: Axis, centre: Double, centreName: String, limits: [Limits], points: [Unit]
    ) {
        self.x = x
        self.y = y
        self.centre = centre
        self.centreName = centreName
        self.limits = limits
        self.points = points
    }

    /// 控制限 - two curves: points of number and rate, by number.
    package struct Limits: Sendable, Equatable {
        package var name: String
        package var lower: [Point]
        package var upper: [Point]

        package init(_ name: String, lower: [Point], upper: [Point]) {
            self.name = name
            self.lower = lower
            self.upper = upper
        }
    }

    /// 单元 - a verifier, a town; those outside of the limits are named and drawn otherwise.
    package struct Unit: Sendable, Equatable {
        package var name: String
        package var at: Point
        package var isOutside: Bool

        package init(_ name: String, at: Point, isOutside: Bool) {
            self.name = name
            self.at = at
            self.isOutside = isOutside
        }
    }

    package func drawing(width: Double = 490, height: Double = 260) -> Drawing {
        var plot = Plot(width: width, height: height, x: x, y: y)
        let middle = plot.vertical(centre)
        plot.drawing.line(
            [Point(plot.left, middle), Point(plot.right, middle)], Stroke(.black, 0.8))
        plot.drawing.letters(
            centreName.fitting(width * 0.5, size: 8), plot.right, middle - 3, size: 8, anchor: .end,
            ink: .soft)
        for (index, limit) in limits.enumerated() {
            let stroke = Stroke(.soft, 0.9, dash: index == 0 ? [2, 2] : [6, 3])
            for curve in [limit.lower, limit.upper] {
                let shown = curve.filter { $0.x.isFinite && $0.y.isFinite }
                guard shown.count > 1 else { continue }
                plot.drawing.line(shown.map(plot.point), stroke)
            }
            if let end = limit.upper.last(where: { $0.x.isFinite && $0.y.isFinite }) {
                let point = plot.point(end)
                plot.drawing.letters(
                    limit.name.fitting(width * 0.4, size: 8), point.x, point.y - 3, size: 8,
                    anchor: .end, ink: .soft)
            }
        }
        let found = points.filter { $0.at.x.isFinite && $0.at.y.isFinite }
        for (index, unit) in found.enumerated() {
            let point = plot.point(unit.at)
            let style = SeriesStyle.of(unit.isOutside ? 1 : 0)
            plot.drawing.marker(style, at: point, radius: unit.isOutside ? 3.4 : 2.4)
            guard unit.isOutside else {
                // One mark for several would hide the others.
                let same = found.indices.filter { !found[$0].isOutside && found[$0].at == unit.at }
                if same.count > 1, same.first == index {
                    plot.drawing.letters(
                        "×\(same.count)", point.x + 5, point.y - 3, size: 8, ink: .soft)
                }
                continue
            }
            // To the left where the right has no room.
            let name = unit.name.fitting(width * 0.4, size: 8.5)
            let room = Letters.width(of: name, size: 8.5) + 8
            let isRight = point.x + room < plot.right
            plot.drawing.letters(
                name, point.x + (isRight ? 6 : -6), point.y + 3, size: 8.5,
                anchor: isRight ? .start : .end, isBold: true)
        }
        return plot.drawing
    }
}
