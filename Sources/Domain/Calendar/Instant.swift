/// 时刻 - a moment in microseconds since 1970-01-01T00:00:00Z: the resolution that PostgreSQL stores,
/// so that what is hashed is what is kept.
@frozen
public struct Instant: Hashable, Comparable, Sendable {
    public let microseconds: Int64

    @inlinable
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// The first moment of a day in Asia/Shanghai, or a later one on that day.
    public init(_ day: Day, secondsAfterMidnight: Int64 = 0) {
        let seconds = Int64(day.number) * 86_400 + secondsAfterMidnight - Instant.shanghaiSeconds
        self.microseconds = seconds * 1_000_000
    }

    /// The day in Asia/Shanghai.
    public var day: Day {
        let seconds = microseconds.floorDivided(by: 1_000_000) + Instant.shanghaiSeconds
        return Day(number: Int32(seconds.floorDivided(by: 86_400)))
    }

    public func advanced(bySeconds seconds: Int64) -> Instant {
        Instant(microseconds: microseconds + seconds * 1_000_000)
    }

    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    static let shanghaiSeconds: Int64 = 8 * 3_600
}

extension Instant: CustomStringConvertible {
    /// `2026-10-05T14:03:09.000001+08:00`.
    public var description: String {
        let local = microseconds + Instant.shanghaiSeconds * 1_000_000
        let ofDay = local - Int64(day.number) * 86_400_000_000
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let seconds = ofDay / 1_000_000
        let fraction = (1_000_000 + ofDay % 1_000_000).description.dropFirst()
        let clock = "\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        return "\(day)T\(clock).\(fraction)+08:00"
    }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
