/// Statements that wait for the next one, to go to the server in its round trip: BEGIN with what
/// sets the transaction up, and what was given to ``Transaction/send(_:)``.
extension Connection {
    /// So many are kept at most, with so many bytes of values; then they go by themselves.
    private static var most: (statements: Int, bytes: Int) { (128, 262_144) }

    func hold(_ statement: Statement, in transaction: UInt64) async throws {
        try checkSizes([statement])
        guard transaction == openTransaction else {
            throw PostgresError(.misuse, "the transaction has ended").of(statement.sql)
        }
        held.append(statement)
        let bytes = held.reduce(0) { $0 + $1.values.count }
        if held.count >= Connection.most.statements || bytes >= Connection.most.bytes {
            try await run(timeout: nil, in: transaction) { try await sendHeld() }
        }
    }

    /// Sends what is held, in a round trip of its own: for a COPY or a script, which take nothing
    /// with them.
    func sendHeld() async throws {
        if !held.isEmpty { _ = try await exchangeHeld(with: []) }
    }

    /// Sends what is held and a batch behind it, and returns the batch's results.
    func exchangeHeld(with batch: [Statement]) async throws -> [Rows] {
        let before = exchange(&held, with: [])
        let begin = exchange(&heldBegin, with: 0)
        do {
            return Array(try await exchangeBatch(before + batch).dropFirst(before.count))
        } catch let error as PostgresError {
            if error.isStaleStatement { forgetStatements(after: error) }
            if begin > 0 && transactionStatus == .ready {
                // BEGIN itself failed. What came next would run outside of a transaction.
                wire.close(PostgresError(.connection, "a transaction could not be begun"))
            }
            throw error.behind(before.count, begin: begin)
        }
    }

    func dropHeld() {
        held = []
        heldBegin = 0
    }
}

extension PostgresError {
    /// The error of a batch that went behind `count` held statements, the first `begin` of which
    /// began the transaction.
    fileprivate func behind(_ count: Int, begin: Int) -> PostgresError {
        var error = self
        if begin > 0 && (kind == .connection || index.map { $0 < begin } ?? false) {
            // Nothing has happened yet.
            error.phase = .begin
        } else if let index, index < count {
            error.phase = .body
        }
        error.index = index.flatMap { $0 < count ? nil : $0 - count }
        return error
    }
}
