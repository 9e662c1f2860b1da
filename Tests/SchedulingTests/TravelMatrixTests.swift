import Domain
import Scheduling
import Testing

@Suite struct TravelMatrixTests {
    @Test func directionsAreKeptApart() {
        let table = TravelMatrix(places: 130) { $0 * 200 + $1 }
        for from in 0..<130 {
            for to in 0..<130 { #expect(table[from, to] == (from == to ? 0 : from * 200 + to)) }
        }
    }

    @Test func oneDirectionStandsForBoth() {
        let table = TravelMatrix(symmetricPlaces: 130) { min($0, $1) * 200 + max($0, $1) }
        for from in 0..<130 {
            for to in 0..<130 {
                let way = min(from, to) * 200 + max(from, to)
                #expect(table[from, to] == (from == to ? 0 : way))
            }
        }
    }

    @Test func waysAreHeldWithinTheirBounds() {
        let table = TravelMatrix(places: 3) { from, to in from < to ? .max : -7 }
        #expect(table[0, 1] == TravelMatrix.unreachable)
        #expect(table[1, 0] == 0)
    }

    /// A degree of a meridian is 111.195 km: 150.113 km of road, 300.2 minutes.
    @Test func theGreatCircleIsRoundedUp() {
        let origin = Coordinate(latitude: 0, longitude: 0)
        let table = TravelMatrix.greatCircle([
            origin, Coordinate(latitude: 1, longitude: 0), Coordinate(latitude: 0, longitude: 1),
            origin, Coordinate(latitude: 60, longitude: 0), Coordinate(latitude: 60, longitude: 1),
            Coordinate(latitude: 0, longitude: 0.000_001), Coordinate(latitude: 0, longitude: 180),
        ])
        #expect(table[0, 1] == 301)
        #expect(table[1, 0] == 301)
        #expect(table[0, 2] == 301)
        #expect(table[0, 3] == 0)
        // Half as long on the sixtieth parallel.
        #expect(table[4, 5] == 151)
        #expect(table[0, 6] == 1)
        #expect(table[0, 7] == 54_041)
    }
}
