extension Drawing {
    /// 矢量图 - the drawing as SVG 1.1 without title: for a paper's digest and inside of others'
    /// markup. Colours are attributes, so that no style sheet is needed or forbidden.
    package var svg: Markup { svg(opening: "", inside: .empty) }

    /// The drawing with a name and a description for those who hear pages.
    /// - Parameter id: a name that no other element of the page has; letters, digits and hyphens.
    package func svg(id: String, title: String, description: String) -> Markup {
        svg(
            opening: """
                 role="img" aria-labelledby="\(id)-title \(id)-description"
                """,
            inside: """
                <title id="\(id)-title">\(title)</title>\
                <desc id="\(id)-description">\(description)</desc>
                """)
    }

    private func svg(opening: Markup, inside: Markup) -> Markup {
        var text: Markup = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
            width="\(width)pt" height="\(height)pt"\(opening)>\(inside)
            """
        for mark in marks { text += mark.svg }
        text += "</svg>"
        return text
    }
}

extension Mark {
    fileprivate var svg: Markup {
        switch self {
        case .path(let lines, let isClosed, let stroke, let fill):
            var route: Markup = .empty
            for line in lines {
                for (index, point) in line.enumerated() {
                    route += index == 0 ? "M\(point.x) \(point.y)" : "L\(point.x) \(point.y)"
                }
                if isClosed { route += "Z" }
            }
            return "<path d=\"\(route)\"\(Mark.paint(stroke, fill))/>"
        case .circle(let centre, let radius, let stroke, let fill):
            return """
                <circle cx="\(centre.x)" cy="\(centre.y)" r="\(radius)"\
                \(Mark.paint(stroke, fill))/>
                """
        case .letters(let letters):
            let weight: Markup = letters.isBold ? " font-weight=\"700\"" : .empty
            return """
                <text x="\(letters.at.x)" y="\(letters.at.y)" font-size="\(letters.size)" \
                font-family="Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif" \
                text-anchor="\(letters.anchor.rawValue)"\(weight) \
                fill="\(letters.ink.hex)">\(letters.text)</text>
                """
        }
    }

    private static func paint(_ stroke: Stroke?, _ fill: Ink?) -> Markup {
        var text: Markup = " fill=\"\(fill?.hex ?? "none")\""
        guard let stroke else { return text }
        text += " stroke=\"\(stroke.ink.hex)\" stroke-width=\"\(stroke.width)\""
        if !stroke.dash.isEmpty {
            var dashes: Markup = .empty
            for (index, length) in stroke.dash.enumerated() {
                dashes += index == 0 ? "\(length)" : " \(length)"
            }
            text += " stroke-dasharray=\"\(dashes)\""
        }
        return text
    }
}
