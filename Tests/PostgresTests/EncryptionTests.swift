import Glibc
import Postgres
import TestSupport
import Testing

/// A server that speaks TLS only, and asks for a password (SCRAM-SHA-256).
@Suite struct EncryptionTests {
    /// An address of loopback that no other server listens on.
    private static let address = "127.83.12.\(1 + getpid() % 250)"

    private func withServer(
        _ body: (_ url: String, _ certificate: String) async throws -> Void
    ) async throws {
        let root = try scratchDirectory()
        defer { shell("rm -rf \(root)") }
        shell(
            """
            cd \(root)
            openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=scratch \
                -addext subjectAltName=IP:\(EncryptionTests.address) -keyout key -out certificate
            printf 'local all all trust\nhostssl all all all scram-sha-256\n' > hba
            test "$(id -u)" != 0 || chown postgres key
            """)
        var settings = ClusterSettings.scratch
        settings.others.merge([
            "listen_addresses": EncryptionTests.address, "ssl": "on", "hba_file": "\(root)/hba",
            "ssl_cert_file": "\(root)/certificate", "ssl_key_file": "\(root)/key",
        ]) { $1 }
        let cluster = try await Cluster.start(in: "\(root)/state", settings: settings)
        do {
            let connection = try await Connection.open(
                Configuration(url: cluster.connectionString()))
            try await connection.simple("create role visitor login password '密 码'")
            await connection.close()
            try await body(
                "host=\(EncryptionTests.address) user=visitor dbname=postgres",
                "\(root)/certificate")
        } catch {
            try await cluster.stop()
            throw error
        }
        try await cluster.stop()
    }

    @Test func passwordsAndCertificatesAreChecked() async throws {
        try await withServer { url, certificate in
            let safe = "\(url) sslmode=verify-full sslrootcert=\(certificate)"
            let refused = [
                url, "\(url) password=wrong", "\(url) sslmode=disable password='密 码'",
                "\(url) sslmode=verify-full sslrootcert=/nonexistent password='密 码'",
            ]
            for url in refused {
                let error = await fault { try await Connection.open(Configuration(url: url)) }
                #expect(error?.kind == .connection)
                #expect("\(error!)" == "PostgreSQL: connection")
            }
            let configuration = Configuration(url: "\(safe) password='密 码'")
            let connection = try await Connection.open(configuration)
            let row = try #require(
                try await connection.queryOne(
                    "select version from pg_stat_ssl where pid = pg_backend_pid() and ssl"))
            #expect(try row.decode(String.self).hasPrefix("TLSv1."))
            try await exchangeMuch(connection)
            let timeout = await fault {
                try await connection.query("select pg_sleep(30)", timeout: .milliseconds(200))
            }
            #expect(timeout?.kind == .timeout)
            #expect(try await connection.query("select 1").count == 1)
            await connection.close()
        }
    }

    /// TLS cuts what is sent into records; what is left of one must not be waited for in the
    /// socket.
    private func exchangeMuch(_ connection: Connection) async throws {
        for size in [1, 8_000, 8_192, 16_383, 16_384, 16_385, 33_000, 1_000_000] {
            let text = String(repeating: "x", count: size)
            let rows = try await connection.query("select \(text)", timeout: .seconds(20))
            #expect(try rows.decode(String.self) == [text])
        }
        try await connection.simple("create temp table t (a int, b text)")
        let count = try await connection.copyIn("copy t from stdin (format binary)") { writer in
            for number in 0..<100_000 as Range<Int32> { try await writer.row(number, "行\(number)") }
        }
        #expect(count == 100_000)
        var sum = 0
        try await connection.copyOut("copy t to stdout (format binary)") { row in
            sum += Int(try row.decode((Int32, String).self).0)
        }
        #expect(sum == 4_999_950_000)
    }
}
