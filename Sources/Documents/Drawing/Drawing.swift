/// 图形 - a list of marks on a rectangle: what an SVG and a PDF are drawn from alike. Lengths are in
/// points (1/72 inch), x to the right and y downwards from the upper left corner.
package struct Drawing: Sendable, Equatable {
    package var width: Double
    package var height: Double
    package var marks: [Mark]

    package init(width: Double, height: Double, marks: [Mark] = []) {
        precondition(width > 0 && height > 0, "a drawing has an area")
        self.width = width
        self.height = height
        self.marks = marks
    }
}

/// 点
package struct Point: Sendable, Equatable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// 图元 - one thing that is drawn.
package enum Mark: Sendable, Equatable {
    /// Polylines, or polygons if they are closed; all of them filled and stroked as one.
    case path([[Point]], isClosed: Bool, stroke: Stroke?, fill: Ink?)
    case circle(centre: Point, radius: Double, stroke: Stroke?, fill: Ink?)
    case letters(Letters)
}

/// 线 - a colour, a width and a rhythm. No two things are told apart by the colour alone.
package struct Stroke: Sendable, Equatable {
    package var ink: Ink
    package var width: Double
    /// Lengths of dashes and gaps in turn; empty for a line without gaps.
    package var dash: [Double]

    package init(_ ink: Ink, _ width: Double, dash: [Double] = []) {
        self.ink = ink
        self.width = width
        self.dash = dash
    }
}

/// 文字 - one line of letters. `at` is on the baseline.
package struct Letters: Sendable, Equatable {
    package var text: String
    package var at: Point
    package var size: Double
    package var anchor: Anchor
    package var isBold: Bool
    package var ink: Ink

    package init(
        _ text: String, at: Point, size: Double = 9, anchor: Anchor = .start, isBold: Bool = false,
        ink: Ink = .black
    ) {
        self.text = text
        self.at = at
        self.size = size
        self.anchor = anchor
        self.isBold = isBold
        self.ink = ink
    }

    /// Which part of the line stands at its point.
    package enum Anchor: String, Sendable {
        case start, middle, end
    }

    /// About as wide as the line will be: a full-width character takes its size, others less. Fonts
    /// differ, so that nothing may depend on it but what is left free around letters.
    package static func width(of text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 0.56 : 1) } * size
    }
}

extension String {
    /// The text as far as it has room in a line, an ellipsis for the rest.
    func fitting(_ width: Double, size: Double) -> String {
        guard Letters.width(of: self, size: size) > width else { return self }
        var kept = ""
        var used = size
        for character in self {
            used += Letters.width(of: String(character), size: size)
            guard used <= width else { break }
            kept.append(character)
        }
        return kept + "…"
    }
}

extension Drawing {
    package mutating func line(_ points: [Point], _ stroke: Stroke) {
        marks.append(.path([points], isClosed: false, stroke: stroke, fill: nil))
    }

    package mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, stroke: Stroke? = nil,
        fill: Ink? = nil
    ) {
        marks.append(
            .path(
                [
                    [
                        Point(x, y), Point(x + width, y), Point(x + width, y + height),
                        Point(x, y + height),
                    ]
                ], isClosed: true, stroke: stroke, fill: fill))
    }

    package mutating func letters(
        _ text: String, _ x: Double, _ y: Double, size: Double = 9,
        anchor: Letters.Anchor = .start, isBold: Bool = false, ink: Ink = .black
    ) {
        marks.append(
            .letters(
                Letters(
                    text, at: Point(x, y), size: size, anchor: anchor, isBold: isBold, ink: ink)))
    }
}
