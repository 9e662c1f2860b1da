import Domain

/// 投影 - equirectangular around the middle: true enough over a county.
struct Projection {
    let perKilometre: Double
    let height: Double
    private let west: Double
    private let north: Double
    private let left: Double
    private let top: Double
    private let narrowing: Double

    private static let margin = 34.0

    /// Kilometres a hundred-thousandth of a degree of latitude, on a sphere of 6371.0088 km.
    private static let unit = 6_371.0088 * Double.pi / 180 / 100_000

    init(_ positions: [Position], width: Double, heightMax: Double, top: Double) {
        let latitudes = positions.map { Double($0.latitude) }
        let longitudes = positions.map { Double($0.longitude) }
        let (south, north) = (latitudes.min() ?? 0, latitudes.max() ?? 0)
        let (west, east) = (longitudes.min() ?? 0, longitudes.max() ?? 0)
        narrowing = Projection.cosine(ofDegrees: (south + north) / 2 / 100_000)
        // One place alone has a kilometre around it.
        let across = max(1, (east - west) * narrowing * Projection.unit)
        let along = max(1, (north - south) * Projection.unit)
        let margin = Projection.margin
        perKilometre = min((width - 2 * margin) / across, (heightMax - 2 * margin) / along)
        height = along * perKilometre + 2 * margin
        self.top = top + margin
        let used = (east - west) * narrowing * Projection.unit * perKilometre
        left = (width - used) / 2
        self.west = west
        // A single place is in the middle.
        let spare = along - (north - south) * Projection.unit
        self.north = north + spare / 2 / Projection.unit
    }

    func point(_ position: Position) -> Point {
        let unit = Projection.unit * perKilometre
        return Point(
            left + (Double(position.longitude) - west) * narrowing * unit,
            top + (north - Double(position.latitude)) * unit)
    }

    /// The cosine by its series: between the poles eleven terms are more than enough.
    private static func cosine(ofDegrees degrees: Double) -> Double {
        let x = degrees * Double.pi / 180
        var (sum, term) = (1.0, 1.0)
        for index in 1...11 {
            term *= -x * x / Double((2 * index - 1) * 2 * index)
            sum += term
        }
        return max(0.01, sum)
    }
}

/// What stands where on the map, so that numbers and names do not lie on each other.
struct Labels {
    /// The frame: nothing stands across it, or beyond.
    let width: Double
    let top: Double
    let bottom: Double
    private var taken: [(x: Double, y: Double, width: Double, height: Double)] = []

    init(width: Double, top: Double, bottom: Double) {
        self.width = width
        self.top = top
        self.bottom = bottom
    }

    /// Nothing else where a depot is.
    mutating func block(_ point: Point) { take(point.x - 6, point.y - 6, 12, 12) }

    /// Nothing else within a circle.
    mutating func block(_ point: Point, radius: Double) {
        take(point.x - radius, point.y - radius, 2 * radius, 2 * radius)
    }

    /// A place for a numbered stop: at the point, or on a ring around it.
    mutating func spot(near point: Point) -> Point {
        for ring in 0..<12 {
            let count = ring == 0 ? 1 : ring * 6
            for place in 0..<count {
                let spot = Labels.turn(place, of: count, around: point, by: Double(ring) * 14)
                if isWithin(spot), fits(spot.x - 6.5, spot.y - 6.5, 13, 13) {
                    take(spot.x - 6.5, spot.y - 6.5, 13, 13)
                    return spot
                }
            }
        }
        return point
    }

    /// Where a name has room beside a point, if anywhere.
    /// - Parameter reach: so much farther away on all sides, where something large is drawn there.
    mutating func free(beside point: Point, width: Double, reach: Double = 0) -> Point? {
        let offsets = [
            (9.0, 3.0), (-width - 9, 3), (-width / 2, -10), (-width / 2, 16), (16, -8), (16, 14),
            (-width - 16, -8), (-width - 16, 14), (-width / 2, -24), (-width / 2, 30),
            (24, 3), (-width - 24, 3), (-width / 2, -38), (-width / 2, 44),
        ]
        for (across, down) in offsets {
            let x = point.x + across + (across > 0 ? reach : across <= -width ? -reach : 0)
            let y = point.y + down + (down > 9 ? reach : down < -9 ? -reach : 0)
            guard x > 2, x + width < self.width - 2, fits(x, y - 8, width, 10) else { continue }
            take(x, y - 8, width, 10)
            return Point(x, y)
        }
        return nil
    }

    /// Whether a stop's circle is wholly in the frame.
    private func isWithin(_ spot: Point) -> Bool {
        spot.x > 8 && spot.x < width - 8 && spot.y > top + 8 && spot.y < bottom - 8
    }

    private func fits(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Bool {
        !taken.contains {
            x < $0.x + $0.width && $0.x < x + width && y < $0.y + $0.height && $0.y < y + height
        }
    }

    private mutating func take(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        taken.append((x, y, width, height))
    }

    /// The vertices of hexagons around the point, and what lies between them.
    private static func turn(
        _ place: Int, of count: Int, around point: Point, by radius: Double
    ) -> Point {
        guard count > 1 else { return point }
        let corners = [
            (1.0, 0.0), (0.5, 0.866), (-0.5, 0.866), (-1, 0), (-0.5, -0.866), (0.5, -0.866),
        ]
        let side = count / 6
        let (corner, step) = (place / side, Double(place % side) / Double(side))
        let (from, to) = (corners[corner % 6], corners[(corner + 1) % 6])
        return Point(
            point.x + radius * (from.0 + (to.0 - from.0) * step),
            point.y + radius * (from.1 + (to.1 - from.1) * step))
    }
}
