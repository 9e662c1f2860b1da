import Domain
import Seeding
import Testing

@Suite("Lockout: how an account answers failures")
struct LockoutTests {
    private static let start = Instant(Day(2026, 9, 1)!)

    @Test("five failures lock, for twice as long each time, up to a day")
    func doubling() throws {
        var lockout = Lockout()
        var now = LockoutTests.start
        for minutes in [15, 30, 60, 120, 240, 480, 960, 1_440, 1_440] as [Int64] {
            for failure in 1...5 {
                #expect(!lockout.isLocked(at: now))
                #expect(lockout.fail(at: now) == (failure == 5))
            }
            let end = now.advanced(bySeconds: minutes * 60)
            #expect(lockout.lockedUntil == end)
            #expect(lockout.isLocked(at: Instant(microseconds: end.microseconds - 1)))
            #expect(!lockout.isLocked(at: end))
            now = end
        }
    }

    /// The naive reading of the rule: a list of everything that happened.
    private struct Model {
        var failures: [Instant] = []
        var locks: [Instant] = []

        func lockEnd() -> Instant? {
            let seconds: [Int64] = [900, 1_800, 3_600, 7_200, 14_400, 28_800, 57_600, 86_400]
            return locks.last?.advanced(bySeconds: seconds[min(locks.count, 8) - 1])
        }

        mutating func fail(at now: Instant) -> Bool {
            if let end = lockEnd(), now < end { return false }
            failures.append(now)
            guard failures.count == 5 else { return false }
            failures = []
            locks.append(now)
            return true
        }
    }

    @Test("it agrees with the naive reading", arguments: 1...20 as ClosedRange<UInt64>)
    func model(seed: UInt64) {
        var random = Seeded(seed)
        var lockout = Lockout()
        var model = Model()
        var now = LockoutTests.start
        for _ in 0..<400 {
            now = now.advanced(bySeconds: Int64.random(in: 0...2_000, using: &random))
            if Int.random(in: 0..<40, using: &random) == 0 {
                lockout = Lockout()
                model = Model()
            } else {
                #expect(lockout.fail(at: now) == model.fail(at: now))
            }
            let isLocked = model.lockEnd().map { now < $0 } ?? false
            #expect(lockout.isLocked(at: now) == isLocked)
            #expect(lockout.failures == model.failures.count)
        }
    }
}
