/// 登录锁定 - how an account answers wrong passwords and codes. Five in a row lock it for 15
/// minutes, each further five for twice as long, up to a day (等保 8.1.4.1 b; OWASP ASVS 5.0
/// 6.3.1). A lock ends by itself, so that who only fails cannot keep an officer out for ever, or
/// when an administrator lifts it.
package struct Lockout: Sendable, Equatable {
    /// Failures since the last success or lock.
    package var failures: Int
    /// Locks since the last success.
    package var locks: Int
    package var lockedUntil: Instant?

    /// Failures that lock.
    package static let limit = 5
    /// Seconds of the first lock.
    package static let firstSeconds: Int64 = 15 * 60
    /// Seconds of the longest.
    package static let longestSeconds: Int64 = 86_400

    package init(failures: Int = 0, locks: Int = 0, lockedUntil: Instant? = nil) {
        self.failures = failures
        self.locks = locks
        self.lockedUntil = lockedUntil
    }

    package func isLocked(at now: Instant) -> Bool { lockedUntil.map { now < $0 } ?? false }

    /// Counts a failure, and gives whether it has locked the account. While it is locked nothing is
    /// counted: the attempt was no attempt.
    package mutating func fail(at now: Instant) -> Bool {
        guard !isLocked(at: now) else { return false }
        failures += 1
        guard failures >= Lockout.limit else { return false }
        failures = 0
        locks += 1
        let seconds = min(
            Lockout.firstSeconds << Int64(min(locks, 16) - 1), Lockout.longestSeconds)
        lockedUntil = now.advanced(bySeconds: seconds)
        return true
    }
}
