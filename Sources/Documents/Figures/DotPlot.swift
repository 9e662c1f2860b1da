/// 区间图（森林图） - estimates with their intervals, one under the other.
package struct DotPlot: Sendable, Equatable {
    package var x: Axis
    package var rows: [Row]
    /// A line from top to bottom with a name: the rate of all, what may be tolerated.
    package var reference: Axis.Tick?

    package init(x: Axis, rows: [Row], reference: Axis.Tick? = nil) {
        self.x = x
        self.rows = rows
        self.reference = reference
    }

    /// 行
    package struct Row: Sendable, Equatable {
        package var name: String
        /// Not finite where nothing can be estimated.
        package var estimate: Double
        package var low: Double
        package var high: Double
        /// What stands behind it: `3/58`.
        package var note: String
        /// Whether it is a sum of the others, drawn as a diamond.
        package var isTotal: Bool

        package init(
            _ name: String, _ estimate: Double, low: Double, high: Double, note: String = "",
            isTotal: Bool = false
        ) {
            self.name = name
            self.estimate = estimate
            self.low = low
            self.high = high
            self.note = note
            self.isTotal = isTotal
        }
    }

    private static let step = 17.0

    package func drawing(width: Double = 490) -> Drawing {
        let rows = fitting(width)
        let names = rows.map { Letters.width(of: $0.name, size: 9) }.max() ?? 0
        let notes = rows.map { Letters.width(of: $0.note, size: 8) }.max() ?? 0
        let y = Axis(title: "", low: 0, high: Double(max(1, rows.count)), ticks: [])
        let height = Double(max(1, rows.count)) * DotPlot.step + 46 + (reference == nil ? 0 : 12)
        var plot = Plot(
            width: width - notes, height: height, x: x, y: y, names: names,
            legend: reference == nil ? 0 : 12)
        plot.drawing.width = width
        if let reference {
            let place = plot.horizontal(reference.value)
            plot.drawing.line(
                [Point(place, plot.top), Point(place, plot.bottom)],
                Stroke(.soft, 0.9, dash: [2, 2]))
            plot.drawing.letters(
                reference.label.fitting(width * 0.4, size: 8), place, plot.top - 4, size: 8,
                anchor: .middle, ink: .soft)
        }
        for (index, row) in rows.enumerated() {
            let middle = plot.top + (Double(index) + 0.5) * DotPlot.step
            plot.drawing.letters(
                row.name, plot.left - 5, middle + 3, size: 9, anchor: .end, isBold: row.isTotal)
            plot.drawing.letters(row.note, width - 2, middle + 3, size: 8, anchor: .end, ink: .soft)
            draw(row, at: middle, on: &plot)
        }
        return plot.drawing
    }

    private func fitting(_ width: Double) -> [Row] {
        rows.map { row in
            var row = row
            row.name = row.name.fitting(width * 0.35, size: 9)
            row.note = row.note.fitting(width * 0.25, size: 8)
            return row
        }
    }

    private func draw(_ row: Row, at middle: Double, on plot: inout Plot) {
        let ink = SeriesStyle.of(0).ink
        if row.low.isFinite, row.high.isFinite {
            let (low, high) = (plot.horizontal(row.low), plot.horizontal(row.high))
            let stroke = Stroke(ink, row.isTotal ? 1.8 : 1.2)
            plot.drawing.line([Point(low, middle), Point(high, middle)], stroke)
            for end in [low, high] {
                plot.drawing.line([Point(end, middle - 3), Point(end, middle + 3)], stroke)
            }
        }
        guard row.estimate.isFinite else { return }
        plot.drawing.marker(
            SeriesStyle.of(row.isTotal ? 3 : 0),
            at: Point(plot.horizontal(row.estimate), middle), radius: row.isTotal ? 4 : 3)
    }
}
