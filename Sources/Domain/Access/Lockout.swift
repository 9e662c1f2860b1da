/// 登录锁定 - how wrong passwords and codes are answered. Five in a row lock for 15 minutes, each
/// further five for twice as long, up to a day (等保 8.1.4.1 b; OWASP ASVS 5.0 6.3.1). A lock ends
/// by itself, or when an administrator lifts it.
///
/// An account has three kinds of them, so that nobody locks anybody else out (OWASP, "Slow Down
/// Online Guessing Attacks with Device Cookies"):
/// - from outside: passwords from browsers in which the officer has never signed in. Whoever knows
///   the name can lock this one again and again, and keeps out only who is as unknown;
/// - one for each ``KnownDevice``: passwords from there;
/// - inside: wrong codes, and passwords asked for again, of who has signed in. It ends all
///   sessions, for somebody with a stolen one may be guessing, and bars the second factor, not the
///   sign-in.
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

    /// Nothing is held against anybody.
    package var isClean: Bool { self == Lockout() }

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

/// 熟悉设备 - a browser that keeps a token from an officer's earlier sign-in.
package struct KnownDevice: Sendable, Equatable {
    package var lockout: Lockout

    package init(lockout: Lockout) { self.lockout = lockout }

    /// How long a browser is known after its last sign-in: half a year, so that who comes back from
    /// a long leave is known still.
    package static let seconds: Int64 = 180 * 86_400
    /// Browsers known for one officer; beyond that the one used longest ago is forgotten.
    package static let most = 10
}
