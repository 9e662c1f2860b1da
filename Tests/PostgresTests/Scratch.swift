import Postgres
import Synchronization
import TestSupport

/// A connection to a new database, for the time of `body`.
func withScratchConnection<Output>(
    caller: isolated (any Actor)? = #isolation,
    _ body: (Connection) async throws -> sending Output
) async throws -> sending Output {
    try await ScratchCluster.shared.withDatabase { url in
        let connection = try await Connection.open(Configuration(url: url))
        do {
            let output = try await body(connection)
            await connection.close()
            return output
        } catch {
            await connection.close()
            throw error
        }
    }
}

/// A pool on a new database, for the time of `body`.
func withScratchPool<Output>(
    _ limits: Pool.Limits = Pool.Limits(size: 4), caller: isolated (any Actor)? = #isolation,
    _ body: (Pool) async throws -> sending Output
) async throws -> sending Output {
    try await ScratchCluster.shared.withDatabase { url in
        let pool = Pool(Configuration(url: url), limits: limits)
        do {
            let output = try await body(pool)
            await pool.close()
            return output
        } catch {
            await pool.close()
            throw error
        }
    }
}

/// The PostgresError that `body` throws, nil if it throws another or none.
func fault<Output>(
    caller: isolated (any Actor)? = #isolation, _ body: () async throws -> Output
) async -> PostgresError? {
    do {
        _ = try await body()
        return nil
    } catch { return error as? PostgresError }
}

/// A number that tasks share.
final class Counter: Sendable {
    let value = Atomic(0)
}
