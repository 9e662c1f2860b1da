import Domain
import Wording

/// 日历 - a plan's visits for the calendar of a telephone or an office: iCalendar (RFC 5545), an
/// event for each stop, in the time of Asia/Shanghai.
///
/// A calendar on a telephone is often kept by its maker, so that an event says the village, the
/// masked name and the task's number, and neither address nor coordinates of a home.
package struct VisitCalendar {
    package let plan: VisitPlan
    package let language: Language
    /// DTSTAMP - when the file was made.
    package let made: Instant
    /// Only this verifier's visits; nil for all.
    package let verifier: OfficerID?

    package init(
        _ plan: VisitPlan, made: Instant, language: Language = .chinese,
        verifier: OfficerID? = nil
    ) {
        self.plan = plan
        self.made = made
        self.language = language
        self.verifier = verifier
    }

    /// UTF-8, lines of at most 75 octets ended by CR LF (RFC 5545, 3.1).
    package var bytes: [UInt8] {
        var calendar = CalendarText()
        calendar.line("BEGIN:VCALENDAR")
        calendar.line("VERSION:2.0")
        calendar.line("PRODID:-//fangpin//visits//ZH")
        calendar.line("CALSCALE:GREGORIAN")
        calendar.line("METHOD:PUBLISH")
        zone(&calendar)
        for crew in plan.crews where verifier.map({ crew.has($0) }) ?? true {
            for (index, stop) in crew.stops.enumerated() {
                event(stop, sequence: index + 1, of: crew, &calendar)
            }
        }
        calendar.line("END:VCALENDAR")
        return calendar.bytes
    }

    /// UTC+8 without summer time, since 15 September 1991 (tz database).
    private func zone(_ calendar: inout CalendarText) {
        calendar.line("BEGIN:VTIMEZONE")
        calendar.line("TZID:Asia/Shanghai")
        calendar.line("BEGIN:STANDARD")
        calendar.line("DTSTART:19910915T010000")
        calendar.line("TZOFFSETFROM:+0900")
        calendar.line("TZOFFSETTO:+0800")
        calendar.line("TZNAME:CST")
        calendar.line("END:STANDARD")
        calendar.line("END:VTIMEZONE")
    }

    private func event(
        _ stop: VisitPlan.Stop, sequence: Int, of crew: CrewDay, _ calendar: inout CalendarText
    ) {
        let task = stop.task
        let colon = PaperWord.colon[language]
        let verifiers = crew.verifiers.map(\.name)
            .joined(separator: language == .chinese ? "、" : ", ")
        calendar.line("BEGIN:VEVENT")
        calendar.text("UID", task.calendarID)
        calendar.line("SEQUENCE:\(revision)")
        calendar.line("DTSTAMP:\(CalendarText.utc(made))")
        calendar.line("DTSTART;TZID=Asia/Shanghai:\(CalendarText.local(crew.day, stop.begin))")
        calendar.line("DTEND;TZID=Asia/Shanghai:\(CalendarText.local(crew.day, stop.depart))")
        calendar.text(
            "SUMMARY", "\(PlanWord.visit[language]) \(task.villageName) \(task.maskedName)")
        calendar.text("LOCATION", task.villageName)
        calendar.text(
            "DESCRIPTION",
            [
                PlanWord.stop(sequence, of: crew.stops.count)[language],
                "\(PlanWord.code[language])\(colon)\(task.number(in: plan))",
                "\(PlanWord.verifiers[language])\(colon)\(verifiers)",
                "\(PlanWord.vehicle[language])\(colon)\(crew.plate)",
            ].joined(separator: "\n"))
        calendar.line(plan.state == .published ? "STATUS:CONFIRMED" : "STATUS:TENTATIVE")
        calendar.line("END:VEVENT")
    }

    /// SEQUENCE - rises with every version of a plan and with every plan that takes its place: a
    /// calendar keeps the event of the higher one.
    private var revision: Int64 {
        min(plan.number, 2_000_000) * 1_000 + Int64(min(plan.version, 999))
    }
}

extension CrewDay {
    fileprivate func has(_ verifier: OfficerID) -> Bool { verifiers.contains { $0.id == verifier } }
}

extension VisitTask {
    /// The same from plan to plan and from day to day, so that a calendar moves the event; another
    /// one for the next try after a visit in vain.
    fileprivate var calendarID: String {
        let first = claims.min() ?? 0
        return "visit-\(household)-\(first)-\(attempts.count)@fangpin"
    }
}

/// Lines of iCalendar.
struct CalendarText {
    private(set) var bytes: [UInt8] = []

    /// Octets of a line at most, its end not counted (RFC 5545, 3.1).
    private static let length = 75

    /// A property whose value is text, escaped (RFC 5545, 3.3.11).
    mutating func text(_ name: StaticString, _ value: String) {
        var line = "\(name):"
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": line += "\\\\"
            case ";": line += "\\;"
            case ",": line += "\\,"
            case "\n": line += "\\n"
            case "\t": line += " "
            case _ where scalar.isUnprintable: continue
            default: line.unicodeScalars.append(scalar)
            }
        }
        self.line(line)
    }

    /// A content line, folded between characters: the octets of none are torn apart.
    mutating func line(_ text: String) {
        var used = 0
        for scalar in text.unicodeScalars {
            let octets = UTF8.encode(scalar)!
            if used + octets.count > CalendarText.length {
                bytes += [0x0D, 0x0A, 0x20]
                used = 1
            }
            bytes += octets
            used += octets.count
        }
        bytes += [0x0D, 0x0A]
    }

    /// `20261118T091500`; a minute beyond the day is on the next one.
    static func local(_ day: Day, _ minutes: Int) -> String {
        let day = day + minutes / 1_440
        let minutes = minutes % 1_440
        return "\(digits(day))T\(two(minutes / 60))\(two(minutes % 60))00"
    }

    /// `20261118T011500Z`
    static func utc(_ instant: Instant) -> String {
        // The instant's own days are those of Asia/Shanghai.
        let shifted = instant.advanced(bySeconds: -8 * 3_600)
        let midnight = Instant(shifted.day)
        let seconds = Int((shifted.microseconds - midnight.microseconds) / 1_000_000)
        let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map(two).joined()
        return "\(digits(shifted.day))T\(clock)Z"
    }

    private static func digits(_ day: Day) -> String {
        day.description.split(separator: "-").joined()
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
