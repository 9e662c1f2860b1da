import Glibc
import Logging

/// A bounded number of connections, shared.
///
/// Who finds all in use waits, but only so many at once and only so long; beyond that the answer is
/// ``PostgresError`` of kind `poolExhausted` at once, so that a service can refuse work instead of
/// piling it up. A connection that is lost is replaced when it is next needed. Session settings
/// that a caller changes stay with the connection: change them with `set local` inside a
/// transaction.
public final class Pool: Sendable {
    public struct Limits: Sendable {
        /// The most connections open at once.
        public var size: Int
        /// The most callers that wait at once.
        public var waiting: Int
        /// The longest that one waits.
        public var waitTimeout: Duration
        /// A connection that was idle this long is asked whether it still answers.
        public var idleCheck: Duration
        /// A connection that was idle this long is closed, save the last one.
        public var idleLifetime: Duration

        public init(
            size: Int = 8, waiting: Int = 256, waitTimeout: Duration = .seconds(10),
            idleCheck: Duration = .seconds(10), idleLifetime: Duration = .seconds(300)
        ) {
            precondition(size > 0 && waiting >= 0)
            self.size = size
            self.waiting = waiting
            self.waitTimeout = waitTimeout
            self.idleCheck = idleCheck
            self.idleLifetime = idleLifetime
        }
    }

    public let configuration: Configuration
    public let limits: Limits
    /// The loops on which the connections live, in turn. A task that prefers one of them as its
    /// executor speaks with the connections there without a change of thread.
    public let loops: [EventLoop]
    let state = Guarded(State())

    struct State {
        var idle: [Idle] = []
        /// Open, or being opened.
        var count = 0
        var opened = 0
        var waiting: [Waiter] = []
        var lastTicket: UInt64 = 0
        var isClosed = false
        var isWatched = false
    }

    struct Idle {
        let connection: Connection
        let since: UInt64
    }

    struct Waiter {
        let ticket: UInt64
        let continuation: UnsafeContinuation<Connection, any Error>
    }

    public init(
        _ configuration: Configuration, limits: Limits = Limits(),
        loops: [EventLoop] = EventLoop.standard
    ) {
        precondition(!loops.isEmpty)
        self.configuration = configuration
        self.limits = limits
        self.loops = loops
    }

    /// Lends a connection for the time of `body`. A transaction that `body` left open is rolled
    /// back.
    @discardableResult
    public func withConnection<Output>(
        caller: isolated (any Actor)? = #isolation,
        _ body: (Connection) async throws -> sending Output
    ) async throws -> sending Output {
        let connection = try await acquire()
        do {
            let output = try await body(connection)
            await release(connection)
            return output
        } catch {
            await release(connection)
            throw error
        }
    }

    /// How many connections are open, are idle, and how many callers wait: for a metrics page.
    public var usage: (open: Int, idle: Int, waiting: Int) {
        state.withLock { ($0.count, $0.idle.count, $0.waiting.count) }
    }

    /// Refuses further work and closes what is idle; connections in use are closed when they
    /// return.
    public func close() async {
        let (idle, waiting) = state.withLock { state in
            state.isClosed = true
            state.count -= state.idle.count
            return (exchange(&state.idle, with: []), exchange(&state.waiting, with: []))
        }
        for waiter in waiting { waiter.continuation.resume(throwing: Pool.closed) }
        for idle in idle { await idle.connection.close() }
    }

    static let closed = PostgresError(.poolClosed, "the pool is closed")
}

// MARK: Lending

extension Pool {
    func acquire() async throws -> Connection {
        if let connection = state.withLock({ takeIdle(&$0) }) { return connection }
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        return try await withTaskCancellationHandler {
            try Task.checkCancellation()
            return try await withUnsafeThrowingContinuation { enqueue(ticket, $0) }
        } onCancel: {
            giveUp(ticket, CancellationError())
        }
    }

    /// The connection that was used last, so that the others can grow old and be closed.
    private func takeIdle(_ state: inout State) -> Connection? {
        while let idle = state.idle.popLast() {
            if idle.connection.isOpen { return idle.connection }
            state.count -= 1
        }
        return nil
    }

    private enum Entrance {
        case served(Connection)
        case refused(PostgresError)
        case waits(mustOpen: Bool)
    }

    private func enqueue(_ ticket: UInt64, _ done: UnsafeContinuation<Connection, any Error>) {
        let entrance = state.withLock { state -> Entrance in
            if state.isClosed { return .refused(Pool.closed) }
            if let connection = takeIdle(&state) { return .served(connection) }
            if state.count >= limits.size && state.waiting.count >= limits.waiting {
                return .refused(
                    PostgresError(.poolExhausted, "\(state.waiting.count) callers wait already"))
            }
            state.waiting.append(Waiter(ticket: ticket, continuation: done))
            let mustOpen = state.count < limits.size
            if mustOpen { state.count += 1 }
            return .waits(mustOpen: mustOpen)
        }
        switch entrance {
        case .served(let connection): done.resume(returning: connection)
        case .refused(let error): done.resume(throwing: error)
        case .waits(let mustOpen):
            if mustOpen { open() }
            limitWait(ticket)
            // The cancellation handler may have run before the waiter was there.
            if Task.isCancelled { giveUp(ticket, CancellationError()) }
        }
    }

    private func limitWait(_ ticket: UInt64) {
        let deadline = EventLoop.now + limits.waitTimeout.nanoseconds
        let loop = loops[0]
        loop.execute { [weak self] in
            loop.schedule(at: deadline) { [weak self] in
                self?.giveUp(
                    ticket, PostgresError(.poolExhausted, "no connection became free in time"))
            }
        }
    }

    private func giveUp(_ ticket: UInt64, _ reason: any Error) {
        let waiter = state.withLock { state -> Waiter? in
            guard let place = state.waiting.firstIndex(where: { $0.ticket == ticket }) else {
                return nil
            }
            return state.waiting.remove(at: place)
        }
        waiter?.continuation.resume(throwing: reason)
    }

    func release(_ connection: Connection) async {
        if connection.state == .inTransaction { await connection.reset() }
        put(connection)
    }

    /// Gives a connection to the first who waits, or keeps it.
    func put(_ connection: Connection) {
        enum Next {
            case serve(Waiter)
            case discard
            case replace
            case keep
        }
        let next = state.withLock { state -> Next in
            if state.isClosed {
                state.count -= 1
                return .discard
            }
            guard connection.state == .ready else {
                // A place in the pool is free: for those who wait, a new connection.
                if state.waiting.isEmpty {
                    state.count -= 1
                    return .discard
                }
                return .replace
            }
            if state.waiting.isEmpty {
                state.idle.append(Idle(connection: connection, since: EventLoop.now))
                return .keep
            }
            return .serve(state.waiting.removeFirst())
        }
        switch next {
        case .serve(let waiter): waiter.continuation.resume(returning: connection)
        case .keep: break
        case .discard: connection.closeSoon()
        case .replace:
            connection.closeSoon()
            open()
        }
    }
}
