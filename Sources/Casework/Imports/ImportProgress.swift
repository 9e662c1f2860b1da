import Domain
import Synchronization

/// 导入进度 - how many rows a file's reader has come past: told to those who wait, long before the
/// import's transaction ends.
package final class ImportProgress: Sendable {
    private struct State {
        var read: Int64 = 0
        var expected: Int64?
    }

    private let state = Mutex(State())

    package init() {}

    /// Begins, or begins anew where the transaction had to.
    func begin(expecting rows: Int) {
        state.withLock { $0 = State(expected: Int64(rows)) }
    }

    func advance(by rows: Int) { state.withLock { $0.read += Int64(rows) } }

    /// Rows that were read, and about how many there are.
    var standing: (read: Int64, expected: Int64?) { state.withLock { ($0.read, $0.expected) } }
}
