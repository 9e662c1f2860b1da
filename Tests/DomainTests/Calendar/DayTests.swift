import Domain
import Seeding
import Testing

@Suite("Days: the Gregorian calendar, counted from 1970-01-01")
struct DayTests {
    /// Number and ISO weekday, from Python's `datetime.date`.
    static let golden: [(String, Int32, Int)] = [
        ("0001-01-01", -719_162, 1), ("1582-10-15", -141_427, 5), ("1899-12-31", -25_568, 7),
        ("1900-01-01", -25_567, 1), ("1900-02-28", -25_509, 3), ("1900-03-01", -25_508, 4),
        ("1969-12-31", -1, 3), ("1970-01-01", 0, 4), ("1972-02-29", 789, 2),
        ("1991-09-15", 7_927, 7), ("1999-12-31", 10_956, 5), ("2000-02-29", 11_016, 2),
        ("2000-03-01", 11_017, 3), ("2026-01-01", 20_454, 4), ("2026-10-05", 20_731, 1),
        ("2038-01-19", 24_855, 2), ("2100-02-28", 47_540, 7), ("2100-03-01", 47_541, 1),
        ("2400-02-29", 157_113, 2), ("9999-12-31", 2_932_896, 5),
    ]

    @Test("number and weekday", arguments: golden)
    func numbers(iso: String, number: Int32, weekday: Int) throws {
        let day = try #require(Day(iso: iso))
        #expect(day.number == number)
        #expect(day.weekday == weekday)
        #expect(day.description == iso)
    }

    /// Month lengths of a year from 1900 to 2100, of which every fourth after 1900 is a leap year.
    private static func monthLengths(_ year: Int) -> [Int] {
        let isLeap = stride(from: 1904, through: 2096, by: 4).contains(year)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    }

    @Test("counted one by one, from 1900 to 2100")
    func counted() {
        // 70 years with 17 leap days, 1904 to 1968, lie between 1900 and the epoch; 1900 began on
        // a Monday.
        var number = Int32(-(70 * 365 + 17))
        var weekday = 1
        for year in 1900...2100 {
            for (month, length) in zip(1..., DayTests.monthLengths(year)) {
                for each in 1...length {
                    let day = Day(number: number)
                    let isSame =
                        Day(year, month, each) == day && day.year == year && day.month == month
                        && day.day == each && day.weekday == weekday
                    // One wrong day is enough: those behind it are wrong as well.
                    guard isSame else {
                        Issue.record("\(year)-\(month)-\(each) is \(day)")
                        return
                    }
                    number += 1
                    weekday = weekday % 7 + 1
                }
                #expect(Day(year, month, length + 1) == nil, "\(year)-\(month)")
            }
        }
        #expect(number == 47_847, "the first day of 2101")
    }

    @Test("parts, text and number agree in all years", arguments: UInt64(1)...10)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<500 {
            let day = Day(number: Int32.random(in: -719_162...2_932_896, using: &random))
            #expect(Day(day.year, day.month, day.day) == day)
            #expect(Day(iso: day.description) == day)
            #expect(day.weekday == DayTests.weekday(day.year, day.month, day.day))
            let next = day + 1
            let isNext =
                next.day == day.day + 1 && next.month == day.month
                || next.day == 1 && (next.month == day.month + 1 || next.month == 1)
            #expect(isNext, "\(next) follows \(day)")
        }
    }

    /// Zeller's congruence, with Monday as 1.
    private static func weekday(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let (y, m) = month < 3 ? (year - 1, month + 12) : (year, month)
        let saturdayIsZero = (day + 13 * (m + 1) / 5 + y + y / 4 - y / 100 + y / 400) % 7
        return (saturdayIsZero + 5) % 7 + 1
    }

    @Test(
        "there is no such day",
        arguments: [
            (2026, 2, 29), (2026, 2, 30), (1900, 2, 29), (2100, 2, 29), (2024, 2, 30),
            (2026, 4, 31),
            (2026, 6, 31), (2026, 9, 31), (2026, 11, 31), (2026, 1, 32), (2026, 12, 32),
            (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, -1, 1), (2026, 1, -1), (0, 1, 1),
            (0, 12, 31), (-1, 1, 1), (10_000, 1, 1), (.max, 1, 1), (.min, 1, 1), (2026, .max, 1),
            (2026, 1, .max),
        ])
    func refused(year: Int, month: Int, day: Int) {
        #expect(Day(year, month, day) == nil)
    }

    /// The other forms of the contract are read by `Formats`; here there is one.
    @Test(
        "only the ISO form is read",
        arguments: [
            "", "2026", "2026-10-5", "2026-1-005", "02026-10-05", "2026-10-05 ", " 2026-10-05",
            "2026/10/05", "2026/10/5", "20261005", "2026年10月5日", "2026-10/05", "2026.10.05",
            "-026-10-05", "+026-10-05", "2026--1-05", "2026-10--5", "2026-1a-05", "2026-10- 5",
            "２０２６-10-05", "2026-10-0５", "2026–10–05", "2026-02-29", "2026-00-10", "2026-10-00",
            "0000-01-01", "2026-10-05T00:00",
        ])
    func unreadable(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test("a part of a text is read as well")
    func substring() {
        #expect(Day(iso: "camt-2026-10-05".suffix(10)) == Day(2026, 10, 5))
    }

    @Test("days are ordered, and their difference is in days")
    func differences() throws {
        let posted = try #require(Day(2024, 2, 26))
        let down = try #require(Day(2024, 3, 4))
        #expect(down - posted == 7)
        #expect(posted - down == -7)
        #expect(posted < down && !(down < posted) && !(posted < posted))
        #expect(posted + 7 == down)
        #expect(down + -7 == posted)
        #expect(try #require(Day(2026, 12, 31)) + 1 == Day(2027, 1, 1))
    }
}
