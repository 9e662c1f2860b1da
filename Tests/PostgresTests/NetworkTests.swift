import Postgres
import TestSupport
import Testing

@Suite struct NetworkTests {
    /// A proxy before the scratch server, and a connection string that leads through it.
    private func withProxy<Output>(
        caller: isolated (any Actor)? = #isolation,
        _ body: (Proxy, Configuration) async throws -> sending Output
    ) async throws -> sending Output {
        try await ScratchCluster.shared.withDatabase { url in
            let server = try await Connection.open(Configuration(url: url))
            let row = try #require(
                try await server.queryOne(
                    "select current_setting('unix_socket_directories'), current_database()::text"))
            let (directory, database) = try row.decode((String, String).self)
            await server.close()
            let proxy = Proxy(to: "\(directory)/.s.PGSQL.5432")
            defer { proxy.close() }
            return try await body(
                proxy,
                Configuration(
                    url: "postgresql://postgres@127.0.0.1:\(proxy.port)/\(database)"))
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func aSilentServerIsNoticedWithinTwentySeconds() async throws {
        try await withProxy { proxy, configuration in
            let connection = try await Connection.open(configuration)
            // A long statement of a server that is well is left alone.
            try await connection.query("select pg_sleep(6)")
            proxy.set(.silent)
            let began = ContinuousClock.now
            let error = await fault { try await connection.query("select 1") }
            #expect(error?.kind == .connection)
            #expect(ContinuousClock.now - began <= .seconds(20))
            #expect(!connection.isOpen)
            proxy.set(.forward)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func aSilentIdleConnectionIsClosedByThePool() async throws {
        try await withProxy { proxy, configuration in
            let pool = Pool(
                configuration, limits: Pool.Limits(size: 2, idleCheck: .milliseconds(200)))
            try await pool.withConnection { _ in }
            proxy.set(.silent)
            for _ in 0..<600 where pool.usage.open > 0 {
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(pool.usage.open == 0)
            proxy.set(.forward)
            #expect(try await pool.withConnection({ $0.isOpen }))
            await pool.close()
        }
    }

    @Test func aConnectionBrokenOffInTheHandshakeIsTriedAgain() async throws {
        try await withProxy { proxy, configuration in
            let pool = Pool(configuration)
            proxy.set(.breaking)
            for _ in 0..<5 {
                let error = await fault { try await pool.transaction { _ in } }
                #expect(error?.kind == .connection)
                #expect(pool.usage == (0, 0, 0))
            }
            proxy.set(.forward)
            let answer = try await pool.transaction { try await $0.query("select 1").count }
            #expect(answer == 1)
            await pool.close()
        }
    }

    @Test func largeAnswersOverTheNetwork() async throws {
        try await withProxy { _, configuration in
            let connection = try await Connection.open(configuration)
            let rows = try await connection.query(
                "select repeat('x', 1000) from generate_series(1, 20000)")
            #expect(rows.count == 20_000)
            var read = 0
            try await connection.copyOut(
                """
                copy (select repeat('x', 1000) from generate_series(1, 20000))
                to stdout (format binary)
                """
            ) { row in read += try row.decode(String.self).utf8.count }
            #expect(read == 20_000_000)
            await connection.close()
        }
    }
}
