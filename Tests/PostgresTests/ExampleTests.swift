import Foundation
import Postgres
import TestSupport
import Testing

/// The examples of the module's documentation, each as it stands there, and run.
@Suite struct ExampleTests {
    @Test func asking() async throws {
        try await ScratchCluster.shared.withDatabase { url in
            let pool = Pool(Configuration(url: url))
            let name = "王秀英"
            let rows = try await pool.withConnection { connection in
                try await connection.query("select length(\(name)), \(name) || '女士'")
            }
            let (length, greeting) = try rows[0].decode((Int32, String).self)
            #expect(length == 3)
            #expect(greeting == "王秀英女士")
            await pool.close()
        }
    }

    @Test func transferring() async throws {
        try await withScratchPool { pool in
            try await given("create table account (no int, fen bigint)", in: pool)
            try await given("insert into account values (1, 500), (2, 0)", in: pool)
            let amount: Int64 = 200
            let balance = try await pool.transaction(isolation: .serializable) { tx in
                try await tx.send("update account set fen = fen - \(amount) where no = 1")
                try await tx.send("update account set fen = fen + \(amount) where no = 2")
                return try await tx.queryOne("select fen from account where no = 2")!.decode(
                    Int64.self)
            }
            #expect(balance == 200)
        }
    }

    @Test func goingOnAfterAFailure() async throws {
        try await withScratchPool { pool in
            try await given("create table entry (no int primary key)", in: pool)
            try await pool.transaction { tx in
                try await tx.execute("insert into entry values (1)")
                do {
                    try await tx.savepoint { try await $0.execute("insert into entry values (1)") }
                } catch let error as PostgresError where error.sqlstate == "23505" {
                    try await tx.execute("insert into entry values (2)")
                }
            }
            let count = try await pool.withConnection {
                try await $0.query("select count(*) from entry").decode(Int.self)
            }
            #expect(count == [2])
        }
    }

    @Test func pipelining() async throws {
        try await withScratchPool { pool in
            let answers = try await pool.transaction { tx in
                try await tx.pipeline((1...100).map { "select \($0) * \($0)" })
            }
            #expect(try answers[99].decode(Int.self) == [10_000])
        }
    }

    @Test func copying() async throws {
        try await withScratchPool { pool in
            try await given("create table person (no int, name text)", in: pool)
            let count = try await pool.transaction { tx in
                try await tx.copyIn("copy person (no, name) from stdin (format binary)") { writer in
                    for number in 1...1_000 as ClosedRange<Int32> {
                        try await writer.row(number, "第\(number)人")
                    }
                }
            }
            #expect(count == 1_000)
            var last = ""
            let read = try await pool.transaction { tx in
                try await tx.copyOut("copy (select no, name from person) to stdout (format binary)")
                { row in
                    last = try row.decode((Int32, String).self).1
                }
            }
            #expect(read == 1_000)
            #expect(last == "第1000人")
        }
    }

    @Test(.timeLimit(.minutes(1))) func listening() async throws {
        try await ScratchCluster.shared.withDatabase { url in
            let sender = try await Connection.open(Configuration(url: url))
            #expect(try await firstPayload(url, sender) == "claim 7")
            await sender.close()
        }
    }

    private func firstPayload(_ url: String, _ sender: Connection) async throws -> String? {
        for await event in Listener.events(["work"], Configuration(url: url)) {
            switch event {
            case .listening: try await sender.query("select pg_notify('work', 'claim 7')")
            case .notification(let notification): return notification.payload
            }
        }
        return nil
    }

    @Test func failing() async throws {
        try await withScratchConnection { connection in
            try await connection.simple("create table person (id text check (length(id) = 18))")
            let idNumber = "43012219900101"
            var shown = ""
            do {
                try await connection.execute("insert into person values (\(idNumber))")
            } catch let error as PostgresError {
                shown = "\(error)"
            }
            #expect(shown.contains("23514"))
            #expect(!shown.contains(idNumber))
            do {
                try await connection.query("select pg_sleep(30)", timeout: .milliseconds(50))
            } catch let error as PostgresError where error.kind == .timeout {
                let answer = try await connection.query("select 'still here'")
                shown = try answer[0].decode(String.self)
            }
            #expect(shown == "still here")
        }
    }

    @Test func embedding() async throws {
        let directory = try scratchDirectory() + "/state"
        let cluster = try await Cluster.start(in: directory)
        try await cluster.ensureDatabase("county")
        let pool = Pool(Configuration(url: cluster.connectionString(database: "county")))
        let version = try await pool.withConnection { try await $0.query("show server_version") }
        await pool.close()
        try await cluster.stop()
        #expect(try version[0].decode(String.self).hasPrefix("1"))
        shell("rm -rf \(directory)")
    }

    /// Whatever the documentation shows stands in this file, and so is run.
    @Test func theDocumentationShowsNothingElse() throws {
        let here = URL(fileURLWithPath: #filePath)
        let catalog = here.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Postgres/Postgres.docc")
        let run = Self.bare(try String(contentsOf: here, encoding: .utf8))
        let pages = try FileManager.default.contentsOfDirectory(
            at: catalog, includingPropertiesForKeys: nil)
        var examples = 0
        for page in pages {
            let parts = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```")
            for (index, part) in parts.enumerated() where index % 2 == 1 {
                let shown = Self.bare(String(part.dropFirst("swift\n".count)))
                #expect(run.contains(shown), "\(page.lastPathComponent): \(shown)")
                examples += 1
            }
        }
        #expect(examples >= 10)
    }

    /// A text without what only lays it out.
    private static func bare(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    private func given(_ sql: String, in pool: Pool) async throws {
        try await pool.withConnection { try await $0.simple(sql) }
    }
}
