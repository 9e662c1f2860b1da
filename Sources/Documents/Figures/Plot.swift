/// 绘图区 - the rectangle between two axes, from which the charts are drawn.
struct Plot {
    var drawing: Drawing
    let x: Axis
    let y: Axis
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    /// Draws the axes, their ticks and their titles.
    /// - Parameters:
    ///   - names: as wide as the names are that stand left of the area in place of y's ticks.
    ///   - legend: room above the area.
    init(
        width: Double, height: Double, x: Axis, y: Axis, names: Double? = nil,
        legend: Double = 0
    ) {
        drawing = Drawing(width: width, height: height)
        self.x = x.fitting(width)
        self.y = y.fitting(width)
        let (x, y) = (self.x, self.y)
        let labels = y.ticks.map { Letters.width(of: $0.label, size: 8) }.max() ?? 0
        left = (names ?? labels) + 10
        right = width - 14
        top = legend + (y.title.isEmpty ? 8 : 22)
        bottom = height - (x.title.isEmpty ? 20 : 34)
        grid(labelled: names == nil)
    }

    private mutating func grid(labelled: Bool) {
        let guide = Stroke(.faint, 0.5)
        if labelled {
            for tick in y.ticks {
                let place = vertical(tick.value)
                drawing.line([Point(left, place), Point(right, place)], guide)
                drawing.letters(
                    tick.label, left - 4, place + 3, size: 8, anchor: .end, ink: .soft)
            }
        }
        var free = -Double.infinity
        for tick in x.ticks {
            let place = horizontal(tick.value)
            drawing.line(
                [Point(place, labelled ? bottom : top), Point(place, bottom + 3)],
                labelled ? Stroke(.soft, 0.5) : guide)
            // Names that would meet are left out.
            let half = Letters.width(of: tick.label, size: 8) / 2
            guard place - half > free else { continue }
            free = place + half + 2
            drawing.letters(tick.label, place, bottom + 13, size: 8, anchor: .middle, ink: .soft)
        }
        drawing.line(
            [Point(left, top), Point(left, bottom), Point(right, bottom)], Stroke(.soft, 0.8))
        if !y.title.isEmpty { drawing.letters(y.title, 2, top - 11, size: 8.5, ink: .soft) }
        if !x.title.isEmpty {
            drawing.letters(
                x.title, (left + right) / 2, bottom + 27, size: 8.5, anchor: .middle, ink: .soft)
        }
    }

    func horizontal(_ value: Double) -> Double { left + x.place(value, on: right - left) }
    func vertical(_ value: Double) -> Double { bottom - y.place(value, on: bottom - top) }
    func point(_ at: Point) -> Point { Point(horizontal(at.x), vertical(at.y)) }

    /// Names of series with their line, marker or bar, in lines of the plot's width.
    mutating func legend(_ names: [String], _ kind: LegendKind) {
        var (column, row) = (left, 12.0)
        for (index, name) in Plot.fitting(names, drawing.width).enumerated() {
            let style = SeriesStyle.of(index)
            let width = 30 + Letters.width(of: name, size: 8.5)
            if column > left, column + width > right { (column, row) = (left, row + 13) }
            switch kind {
            case .line:
                drawing.line(
                    [Point(column, row - 3), Point(column + 22, row - 3)],
                    Stroke(style.ink, 1.4, dash: style.dash))
                drawing.marker(style, at: Point(column + 11, row - 3), radius: 2.4)
            case .bar: drawing.bar(style, column + 4, row - 8, 18, 9)
            }
            drawing.letters(name, column + 27, row, size: 8.5)
            column += width + 12
        }
    }

    enum LegendKind { case line, bar }

    /// Names as long as a legend has room for: a name that fills the paper says nothing any more.
    static func fitting(_ names: [String], _ width: Double) -> [String] {
        names.map { $0.fitting(width * 0.4, size: 8.5) }
    }

    /// How much room a legend takes above the area.
    static func legendHeight(_ names: [String], width: Double) -> Double {
        guard names.count > 1 else { return 0 }
        var (used, rows) = (0.0, 1.0)
        for name in fitting(names, width) {
            let room = 42 + Letters.width(of: name, size: 8.5)
            if used > 0, used + room > width - 60 { (used, rows) = (0, rows + 1) }
            used += room
        }
        return rows * 13 + 2
    }
}

extension Axis {
    /// The axis with titles and names that leave room for what is drawn.
    fileprivate func fitting(_ width: Double) -> Axis {
        var axis = self
        axis.title = title.fitting(width * 0.6, size: 8.5)
        axis.ticks = ticks.map { Tick($0.value, $0.label.fitting(width * 0.2, size: 8)) }
        return axis
    }
}
