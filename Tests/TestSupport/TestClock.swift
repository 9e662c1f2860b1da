import Domain
import Synchronization

/// A clock that stands where a test puts it, nine in the morning of 20 September 2026 at first, and
/// goes on by a microsecond whenever it is read.
package final class TestClock: Sendable {
    private let instant = Mutex(TestClock.morning(of: Dates.approved))

    package init() {}

    /// The clock as `Casework` takes it.
    package var wall: WallClock {
        WallClock {
            self.instant.withLock { instant in
                instant = Instant(microseconds: instant.microseconds + 1)
                return instant
            }
        }
    }

    /// Puts the clock to nine in the morning of a day.
    package func set(_ day: Day) { set(TestClock.morning(of: day)) }

    package func set(_ instant: Instant) { self.instant.withLock { $0 = instant } }

    /// Nine in the morning of a day, Asia/Shanghai.
    package static func morning(of day: Day) -> Instant {
        Instant(day, secondsAfterMidnight: 9 * 3_600)
    }
}

/// The days on which the claims of ``Given`` take their steps.
package enum Dates {
    package static let opened = Day(2026, 9, 1)!
    package static let prescreened = Day(2026, 9, 2)!
    package static let visited = Day(2026, 9, 5)!
    package static let reviewed = Day(2026, 9, 10)!
    package static let posted = Day(2026, 9, 11)!
    package static let takenDown = Day(2026, 9, 18)!
    package static let approved = Day(2026, 9, 20)!
    package static let ordered = Day(2026, 9, 21)!
    package static let booked = Day(2026, 9, 22)!
}
