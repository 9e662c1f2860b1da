import CLibPQ

extension Connection {
    /// Runs `copy ... from stdin (format binary)` with the rows that `body` writes. An error of
    /// `body` ends the COPY and is thrown as it is.
    /// - Returns: the number of rows that the server took.
    @discardableResult
    public func copyIn(
        _ statement: Statement, timeout: Duration? = nil,
        caller: isolated (any Actor)? = #isolation,
        _ body: (CopyWriter) async throws -> Void
    ) async throws -> Int {
        try await copyIn(statement, timeout: timeout, in: nil, body)
    }

    func copyIn(
        _ statement: Statement, timeout: Duration?, in transaction: UInt64?,
        caller: isolated (any Actor)? = #isolation,
        _ body: (CopyWriter) async throws -> Void
    ) async throws -> Int {
        let operation = try await startCopy(
            statement, expecting: PGRES_COPY_IN, timeout: timeout, in: transaction)
        let writer = CopyWriter(self, operation: operation)
        do {
            try await body(writer)
            try await writer.finish()
        } catch {
            await abandonCopyIn()
            throw error
        }
        return try await withTaskCancellationHandler {
            try await endCopyIn(statement.sql)
        } onCancel: {
            self.interrupt(operation)
        }
    }

    /// Takes the connection and starts a COPY; the connection stays taken until it ends.
    func startCopy(
        _ statement: Statement, expecting status: ExecStatusType, timeout: Duration?,
        in transaction: UInt64?
    ) async throws -> UInt64 {
        guard statement.bindings.isEmpty else {
            throw PostgresError(.misuse, "COPY takes no values").of(statement.sql)
        }
        try Task.checkCancellation()
        try await enter(isShielded: false, in: transaction)
        let current = operation
        limit(timeout, closes: false)
        do {
            try await withTaskCancellationHandler {
                try await sendHeld()
                try await openCopy(statement.sql, expecting: status)
            } onCancel: {
                self.interrupt(current)
            }
            return current
        } catch {
            let cause = reason(for: error)
            await leave()
            throw cause
        }
    }

    private func openCopy(_ sql: String, expecting status: ExecStatusType) async throws {
        guard PQsendQuery(try handle(), sql) == 1 else { throw refusal(sql) }
        wire.flush()
        guard let result = try await nextResult() else { throw wire.failure ?? wire.lost() }
        let owner = ResultOwner(result)
        switch PQresultStatus(result) {
        case status: return
        case PGRES_FATAL_ERROR:
            while let rest = try await nextResult() { PQclear(rest) }
            throw fault(owner).of(sql)
        default:
            let misuse = PostgresError(.misuse, "not the COPY that was expected").of(sql)
            wire.close(misuse)
            throw misuse
        }
    }

    /// Gives a chunk to libpq once the one before has left.
    /// - Returns: the emptied buffer, to be filled again.
    @usableFromInline
    func copy(_ chunk: PostgresBuffer, in current: UInt64) async throws -> PostgresBuffer {
        try Task.checkCancellation()
        await withTaskCancellationHandler {
            await until(.flushed)
        } onCancel: {
            self.interrupt(current)
        }
        let handle = try handle()
        guard operation == current else {
            throw PostgresError(.misuse, "the COPY of this writer has ended")
        }
        let isTaken = chunk.withUnsafeBytes { bytes in
            PQputCopyData(
                handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        if isTaken != 1 { throw refusal("") }
        wire.flush()
        var empty = chunk
        empty.removeAll()
        return empty
    }

    private func endCopyIn(_ sql: String) async throws -> Int {
        do {
            guard PQputCopyEnd(try handle(), nil) == 1 else { throw refusal(sql) }
            wire.flush()
            let count = try await collect(sql).affected
            await leave()
            return count
        } catch {
            let cause = reason(for: error)
            await leave()
            throw cause
        }
    }

    /// Ends a COPY whose rows could not all be made; the server undoes it.
    private func abandonCopyIn() async {
        if let handle = wire.handle, wire.failure == nil {
            if PQputCopyEnd(handle, "the client gave up") == 1 {
                wire.flush()
                _ = try? await collect("")
            } else {
                wire.close(wire.lost())
            }
        }
        await leave()
    }
}
