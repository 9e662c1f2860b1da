extension Pool {
    /// Runs `body` in a transaction on a connection of the pool, and the whole of it again when it
    /// failed because of others: serialization failure (40001) or deadlock (40P01), in `body` or at
    /// COMMIT. So `body` must do nothing outside the database that may not happen twice.
    ///
    /// - Parameters:
    ///   - retries: how often it is run again, after a random pause that doubles each time.
    ///   - setup: statements sent together with BEGIN: `set local ...`.
    /// - Throws: the last error of `body` as it is, or one of BEGIN or COMMIT: see
    ///   ``Connection/transaction(isolation:readOnly:setup:caller:_:)``.
    @discardableResult
    public func transaction<Output>(
        isolation level: IsolationLevel = .readCommitted, readOnly: Bool = false, retries: Int = 3,
        setup: [Statement] = [], caller: isolated (any Actor)? = #isolation,
        _ body: (Transaction) async throws -> sending Output
    ) async throws -> sending Output {
        var retriesLeft = retries
        var mayReconnect = true
        var pause = 5.0
        while true {
            do {
                return try await withConnection { connection in
                    try await connection.transaction(
                        isolation: level, readOnly: readOnly, setup: setup, body)
                }
            } catch let error as PostgresError where error.isRetryable && retriesLeft > 0 {
                retriesLeft -= 1
                try await Task.sleep(for: .milliseconds(Double.random(in: 0...pause)))
                pause *= 2
            } catch let error as PostgresError
                where error.kind == .connection && error.phase == .begin && mayReconnect
            {
                // The server closed an idle connection just as it was taken; nothing has happened
                // yet.
                mayReconnect = false
            }
        }
    }
}
