import Dispatch
import Glibc
import Synchronization

/// Ctrl-C while something is searched: the first ends the search, whose best result is kept; the
/// second ends the command as it always does.
///
/// A dispatch source may be cancelled from any thread, so it is safe to share.
final class Interruption: @unchecked Sendable {
    private let came = Atomic(false)
    private let source: any DispatchSourceSignal

    init() {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [weak self] in self?.come() }
        source.resume()
    }

    /// Whether it has come.
    var hasCome: Bool { came.load(ordering: .relaxed) }

    /// Nothing is searched any more.
    func stop() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }

    private func come() {
        came.store(true, ordering: .relaxed)
        stop()
    }
}
