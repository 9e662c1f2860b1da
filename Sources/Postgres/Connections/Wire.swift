import CLibPQ
import Glibc
import Logging

/// A libpq connection on an event loop: reads, writes, wakes the operation that waits.
///
/// Everything here happens on the loop's thread. The connection actor has that loop as its
/// executor, so it calls these functions directly.
final class Wire: EventHandler, @unchecked Sendable {
    let loop: EventLoop
    let logger: Logger
    /// Nil once closed.
    private(set) var handle: OpaquePointer?
    /// Why the connection is lost, once it is.
    private(set) var failure: PostgresError?
    /// What the server said when it ended the session while nothing was asked.
    private var farewell: PostgresError?
    /// Called once, when the connection is lost or closed.
    var onEnd: (@Sendable () -> Void)?
    var onNotification: ((Notification) -> Void)?

    private let encryption: Encryption
    private var registration: Registration?
    private var isWriting = false
    private var isReading = true
    /// How often bytes were taken from the socket.
    private(set) var reads: UInt64 = 0
    private var waiter: UnsafeContinuation<Void, Never>?
    private var awaited = Arrival.result
    private var waiterPrefersLoop = false

    /// What an operation waits for.
    enum Arrival {
        /// A result is complete, and `PQgetResult` will not block.
        case result
        /// What was given to libpq has gone to the kernel.
        case flushed
        /// Bytes have arrived since ``Wire/reads`` had that value: perhaps a row of a COPY.
        case bytes(after: UInt64)
    }

    /// Takes over a connection that is open and not yet in non-blocking mode.
    init(_ handle: OpaquePointer, loop: EventLoop, logger: Logger) {
        self.handle = handle
        self.loop = loop
        self.logger = logger
        encryption = Encryption(handle)
        PQsetnonblocking(handle, 1)
        PQsetNoticeReceiver(handle, receiveNotice, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
        // The loop holds this object while it is registered, so it is not any more.
        if let handle { PQfinish(handle) }
    }

    func start() {
        guard let handle else { return }
        registration = loop.register(PQsocket(handle), self)
    }

    /// Closes the connection, politely if it still works.
    func close(_ reason: PostgresError) {
        guard let handle else { return }
        end(reason)
        PQfinish(handle)
        self.handle = nil
    }

    /// Forgets the connection on any thread, when nobody holds the actor any more.
    nonisolated func abandon() {
        loop.execute { self.close(PostgresError(.connection, "the connection was dropped")) }
    }

    /// No more events; whoever waits is woken and sees `failure`.
    private func end(_ reason: PostgresError) {
        // The end of the socket may be seen before the server's last words in it are read.
        if failure == nil || (failure?.sqlstate == nil && reason.sqlstate != nil) {
            failure = reason
        }
        if let registration { loop.remove(registration) }
        registration = nil
        wake()
        exchange(&onEnd, with: nil)?()
    }

    func ready(canRead: Bool) {
        guard let handle else { return }
        if canRead {
            repeat {
                reads &+= 1
                if PQconsumeInput(handle) == 0 {
                    end(lost())
                    return
                }
            } while encryption.holdsBytes
        }
        if isWriting { flush() }
        takeNotifications()
        if waiter != nil && hasArrived(awaited) { wake() }
    }

    func lost() -> PostgresError {
        var error = farewell ?? PostgresError(.connection, "the connection was lost: \(message)")
        error.kind = .connection
        return error
    }

    /// What libpq last said about this connection.
    var message: String {
        guard let text = PQerrorMessage(handle) else { return "" }
        var bytes = Array(String(cString: text).utf8)
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Waiting

    func hasArrived(_ arrival: Arrival) -> Bool {
        guard let handle, failure == nil else { return true }
        switch arrival {
        case .result: return PQisBusy(handle) == 0
        case .flushed: return !isWriting
        case .bytes(let seen): return reads != seen
        }
    }

    /// The event that brings `arrival` resumes the continuation. There is one waiter at a time.
    ///
    /// The task may have been suspended between its look at ``hasArrived(_:)`` and this call, so it
    /// is looked at again.
    func await(_ arrival: Arrival, _ continuation: UnsafeContinuation<Void, Never>) {
        precondition(waiter == nil, "two operations wait on one connection")
        if hasArrived(arrival) {
            continuation.resume()
            return
        }
        awaited = arrival
        waiter = continuation
        waiterPrefersLoop = loop.prefersLoop
    }

    private func wake() {
        guard let waiter = exchange(&waiter, with: nil) else { return }
        loop.prefersLoop = waiterPrefersLoop
        waiter.resume()
    }

    /// Gives what libpq holds to the kernel; the rest follows when the socket can be written.
    func flush() {
        guard let handle, let registration else { return }
        let rest = PQflush(handle)
        if rest < 0 {
            end(lost())
            return
        }
        if (rest == 1) != isWriting {
            isWriting = rest == 1
            loop.change(registration, reading: isReading, writing: isWriting)
        }
    }

    /// Leaves what the server sends in the kernel, so that it must wait.
    func pauseReading() { setReading(false) }

    func resumeReading() { setReading(true) }

    private func setReading(_ value: Bool) {
        guard let registration, value != isReading else { return }
        isReading = value
        loop.change(registration, reading: value, writing: isWriting)
        if value && encryption.holdsBytes { ready(canRead: true) }
    }

    // MARK: What the server says by itself

    func takeNotifications() {
        guard let handle, let onNotification else { return }
        while let notification = PQnotifies(handle) {
            onNotification(
                Notification(
                    channel: String(cString: notification.pointee.relname),
                    payload: String(cString: notification.pointee.extra),
                    processID: notification.pointee.be_pid))
            PQfreemem(notification)
        }
    }

    /// A NOTICE or WARNING; without this, libpq would print it on stderr.
    func notice(_ result: OpaquePointer) {
        let report = PostgresError(result: result)
        if report.isFatal {
            farewell = report
            if let failure, failure.sqlstate == nil { self.failure = lost() }
        }
        let level: Logger.Level =
            report.severity == "WARNING" || report.isFatal ? .warning : .debug
        logger.log(
            level: level, "\(report.message)",
            metadata: ["sqlstate": "\(report.sqlstate ?? "")"])
    }
}

private func receiveNotice(_ context: UnsafeMutableRawPointer?, _ result: OpaquePointer?) {
    guard let context, let result else { return }
    Unmanaged<Wire>.fromOpaque(context).takeUnretainedValue().notice(result)
}

/// Bytes that TLS has taken from the socket and libpq has not yet taken from TLS. The socket is
/// silent then, so whoever waits for it would wait for ever.
private struct Encryption {
    private let session: UnsafeMutableRawPointer?
    private let pending: (@convention(c) (UnsafeMutableRawPointer?) -> Int32)?

    init(_ handle: OpaquePointer) {
        session = PQsslStruct(handle, "OpenSSL")
        // libpq brings OpenSSL with it; this room has no business with its headers.
        pending =
            session == nil
            ? nil
            : dlsym(nil, "SSL_pending").map {
                unsafeBitCast($0, to: (@convention(c) (UnsafeMutableRawPointer?) -> Int32).self)
            }
    }

    var holdsBytes: Bool { session != nil && (pending?(session) ?? 0) > 0 }
}
