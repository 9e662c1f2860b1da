import Documents
import Domain
import Foundation
import FoundationXML
import Testing
import Wording

/// Whether a text is well-formed XML, and how many elements of a name it has.
func elements(_ name: String, in markup: Markup) throws -> Int {
    final class Counter: NSObject, XMLParserDelegate {
        let name: String
        var count = 0
        init(_ name: String) { self.name = name }
        func parser(
            _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) { if element == name { count += 1 } }
    }
    let parser = XMLParser(data: Data(markup.markup.utf8))
    let counter = Counter(name)
    parser.delegate = counter
    let isWellFormed = parser.parse()
    try #require(isWellFormed, "\(String(describing: parser.parserError))")
    return counter.count
}

@Suite struct DrawingTests {
    @Test func marksBecomeElements() {
        var drawing = Drawing(width: 100, height: 50.25)
        drawing.line([Point(0, 0), Point(10, 5.125)], Stroke(Ink(0, 114, 178), 1.5, dash: [6, 3]))
        drawing.rectangle(1, 2, 3, 4, fill: .black)
        drawing.letters("甲 & 乙", 5, 6, size: 8, anchor: .middle, isBold: true)
        #expect(
            drawing.svg.markup == """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50.25" width="100pt" \
                height="50.25pt"><path d="M0 0L10 5.13" fill="none" stroke="#0072b2" \
                stroke-width="1.5" stroke-dasharray="6 3"/>\
                <path d="M1 2L4 2L4 6L1 6Z" fill="#000000"/>\
                <text x="5" y="6" font-size="8" \
                font-family="Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif" \
                text-anchor="middle" font-weight="700" fill="#000000">甲 &amp; 乙</text></svg>
                """)
    }

    @Test func anyTextStaysText() throws {
        for text in Sample.hostile {
            for drawing in Figures.all(named: text) {
                let svg = drawing.svg(id: "f", title: text, description: text)
                #expect(try elements("svg", in: svg) == 1)
                #expect(try elements("title", in: svg) == 1)
                #expect(try elements("script", in: svg) == 0)
                #expect(try elements("b", in: svg) == 0)
                // Pages allow no styles inside of themselves.
                #expect(!svg.markup.contains("style="))
            }
        }
    }

    /// A wrong figure is no reason not to print a report.
    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, 0])
    func anyNumberCanBeDrawn(_ number: Double) throws {
        let axis = Axis(title: "x", covering: [number, 1, number])
        let points = [Point(number, 1), Point(1, number), Point(0.5, 0.5)]
        let drawings = [
            LineChart(x: axis, y: axis, series: [.init("甲", points)], isStepped: true).drawing(),
            FunnelPlot(
                x: axis, y: axis, centre: number, centreName: "",
                limits: [.init("95%", lower: points, upper: points)],
                points: points.map { .init("乙", at: $0, isOutside: true) }
            ).drawing(),
            DotPlot(
                x: axis, rows: [.init("丙", number, low: number, high: 1)],
                reference: .init(number, "参照")
            ).drawing(),
            BarChart(x: axis, series: ["丁"], rows: [.init("一", [.init(number, "x")])]).drawing(),
        ]
        for drawing in drawings { #expect(try elements("svg", in: drawing.svg) == 1) }
    }

    @Test func nothingCanBeDrawnToo() throws {
        let axis = Axis(title: "", covering: [])
        let drawings = [
            LineChart(x: axis, y: axis, series: []).drawing(),
            DotPlot(x: axis, rows: []).drawing(),
            BarChart(x: axis, series: [], rows: []).drawing(),
            SchematicMap(places: [], routes: [], language: .english).drawing(),
        ]
        for drawing in drawings { #expect(try elements("svg", in: drawing.svg) == 1) }
    }

    /// Everything stays on the paper, whatever lies where.
    @Test func aMapStaysInItsFrame() {
        let depot = Position(latitude: 3_134_000, longitude: 11_836_000)
        for spread in [0, 1, 400, 90_000] as [Int32] {
            let stops = (0..<40).map { index in
                Position(
                    latitude: depot.latitude + Int32(index % 7) * spread,
                    longitude: depot.longitude + Int32(index * 5 % 11) * spread)
            }
            let drawing = SchematicMap(
                places: stops.map { .init("很长的村名社区居民委员会", at: $0) },
                routes: [.init("一", depot: depot, stops: stops)], language: .chinese
            ).drawing()
            for case .circle(let centre, let radius, _, _) in drawing.marks {
                #expect((radius...drawing.width - radius).contains(centre.x))
                #expect((radius...drawing.height - radius).contains(centre.y))
            }
        }
    }

    @Test func stopsAreNumberedInTheirOrder() {
        let depot = Position(latitude: 3_134_000, longitude: 11_836_000)
        let stop = Position(latitude: 3_140_000, longitude: 11_836_000)
        let drawing = SchematicMap(
            places: [], routes: [.init("一", depot: depot, stops: [stop, stop, stop])],
            language: .chinese
        ).drawing()
        let letters = drawing.marks.compactMap { mark in
            if case .letters(let letters) = mark { letters } else { nil }
        }
        let numbers = letters.filter { Int($0.text) != nil }
        #expect(numbers.map(\.text) == ["1", "2", "3"])
        // Three at one place stand beside each other.
        #expect(Set(numbers.map { "\($0.at.x) \($0.at.y)" }).count == 3)
    }
}

@Suite struct SeriesStyleTests {
    @Test func noTwoAreToldApartByColourAlone() {
        let styles = SeriesStyle.all
        for (index, one) in styles.enumerated() {
            for other in styles[(index + 1)...] {
                #expect(one.ink != other.ink)
                #expect(one.dash != other.dash)
                #expect(one.marker != other.marker)
                #expect(one.hatch != other.hatch)
            }
        }
    }

    /// WCAG 2.2, 1.4.11: graphics stand out from their ground by 3 to 1.
    @Test func allAreSeenOnPaper() {
        #expect(abs(Ink.white.luminance - 1) < 1e-9 && Ink.black.luminance == 0)
        // The standard's own example: #777777 on white is 4.48 to 1.
        #expect(abs(1.05 / (Ink(119, 119, 119).luminance + 0.05) - 4.478) < 0.001)
        for style in SeriesStyle.all {
            #expect(1.05 / (style.ink.luminance + 0.05) >= 3, "\(style.ink.hex)")
        }
    }

    @Test func hatchingStaysInsideItsBar() {
        for style in SeriesStyle.all {
            var drawing = Drawing(width: 300, height: 100)
            drawing.bar(style, 10, 20, 173, 13)
            for case .path(let lines, _, _, _) in drawing.marks {
                for point in lines.joined() {
                    #expect((9.999...183.001).contains(point.x))
                    #expect((19.999...33.001).contains(point.y))
                }
            }
        }
    }
}

@Suite struct AxisTests {
    @Test(arguments: [
        ([0, 1], ["0%", "50%", "100%"], Axis.Unit.percent),
        ([0.03, 0.31], ["0%", "10%", "20%", "30%", "40%"], .percent),
        ([0, 450_000_000], ["0", "2,000,000", "4,000,000", "6,000,000"], .fen),
        ([3, 17], ["0", "5", "10", "15", "20"], .number),
        ([-4, 4], ["-4", "-2", "0", "2", "4"], .number),
        ([7, 7], ["0", "2", "4", "6", "8"], .number),
        ([0.001, 0.0042], ["0.001", "0.002", "0.003", "0.004", "0.005"], .number),
    ])
    func endsAreRound(values: [Double], labels: [String], unit: Axis.Unit) {
        let axis = Axis(title: "", covering: values, unit: unit)
        #expect(axis.ticks.map(\.label) == labels)
        #expect(values.allSatisfy { axis.low <= $0 && $0 <= axis.high })
    }

    @Test func decimalsHaveNoExponent() {
        #expect(Axis.decimal(-0.125, places: 2) == "-0.13")
        #expect(Axis.decimal(1e15, places: 0) == "1000000000000000")
        #expect(Axis.decimal(0.004, places: 2) == "0.00")
    }
}

@Suite struct QRCodeTests {
    @Test func aCodeHasItsThreeCorners() throws {
        let code = try #require(QRCode("https://example.org/n/12?c=7f3a"))
        #expect((code.size - 17) % 4 == 0)
        func isDark(_ row: Int, _ column: Int) -> Bool { code.modules[row * code.size + column] }
        let last = code.size - 7
        for (row, column) in [(0, 0), (0, last), (last, 0)] {
            for step in 0..<7 {
                #expect(isDark(row, column + step) && isDark(row + 6, column + step))
                #expect(isDark(row + step, column) && isDark(row + step, column + 6))
            }
            #expect(!isDark(row + 1, column + 1) && isDark(row + 3, column + 3))
        }
        #expect(!(isDark(last, last) && isDark(last + 6, last + 6) && isDark(last + 6, last)))
    }

    @Test func whatNoCodeHoldsIsNone() {
        #expect(QRCode("") == nil)
        #expect(QRCode("a\u{0}b") == nil)
        #expect(QRCode(String(repeating: "a", count: 2_332)) == nil)
        #expect(QRCode(String(repeating: "a", count: 2_331)) != nil)
    }

    @Test func aQuietZoneIsAround() throws {
        let code = try #require(QRCode("甲"))
        let drawing = code.drawing(side: 290)
        let zone = 4 * 290 / Double(code.size + 8)
        guard case .path(let runs, _, _, _) = drawing.marks[0] else { return }
        for point in runs.joined() {
            #expect(point.x >= zone - 1e-9 && point.x <= 290 - zone + 1e-9)
            #expect(point.y >= zone - 1e-9 && point.y <= 290 - zone + 1e-9)
        }
    }
}
