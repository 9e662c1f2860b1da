import Documents
import Domain
import Wording

/// Figures to test with.
enum Figures {
    static let line = Figure(
        title: "图1", description: "折线图：三个点", drawing: chart.drawing(),
        table: Table(columns: [.init("x", 1), .init("y", 1)], rows: [["0", "1"], ["1", "3"]]))

    static let chart = LineChart(
        x: Axis(title: "月", covering: [0, 2]), y: Axis(title: "元", covering: [0, 3]),
        series: [.init("甲", [Point(0, 1), Point(1, 3), Point(2, 2)])])

    static func drawing(named text: String) -> Drawing {
        LineChart(
            x: Axis(title: text, covering: [0, 2]), y: Axis(title: text, covering: [0, 3]),
            series: [.init(text, [Point(0, 1)]), .init(text, [Point(1, 3)])],
            levels: [.init(1, text)]
        ).drawing()
    }

    /// One of each kind, with a name that comes from outside.
    static func all(named text: String) -> [Drawing] {
        let axis = Axis(title: text, covering: [0, 1], unit: .percent)
        let place = Position(latitude: 3_134_000, longitude: 11_836_000)
        let other = Position(latitude: 3_140_000, longitude: 11_850_000)
        return [
            drawing(named: text),
            FunnelPlot(
                x: axis, y: axis, centre: 0.5, centreName: text,
                limits: [.init(text, lower: [Point(0, 0)], upper: [Point(0, 1), Point(1, 1)])],
                points: [.init(text, at: Point(0.2, 0.9), isOutside: true)]
            ).drawing(),
            DotPlot(
                x: axis,
                rows: [.init(text, 0.5, low: 0.1, high: 0.9, note: text, isTotal: true)],
                reference: .init(0.4, text)
            ).drawing(),
            BarChart(
                x: axis, series: [text, "乙"],
                rows: [.init(text, [.init(0.5, text), .init(1, text)])]
            ).drawing(),
            SchematicMap(
                places: [.init(text, at: place, isDepot: true), .init(text, at: other)],
                routes: [.init(text, depot: place, stops: [other, other])], language: .chinese
            ).drawing(),
        ]
    }
}
