/// How long a search may go on. The only clock that a search sees, and only through the share of
/// its time that is spent; so a test can hold it still, a benchmark count the processor's time,
/// and Ctrl-C end it.
package struct Deadline: Sendable {
    /// 0 at the beginning; from 1 on the search ends with the best plan so far. Asked every few
    /// milliseconds, from any thread.
    package let spent: @Sendable () -> Double

    package init(spent: @escaping @Sendable () -> Double) { self.spent = spent }

    /// Ends a search so many seconds from now by the machine's clock, or when `isCancelled` says
    /// so.
    package static func after(
        seconds: Double, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) -> Deadline {
        let (begin, limit) = (ContinuousClock.now, Duration.seconds(max(1e-9, min(seconds, 1e9))))
        return Deadline { isCancelled() ? 1 : begin.duration(to: .now) / limit }
    }

    /// Never ends a search: it ends after its iterations.
    package static let none = Deadline { 0 }
}
