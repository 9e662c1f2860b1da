import Postgres
import Testing

/// Which connection strings keep to the machine, which check the server, and which do neither.
@Suite struct TransportGuardTests {
    private func found(_ url: String, _ variables: [String: String] = [:]) throws -> TransportGuard
    {
        try Configuration(url: url).transportGuard { variables[$0] }
    }

    @Test(arguments: [
        "dbname=x", "host=/run/postgresql dbname=x", "postgresql:///x?host=/tmp/s&user=u",
        "postgresql://localhost/x", "postgresql://u@127.0.0.1:5433/x", "host=::1", "host=@abstract",
        "postgresql://[::1]/x", "host=/a,127.0.0.2", "host=db.example hostaddr=127.0.0.1",
        "host=localhost sslmode=disable",
    ])
    func theMachineItself(url: String) throws {
        #expect(try found(url) == .local)
    }

    @Test(arguments: [
        "postgresql://u@db.example/x", "postgresql://10.0.0.5/x", "host=db.example",
        "host=db.example sslmode=require", "host=db.example sslmode=verify-ca",
        "postgresql://db.example/x?sslmode=prefer", "host=localhost,db.example",
        "host=127.evil.example", "host=localhost hostaddr=10.0.0.5",
        "host=db.example,localhost hostaddr=,127.0.0.1", "service=county",
        "service=county sslmode=require", "host=localhost.evil.example",
    ])
    func aNetworkWithoutACheck(url: String) throws {
        #expect(try found(url) == .none)
    }

    @Test(arguments: [
        "postgresql://db.example/x?sslmode=verify-full", "host=10.0.0.5 sslmode=verify-full",
        "service=county sslmode=verify-full", "host=a,b sslmode=verify-full sslrootcert=/ca.pem",
    ])
    func aCheckedServer(url: String) throws {
        #expect(try found(url) == .verified)
    }

    /// libpq fills in from the environment what the string leaves open; a service file would come
    /// before that.
    @Test func theEnvironmentCounts() throws {
        #expect(try found("dbname=x", ["PGHOST": "db.example"]) == .none)
        #expect(try found("dbname=x", ["PGHOSTADDR": "10.0.0.5"]) == .none)
        #expect(try found("host=/tmp", ["PGHOST": "db.example"]) == .local)
        #expect(try found("host=db.example", ["PGSSLMODE": "verify-full"]) == .verified)
        #expect(
            try found("host=db.example sslmode=require", ["PGSSLMODE": "verify-full"]) == .none)
        #expect(try found("dbname=x", ["PGSERVICE": "county"]) == .none)
        #expect(
            try found("dbname=x", ["PGSERVICE": "county", "PGSSLMODE": "verify-full"]) == .none)
    }

    @Test func whatCannotBeReadIsSaid() {
        #expect(throws: PostgresError.self) { try found("postgresql://[::1/x") }
    }
}
