extension Cluster {
    /// Makes a database unless it exists.
    /// - Returns: whether it was made.
    @discardableResult
    public func ensureDatabase(_ name: String, template: String? = nil) async throws -> Bool {
        let connection = try await Connection.open(
            Configuration(url: connectionString(), applicationName: "fangpin cluster"))
        let made = try await connection.makeDatabase(name, template: template)
        await connection.close()
        return made
    }

    /// A cluster that this module made is right; one that was put in its place may not be.
    func checkLocale() async throws {
        let connection = try await Connection.open(
            Configuration(url: connectionString(), applicationName: "fangpin cluster"))
        let row = try await connection.queryOne(
            """
            select pg_encoding_to_char(encoding), datcollate, datctype
            from pg_database where datname = 'template1'
            """)
        await connection.close()
        guard let (encoding, collate, type) = try row?.decode((String, String, String).self),
            encoding != "UTF8" || !Cluster.isRight(collate) || !Cluster.isRight(type)
        else { return }
        throw ClusterError(
            .wrongLocale,
            "the database in \(dataDirectory) has encoding \(encoding), collation \(collate) and "
                + "character type \(type); it must have UTF8 and C.UTF-8. Dump it, move it away, "
                + "and load the dump into the new one that is then made")
    }

    /// The system may spell the locale either way.
    private static func isRight(_ locale: String) -> Bool {
        locale == "C.UTF-8" || locale == "C.utf8"
    }
}

extension Connection {
    /// Makes a database unless it exists; others may do the same at the same time.
    func makeDatabase(_ name: String, template: String?) async throws -> Bool {
        let known = try await queryOne("select 1 from pg_database where datname = \(name)")
        if known != nil { return false }
        let source = template.map { " TEMPLATE \(quotedName($0))" } ?? ""
        do {
            try await simple("CREATE DATABASE \(quotedName(name))\(source)")
            return true
        } catch let error as PostgresError
            where error.sqlstate == "42P04" || error.constraint == "pg_database_datname_index"
        {
            return false
        }
    }
}

/// A name as an SQL identifier.
public func quotedName(_ name: String) -> String {
    let inner = name.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"\(inner.joined(separator: "\"\""))\""
}
