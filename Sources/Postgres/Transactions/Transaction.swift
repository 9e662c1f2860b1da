import Logging

/// What runs between BEGIN and COMMIT. It is good only inside the closure that got it.
public struct Transaction: Sendable {
    let connection: Connection
    let id: UInt64
    /// Whether the next statement is the last one.
    var isEnding = false

    /// The transaction before its last statement: with that one COMMIT goes to the server, in the
    /// same round trip. Only of transactions that read: of one that writes nobody could tell after
    /// a lost connection whether it has begun or has been committed.
    ///
    /// - Precondition: nothing is run in the transaction afterwards; that is refused as `misuse`.
    public var ending: Transaction {
        var ending = self
        ending.isEnding = true
        return ending
    }

    /// Runs one statement and returns its rows. See ``Connection/query(_:timeout:)``.
    @discardableResult
    public func query(_ statement: Statement, timeout: Duration? = nil) async throws -> Rows {
        guard isEnding else {
            return try await connection.query(statement, timeout: timeout, in: id)
        }
        return try await connection.last(statement, timeout: timeout, in: id)
    }

    /// Runs one statement and returns how many rows it touched.
    @discardableResult
    public func execute(_ statement: Statement, timeout: Duration? = nil) async throws -> Int {
        try await connection.query(statement, timeout: timeout, in: id).affected
    }

    /// Hands over a statement whose answer nobody needs. It goes to the server with the next one
    /// or with COMMIT, in the same round trip.
    ///
    /// What it breaks is therefore thrown there: by the next statement, or as an error of the
    /// transaction. Either way nothing is committed.
    public func send(_ statement: Statement) async throws {
        try await connection.hold(statement, in: id)
    }

    /// Runs one statement that returns at most one row.
    /// - Throws: ``PostgresError`` of kind `misuse` if there are more.
    public func queryOne(_ statement: Statement, timeout: Duration? = nil) async throws -> Row? {
        try await connection.queryOne(statement, timeout: timeout, in: id)
    }

    /// Sends many statements in one round trip. See ``Connection/pipeline(_:timeout:)``.
    @discardableResult
    public func pipeline(
        _ statements: [Statement], timeout: Duration? = nil
    ) async throws -> [Rows] {
        try await connection.pipeline(statements, timeout: timeout, in: id)
    }

    /// Runs a script of many statements without values: a migration.
    public func simple(_ sql: String, timeout: Duration? = nil) async throws {
        try await connection.simple(sql, timeout: timeout, in: id)
    }

    /// Runs `body` so that it can fail alone: an error undoes what `body` did, and the transaction
    /// goes on.
    @discardableResult
    public func savepoint<Output>(
        caller: isolated (any Actor)? = #isolation,
        _ body: (Transaction) async throws -> sending Output
    ) async throws -> sending Output {
        let name = "savepoint_\(try await connection.nextSavepoint(in: id))"
        try await connection.simple("SAVEPOINT \(name)", in: id)
        do {
            let output = try await body(self)
            try await connection.simple("RELEASE SAVEPOINT \(name)", in: id)
            return output
        } catch {
            if connection.isOpen { try await connection.rollBack(to: name) }
            throw error
        }
    }
}

/// How a transaction sees the work of others at the same time.
public enum IsolationLevel: String, Sendable {
    case readCommitted = "READ COMMITTED"
    case repeatableRead = "REPEATABLE READ"
    case serializable = "SERIALIZABLE"
}

extension Connection {
    /// Runs `body` in a transaction, once.
    ///
    /// An error of `body` rolls it back and is thrown as it is. An error of BEGIN or COMMIT is a
    /// ``PostgresError`` that says so in ``PostgresError/phase``; if the connection was lost during
    /// COMMIT of a transaction that could write, its kind is `commitUnknown`. A ROLLBACK that fails
    /// changes nothing for the caller: the connection is closed, and the server rolls back by
    /// itself.
    @discardableResult
    public func transaction<Output>(
        isolation level: IsolationLevel = .readCommitted, readOnly: Bool = false,
        setup: [Statement] = [], caller: isolated (any Actor)? = #isolation,
        _ body: (Transaction) async throws -> sending Output
    ) async throws -> sending Output {
        let tx = try await begin(level, readOnly: readOnly, setup: setup)
        let output: Output
        do {
            output = try await body(tx)
            try Task.checkCancellation()
        } catch {
            await rollBack(tx)
            throw error
        }
        try await commit(tx, readOnly: readOnly)
        return output
    }

