/// Timers in the order of their deadlines: a binary heap. A timer is not withdrawn; what it runs
/// must look whether it still has a meaning.
struct TimerHeap {
    private var entries: [(deadline: UInt64, work: @Sendable () -> Void)] = []

    /// The earliest deadline.
    var next: UInt64? { entries.first?.deadline }

    mutating func insert(_ deadline: UInt64, _ work: @escaping @Sendable () -> Void) {
        entries.append((deadline, work))
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            if entries[parent].deadline <= entries[child].deadline { break }
            entries.swapAt(parent, child)
            child = parent
        }
    }

    /// Takes out the earliest timer whose time has come.
    mutating func pop(now: UInt64) -> (@Sendable () -> Void)? {
        guard let first = entries.first, first.deadline <= now else { return nil }
        let last = entries.removeLast()
        if entries.isEmpty { return first.work }
        entries[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
                if entries[child].deadline < entries[least].deadline { least = child }
            }
            if least == parent { return first.work }
            entries.swapAt(parent, least)
            parent = least
        }
    }
}
