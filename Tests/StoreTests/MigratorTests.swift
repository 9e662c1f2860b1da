import Postgres
import Store
import TestSupport
import Testing

/// A pool of the schema's owner on a database that nobody has migrated yet.
private func withEmptyDatabase(
    _ body: (_ url: String, _ owner: Pool) async throws -> Void
) async throws {
    try await ScratchCluster.shared.withDatabase { url in
        try await TestDatabase.prepare(url)
        let owner = TestDatabase.pool(url, role: "fangpin_owner", size: 4)
        do {
            try await body(url, owner)
            await owner.close()
        } catch {
            await owner.close()
            throw error
        }
    }
}

@Suite struct MigratorTests {
    @Test func appliesEverythingOnce() async throws {
        try await withEmptyDatabase { _, owner async throws in
            #expect(try await Migrator.version(owner) == nil)
            let names = EmbeddedSQL.migrations.map(\.name)
            #expect(names.count >= 6)
            #expect(try await Migrator(pool: owner).migrate() == names)
            #expect(try await Migrator(pool: owner).migrate() == [])
            #expect(try await Migrator.version(owner) == Migrator.newest)
        }
    }

    @Test func daemonsThatStartTogetherApplyItOnce() async throws {
        try await withEmptyDatabase { _, owner in
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 {
                    group.addTask { try await Migrator(pool: owner).migrate() }
                }
                return try await group.reduce(into: [String]()) { $0 += $1 }
            }
            #expect(applied == EmbeddedSQL.migrations.map(\.name))
        }
    }

    @Test func aChangedMigrationIsRefused() async throws {
        try await withEmptyDatabase { _, owner in
            _ = try await Migrator(pool: owner).migrate()
            try await owner.withConnection { connection in
                try await connection.simple(
                    "update migration set checksum = sha256('another file') where number = 3")
            }
            let name = EmbeddedSQL.migrations[2].name
            await #expect(throws: MigrationFault.changed(name)) {
                try await Migrator(pool: owner).migrate()
            }
        }
    }

    @Test func aNewerDatabaseIsRefused() async throws {
        try await withEmptyDatabase { _, owner in
            _ = try await Migrator(pool: owner).migrate()
            try await owner.withConnection { connection in
                try await connection.simple(
                    "insert into migration (number, name, checksum) values (9001, '', sha256(''))")
            }
            await #expect(throws: MigrationFault.newer(9_001)) {
                try await Migrator(pool: owner).migrate()
            }
            // The lock is free again: the next attempt answers instead of waiting.
            await #expect(throws: MigrationFault.newer(9_001)) {
                try await Migrator(pool: owner).migrate()
            }
        }
    }

    @Test func aMigrationThatFailsLeavesNothingOfItself() async throws {
        try await withEmptyDatabase { url, owner in
            let root = TestDatabase.pool(url, role: nil, size: 1)
            // Somebody's table stands where the second migration puts one.
            try await root.withConnection { connection in
                try await connection.simple("create table fangpin.household (no integer)")
            }
            await #expect(throws: PostgresError.self) {
                try await Migrator(pool: owner).migrate()
            }
            #expect(try await Migrator.version(owner) == 1)
            try await root.withConnection { connection in
                try await connection.simple("drop table fangpin.household")
            }
            await root.close()
            #expect(
                try await Migrator(pool: owner).migrate()
                    == EmbeddedSQL.migrations.dropFirst().map(\.name))
        }
    }
}
