import Documents
import Testing
import Wording

@Suite struct ChartTableTests {
    private func rows(_ figure: Figure) -> [String] {
        guard let table = figure.table else { return [] }
        let all = [table.columns.map { Table.Cell.text($0.heading) }] + table.rows
        return all.map { row in
            row.map { cell in
                if case .text(let text) = cell { text } else { "" }
            }.joined(separator: " | ")
        }
    }

    @Test func aLineIsARowForEachPlace() {
        let chart = LineChart(
            x: Axis(title: "月份", low: 1, high: 3, ticks: [.init(1, "1月"), .init(2, "2月")]),
            y: Axis(title: "余额", covering: [0, 123_456], unit: .fen),
            series: [
                .init("甲", [Point(1, 100), Point(2, 123_456)]),
                .init("乙", [Point(2, .nan), Point(2.5, -5)]),
            ])
        #expect(
            rows(chart.figure(title: "图", description: "图")) == [
                "月份 | 甲 | 乙", "1月 | 1.00 | –", "2月 | 1,234.56 | –", "2.5 | – | -0.05",
            ])
    }

    @Test func unitsAndEstimatesAreRows() {
        let x = Axis(title: "户数", covering: [0, 50])
        let y = Axis(title: "差错率", covering: [0, 0.4], unit: .percent)
        let funnel = FunnelPlot(
            x: x, y: y, centre: 0.1, centreName: "总体", limits: [],
            points: [
                .init("张", at: Point(20, 0.05), isOutside: false),
                .init("李", at: Point(30, 1 / 3.0), isOutside: true),
            ])
        #expect(
            rows(funnel.figure(title: "图", description: "图", .chinese)) == [
                "名称 | 户数 | 差错率 | 控制限", "张 | 20 | 5% | 之内", "李 | 30 | 33.333% | 超出",
            ])
        let dots = DotPlot(
            x: y, rows: [.init("镇", 0.125, low: 0.01, high: .infinity, note: "1/8")])
        #expect(
            rows(dots.figure(title: "图", description: "图", .english)) == [
                "Name | Estimate | Lower | Upper | Note", "镇 | 12.5% | 1% | – | 1/8",
            ])
        let bars = BarChart(
            x: x, series: ["一", "二"], rows: [.init("类", [.init(3, "三"), .init(-0.00001, "")])])
        #expect(
            rows(bars.figure(title: "图", description: "图", .chinese)) == [
                "名称 | 一 | 二", "类 | 3 | 0",
            ])
    }
}
