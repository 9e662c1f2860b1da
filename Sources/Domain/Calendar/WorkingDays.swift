/// 工作日历 - which days are worked: Monday to Friday, but for the days that the State Council's yearly
/// notice makes a holiday or, a weekend day, a day of work (调休).
package struct WorkingDays: Sendable, Equatable {
    /// 例外 - how a day differs from the ordinary week.
    package enum Exception: String, Sendable, CaseIterable {
        case holiday
        case workday
    }

    package let exceptions: [Day: Exception]

    package init(exceptions: [Day: Exception] = [:]) { self.exceptions = exceptions }

    package func isWorked(_ day: Day) -> Bool {
        switch exceptions[day] {
        case .holiday: false
        case .workday: true
        case nil: day.weekday <= 5
        }
    }

    /// The last day of a term of `count` working days that begins to run the day after `start`.
    package func day(_ count: Int, after start: Day) -> Day {
        precondition(count >= 0, "a term is never negative")
        var day = start
        var left = count
        while left > 0 {
            day = day + 1
            if isWorked(day) { left -= 1 }
        }
        return day
    }
}