    /// Opens a transaction here. The server hears of it with the first statement.
    func begin(
        _ level: IsolationLevel, readOnly: Bool, setup: [Statement]
    ) async throws -> Transaction {
        let sql = "BEGIN ISOLATION LEVEL \(level.rawValue)\(readOnly ? " READ ONLY" : "")"
        do {
            let id = try await run(timeout: nil) {
                guard transactionStatus == .ready, openTransaction == 0 else {
                    throw PostgresError(.misuse, "a transaction is already open")
                }
                lastTransaction += 1
                openTransaction = lastTransaction
                onlyReads = readOnly
                held = [Statement(unescaped: sql)] + setup
                heldBegin = held.count
                return lastTransaction
            }
            return Transaction(connection: self, id: id)
        } catch {
            throw (error as? PostgresError)?.during(.begin) ?? error
        }
    }

    /// Runs the last statement of a transaction that reads, and COMMIT behind it.
    func last(
        _ statement: Statement, timeout: Duration?, in transaction: UInt64
    ) async throws -> Rows {
        guard onlyReads else {
            throw PostgresError(.misuse, "only a transaction that reads ends with its statement")
                .of(statement.sql)
        }
        try checkSizes([statement])
        return try await run(timeout: timeout, in: transaction) {
            let rows = try await exchangeHeld(with: [statement, "COMMIT"])
            openTransaction = 0
            return rows[0]
        }
    }

    func commit(_ tx: Transaction, readOnly: Bool) async throws {
        // Its last statement has taken COMMIT along.
        if openTransaction != tx.id { return }
        try await run(timeout: nil, isShielded: true, in: tx.id) {
            openTransaction = 0
            defer { dropHeld() }
            // A transaction without a statement is none.
            if heldBegin > 0 && held.count == 1 { return }
            do {
                // Once COMMIT has left, a lost connection leaves open whether it was done. So it
                // does not leave together with BEGIN, when an idle connection may turn out lost.
                if heldBegin > 0 { try await sendHeld() }
                try await exchangeCommit(readOnly: readOnly)
            } catch {
                if transactionStatus == .inTransaction { try await command("ROLLBACK") }
                throw error
            }
        }
    }

    private func exchangeCommit(readOnly: Bool) async throws {
        let answer: String
        do {
            answer = try await exchangeHeld(with: ["COMMIT"])[0].command
        } catch let error as PostgresError {
            if error.kind == .connection && !readOnly {
                var unknown = error
                unknown.kind = .commitUnknown
                throw unknown.during(.commit)
            }
            throw error.phase == nil ? error.during(.commit) : error
        }
        if answer == "ROLLBACK" {
            throw PostgresError(.rolledBack, "a statement had failed before COMMIT")
                .during(.commit)
        }
    }

    func rollBack(_ tx: Transaction) async {
        if openTransaction != tx.id { return }
        do {
            try await run(timeout: .seconds(30), isShielded: true, in: tx.id) {
                openTransaction = 0
                dropHeld()
                if transactionStatus != .ready { try await command("ROLLBACK") }
            }
        } catch {
            if isOpen {
                configuration.logger.warning("ROLLBACK failed; the connection is closed: \(error)")
            }
            close()
        }
    }

    func rollBack(to savepoint: String) async throws {
        try await run(timeout: .seconds(30), isShielded: true) {
            // Whatever is held was given after the savepoint.
            dropHeld()
            try await command("ROLLBACK TO SAVEPOINT \(savepoint)")
            try await command("RELEASE SAVEPOINT \(savepoint)")
        }
    }

    func nextSavepoint(in id: UInt64) throws -> UInt64 {
        lastSavepoint += 1
        return lastSavepoint
    }
}
