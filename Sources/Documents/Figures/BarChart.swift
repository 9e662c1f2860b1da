/// 条形图 - amounts of categories, lying, so that long names have room.
package struct BarChart: Sendable, Equatable {
    package var x: Axis
    package var series: [String]
    package var rows: [Row]

    package init(x: Axis, series: [String], rows: [Row]) {
        precondition(
            rows.allSatisfy { $0.bars.count == series.count }, "a bar for each of the series")
        self.x = x
        self.series = series
        self.rows = rows
    }

    /// 类别 - with a bar for each of the series: how long, and what is written behind it.
    package struct Row: Sendable, Equatable {
        package var name: String
        package var bars: [Axis.Tick]

        package init(_ name: String, _ bars: [Axis.Tick]) {
            self.name = name
            self.bars = bars
        }
    }

    private func fitting(_ width: Double) -> [Row] {
        rows.map { row in
            Row(
                row.name.fitting(width * 0.35, size: 9),
                row.bars.map { .init($0.value, $0.label.fitting(width * 0.25, size: 8)) })
        }
    }

    package func drawing(width: Double = 490) -> Drawing {
        let thickness = series.count > 1 ? 10.0 : 13
        let step = thickness * Double(max(1, series.count)) + 7
        let rows = fitting(width)
        let names = rows.map { Letters.width(of: $0.name, size: 9) }.max() ?? 0
        let legend = Plot.legendHeight(series, width: width)
        let height = Double(max(1, rows.count)) * step + legend + 44
        let y = Axis(title: "", low: 0, high: Double(max(1, rows.count)), ticks: [])
        let values =
            rows.flatMap(\.bars).map { Letters.width(of: $0.label, size: 8) }.max() ?? 0
        var plot = Plot(
            width: width - values, height: height, x: x, y: y, names: names, legend: legend)
        plot.drawing.width = width
        if series.count > 1 { plot.legend(series, .bar) }
        let zero = plot.horizontal(0)
        for (index, row) in rows.enumerated() {
            let top = plot.top + Double(index) * step + 3.5
            let middle = top + (step - 7) / 2
            plot.drawing.letters(row.name, plot.left - 5, middle + 3, size: 9, anchor: .end)
            for (place, bar) in row.bars.enumerated() where bar.value.isFinite {
                let end = plot.horizontal(bar.value)
                let top = top + Double(place) * thickness
                plot.drawing.bar(
                    SeriesStyle.of(place), min(zero, end), top, abs(end - zero), thickness - 2)
                plot.drawing.letters(
                    bar.label, max(zero, end) + 4, top + thickness / 2 + 2, size: 8)
            }
        }
        return plot.drawing
    }
}
