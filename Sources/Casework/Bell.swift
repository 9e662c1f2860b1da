import Synchronization

/// 铃 - wakes whoever waits in this process when there may be something to do. It only saves the
/// time until the next look: what there is to do stands in the database, where other processes find
/// it by looking. (NOTIFY would ring in those too, but every transaction that notifies waits at its
/// commit for all others that do.)
package final class Bell: Sendable {
    private struct State {
        var rings: UInt64 = 0
        var lastWaiter: UInt64 = 0
        /// Nil as long as the waiter has not gone to sleep yet.
        var waiters: [UInt64: CheckedContinuation<Void, Never>?] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// How often it has rung.
    package var rings: UInt64 { state.withLock { $0.rings } }

    package func ring() {
        let waiters = state.withLock { state in
            state.rings += 1
            defer { state.waiters.removeAll() }
            return state.waiters.values.compactMap(\.self)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits until it has rung more often than `seen`, or so long, or until the task is cancelled.
    package func wait(beyond seen: UInt64, upTo limit: Duration) async {
        let arrived: UInt64? = state.withLock { state in
            guard state.rings <= seen else { return nil }
            state.lastWaiter += 1
            state.waiters.updateValue(nil, forKey: state.lastWaiter)
            return state.lastWaiter
        }
        guard let number = arrived else { return }
        let timer = Task {
            try? await Task.sleep(for: limit)
            self.release(number)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.waiters.keys.contains(number) else { return true }
                    state.waiters[number] = .some(continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            release(number)
        }
        timer.cancel()
    }

    private func release(_ number: UInt64) {
        let waiter = state.withLock { $0.waiters.removeValue(forKey: number) ?? nil }
        waiter?.resume()
    }
}
