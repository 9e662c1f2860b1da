import Wording

// Each chart as a figure, with the numbers that it is drawn from in the table under it.

extension LineChart {
    /// The chart with a row for each place on the axis and a column for each of the series.
    package func figure(title: String, description: String) -> Figure {
        let places = Set(series.flatMap { $0.points.map(\.x) }.filter(\.isFinite)).sorted()
        let values = series.map { series in
            Dictionary(series.points.map { ($0.x, $0.y) }, uniquingKeysWith: { $1 })
        }
        let table = Table(
            columns: [.init(x.title, 1.5, .centre)] + series.map { .init($0.name, 2, .trailing) },
            rows: places.map { place in
                [.text(x.text(place))] + values.map { .text($0[place].map(y.text) ?? "–") }
            })
        return Figure(title: title, description: description, drawing: drawing(), table: table)
    }
}

extension FunnelPlot {
    /// The chart with a row for each unit.
    package func figure(title: String, description: String, _ language: Language) -> Figure {
        let table = Table(
            columns: [
                .init(FigureWord.name[language], 3), .init(x.title, 2, .trailing),
                .init(y.title, 2, .trailing), .init(FigureWord.limits[language], 2, .centre),
            ],
            rows: points.map { unit in
                let place = unit.isOutside ? FigureWord.outside : FigureWord.inside
                return [
                    .text(unit.name), .text(x.text(unit.at.x)), .text(y.text(unit.at.y)),
                    .text(place[language]),
                ]
            })
        return Figure(title: title, description: description, drawing: drawing(), table: table)
    }
}

extension DotPlot {
    /// The chart with a row for each estimate.
    package func figure(title: String, description: String, _ language: Language) -> Figure {
        let table = Table(
            columns: [
                .init(FigureWord.name[language], 3),
                .init(FigureWord.estimate[language], 2, .trailing),
                .init(FigureWord.low[language], 2, .trailing),
                .init(FigureWord.high[language], 2, .trailing),
                .init(FigureWord.note[language], 2, .centre),
            ],
            rows: rows.map { row in
                [
                    .text(row.name), .text(x.text(row.estimate)), .text(x.text(row.low)),
                    .text(x.text(row.high)), .text(row.note),
                ]
            })
        return Figure(title: title, description: description, drawing: drawing(), table: table)
    }
}

extension BarChart {
    /// The chart with a row for each category and a column for each of the series.
    package func figure(title: String, description: String, _ language: Language) -> Figure {
        let table = Table(
            columns: [.init(FigureWord.name[language], 3)]
                + series.map { .init($0, 2, .trailing) },
            rows: rows.map { row in [.text(row.name)] + row.bars.map { .text(x.text($0.value)) } })
        return Figure(title: title, description: description, drawing: drawing(), table: table)
    }
}
