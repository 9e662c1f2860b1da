import CLibPQ

extension Connection {
    /// Runs one statement and returns its rows.
    ///
    /// The statement is prepared the first time this connection sees its text.
    ///
    /// - Parameter timeout: cancels the statement after that time.
    /// - Throws: ``PostgresError``, or `CancellationError` when the task was cancelled; the
    ///   connection remains usable unless the error is of kind `connection`.
    @discardableResult
    public func query(_ statement: Statement, timeout: Duration? = nil) async throws -> Rows {
        try await query(statement, timeout: timeout, in: nil)
    }

    func query(
        _ statement: Statement, timeout: Duration?, in transaction: UInt64?
    ) async throws -> Rows {
        try await run(timeout: timeout, in: transaction) {
            do {
                return try await answer(to: statement)
            } catch let error as PostgresError where error.isStaleStatement {
                forgetStatements(after: error)
                // Inside a transaction the failure stands; the whole of it has to be run again.
                if openTransaction != 0 || transactionStatus != .ready { throw error }
                return try await answer(to: statement)
            }
        }
    }

    /// Runs one statement and returns how many rows it touched.
    @discardableResult
    public func execute(_ statement: Statement, timeout: Duration? = nil) async throws -> Int {
        try await query(statement, timeout: timeout).affected
    }

    /// Runs one statement that returns at most one row.
    /// - Throws: ``PostgresError`` of kind `misuse` if there are more.
    public func queryOne(_ statement: Statement, timeout: Duration? = nil) async throws -> Row? {
        try await queryOne(statement, timeout: timeout, in: nil)
    }

    func queryOne(
        _ statement: Statement, timeout: Duration?, in transaction: UInt64?
    ) async throws -> Row? {
        let rows = try await query(statement, timeout: timeout, in: transaction)
        guard rows.count <= 1 else {
            throw PostgresError(.misuse, "\(rows.count) rows where at most one was expected")
                .of(statement.sql)
        }
        return rows.first
    }

    /// Runs a script of any number of statements, which are not prepared: a migration. Without
    /// BEGIN in it, the server takes the whole of it as one transaction.
    /// - Throws: the error of the first statement that failed.
    public func simple(_ sql: String, timeout: Duration? = nil) async throws {
        try await simple(sql, timeout: timeout, in: nil)
    }

    func simple(
        _ sql: String, timeout: Duration? = nil, in transaction: UInt64?
    ) async throws {
        try await run(timeout: timeout, in: transaction) {
            try await sendHeld()
            try await command(sql)
        }
    }

    // MARK: Inside an operation

    /// Sends text by the simple protocol and returns the last result.
    @discardableResult
    func command(_ sql: String) async throws -> ResultOwner {
        let handle = try handle()
        guard PQsendQuery(handle, sql) == 1 else { throw refusal(sql) }
        wire.flush()
        return try await collect(sql)
    }

    private func answer(to statement: Statement) async throws -> Rows {
        guard held.isEmpty, let entry = statements.find(statement) else {
            try checkSizes([statement])
            return try await exchangeHeld(with: [statement])[0]
        }
        try send(statement, entry)
        wire.flush()
        return Rows(try await collect(statement.sql))
    }

    /// Gives a prepared statement with its values to libpq.
    func send(_ statement: Statement, _ entry: StatementCache.Entry) throws {
        let handle = try handle()
        let isTaken = statement.values.withUnsafeBytes { bytes in
            arguments.fill(statement.bindings, bytes)
            return PQsendQueryPrepared(
                handle, entry.name, Int32(statement.bindings.count), arguments.values,
                arguments.lengths, arguments.formats, 1)
        }
        if isTaken != 1 { throw refusal(statement.sql) }
    }

    func forgetStatements(after error: PostgresError) {
        if error.sqlstate == "26000" { statements.loseAll() } else { statements.forgetAll() }
    }

    /// Reads all results of what was sent and keeps the last.
    func collect(_ sql: String) async throws -> ResultOwner {
        var last: ResultOwner?
        var failure: PostgresError?
        while true {
            // As a rule the whole answer is here at once, and only its beginning is waited for.
            if !wire.hasArrived(.result) { await until(.result) }
            guard let result = PQgetResult(try handle()) else { break }
            let owner = ResultOwner(result)
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
                last = owner
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                let misuse = PostgresError(.misuse, "use copyIn or copyOut for COPY").of(sql)
                wire.close(misuse)
                throw misuse
            default:
                failure = failure ?? fault(owner).of(sql)
            }
        }
        if let failure { throw failure }
        guard let last else { throw wire.failure ?? wire.lost() }
        return last
    }

    /// The next result, nil at the end of a statement's results.
    func nextResult() async throws -> OpaquePointer? {
        if !wire.hasArrived(.result) { await until(.result) }
        return PQgetResult(try handle())
    }

    /// The error that a result reports. One that ends the session is of kind `connection`.
    func fault(_ result: ResultOwner) -> PostgresError {
        var error = PostgresError(result: result.pointer)
        if error.isFatal || error.sqlstate == nil {
            error.kind = .connection
            if error.isFatal { wire.close(error) }
        }
        return error
    }

    /// libpq did not take a statement: too many values, or the connection is lost.
    func refusal(_ sql: String) -> PostgresError {
        if let failure = wire.failure { return failure }
        if PQstatus(wire.handle) == CONNECTION_BAD { return wire.lost() }
        return PostgresError(.misuse, wire.message).of(sql)
    }
}
