import Domain
import Sampling
import Testing

/// Places on one meridian: a hundred-thousandth of a degree is 1.111949 metres of the sphere.
@Suite struct TravelRuleTests {
    /// The most steps that are not beyond so many kilometres.
    private static let (one, fortyFive, hundred) = (899, 40_469, 89_932)
    private static let day = Day(2026, 9, 5)!

    private func stop(
        _ visit: Int64, _ steps: Int, _ hours: (Int, Int)? = nil,
        by verifiers: [OfficerID] = ["V02", "V03"], on day: Day = day
    ) -> TravelStop {
        TravelStop(
            visit: visit, verifiers: verifiers, day: day,
            position: Position(latitude: Int32(3_000_000 + steps), longitude: 11_700_000),
            stay: hours.map { VisitStay(arrived: $0.0, left: $0.1)! })
    }

    private func found(
        _ stops: [TravelStop], kilometres: Int = 100, speed: Int = 90
    ) -> Set<Int64> {
        var rules = ForcedRules()
        rules.travelKilometres = kilometres
        rules.travelSpeed = speed
        // Neither the order of the stops nor that of the two decides.
        let found = doubtfulTravel(among: stops, rules)
        #expect(doubtfulTravel(among: stops.reversed(), rules) == found)
        return found
    }

    @Test func withoutHoursTheDistanceTells() {
        #expect(found([stop(1, 0), stop(2, Self.hundred)]) == [])
        #expect(found([stop(1, 0), stop(2, Self.hundred + 1)]) == [1, 2])
        #expect(found([stop(1, 0), stop(2, Self.hundred + 1)], kilometres: 0) == [])
        // The hours of one of them alone tell nothing.
        #expect(found([stop(1, 0, (540, 570)), stop(2, Self.hundred)]) == [])
        #expect(found([stop(1, 0, (540, 570)), stop(2, Self.hundred + 1)]) == [1, 2])
        #expect(
            found([stop(1, 0, (540, 570)), stop(2, Self.hundred + 1)], kilometres: 0) == [])
    }

    /// 45 kilometres in half an hour are 90 an hour.
    @Test func withHoursTheSpeedTells() {
        let first = stop(1, 0, (540, 570))
        #expect(found([first, stop(2, Self.fortyFive, (600, 630))]) == [])
        #expect(found([first, stop(2, Self.fortyFive + 1, (600, 630))]) == [1, 2])
        #expect(found([first, stop(2, Self.fortyFive, (599, 630))]) == [1, 2])
        #expect(found([first, stop(2, Self.fortyFive, (600, 630))], speed: 89) == [1, 2])
        #expect(found([first, stop(2, Self.fortyFive + 1, (600, 630))], kilometres: 0) == [1, 2])
        // Who has the time goes as far as they like.
        #expect(found([first, stop(2, 2 * Self.hundred, (720, 730))]) == [])
        #expect(found([first, stop(2, 2 * Self.hundred, (700, 730))]) == [1, 2])
    }

    @Test func whoIsInTwoPlacesAtOnceIsAtOneOfThem() {
        let first = stop(1, 0, (540, 600))
        for hours in [(570, 630), (550, 560), (540, 600), (500, 660), (599, 700)] {
            #expect(found([first, stop(2, Self.one, hours)]) == [], "\(hours)")
            #expect(found([first, stop(2, Self.one + 1, hours)]) == [1, 2], "\(hours)")
        }
    }

    /// A crew that goes from door to door in one go.
    @Test func neighboursAreOneWay() {
        let first = stop(1, 0, (540, 600))
        #expect(found([first, stop(2, Self.one, (600, 620))]) == [])
        #expect(found([first, stop(2, Self.one + 1, (600, 620))]) == [1, 2])
        // 1.5 kilometres in a minute are 90 an hour.
        #expect(found([first, stop(2, 1_348, (601, 620))]) == [])
        #expect(found([first, stop(2, 1_349, (601, 620))]) == [1, 2])
        // However slowly everybody is thought to go.
        #expect(found([first, stop(2, Self.one, (601, 620))], speed: 1) == [])
    }

    @Test func withoutASpeedHoursTellNothing() {
        let overlapping = [stop(1, 0, (540, 600)), stop(2, Self.hundred, (540, 600))]
        #expect(found(overlapping, speed: 0) == [] && found(overlapping) == [1, 2])
        let far = [stop(1, 0, (0, 10)), stop(2, Self.hundred + 1, (1_400, 1_440))]
        #expect(found(far, speed: 0) == [1, 2] && found(far) == [])
        #expect(found(far, kilometres: 0, speed: 0) == [])
    }

    @Test func aWayIsOneVerifiersOnOneDay() {
        let first = stop(1, 0, (540, 600))
        let other = stop(2, Self.fortyFive, (540, 600), by: ["V04", "V05"])
        #expect(found([first, other]) == [])
        #expect(found([first, stop(2, Self.fortyFive, (540, 600), on: Self.day + 1)]) == [])
        let shared = stop(3, Self.fortyFive, (620, 640), by: ["V05", "V03"])
        #expect(found([first, other, shared]) == [1, 3])
        // Of three on one way only those that contradict each other.
        let last = stop(4, 2 * Self.fortyFive, (700, 720))
        #expect(found([first, stop(2, 0, (605, 610)), last]) == [])
        #expect(found([first, stop(2, Self.fortyFive, (610, 640)), last]) == [1, 2])
    }

    /// What is not in the frame makes what is in it doubtful, and stays outside.
    @Test func visitsOutsideOfTheFrameCount() throws {
        let candidate = FrameCandidate(
            claim: 7, verification: 1, isLast: true, state: .eligible, payable: .yuan(100),
            granted: nil, isErased: false, insurer: "", area: "340299100201", cause: .illness,
            verifiers: ["V02", "V03"], forced: [.photo])
        let stops = [stop(1, 0, (540, 600)), stop(9, Self.fortyFive, (540, 600))]
        func forced(_ stops: [TravelStop]) throws -> [[ForcedReason]] {
            try makeFrame(of: [candidate], stops: stops, rules: ForcedRules()).frame.rows
                .map(\.forced)
        }
        #expect(try forced(stops) == [[.travel, .photo]])
        #expect(try forced([stops[0]]) == [[.photo]])
    }

    @Test func hoursAreOfOneDayAndInOrder() {
        #expect(VisitStay(arrived: 0, left: 1_440) != nil)
        #expect(VisitStay(arrived: 600, left: 600) != nil)
        for (arrived, left) in [(601, 600), (-1, 600), (0, 1_441)] {
            #expect(VisitStay(arrived: arrived, left: left) == nil)
        }
    }

    @Test func photographsAreKnownByTheirDigest() {
        let digits = String(repeating: "0123456789abcdef", count: 4)
        #expect(PhotoDigest(digits)?.hex == digits)
        #expect(PhotoDigest(digits.uppercased()) == PhotoDigest(digits))
        for text in [
            "", String(digits.dropLast()), digits + "0", "g" + digits.dropFirst(),
            " " + digits.dropFirst(), "é" + digits.dropFirst(2), "０" + digits.dropFirst(),
            "０" + digits.dropFirst(3),
        ] {
            #expect(PhotoDigest(text) == nil, "\(text)")
        }
    }
}
