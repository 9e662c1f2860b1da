import CPango

/// 排好的文字 - a text in lines, measured, ready to be placed on pages.
final class Galley {
    private let layout: OpaquePointer
    private(set) var lines: [Line]

    /// A line, in points from the top and the left of the text.
    struct Line {
        var top: Double
        var baseline: Double
        var bottom: Double
        var left: Double
        var width: Double
    }

    /// Takes the layout over.
    init(_ layout: OpaquePointer) {
        self.layout = layout
        lines = Galley.measure(layout)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    var height: Double { lines.last?.bottom ?? 0 }

    /// The widest line.
    var width: Double { lines.map(\.width).max() ?? 0 }

    func height(of range: Range<Int>) -> Double {
        range.isEmpty ? 0 : lines[range.upperBound - 1].bottom - lines[range.lowerBound].top
    }

    /// Cuts the text off where no more lines have room, an ellipsis in place of the rest. What is
    /// taller than a page can stand on none whole.
    func limit(height: Double) {
        guard self.height > height else { return }
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
        pango_layout_set_height(layout, Galley.units(height))
        lines = Galley.measure(layout)
    }

    /// Draws lines so that the first of them begins at `top`.
    func draw(_ range: Range<Int>, on cairo: OpaquePointer, left: Double, top: Double) {
        guard let first = lines[range].first else { return }
        for index in range {
            let line = lines[index]
            cairo_move_to(cairo, left + line.left, top + line.baseline - first.top)
            pango_cairo_show_layout_line(
                cairo, pango_layout_get_line_readonly(layout, Int32(index)))
        }
    }

    private static func measure(_ layout: OpaquePointer) -> [Line] {
        let iterator = pango_layout_get_iter(layout)!
        defer { pango_layout_iter_free(iterator) }
        var lines: [Line] = []
        repeat {
            var top: Int32 = 0
            var bottom: Int32 = 0
            var extents = PangoRectangle()
            pango_layout_iter_get_line_yrange(iterator, &top, &bottom)
            pango_layout_iter_get_line_extents(iterator, nil, &extents)
            lines.append(
                Line(
                    top: points(top), baseline: points(pango_layout_iter_get_baseline(iterator)),
                    bottom: points(bottom), left: points(extents.x), width: points(extents.width)))
        } while pango_layout_iter_next_line(iterator) != 0
        return lines
    }

    /// Pango's units, a thousandth and a bit of a point; what is wider than any paper is cut.
    static func units(_ points: Double) -> Int32 {
        Int32(min(points, 100_000) * Double(PANGO_SCALE))
    }

    private static func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
}
