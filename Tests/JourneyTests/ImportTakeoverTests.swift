import Glibc
import Postgres
import TestSupport
import Testing

/// A daemon is killed with -9 in the middle of an import: another one does it, once, and from the
/// database alone.
@Suite struct ImportTakeoverTests {
    @Test func aKilledImportIsDoneOnceByAnother() async throws {
        try await Journey.with { journey in
            let (port, another) = (FreePort.next(), FreePort.next())
            let system = try await FeedingSystem(journey, port: port)
            let first = try await journey.daemon(port: port)
            try await system.uploadInTwoPieces()
            let pool = TestDatabase.pool(journey.database, role: nil, size: 2)
            func number(_ sql: Statement) async throws -> Int64 {
                try await pool.withConnection { try await $0.query(sql)[0].decode(Int64.self) }
            }
            // While somebody else imports, this one has begun and waits.
            try await pool.withConnection { connection in
                try await connection.simple(
                    "select pg_advisory_lock(hashtextextended('fangpin import', 0))")
                try await system.submit()
                try await wait(seconds: 20) {
                    try await number(
                        "select count(*) from import_job where state = 'running'") == 1
                }
                first.kill()
                #expect(try await first.end() == .signalled(SIGKILL))
                try await connection.simple(
                    "select pg_advisory_unlock(hashtextextended('fangpin import', 0))")
            }
            #expect(try await number("select count(*) from feed_file") == 0)
            let second = try await journey.daemon(port: another)
            let events = try await system.call(["-N"], "/jobs/1/events", port: another)
            #expect(events.contains("event: ended"), "\(events)")
            #expect(events.contains("\"state\":\"done\""), "\(events)")
            #expect(try await number("select count(*) from feed_file") == 1)
            #expect(
                try await number(
                    "select count(*) from action_log where action = 'import_feed'") == 1)
            #expect(
                try await number("select count(*) from import_job where state = 'done'") == 1)
            // Settled a moment after the note that it is done.
            try await wait(seconds: 10) { try await number("select count(*) from due_work") == 0 }
            #expect(try await number("select count(*) from due_work") == 0)
            second.kill(SIGTERM)
            #expect(try await second.end() == .exited(0))
            await pool.close()
            try await journey.expectSound()
        }
    }
}

/// A department's system with its token, which sends a feed of the example county.
private struct FeedingSystem {
    let journey: Journey
    let port: Int
    private let token: String
    private let address: String
    private let size: Int

    private static let feed = "\(Journey.exampleCounty)/医保-202608.csv"

    init(_ journey: Journey, port: Int) async throws {
        let added = try await journey.fangpin(
            "officer", "add", "chen", "--name", "陈静", "--role", "handler")
        try #require(added.status == 0, "\(added.messages)")
        let issued = try await journey.fangpin(
            "token", "issue", "chen", "--label", "接口", "--permission", "import_feed")
        try #require(issued.status == 0, "\(issued.messages)")
        self.journey = journey
        self.port = port
        self.token = issued.text.filter { !$0.isWhitespace }
        self.address = try await String(
            journey.run("/usr/bin/sha256sum", [Self.feed]).text.prefix(64))
        let size = try await journey.run("/usr/bin/stat", ["-c", "%s", Self.feed]).text
        self.size = try #require(Int(size.filter(\.isNumber)))
    }

    /// What the API answers, with its status where that is asked for.
    func call(
        _ arguments: [String], _ path: String, port other: Int? = nil
    ) async throws -> String {
        try await journey.run(
            "/usr/bin/curl",
            ["-sS", "--max-time", "60", "-H", "Authorization: Bearer \(token)"] + arguments
                + ["http://127.0.0.1:\(other ?? port)/api/v1\(path)"]
        ).text
    }

    /// The second piece from where HEAD says.
    func uploadInTwoPieces() async throws {
        let half = size / 2
        let (front, back) = (journey.path("front"), journey.path("back"))
        _ = try await journey.run(
            "/bin/sh", ["-c", "head -c \(half) '\(Self.feed)' > \(front)"])
        _ = try await journey.run(
            "/bin/sh", ["-c", "tail -c +\(half + 1) '\(Self.feed)' > \(back)"])
        let path = "/blobs/\(address)"
        let first = try await call(
            [
                "-T", front, "-H", "Content-Range: bytes 0-\(half - 1)/\(size)", "-w",
                "%{http_code}",
            ], path)
        #expect(first == "204")
        let held = try await call(["-I"], path).lowercased()
        #expect(held.contains("upload-offset: \(half)"), "\(held)")
        let second = try await call(
            [
                "-T", back, "-H", "Content-Range: bytes \(half)-\(size - 1)/\(size)", "-w",
                " %{http_code}",
            ], path)
        #expect(second.hasSuffix(" 201"), "\(second)")
    }

    func submit() async throws {
        let body = "{\"blob\": \"\(address)\", \"channel\": \"medical\", \"file_name\": \"a.csv\"}"
        let submitted = try await call(
            [
                "-H", "Content-Type: application/json", "-H", "Idempotency-Key: a", "-d", body,
                "-w", " %{http_code}",
            ], "/imports/feeds")
        #expect(submitted.hasSuffix(" 202"), "\(submitted)")
    }
}
