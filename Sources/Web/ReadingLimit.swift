import Domain
import Synchronization

/// 阅读限额 - how many different cases and households one caller may open in an hour: an officer at
/// work opens some fifty, and whoever copies the county thousands (OWASP ASVS 5.0, 2.4.1). The same
/// one again costs nothing, and neither does one that is not there. It is this process's own and
/// forgotten with it; whole lists are taken by exports, which leave a leaf each.
package final class ReadingLimit: Sendable {
    /// Different ones within an hour.
    package static let perHour = 600
    private static let hour: Int64 = 3_600_000_000

    private struct Hour {
        var beganAt: Int64
        var opened: Set<String> = []
    }
    private let hours = Mutex<[String: Hour]>([:])

    package init() {}

    /// The seconds to wait before a caller may open what it has not opened this hour; nil for none.
    package func wait(_ caller: String, for subject: String, at now: Instant) -> Int? {
        hours.withLock { hours in
            guard let hour = hours[caller], now.microseconds < hour.beganAt + ReadingLimit.hour,
                hour.opened.count >= ReadingLimit.perHour, !hour.opened.contains(subject)
            else { return nil }
            return Int((hour.beganAt + ReadingLimit.hour - now.microseconds + 999_999) / 1_000_000)
        }
    }

    /// Notes that a caller has opened one.
    package func note(_ caller: String, opened subject: String, at now: Instant) {
        hours.withLock { hours in
            let isOver = { (hour: Hour) in now.microseconds >= hour.beganAt + ReadingLimit.hour }
            if hours[caller].map(isOver) ?? true {
                hours = hours.filter { !isOver($0.value) }
                hours[caller] = Hour(beganAt: now.microseconds)
            }
            hours[caller]!.opened.insert(subject)
        }
    }

    /// `cases/17` for the case's page, for its operation of the API and for what is below them; nil
    /// for what tells of no single case or household.
    package static func subject(of path: String) -> String? {
        let isByProgram = path.hasPrefix("\(Endpoint.root)/")
        let own = isByProgram ? path.dropFirst(Endpoint.root.count) : path[...]
        let parts = own.split(separator: "/", maxSplits: 2)
        guard parts.count > 1, parts[0] == "cases" || parts[0] == "households" else { return nil }
        return "\(parts[0])/\(parts[1])"
    }
}
