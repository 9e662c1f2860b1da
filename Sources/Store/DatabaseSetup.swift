import Postgres

/// What has to be done once by somebody with the rights of a superuser, before the first migration.
package enum DatabaseSetup {
    /// The statements for a DBA to run. Beyond them fangpin touches nothing but its own schema.
    package static func statements(login: String) -> String {
        """
        create role fangpin_owner nologin;
        create role fangpin_app nologin;
        create role fangpin_import nologin bypassrls;
        grant fangpin_owner, fangpin_app, fangpin_import to \(login);
        create schema fangpin authorization fangpin_owner;
        grant usage on schema fangpin to fangpin_app;
        """
    }

    /// As whom the daemon works in the embedded server. By itself it may nothing; it can become
    /// `fangpin_app` and `fangpin_import`, whatever a statement says, but neither the superuser nor
    /// the owner of the schema (ASVS 5.0, 13.2.2).
    package static let daemonLogin = "fangpin_daemon"

    /// The same for the embedded server, where the roles may be there without the schema, and some
    /// of them not yet.
    private static let embeddedRoles = """
        do $$ begin
            if to_regrole('fangpin_owner') is null then create role fangpin_owner nologin; end if;
            if to_regrole('fangpin_app') is null then create role fangpin_app nologin; end if;
            if to_regrole('fangpin_import') is null then
                create role fangpin_import nologin bypassrls;
            end if;
            if to_regrole('\(daemonLogin)') is null then
                create role \(daemonLogin) login noinherit;
            end if;
        end $$;
        grant fangpin_app, fangpin_import to \(daemonLogin);
        """
    private static let embeddedSchema = """
        create schema fangpin authorization fangpin_owner;
        grant usage on schema fangpin to fangpin_app;
        """

    /// Does it in the embedded server, unless it is done. `pool` is the superuser's.
    package static func prepareEmbedded(_ pool: Pool) async throws {
        try await pool.transaction { tx in
            try await tx.query("select pg_advisory_xact_lock(hashtextextended('fangpin', 7))")
            let (isMade, hasRoles) = try await tx.query(
                """
                select to_regnamespace('fangpin') is not null,
                    to_regrole(\(daemonLogin)) is not null
                """)[0].decode((Bool, Bool).self)
            if !isMade || !hasRoles { try await tx.simple(embeddedRoles) }
            if !isMade { try await tx.simple(embeddedSchema) }
        }
    }

    /// The server's version number, the login's name, and whether the login may act as the roles.
    package static func examine(
        _ pool: Pool
    ) async throws -> (version: Int32, login: String, isReady: Bool) {
        try await pool.withConnection { connection in
            try await connection.query(
                """
                select current_setting('server_version_num')::integer, current_user::text,
                    to_regnamespace('fangpin') is not null
                    and coalesce(pg_has_role(to_regrole('fangpin_owner'), 'member'), false)
                    and coalesce(pg_has_role(to_regrole('fangpin_app'), 'member'), false)
                    and coalesce(pg_has_role(to_regrole('fangpin_import'), 'member'), false)
                """)[0].decode((Int32, String, Bool).self)
        }
    }
}
