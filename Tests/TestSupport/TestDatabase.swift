import Casework
import Digests
import Domain
import Logging
import Postgres
import Store
import Vault

/// How the tests open and fill their databases.
package enum TestDatabase {
    /// A logger that writes nothing.
    package static let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Waits longer than a daemon would: hundreds of tests open databases at the same time, and
    /// none of them is about how long that takes.
    package static func pool(_ url: String, role: String?, size: Int) -> Pool {
        var configuration = Configuration(url: url, role: role, logger: silence)
        configuration.settings = ["search_path": "fangpin", "TimeZone": "Asia/Shanghai"]
        configuration.connectTimeout = .seconds(120)
        return Pool(
            configuration, limits: Pool.Limits(size: size, waitTimeout: .seconds(120)))
    }

    /// What a DBA does once: roles and schema.
    package static func prepare(_ url: String) async throws {
        let root = pool(url, role: nil, size: 1)
        do {
            try await root.withConnection { try await $0.simple(setup) }
            await root.close()
        } catch {
            await root.close()
            throw error
        }
    }

    /// Applies all migrations; gives their names.
    package static func migrate(_ url: String) async throws -> [String] {
        let owner = pool(url, role: "fangpin_owner", size: 1)
        do {
            let applied = try await Migrator(pool: owner).migrate()
            await owner.close()
            return applied
        } catch {
            await owner.close()
            throw error
        }
    }

    /// The roles belong to the server, which all databases of the tests share.
    private static let setup = """
        do $$ begin create role fangpin_owner nologin;
        exception when duplicate_object or unique_violation then null; end $$;
        do $$ begin create role fangpin_app nologin;
        exception when duplicate_object or unique_violation then null; end $$;
        do $$ begin create role fangpin_import nologin bypassrls;
        exception when duplicate_object or unique_violation then null; end $$;
        create schema fangpin authorization fangpin_owner;
        grant usage on schema fangpin to fangpin_app;
        """

    fileprivate static func furnish(_ url: String) async throws {
        let office = TestOffice(url: url)
        do {
            try await office.given.county()
            try await office.database.write(within: nil) { try await $0.upsert(Staff.officers) }
            await office.close()
        } catch {
            await office.close()
            throw error
        }
    }
}

extension ScratchCluster.Template {
    /// The schema with nothing in it.
    package static let migrated = ScratchCluster.Template("migrated") { url in
        try await TestDatabase.prepare(url)
        _ = try await TestDatabase.migrate(url)
    }

    /// The schema with the county of ``TestCounty``, its scheme and the applicants' leads.
    package static let office = ScratchCluster.Template("office") { url in
        try await TestDatabase.prepare(url)
        _ = try await TestDatabase.migrate(url)
        try await TestDatabase.furnish(url)
    }
}
