import Postgres
import TestSupport
import Testing

/// A PostgreSQL that somebody else runs: `fangpin doctor` prints what its DBA has to do once.
@Suite struct DoctorTests {
    @Test func aForeignDatabaseIsSetUpByWhatTheDoctorPrints() async throws {
        try await Journey.with { journey in
            let server = try await Cluster.start(in: journey.path("server"), settings: .scratch)
            do {
                try await setUp(server, journey)
                try await server.stop()
            } catch {
                try await server.stop()
                throw error
            }
        }
    }

    private func setUp(_ server: Cluster, _ journey: Journey) async throws {
        try await server.ensureDatabase("county")
        let dba = Pool(
            Configuration(url: server.connectionString(database: "county")),
            limits: Pool.Limits(size: 1))
        try await dba.withConnection { try await $0.simple("create role clerk login") }
        let host = journey.path("server/socket")
        let address = "FANGPIN_DATABASE_URL=postgresql:///county?user=clerk&host=\(host)"

        let refused = try await journey.fangpin("doctor", variables: [address])
        #expect(refused.status == 78, "\(refused.messages)")
        let said = String(decoding: refused.output, as: UTF8.self)
        let statements = said.split(separator: "\n").filter { $0.hasSuffix(";") }
        #expect(statements.count >= 4, "\(said)")
        // Nor does any other command make its own way.
        let replay = try await journey.fangpin(
            "replay", Journey.exampleCounty, variables: [address])
        #expect(replay.status == 78, "\(replay.messages)")

        let script = statements.joined(separator: "\n")
        try await dba.withConnection { try await $0.simple(script) }
        let before = try await relations(dba)
        let replayed = try await journey.fangpin(
            "replay", Journey.exampleCounty, variables: [address])
        #expect(replayed.status == 0, "\(replayed.messages)")
        let healthy = try await journey.fangpin("doctor", variables: [address])
        #expect(healthy.status == 0, "\(healthy.messages)")
        #expect(try await relations(dba) == before)
        await dba.close()
    }

    /// Everything in the database that is not in fangpin's own schema.
    private func relations(_ pool: Pool) async throws -> [String] {
        let rows = try await pool.withConnection {
            try await $0.query(
                """
                select 'relation ' || oid::regclass::text from pg_class
                    where relnamespace <> 'fangpin'::regnamespace
                        and relnamespace::regnamespace::text not like 'pg_t%'
                union all select 'function ' || oid::regprocedure::text from pg_proc
                    where pronamespace <> 'fangpin'::regnamespace
                union all select 'type ' || oid::regtype::text from pg_type
                    where typnamespace <> 'fangpin'::regnamespace
                        and typnamespace::regnamespace::text not like 'pg_t%'
                union all select 'role ' || rolname from pg_roles
                union all select 'extension ' || extname from pg_extension
                order by 1
                """)
        }
        return try rows.map { try $0.decode(String.self) }
    }
}
