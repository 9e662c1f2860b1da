import CLibPQ

extension Connection {
    /// Sends many statements at once and reads all their results: one round trip, one `Sync`.
    ///
    /// Outside a transaction they are one transaction together. The first that fails ends the
    /// batch.
    ///
    /// - Throws: its error, with ``PostgresError/index``.
    public func pipeline(
        _ batch: [Statement], timeout: Duration? = nil
    ) async throws -> [Rows] {
        try await pipeline(batch, timeout: timeout, in: nil)
    }

    func pipeline(
        _ batch: [Statement], timeout: Duration?, in transaction: UInt64?
    ) async throws -> [Rows] {
        if batch.isEmpty { return [] }
        try checkSizes(batch)
        return try await run(timeout: timeout, in: transaction) {
            do {
                return try await exchangeHeld(with: batch)
            } catch let error as PostgresError where error.isStaleStatement {
                forgetStatements(after: error)
                if openTransaction != 0 || transactionStatus != .ready { throw error }
                return try await exchangeBatch(batch)
            }
        }
    }

    /// The protocol counts a statement's values with 16 bits.
    nonisolated func checkSizes(_ batch: [Statement]) throws {
        for (index, statement) in batch.enumerated()
        where statement.bindings.count > Statement.maximumBindings {
            throw PostgresError(.misuse, "\(statement.bindings.count) values in a statement")
                .of(statement.sql, index: index)
        }
    }

    /// What was sent in a pipeline, in the order in which the results come.
    private enum Sent {
        case release(String)
        case prepare(StatementCache.Entry, index: Int)
        case execute(index: Int)
    }

    func exchangeBatch(_ batch: [Statement]) async throws -> [Rows] {
        let handle = try handle()
        guard PQenterPipelineMode(handle) == 1 else { throw refusal("") }
        var sent: [Sent] = []
        do {
            try sendReleases(&sent)
            try sendStatements(batch, &sent)
            guard PQpipelineSync(handle) == 1 else { throw refusal("") }
        } catch {
            // What went before cannot be taken back; the session ends.
            wire.close(PostgresError(.connection, "a batch could not be sent"))
            throw error
        }
        wire.flush()
        return try await collectBatch(batch, sent)
    }

    /// Gives up statements that fell out of the cache; not in a failed transaction, which takes
    /// none.
    private func sendReleases(_ sent: inout [Sent]) throws {
        let handle = try handle()
        if statements.doomed.isEmpty || PQtransactionStatus(handle) == PQTRANS_INERROR { return }
        for name in statements.takeDoomed() {
            let sql = "DEALLOCATE \(name)"
            guard PQsendQueryParams(handle, sql, 0, nil, nil, nil, nil, 1) == 1 else {
                throw refusal(sql)
            }
            sent.append(.release(name))
        }
    }

    private func sendStatements(_ batch: [Statement], _ sent: inout [Sent]) throws {
        let handle = try handle()
        // Statements of this batch that are prepared by it, until it is known that they are.
        var fresh: [UInt64: StatementCache.Entry] = [:]
        for (index, statement) in batch.enumerated() {
            var entry = statements.find(statement)
            if entry == nil, let pending = fresh[statement.fingerprint],
                pending.matches(statement)
            {
                entry = pending
            }
            if entry == nil {
                let new = statements.name(statement)
                let isTaken = new.types.withUnsafeBufferPointer {
                    PQsendPrepare(
                        handle, new.name, statement.sql, Int32($0.count), $0.baseAddress)
                }
                if isTaken != 1 { throw refusal(statement.sql) }
                sent.append(.prepare(new, index: index))
                fresh[statement.fingerprint] = new
                entry = new
            }
            if let entry { try send(statement, entry) }
            sent.append(.execute(index: index))
            // Let the server begin; what the socket does not take stays in libpq's buffer.
            if index % 64 == 63 { wire.flush() }
        }
    }

    private func collectBatch(_ batch: [Statement], _ sent: [Sent]) async throws -> [Rows] {
        var rows: [Rows] = []
        rows.reserveCapacity(batch.count)
        var failure: PostgresError?
        for step in sent {
            let (result, error) = try await stepResult()
            if let error, failure == nil {
                switch step {
                case .release: failure = error
                case .prepare(_, let index), .execute(let index):
                    failure = error.of(batch[index].sql, index: index)
                }
            }
            guard let result else { continue }
            switch step {
            case .release: break
            case .prepare(let entry, let index): statements.keep(entry, for: batch[index])
            case .execute: rows.append(Rows(result))
            }
        }
        try await endBatch()
        if let failure { throw failure }
        return rows
    }

    /// The result of one step: a result, an error, or neither for a step that was passed over.
    private func stepResult() async throws -> (ResultOwner?, PostgresError?) {
        var last: ResultOwner?
        var failure: PostgresError?
        while let result = try await nextResult() {
            let owner = ResultOwner(result)
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: last = owner
            case PGRES_PIPELINE_ABORTED: break
            case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
                let misuse = PostgresError(.misuse, "COPY cannot be part of a pipeline")
                wire.close(misuse)
                throw misuse
            default: failure = fault(owner)
            }
            if let failure, failure.kind == .connection { throw failure }
        }
        return failure == nil ? (last, nil) : (nil, failure)
    }

    /// Reads the answer to `Sync` and returns to the ordinary mode.
    private func endBatch() async throws {
        guard let result = try await nextResult() else { throw wire.failure ?? wire.lost() }
        let owner = ResultOwner(result)
        guard PQresultStatus(result) == PGRES_PIPELINE_SYNC else {
            let error = fault(owner)
            wire.close(PostgresError(.connection, "the answers to a batch are out of step"))
            throw error
        }
        if PQexitPipelineMode(try handle()) != 1 {
            wire.close(PostgresError(.connection, "a batch did not end: \(wire.message)"))
        }
    }
}
