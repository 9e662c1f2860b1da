import CLibPQ

extension Connection {
    /// Runs `copy ... to stdout` and gives its bytes to `body` in pieces of about 64 KiB, each of
    /// which ends where a line or a row ends. The server waits while `body` works, so that memory
    /// stays bounded. An error of `body` ends the COPY and is thrown as it is.
    /// - Returns: the number of rows.
    @discardableResult
    public func copyOut(
        bytesOf statement: Statement, timeout: Duration? = nil,
        caller: isolated (any Actor)? = #isolation,
        _ body: (PostgresBuffer) async throws -> Void
    ) async throws -> Int {
        try await copyOut(statement, timeout: timeout, in: nil, body)
    }

    /// Runs `copy ... to stdout (format binary)` and gives each row to `body`.
    /// - Returns: the number of rows.
    @discardableResult
    public func copyOut(
        _ statement: Statement, timeout: Duration? = nil,
        caller: isolated (any Actor)? = #isolation,
        _ body: (CopyRow) async throws -> Void
    ) async throws -> Int {
        try await copyOut(rowsOf: statement, timeout: timeout, in: nil, body)
    }

    func copyOut(
        rowsOf statement: Statement, timeout: Duration?, in transaction: UInt64?,
        caller: isolated (any Actor)? = #isolation,
        _ body: (CopyRow) async throws -> Void
    ) async throws -> Int {
        var isFirst = true
        return try await copyOut(statement, timeout: timeout, in: transaction) { bytes in
            var reader = CopyReader(bytes)
            if isFirst { try reader.skipHeader() }
            isFirst = false
            while let row = try reader.next() { try await body(row) }
        }
    }

    func copyOut(
        _ statement: Statement, timeout: Duration?, in transaction: UInt64?,
        caller: isolated (any Actor)? = #isolation,
        _ body: (PostgresBuffer) async throws -> Void
    ) async throws -> Int {
        let operation = try await startCopy(
            statement, expecting: PGRES_COPY_OUT, timeout: timeout, in: transaction)
        do {
            while let bytes = try await nextPiece(in: operation) { try await body(bytes) }
        } catch {
            throw await abandonCopyOut(operation, because: error)
        }
        return try await endCopyOut(statement.sql)
    }

    /// The next rows of the COPY, nil at its end.
    private func nextPiece(in current: UInt64) async throws -> PostgresBuffer? {
        try Task.checkCancellation()
        return try await withTaskCancellationHandler {
            try await gatherPiece()
        } onCancel: {
            self.interrupt(current)
        }
    }

    private func gatherPiece() async throws -> PostgresBuffer? {
        wire.resumeReading()
        var piece = PostgresBuffer(capacity: 0)
        while piece.count < 65_536 {
            let handle = try handle()
            let reads = wire.reads
            var row: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(handle, &row, 1)
            if length > 0 {
                piece.append(UnsafeRawBufferPointer(start: row, count: Int(length)))
                PQfreemem(row)
            } else if length == 0 {
                // Nothing more is here yet. What there is need not wait for it.
                if piece.count > 0 { break }
                await until(.bytes(after: reads))
            } else {
                // The end, or an error that the result will tell.
                return piece.count > 0 ? piece : nil
            }
        }
        wire.pauseReading()
        return piece
    }

    private func endCopyOut(_ sql: String) async throws -> Int {
        do {
            wire.resumeReading()
            let count = try await collect(sql).affected
            await leave()
            return count
        } catch {
            let cause = reason(for: error)
            await leave()
            throw cause
        }
    }

    /// Has the server stop a COPY that nobody reads any more, and reads what is still on the way.
    private func abandonCopyOut(_ current: UInt64, because error: any Error) async -> any Error {
        let cause = reason(for: error)
        cancel(current, because: .task)
        while let piece = try? await gatherPiece(), piece.count > 0 {}
        wire.resumeReading()
        if wire.failure == nil { _ = try? await collect("") }
        await leave()
        return cause
    }
}

extension Transaction {
    /// Reads a query's rows without holding them all: `copy (select ...) to stdout (format
    /// binary)`. See ``Connection/copyOut(_:timeout:caller:_:)``.
    @discardableResult
    public func copyOut(
        _ statement: Statement, timeout: Duration? = nil,
        caller: isolated (any Actor)? = #isolation,
        _ body: (CopyRow) async throws -> Void
    ) async throws -> Int {
        try await connection.copyOut(rowsOf: statement, timeout: timeout, in: id, body)
    }

    /// Reads the text of a COPY in pieces. See ``Connection/copyOut(bytesOf:timeout:caller:_:)``.
    @discardableResult
    public func copyOut(
        bytesOf statement: Statement, timeout: Duration? = nil,
        caller: isolated (any Actor)? = #isolation,
        _ body: (PostgresBuffer) async throws -> Void
    ) async throws -> Int {
        try await connection.copyOut(statement, timeout: timeout, in: id, body)
    }
}
