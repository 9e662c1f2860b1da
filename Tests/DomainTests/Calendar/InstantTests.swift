import Domain
import Seeding
import Testing

@Suite("Instants: business time is Asia/Shanghai")
struct InstantTests {
    /// Seconds since 1970-01-01T00:00:00Z and local time, from `TZ=Asia/Shanghai date`.
    static let golden: [(Int64, String, String)] = [
        (-1, "1970-01-01", "1970-01-01T07:59:59.000000+08:00"),
        (0, "1970-01-01", "1970-01-01T08:00:00.000000+08:00"),
        (951_753_600, "2000-02-29", "2000-02-29T00:00:00.000000+08:00"),
        (1_583_020_799, "2020-03-01", "2020-03-01T07:59:59.000000+08:00"),
        (1_767_196_799, "2025-12-31", "2025-12-31T23:59:59.000000+08:00"),
        (1_767_196_800, "2026-01-01", "2026-01-01T00:00:00.000000+08:00"),
        (1_791_180_189, "2026-10-05", "2026-10-05T14:03:09.000000+08:00"),
    ]

    @Test("day and written form", arguments: golden)
    func written(seconds: Int64, day: String, text: String) {
        let instant = Instant(microseconds: seconds * 1_000_000)
        #expect(instant.day.description == day)
        #expect(instant.description == text)
    }

    @Test("a day begins at 16:00 UTC and lasts to its last microsecond")
    func boundaries() throws {
        for number in Int32(-3)...3 {
            let day = Day(number: number)
            let first = Instant(day)
            #expect(first.microseconds == (Int64(number) * 24 - 8) * 3_600_000_000)
            #expect(first.day == day)
            #expect(Instant(microseconds: first.microseconds - 1).day == day + -1)
            let last = Instant(microseconds: first.microseconds + 86_400_000_000 - 1)
            #expect(last.day == day)
            #expect(last.description == "\(day)T23:59:59.999999+08:00")
        }
    }

    @Test("what is written is the moment again", arguments: UInt64(1)...10)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        let first = try #require(Day(1, 1, 2))
        let last = try #require(Day(9999, 12, 30))
        for _ in 0..<300 {
            let range = Instant(first).microseconds...Instant(last).microseconds
            let instant = Instant(microseconds: Int64.random(in: range, using: &random))
            let text = instant.description
            let parts = try #require(
                text.wholeMatch(of: /(.{10})T(\d\d):(\d\d):(\d\d)\.(\d{6})\+08:00/)
            ).output
            let clock = [parts.2, parts.3, parts.4, parts.5].compactMap { Int64($0) }
            let day = try #require(Day(iso: parts.1))
            #expect(day == instant.day)
            #expect(clock[0] < 24 && clock[1] < 60 && clock[2] < 60)
            let seconds = (clock[0] * 60 + clock[1]) * 60 + clock[2]
            let read = Instant(day, secondsAfterMidnight: seconds).microseconds + clock[3]
            #expect(read == instant.microseconds)
        }
    }

    @Test("microseconds are kept, and later is greater")
    func microseconds() {
        let instant = Instant(microseconds: 1_791_180_189_000_001)
        #expect(instant.description == "2026-10-05T14:03:09.000001+08:00")
        #expect(instant < Instant(microseconds: 1_791_180_189_000_002))
        #expect(!(instant < instant))
        #expect(instant.advanced(bySeconds: 36_000).description.hasPrefix("2026-10-06T00:03:09"))
        #expect(instant.advanced(bySeconds: -60).advanced(bySeconds: 60) == instant)
    }

    @Test("a clock that is held still gives one moment")
    func heldStill() {
        let instant = Instant(microseconds: 7)
        let clock = WallClock.fixed(instant)
        #expect(clock.now() == instant)
        #expect(clock.now() == instant)
    }
}
