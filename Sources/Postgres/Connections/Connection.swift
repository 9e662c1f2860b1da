import CLibPQ
import Synchronization

/// One session with a PostgreSQL server.
///
/// Statements that are asked for at the same time wait for each other, in order. A connection that
/// is lost stays lost: the ``Pool`` opens new ones.
public actor Connection {
    public nonisolated let configuration: Configuration
    /// The server process of this session.
    public nonisolated let processID: Int32
    nonisolated let loop: EventLoop
    nonisolated let wire: Wire
    /// What the pool must know without asking the actor.
    private nonisolated let condition = Atomic<UInt8>(Condition.ready.rawValue)

    /// Says to a thread of its own how to reach the server with a cancel request.
    nonisolated let cancelKey: CancelKey
    var statements: StatementCache
    let arguments = ArgumentArrays()

    // The operation that has the connection, and those that wait for it.
    var operation: UInt64 = 0
    private var lastOperation: UInt64 = 0
    private var queue: [(ticket: UInt64, turn: UnsafeContinuation<Bool, Never>)] = []
    private var lastTicket: UInt64 = 0
    var interruption: Interruption?
    var isCancelling = false
    var afterCancel: UnsafeContinuation<Void, Never>?
    var deadline: UInt64?
    var deadlineCloses = false
    var armed: UInt64?
    var subscribers: [Subscriber] = []
    let isRemote: Bool
    /// Whether a timer looks after the operation under way.
    var isWatched = false

    /// The transaction between BEGIN and COMMIT, 0 if there is none.
    var openTransaction: UInt64 = 0
    var lastTransaction: UInt64 = 0
    /// Whether the open transaction, or the last one, cannot write.
    var onlyReads = false
    var lastSavepoint: UInt64 = 0
    /// Statements of the open transaction that go to the server with the next one, and how many of
    /// them begin it.
    var held: [Statement] = []
    var heldBegin = 0

    enum Condition: UInt8 {
        case ready, inTransaction, lost
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        loop.serial.asUnownedSerialExecutor()
    }

    private init(_ wire: Wire, _ configuration: Configuration) {
        self.wire = wire
        self.configuration = configuration
        loop = wire.loop
        processID = PQbackendPID(wire.handle)
        cancelKey = CancelKey(wire.handle)
        isRemote = Connection.isRemote(wire.handle)
        statements = StatementCache(capacity: configuration.statementCacheSize)
    }

    deinit { wire.abandon() }

    /// Opens a session.
    /// - Throws: ``PostgresError`` of kind `connection`.
    public static func open(
        _ configuration: Configuration, on loop: EventLoop = EventLoop.standard[0]
    ) async throws -> Connection {
        let keywords = try configuration.keywords()
        let connection: Connection = try await withCheckedThrowingContinuation { done in
            Errand.run {
                done.resume(with: Result { try connect(keywords, configuration, loop) })
            }
        }
        await connection.start()
        return connection
    }

    /// Connects on the calling thread, which blocks: names are looked up, TLS and SCRAM computed.
    private static func connect(
        _ keywords: [(String, String)], _ configuration: Configuration, _ loop: EventLoop
    ) throws -> Connection {
        guard let handle = withKeywords(keywords, { PQconnectdbParams($0, $1, 1) }) else {
            throw PostgresError(.connection, "out of memory")
        }
        if PQstatus(handle) == CONNECTION_OK {
            return Connection(
                Wire(handle, loop: loop, logger: configuration.logger), configuration)
        }
        defer { PQfinish(handle) }
        throw PostgresError(.connection, String(cString: PQerrorMessage(handle)))
    }

    private func start() {
        wire.start()
        wire.onNotification = { [weak self] notification in
            self?.assumeIsolated { $0.deliver(notification) }
        }
        whenLost(nil)
    }

    /// Calls `work` once, on the loop, when the connection is lost or closed.
    func whenLost(_ work: (@Sendable () -> Void)?) {
        wire.onEnd = { [weak self] in
            self?.assumeIsolated { $0.markLost() }
            work?()
        }
        if wire.failure != nil { exchange(&wire.onEnd, with: nil)?() }
    }

    private func markLost() {
        condition.store(Condition.lost.rawValue, ordering: .releasing)
        finishSubscribers()
        exchange(&afterCancel, with: nil)?.resume()
    }

    /// Ends the session. Statements under way fail; further ones are refused.
    public func close() {
        wire.close(PostgresError(.connection, "the connection is closed"))
    }

    nonisolated var state: Condition {
        Condition(rawValue: condition.load(ordering: .acquiring)) ?? .lost
    }

    /// Whether statements can still be sent.
    public nonisolated var isOpen: Bool { state != .lost }
}

