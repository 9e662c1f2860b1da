import Postgres
import TestSupport
import Testing

@Suite struct QueryTests {
    @Test func anErrorTellsItsKindAndLeaksNothing() async throws {
        try await withScratchConnection { connection in
            try await connection.simple(
                "create table person (id_number text constraint person_key primary key)")
            let secret = "341282199001011234"
            try await connection.execute("insert into person values (\(secret))")
            let error = try #require(
                await fault {
                    try await connection.execute("insert into person values (\(secret))")
                })
            #expect(error.kind == .server)
            #expect(error.sqlstate == "23505")
            #expect(error.constraint == "person_key")
            #expect(error.table == "person")
            #expect(!error.isRetryable)
            #expect("\(error)" == "PostgreSQL: server, SQLSTATE 23505, constraint person_key")
            #expect(!"\(error)".contains(secret))
            #expect(error.debugDescription.contains(secret))
            #expect(error.debugDescription.contains("insert into person values ($1)"))
            // The connection goes on.
            #expect(try await connection.query("select 1").decode(Int32.self) == [1])
        }
    }

    @Test func aMissingDatabaseIsAConnectionError() async throws {
        let cluster = try await ScratchCluster.shared.cluster()
        let error = await fault {
            _ = try await Connection.open(
                Configuration(url: cluster.connectionString(database: "no such")))
        }
        #expect(error?.kind == .connection)
        #expect(
            await fault { _ = try await Connection.open(Configuration(url: "a=b=c 'd")) } != nil)
    }

    @Test func rowsAreACollection() async throws {
        try await withScratchConnection { connection in
            let rows = try await connection.query(
                "select n, n * n as square from generate_series(1, \(1000)) n")
            #expect(rows.count == 1000)
            #expect(rows.columnNames == ["n", "square"])
            #expect(try rows.last?.decode((Int, Int).self).1 == 1_000_000)
            #expect(try rows[9]["square"].decode(Int.self) == 100)
            #expect(try await connection.queryOne("select 1 where false") == nil)
            let error = await fault { _ = try await connection.queryOne("values (1), (2)") }
            #expect(error?.kind == .misuse)
            let count = try await connection.execute("create temp table t as select 1")
            #expect(count == 1)
        }
    }

    @Test func statementsOfManyTasksTakeTurns() async throws {
        try await withScratchConnection { connection in
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 1...200 {
                    group.addTask {
                        try await connection.query("select \(number)").decode(Int.self)[0]
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 20_100)
        }
    }

    @Test func moreStatementsThanTheCacheHolds() async throws {
        try await ScratchCluster.shared.withDatabase { url in
            var configuration = Configuration(url: url)
            configuration.statementCacheSize = 3
            let connection = try await Connection.open(configuration)
            for round in 0..<3 {
                for number in 0..<8 {
                    let rows = try await connection.query(
                        "select \(round) + \(unescaped: String(number))")
                    #expect(try rows.decode(Int.self) == [round + number])
                }
            }
            // The least recently used are given up on the server too, with the next that is
            // prepared.
            let kept = try await connection.query("select count(*) from pg_prepared_statements")
            #expect(try kept.decode(Int.self)[0] <= 5)
            await connection.close()
        }
    }

    @Test func aChangedTableDoesNotBreakAPreparedStatement() async throws {
        try await withScratchConnection { connection in
            try await connection.simple("create table t (a int); insert into t values (1)")
            #expect(try await connection.query("select * from t")[0].count == 1)
            try await connection.simple("alter table t add b int default 2")
            #expect(try await connection.query("select * from t")[0].count == 2)
            try await connection.simple("deallocate all")
            #expect(try await connection.query("select * from t")[0].count == 2)
        }
    }

    @Test func tooManyValuesAreRefused() async throws {
        try await withScratchConnection { connection in
            let values = (0...Statement.maximumBindings).map { "\($0)" as Statement }
            let error = await fault {
                try await connection.query("select array[\(Statement(joined: values))]")
            }
            #expect(error?.kind == .misuse)
            #expect(connection.isOpen)
        }
    }

    @Test func scriptsStopAtTheFirstError() async throws {
        try await withScratchConnection { connection in
            let error = await fault {
                try await connection.simple("create table a (); select 1/0; create table b ()")
            }
            #expect(error?.sqlstate == "22012")
            let tables = try await connection.query(
                "select count(*) from pg_tables where tablename in ('a', 'b')")
            #expect(try tables.decode(Int.self) == [0])
            let copy = await fault { try await connection.simple("copy pg_class to stdout") }
            #expect(copy?.kind == .misuse)
        }
    }

    @Test func aRoleAndSettingsFromTheConfiguration() async throws {
        try await ScratchCluster.shared.withDatabase { url in
            let owner = try await Connection.open(Configuration(url: url))
            let role = "app role \\ '\(owner.processID)'"
            try await owner.simple("create role \(quotedName(role))")
            var configuration = Configuration(url: url, applicationName: "检查", role: role)
            configuration.settings = [
                "search_path": "\"a b\", \"c\\d\"", "TimeZone": "Asia/Shanghai",
            ]
            let connection = try await Connection.open(configuration)
            let row = try #require(
                try await connection.queryOne(
                    """
                    select current_user::text, current_setting('search_path'),
                        current_setting('TimeZone'), session_user::text
                    """))
            let (user, path, zone, session) = try row.decode((String, String, String, String).self)
            #expect(user == role)
            #expect(path == "\"a b\", \"c\\d\"")
            #expect(zone == "Asia/Shanghai")
            #expect(session == "postgres")
            await connection.close()
            try await owner.simple("drop role \(quotedName(role))")
            await owner.close()
        }
    }
}
