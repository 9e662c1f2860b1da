import Domain

/// 工作日历 `calendar-YYYY.csv` - the days on which the State Council's yearly notice changes the week:
/// `date,kind,name` with `holiday` or `workday`.
package struct CalendarForm: CountyForm {
    package static let fileName = "calendar.csv"

    private let date, kind, name: FormColumn

    package init(_ columns: inout FormColumns) {
        self.date = columns.column("date")
        self.kind = columns.column("kind")
        self.name = columns.column("name")
    }

    package func row(_ cells: inout RowCells) -> RegisterRow<CalendarDay>? {
        let day = cells.day(date)
        let exception = cells.word(kind, Self.kinds)
        guard let day, let exception else { return nil }
        let entry = CalendarDay(day: day, exception: exception, name: cells.text(name))
        return RegisterRow(line: cells.currentLine, entry: entry)
    }

    package func identity(of row: RegisterRow<CalendarDay>) -> RowIdentity? {
        RowIdentity(row.entry.day.description)
    }

    private static let kinds = WorkingDays.Exception.allCases.map { FormWord($0.rawValue, $0) }
}

/// 节假日安排 - a day that is not what its weekday says, and the festival that it belongs to.
package struct CalendarDay: Sendable, Equatable {
    package var day: Day
    package var exception: WorkingDays.Exception
    package var name: String

    package init(day: Day, exception: WorkingDays.Exception, name: String) {
        self.day = day
        self.exception = exception
        self.name = name
    }
}

extension WorkingDays {
    /// The calendar of one or several files. Of two rows for a day, the later one counts.
    package init(_ days: some Sequence<CalendarDay>) {
        var exceptions: [Day: WorkingDays.Exception] = [:]
        for day in days { exceptions[day.day] = day.exception }
        self.init(exceptions: exceptions)
    }
}
