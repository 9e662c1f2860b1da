/// 颜色 - 8-bit sRGB.
package struct Ink: Sendable, Equatable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    package static let black = Ink(0, 0, 0)
    package static let white = Ink(255, 255, 255)
    /// Axes and what is said of them.
    package static let soft = Ink(85, 85, 85)
    /// Lines that only guide the eye.
    package static let faint = Ink(205, 205, 205)

    /// 发文机关标志's red.
    package static let official = Ink(204, 0, 0)

    /// `#0072b2`
    package var hex: String {
        "#"
            + [red, green, blue].map { part in
                (part < 16 ? "0" : "") + String(part, radix: 16)
            }.joined()
    }

    /// 亮度 - relative luminance (WCAG 2.2), 0 for black to 1 for white: what is left of a colour on
    /// a copier.
    package var luminance: Double {
        func linear(_ part: UInt8) -> Double {
            let share = Double(part) / 255
            // The standard's curve, its exponent 2.4 as 12 fifths: no `pow` is needed for a choice
            // of colours.
            return share <= 0.03928 ? share / 12.92 : Ink.power((share + 0.055) / 1.055)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// x^2.4 by Newton's method on y^5 = x^12.
    private static func power(_ x: Double) -> Double {
        let target = x * x * x * x * x * x * x * x * x * x * x * x
        var y = x
        for _ in 0..<60 { y -= (y - target / (y * y * y * y)) / 5 }
        return y
    }
}

/// 系列样式 - how the series of a figure are told apart: by colour, by rhythm, by marker and by
/// hatching, of which a black-and-white copy keeps the last three.
///
/// The colours are those of Okabe and Ito ("Color Universal Design", 2008), told apart by people
/// with any kind of colour vision, in an order in which neighbours differ in brightness.
package struct SeriesStyle: Sendable, Equatable {
    package let ink: Ink
    package let dash: [Double]
    package let marker: Marker
    package let hatch: Hatch

    /// 标记
    package enum Marker: Sendable, Equatable, CaseIterable {
        case circle, square, triangle, diamond, ring, cross
    }

    /// 填充
    package enum Hatch: Sendable, Equatable, CaseIterable {
        case solid, rising, falling, horizontal, grid, empty
    }

    /// All styles, each different from all others in each of the four ways.
    package static let all: [SeriesStyle] = [
        SeriesStyle(ink: Ink(0, 114, 178), dash: [], marker: .circle, hatch: .solid),
        SeriesStyle(ink: Ink(213, 94, 0), dash: [6, 3], marker: .square, hatch: .rising),
        SeriesStyle(ink: Ink(0, 0, 0), dash: [1.5, 2.5], marker: .triangle, hatch: .falling),
        SeriesStyle(
            ink: Ink(0, 158, 115), dash: [9, 3, 2, 3], marker: .diamond, hatch: .horizontal),
        SeriesStyle(ink: Ink(204, 121, 167), dash: [12, 4], marker: .ring, hatch: .grid),
        SeriesStyle(
            ink: Ink(166, 118, 29), dash: [4, 2, 1, 2, 1, 2], marker: .cross, hatch: .empty),
    ]

    /// The style of a series by its place. Beyond the sixth they come again.
    package static func of(_ index: Int) -> SeriesStyle { all[index % all.count] }
}

extension Drawing {
    /// A series' marker around a point.
    package mutating func marker(_ style: SeriesStyle, at point: Point, radius: Double = 3) {
        let (x, y, r) = (point.x, point.y, radius)
        let stroke = Stroke(style.ink, 1)
        func closed(_ points: [Point]) {
            marks.append(.path([points], isClosed: true, stroke: stroke, fill: style.ink))
        }
        switch style.marker {
        case .circle:
            marks.append(.circle(centre: point, radius: r, stroke: stroke, fill: style.ink))
        case .ring:
            marks.append(.circle(centre: point, radius: r, stroke: stroke, fill: .white))
        case .square:
            closed([
                Point(x - r, y - r), Point(x + r, y - r), Point(x + r, y + r), Point(x - r, y + r),
            ])
        case .triangle:
            closed([Point(x, y - r * 1.2), Point(x + r * 1.1, y + r), Point(x - r * 1.1, y + r)])
        case .diamond:
            closed([
                Point(x, y - r * 1.3), Point(x + r * 1.3, y), Point(x, y + r * 1.3),
                Point(x - r * 1.3, y),
            ])
        case .cross:
            marks.append(
                .path(
                    [
                        [Point(x - r, y - r), Point(x + r, y + r)],
                        [Point(x - r, y + r), Point(x + r, y - r)],
                    ], isClosed: false, stroke: Stroke(style.ink, 1.5), fill: nil))
        }
    }

    /// A bar in a series' colour and hatching. The lines are drawn, not referred to as a pattern,
    /// so that a picture needs no names that could meet others' on a page.
    package mutating func bar(
        _ style: SeriesStyle, _ x: Double, _ y: Double, _ width: Double, _ height: Double
    ) {
        guard width > 0, height > 0 else { return }
        let outline = Stroke(style.ink, 0.8)
        let fill: Ink = style.hatch == .solid ? style.ink : .white
        rectangle(x, y, width, height, stroke: outline, fill: fill)
        let lines = Drawing.hatching(style.hatch, x, y, width, height)
        guard !lines.isEmpty else { return }
        marks.append(.path(lines, isClosed: false, stroke: Stroke(style.ink, 0.7), fill: nil))
    }

    private static let gap = 4.0

    private static func hatching(
        _ hatch: SeriesStyle.Hatch, _ x: Double, _ y: Double, _ width: Double, _ height: Double
    ) -> [[Point]] {
        var lines: [[Point]] = []
        if hatch == .horizontal || hatch == .grid {
            for offset in stride(from: gap, to: height, by: gap) {
                lines.append([Point(x, y + offset), Point(x + width, y + offset)])
            }
        }
        if hatch == .grid {
            for offset in stride(from: gap, to: width, by: gap) {
                lines.append([Point(x + offset, y), Point(x + offset, y + height)])
            }
        }
        if hatch == .rising || hatch == .falling {
            // Lines u + v = offset over the rectangle, cut at its edges.
            for offset in stride(from: gap, to: width + height, by: gap * 1.5) {
                let (left, right) = (max(0, offset - height), min(width, offset))
                let (low, high) = (offset - left, offset - right)
                let rises = hatch == .rising
                lines.append([
                    Point(x + left, y + (rises ? low : height - low)),
                    Point(x + right, y + (rises ? high : height - high)),
                ])
            }
        }
        return lines
    }
}
