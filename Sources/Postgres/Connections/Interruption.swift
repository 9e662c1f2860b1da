import CLibPQ
import Glibc

/// Why an operation is being cancelled.
enum Interruption {
    /// Its task was cancelled.
    case task
    /// Its time is up.
    case deadline
}

/// What a cancel request needs: the server's address, the session and its secret.
final class CancelKey: @unchecked Sendable {
    private let pointer: OpaquePointer?

    init(_ handle: OpaquePointer?) { pointer = PQgetCancel(handle) }

    deinit { PQfreeCancel(pointer) }

    /// Sends the request and waits until the server has acted on it. Blocks.
    /// - Returns: false if it is not known whether the server got it.
    func send() -> Bool {
        var complaint = [CChar](repeating: 0, count: 256)
        return PQcancel(pointer, &complaint, Int32(complaint.count)) != 0
    }
}

/// Cancelling. The server is told over a second connection, and the request names the session, not
/// the statement. So that it can never hit the next statement, an operation does not end before the
/// request has been answered; then the signal has reached the server process, which ignores it when
/// idle.
extension Connection {
    /// How long the server may take to answer after it was told to cancel.
    private static var grace: UInt64 { 10_000_000_000 }
    /// When a statement runs on after a cancel request (it came before the statement), it is
    /// repeated.
    private static var repetition: UInt64 { 100_000_000 }

    /// Cancels an operation, from any thread; nothing happens if it has ended.
    nonisolated func interrupt(_ target: UInt64) {
        loop.execute { self.assumeIsolated { $0.cancel(target, because: .task) } }
    }

    func cancel(_ target: UInt64, because cause: Interruption) {
        guard operation == target, interruption == nil, wire.failure == nil else { return }
        interruption = cause
        requestCancel(target)
        loop.schedule(at: EventLoop.now + Connection.grace) { [weak self] in
            self?.assumeIsolated { $0.giveUpWaiting(target) }
        }
    }

    private func requestCancel(_ target: UInt64) {
        isCancelling = true
        Errand.run { [self] in
            let isKnown = cancelKey.send()
            loop.execute {
                self.assumeIsolated { $0.cancelReturned(target, isKnown: isKnown) }
            }
        }
    }

    private func cancelReturned(_ target: UInt64, isKnown: Bool) {
        isCancelling = false
        if !isKnown {
            // It may still arrive, and would hit whatever runs then.
            wire.close(PostgresError(.connection, "a cancel request was lost on its way"))
        }
        if wire.failure != nil { return }
        if let waiting = exchange(&afterCancel, with: nil) {
            waiting.resume()
            return
        }
        loop.schedule(at: EventLoop.now + Connection.repetition) { [weak self] in
            self?.assumeIsolated { connection in
                guard connection.operation == target, connection.interruption != nil,
                    !connection.isCancelling, connection.wire.failure == nil
                else { return }
                connection.requestCancel(target)
            }
        }
    }

    private func giveUpWaiting(_ target: UInt64) {
        guard operation == target, interruption != nil else { return }
        wire.close(PostgresError(.connection, "the server did not answer a cancel request"))
    }

    // MARK: Deadlines

    /// Sets the time limit of the operation: its own, or a little more than the session's, which
    /// the server enforces and this side only if the server is silent.
    /// - Parameter closes: whether the connection is closed then, instead of the statement
    ///   cancelled.
    func limit(_ timeout: Duration?, closes: Bool) {
        deadlineCloses = closes
        if let timeout {
            deadline = EventLoop.now + timeout.nanoseconds
        } else if let timeout = configuration.statementTimeout {
            deadline = EventLoop.now + timeout.nanoseconds + 5_000_000_000
        }
        if let deadline { arm(deadline) }
    }

    /// One timer serves all operations of the connection; it is set anew only for an earlier
    /// moment.
    private func arm(_ moment: UInt64) {
        if let armed, armed <= moment { return }
        armed = moment
        loop.schedule(at: moment) { [weak self] in
            self?.assumeIsolated { $0.timerFired(moment) }
        }
    }

    private func timerFired(_ moment: UInt64) {
        if armed == moment { armed = nil }
        guard let deadline else { return }
        if deadline > EventLoop.now {
            arm(deadline)
            return
        }
        self.deadline = nil
        if deadlineCloses {
            wire.close(PostgresError(.connection, "the server does not answer"))
        } else {
            cancel(operation, because: .deadline)
        }
    }

    /// The error to throw: an operation that was cancelled says by whom.
    func reason(for error: any Error) -> any Error {
        guard let fault = error as? PostgresError else { return error }
        let wasStopped = fault.sqlstate == "57014" || fault.kind == .connection
        switch interruption {
        case .task where wasStopped:
            return CancellationError()
        case .deadline where wasStopped:
            var timeout = fault
            timeout.kind = .timeout
            return timeout
        default:
            guard fault.sqlstate == "57014", configuration.statementTimeout != nil else {
                return fault
            }
            var timeout = fault
            timeout.kind = .timeout
            return timeout
        }
    }
}
