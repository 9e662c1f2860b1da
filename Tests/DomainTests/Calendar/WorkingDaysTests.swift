import Domain
import Seeding
import Testing

@Suite("Working days: the State Council's notice decides")
struct WorkingDaysTests {
    /// 国务院办公厅关于2026年部分节假日安排: first and last day off, and the weekend days worked for it.
    static let notice2026: [(first: String, last: String, worked: [String])] = [
        ("2026-01-01", "2026-01-03", ["2026-01-04"]),
        ("2026-02-15", "2026-02-23", ["2026-02-14", "2026-02-28"]),
        ("2026-04-04", "2026-04-06", []),
        ("2026-05-01", "2026-05-05", ["2026-05-09"]),
        ("2026-06-19", "2026-06-21", []),
        ("2026-09-25", "2026-09-27", []),
        ("2026-10-01", "2026-10-07", ["2026-09-20", "2026-10-10"]),
    ]

    static let calendar2026: WorkingDays = {
        var exceptions: [Day: WorkingDays.Exception] = [:]
        for (first, last, worked) in notice2026 {
            let (start, end) = (Day(iso: first)!, Day(iso: last)!)
            for number in start.number...end.number { exceptions[Day(number: number)] = .holiday }
            for day in worked { exceptions[Day(iso: day)!] = .workday }
        }
        return WorkingDays(exceptions: exceptions)
    }()

    @Test("2026 has 248 working days, by months")
    func year() throws {
        // Counted by Python from the same notice.
        let counts = [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]
        for (month, count) in zip(1..., counts) {
            let days = (1...31).compactMap { Day(2026, month, $0) }
            #expect(days.count(where: WorkingDaysTests.calendar2026.isWorked) == count, "\(month)")
        }
        // 7 + 9 + 3 + 5 + 3 + 3 + 3 days off and 6 weekend days worked.
        let kinds = WorkingDaysTests.calendar2026.exceptions.values
        #expect(kinds.count { $0 == .holiday } == 33)
        #expect(kinds.count { $0 == .workday } == 6)
    }

    /// The day a term begins, its working days, and its last day, by Python.
    @Test(
        "terms over holidays and make-up days",
        arguments: [
            ("2025-12-31", 1, "2026-01-04"), ("2026-01-01", 1, "2026-01-04"),
            ("2026-01-02", 5, "2026-01-08"), ("2026-01-05", 20, "2026-02-02"),
            ("2026-02-09", 20, "2026-03-13"), ("2026-02-13", 1, "2026-02-14"),
            ("2026-02-13", 2, "2026-02-24"), ("2026-02-14", 1, "2026-02-24"),
            ("2026-02-23", 5, "2026-02-28"), ("2026-04-03", 1, "2026-04-07"),
            ("2026-04-30", 1, "2026-05-06"), ("2026-04-30", 5, "2026-05-11"),
            ("2026-06-18", 1, "2026-06-22"), ("2026-09-18", 1, "2026-09-20"),
            ("2026-09-18", 5, "2026-09-24"), ("2026-09-24", 1, "2026-09-28"),
            ("2026-09-29", 2, "2026-10-08"), ("2026-09-30", 5, "2026-10-13"),
            ("2026-10-05", 0, "2026-10-05"), ("2026-10-05", 20, "2026-11-03"),
            // The next year's notice is not known: New Year's Day counts as an ordinary Friday.
            ("2026-12-31", 1, "2027-01-01"),
        ])
    func terms(start: String, count: Int, end: String) throws {
        let day = try #require(Day(iso: start))
        #expect(WorkingDaysTests.calendar2026.day(count, after: day).description == end)
    }

    @Test("without a notice, Monday to Friday are worked")
    func ordinaryWeek() throws {
        let monday = try #require(Day(2026, 10, 5))
        let week = (0..<7).map { WorkingDays().isWorked(monday + $0) }
        #expect(week == [true, true, true, true, true, false, false])
        #expect(WorkingDays().day(20, after: monday) == monday + 28)
    }

    @Test("a holiday on a Sunday and a workday on a Monday change nothing")
    func idleExceptions() throws {
        let monday = try #require(Day(2026, 10, 5))
        let days = WorkingDays(exceptions: [monday: .workday, monday + 6: .holiday])
        for offset in -7...7 {
            #expect(days.isWorked(monday + offset) == WorkingDays().isWorked(monday + offset))
        }
    }

    @Test("a term ends on the working day that completes it", arguments: UInt64(1)...20)
    func completed(seed: UInt64) {
        var random = Seeded(seed)
        let first = Day(number: Int32.random(in: 18_000...24_000, using: &random))
        var exceptions: [Day: WorkingDays.Exception] = [:]
        for offset in 0..<60 where Int.random(in: 0..<3, using: &random) == 0 {
            exceptions[first + offset] = Bool.random(using: &random) ? .holiday : .workday
        }
        let days = WorkingDays(exceptions: exceptions)
        for count in 0...25 {
            let end = days.day(count, after: first)
            let passed = (0..<(end - first)).map { first + $0 + 1 }
            #expect(passed.count(where: days.isWorked) == count)
            #expect(count == 0 ? end == first : days.isWorked(end))
            // A term in two parts ends where the whole one does.
            let part = Int.random(in: 0...count, using: &random)
            #expect(days.day(count - part, after: days.day(part, after: first)) == end)
        }
    }
}
