import Digests
import Domain
import Postgres
import Schema

/// One SQL file of `sql/`, embedded in the program.
package struct EmbeddedSQL: Sendable {
    package let name: String
    package let text: String

    /// The first four digits of a migration's name.
    var number: Int32 { Int32(name.prefix(4)) ?? 0 }

    var checksum: Digest { HashAlgorithm.sha256.hash(text) }

    package static let migrations = list(fangpin_migration)
    package static let checks = list(fangpin_check)

    private static func list(
        _ at: (Int32) -> UnsafePointer<fangpin_sql>?
    ) -> [EmbeddedSQL] {
        var files: [EmbeddedSQL] = []
        while let file = at(Int32(files.count))?.pointee {
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.length)
            files.append(
                EmbeddedSQL(
                    name: String(cString: file.name), text: String(decoding: bytes, as: UTF8.self)))
        }
        return files
    }
}

/// Why the schema cannot be brought up to date.
package enum MigrationFault: Error, Sendable, Equatable {
    /// An applied migration is not the one of this program: the database was written by another.
    case changed(String)
    /// The database is newer than the program.
    case newer(Int32)
}

/// Brings the schema up to date: forward only, each migration in a transaction of its own, its row
/// inserted first, under an advisory lock so that two daemons that start together do it once.
package struct Migrator: Sendable {
    private let pool: Pool

    /// - Parameter pool: connections that act as the owner of the schema.
    package init(pool: Pool) { self.pool = pool }

    /// "fangpin" in ASCII: no other program takes this lock.
    private static let lock: Int64 = 0x66_61_6E_67_70_69_6E

    /// Applies what is missing; gives the names of what was applied.
    package func migrate() async throws -> [String] {
        try await pool.withConnection { connection in
            try await connection.query("select pg_advisory_lock(\(Migrator.lock))")
            do {
                let applied = try await apply(on: connection)
                try await connection.query("select pg_advisory_unlock(\(Migrator.lock))")
                return applied
            } catch {
                _ = try? await connection.query("select pg_advisory_unlock(\(Migrator.lock))")
                throw error
            }
        }
    }

    private func apply(on connection: Connection) async throws -> [String] {
        // Row security holds for the owner, too; a migration changes the rows of the whole county.
        try await connection.query(Scope.county.statement(forTransaction: false))
        try await connection.simple(
            """
            create table if not exists migration (
                number     integer primary key,
                name       text not null,
                checksum   bytea not null,
                applied_at timestamptz not null default clock_timestamp()
            );
            grant select on migration to fangpin_app;
            """)
        var known: [Int32: Digest] = [:]
        for row in try await connection.query("select number, checksum from migration") {
            let (number, checksum) = try row.decode((Int32, Digest).self)
            known[number] = checksum
        }
        let last = EmbeddedSQL.migrations.last?.number ?? 0
        if let newer = known.keys.max(), newer > last { throw MigrationFault.newer(newer) }
        var applied: [String] = []
        for migration in EmbeddedSQL.migrations {
            if let checksum = known[migration.number] {
                guard checksum == migration.checksum else {
                    throw MigrationFault.changed(migration.name)
                }
                continue
            }
            try await connection.transaction { tx in
                try await tx.query(
                    """
                    insert into migration (number, name, checksum)
                    values (\(migration.number), \(migration.name), \(migration.checksum))
                    """)
                try await tx.simple(migration.text)
            }
            applied.append(migration.name)
        }
        return applied
    }

    /// The number of the last applied migration, nil for a database without schema.
    package static func version(_ pool: Pool) async throws -> Int32? {
        try await pool.withConnection { connection in
            let exists = try await connection.query("select to_regclass('migration') is not null")
            guard try exists[0].decode(Bool.self) else { return nil }
            return try await connection.query("select max(number) from migration")[0]
                .decode(Int32?.self)
        }
    }

    /// The newest migration that this program knows.
    package static var newest: Int32 { EmbeddedSQL.migrations.last?.number ?? 0 }
}