// MARK: One operation at a time

extension Connection {
    /// Runs one exchange with the server, alone on the connection.
    ///
    /// - Parameter isShielded: the task's cancellation does not touch it: COMMIT, ROLLBACK. When
    ///   its time is up it is not cancelled either, but the connection is closed.
    /// - Parameter transaction: the one to which it belongs; refused if that has ended.
    func run<Output>(
        timeout: Duration?, isShielded: Bool = false, in transaction: UInt64? = nil,
        _ body: () async throws -> Output
    ) async throws -> Output {
        if !isShielded { try Task.checkCancellation() }
        if operation != 0 { try await takeTurn(isShielded: isShielded) } else { beginOperation() }
        try checkEntry(in: transaction)
        let current = operation
        limit(timeout, closes: isShielded)
        do {
            let output: Output
            if isShielded {
                output = try await body()
            } else {
                output = try await withTaskCancellationHandler(operation: body) {
                    self.interrupt(current)
                }
            }
            if isCancelling { await leave() } else { endOperation() }
            return output
        } catch {
            let cause = reason(for: error)
            await leave()
            throw cause
        }
    }

    func enter(isShielded: Bool, in transaction: UInt64?) async throws {
        if operation != 0 { try await takeTurn(isShielded: isShielded) } else { beginOperation() }
        try checkEntry(in: transaction)
    }

    private func beginOperation() {
        lastOperation += 1
        operation = lastOperation
    }

    /// Waits until the operations before this one have ended, and takes the connection.
    private func takeTurn(isShielded: Bool) async throws {
        lastTicket += 1
        let ticket = lastTicket
        let isTurn =
            isShielded
            ? await turn(ticket)
            : await withTaskCancellationHandler {
                await turn(ticket)
            } onCancel: {
                self.loop.execute { self.assumeIsolated { $0.giveUp(ticket) } }
            }
        if !isTurn { throw CancellationError() }
    }

    /// Gives the connection back and throws if it is lost, or if the transaction has ended.
    private func checkEntry(in transaction: UInt64?) throws {
        watch()
        if let failure = wire.failure {
            endOperation()
            // Nothing of a transaction has left yet whose BEGIN is still here.
            throw heldBegin > 0 ? failure.during(.begin) : failure
        }
        if let transaction, transaction != openTransaction {
            endOperation()
            throw PostgresError(.misuse, "the transaction has ended")
        }
    }

    private func turn(_ ticket: UInt64) async -> Bool {
        await withUnsafeContinuation { queue.append((ticket, $0)) }
    }

    private func giveUp(_ ticket: UInt64) {
        guard let place = queue.firstIndex(where: { $0.ticket == ticket }) else { return }
        queue.remove(at: place).turn.resume(returning: false)
    }

    /// Ends the operation: only when no cancel request can hit the next one.
    func leave() async {
        while isCancelling && wire.failure == nil {
            await withUnsafeContinuation { afterCancel = $0 }
        }
        endOperation()
    }

    private func endOperation() {
        deadline = nil
        interruption = nil
        publish()
        if queue.isEmpty {
            operation = 0
        } else {
            beginOperation()
            queue.removeFirst().turn.resume(returning: true)
        }
    }

    private func publish() {
        guard wire.handle != nil, wire.failure == nil else {
            markLost()
            return
        }
        let next = transactionStatus
        if next == .lost {
            // Something is still under way that nobody waits for: the session cannot be used again.
            wire.close(
                PostgresError(.connection, "the session was left in the middle of an exchange"))
        }
        condition.store(next.rawValue, ordering: .releasing)
    }

    /// Where the server last said it stands; `lost` if it is at work.
    var transactionStatus: Condition {
        switch PQtransactionStatus(wire.handle) {
        case PQTRANS_IDLE: .ready
        case PQTRANS_INTRANS, PQTRANS_INERROR: .inTransaction
        default: .lost
        }
    }

    /// Suspends until something has arrived.
    func until(_ arrival: Wire.Arrival) async {
        while !wire.hasArrived(arrival) {
            await withUnsafeContinuation { wire.await(arrival, $0) }
        }
    }

    /// The handle of libpq.
    /// - Throws: why the connection is lost.
    func handle() throws -> OpaquePointer {
        guard let handle = wire.handle else {
            throw wire.failure ?? PostgresError(.connection, "the connection is closed")
        }
        return handle
    }
}
