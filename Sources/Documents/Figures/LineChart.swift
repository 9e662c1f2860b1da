/// 折线图、阶梯图 - values along an axis: an operating characteristic, or a balance that holds until it
/// changes.
package struct LineChart: Sendable, Equatable {
    package var x: Axis
    package var y: Axis
    package var series: [Series]
    /// Whether a value holds until the next one.
    package var isStepped: Bool
    /// Lines across with a name: a limit, a warning line.
    package var levels: [Axis.Tick]

    package init(
        x: Axis, y: Axis, series: [Series], isStepped: Bool = false, levels: [Axis.Tick] = []
    ) {
        self.x = x
        self.y = y
        self.series = series
        self.isStepped = isStepped
        self.levels = levels
    }

    /// 系列 - points in the order of x; those that are not finite are left out, with a gap.
    package struct Series: Sendable, Equatable {
        package var name: String
        package var points: [Point]

        package init(_ name: String, _ points: [Point]) {
            self.name = name
            self.points = points
        }
    }

    package func drawing(width: Double = 490, height: Double = 230) -> Drawing {
        let names = series.map(\.name)
        var plot = Plot(
            width: width, height: height, x: x, y: y,
            legend: Plot.legendHeight(names, width: width))
        if names.count > 1 { plot.legend(names, .line) }
        for level in levels {
            let place = plot.vertical(level.value)
            plot.drawing.line(
                [Point(plot.left, place), Point(plot.right, place)],
                Stroke(.soft, 0.9, dash: [2, 2]))
            let isRight = clearance(of: level.value, \.last) >= clearance(of: level.value, \.first)
            plot.drawing.letters(
                level.label.fitting(width * 0.5, size: 8),
                isRight ? plot.right : plot.left + 4, place - 3, size: 8,
                anchor: isRight ? .end : .start, ink: .soft)
        }
        for (index, series) in series.enumerated() {
            let style = SeriesStyle.of(index)
            for run in runs(series.points) {
                let points = run.map(plot.point)
                plot.drawing.line(
                    isStepped ? LineChart.stepped(points) : points,
                    Stroke(style.ink, 1.4, dash: style.dash))
                // Many points are a line; few are seen one by one.
                guard series.points.count <= 40 else { continue }
                for point in points { plot.drawing.marker(style, at: point, radius: 2.4) }
            }
        }
        return plot.drawing
    }

    /// How far the nearest series is from a level at one of their ends: the name of the level
    /// stands where more is free.
    private func clearance(of level: Double, _ end: KeyPath<[Point], Point?>) -> Double {
        let ends = series.compactMap { $0.points.filter(\.y.isFinite)[keyPath: end] }
        return ends.map { abs($0.y - level) }.min() ?? 0
    }

    /// The stretches without a gap.
    private func runs(_ points: [Point]) -> [[Point]] {
        points.split { !$0.x.isFinite || !$0.y.isFinite }.map(Array.init)
    }

    private static func stepped(_ points: [Point]) -> [Point] {
        var line: [Point] = []
        for point in points {
            if let last = line.last { line.append(Point(point.x, last.y)) }
            line.append(point)
        }
        return line
    }
}
