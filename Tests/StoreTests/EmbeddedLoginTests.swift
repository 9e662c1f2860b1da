import Foundation
import Postgres
import Store
import TestSupport
import Testing

/// As whom the daemon works in the embedded server, and what it cannot become.
@Suite struct EmbeddedLoginTests {
    /// A server of its own: logins belong to a whole server.
    private func withServer(_ body: (Cluster) async throws -> Void) async throws {
        let path = "/tmp/fangpin-login-\(UInt64.random(in: 0...UInt64.max))"
        let server = try await Cluster.start(in: path, settings: .scratch)
        do {
            try await body(server)
        } catch {
            try await server.stop()
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        try await server.stop()
        try? FileManager.default.removeItem(atPath: path)
    }

    private func pool(_ server: Cluster, _ user: String) -> Pool {
        Pool(
            Configuration(
                url: server.connectionString(user: user), logger: TestDatabase.silence),
            limits: Pool.Limits(size: 1))
    }

    /// The code with which a statement is refused; nil when it is done.
    private func refusal(_ pool: Pool, _ sql: String) async throws -> String? {
        do {
            try await pool.withConnection { try await $0.simple(sql) }
            return nil
        } catch let error as PostgresError {
            return error.sqlstate
        }
    }

    @Test func theDaemonBecomesNobodyElse() async throws {
        try await withServer { server in
            let root = pool(server, Cluster.user)
            try await DatabaseSetup.prepareEmbedded(root)
            let daemon = pool(server, DatabaseSetup.daemonLogin)
            for role in ["fangpin_app", "fangpin_import"] {
                #expect(
                    try await refusal(daemon, "set role \(role); reset role") == nil, "\(role)")
            }
            let denied = [
                "set role fangpin_owner", "set role postgres", "set session authorization postgres",
                "create schema mine", "alter role fangpin_daemon superuser",
                "grant fangpin_owner to fangpin_daemon", "create role another",
                "copy (select 1) to program 'true'", "select pg_read_file('postgresql.conf')",
                "create table fangpin.mine (no integer)", "alter system set fsync = off",
            ]
            for sql in denied {
                #expect(try await refusal(daemon, sql) == "42501", "\(sql)")
            }
            // Of itself it is nothing, not even what its roles are.
            #expect(try await refusal(root, "create table fangpin.t (no integer)") == nil)
            #expect(
                try await refusal(root, "grant select on fangpin.t to fangpin_app") == nil)
            #expect(try await refusal(daemon, "select no from fangpin.t") == "42501")
            #expect(
                try await refusal(daemon, "set role fangpin_app; select no from fangpin.t") == nil)
            await daemon.close()
            await root.close()
        }
    }

    /// A server that an older program has prepared gets what is missing, and keeps the rest.
    @Test func anOlderServerIsBroughtUpToDate() async throws {
        try await withServer { server in
            let root = pool(server, Cluster.user)
            try await root.withConnection {
                try await $0.simple(
                    """
                    create role fangpin_owner nologin;
                    create role fangpin_app nologin;
                    create role fangpin_import nologin bypassrls;
                    create schema fangpin authorization fangpin_owner;
                    grant usage on schema fangpin to fangpin_app;
                    create table fangpin.kept (no integer);
                    """)
            }
            for _ in 0..<2 { try await DatabaseSetup.prepareEmbedded(root) }
            let daemon = pool(server, DatabaseSetup.daemonLogin)
            #expect(try await refusal(daemon, "set role fangpin_app; reset role") == nil)
            #expect(try await refusal(daemon, "set role fangpin_import; reset role") == nil)
            #expect(try await refusal(root, "select no from fangpin.kept") == nil)
            await daemon.close()
            await root.close()
        }
    }
}
