import Domain
import Glibc

extension TravelMatrix {
    /// Minutes between positions where no table is given: the great circle by the haversine
    /// formula on a sphere of 6371.0088 km, lengthened by `detour` for the roads, at a speed in
    /// kilometres an hour, rounded up to the minute. Within one position it takes none.
    package static func greatCircle(
        _ positions: [Coordinate], detour: Double = 1.35, speed: Double = 30
    ) -> TravelMatrix {
        let radians = Double.pi / 180
        let points = positions.map {
            (
                latitude: $0.latitude * radians, longitude: $0.longitude * radians,
                cosine: cos($0.latitude * radians)
            )
        }
        let minutesEachKilometre = detour / speed * 60
        return TravelMatrix(symmetricPlaces: points.count) { one, other in
            let (from, to) = (points[one], points[other])
            let across = sin((to.latitude - from.latitude) / 2)
            let along = sin((to.longitude - from.longitude) / 2)
            let square = across * across + from.cosine * to.cosine * along * along
            let kilometres = 2 * 6_371.0088 * asin(min(1, square.squareRoot()))
            let minutes = (kilometres * minutesEachKilometre).rounded(.up)
            return minutes < Double(unreachable) ? Int(minutes) : unreachable
        }
    }
}
