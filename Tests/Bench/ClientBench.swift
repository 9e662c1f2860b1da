import ArgumentParser
import Glibc
import Logging
import Postgres
import Seeding

/// The client beside pgbench and psql, on the database that `pgbench -i` filled.
struct ClientBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "client")

    @Argument(help: "A connection string.") var url: String
    @Argument(help: "select, insert or copy.") var task: String
    @Option var connections = 1
    @Option var seconds = 3.0
    /// Rows of pgbench_accounts.
    @Option var rows = 1_000_000

    func run() async throws {
        switch task {
        case "select": try await select()
        case "insert": try await insert()
        case "copy": try await copy()
        default: throw ValidationError("no task '\(task)'")
        }
    }

    private var configuration: Configuration {
        Configuration(url: url, logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }

    /// `pgbench -S`: one row by its key. The callers work on the loop of their connection, as the
    /// daemon's handlers do where a round trip is all they wait for.
    private func select() async throws {
        let loop = EventLoop.standard[0]
        let before = Usage.now
        let deadline = ContinuousClock.now + .seconds(seconds)
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<connections {
                group.addTask(executorPreference: loop) {
                    let connection = try await Connection.open(configuration, on: loop)
                    let count = try await select(on: connection, until: deadline, seed: number)
                    await connection.close()
                    return count
                }
            }
            return try await group.reduce(0, +)
        }
        report("per_second", Double(count) / seconds)
        report("cpu_us", (Usage.now.seconds - before.seconds) / Double(count) * 1e6)
    }

    private func select(
        on connection: Connection, until deadline: ContinuousClock.Instant, seed: Int
    ) async throws -> Int {
        var random = Seeded(UInt64(seed + 1))
        var count = 0
        while ContinuousClock.now < deadline {
            for _ in 0..<50 {
                let aid = Int32(random.next() % UInt64(rows)) + 1
                let answer = try await connection.query(
                    "select abalance from pgbench_accounts where aid = \(aid)")
                guard answer.count == 1 else { throw ValidationError("no account \(aid)") }
                count += 1
            }
        }
        return count
    }

    /// Single rows, each durable by itself, in pipelines of growing depth.
    private func insert() async throws {
        let connection = try await Connection.open(configuration)
        try await connection.simple(
            "drop table if exists bench_insert; create table bench_insert (a bigint, b text)")
        for depth in [1, 10, 100, 1_000] {
            let start = ContinuousClock.now
            var count = 0
            while (ContinuousClock.now - start).seconds < seconds {
                let batch = (0..<depth).map { index in
                    "insert into bench_insert values (\(Int64(count + index)), \("行")"
                        + ")" as Statement
                }
                _ = try await connection.pipeline(batch)
                count += depth
            }
            let rate = Double(count) / (ContinuousClock.now - start).seconds
            report("insert_depth_\(depth)_per_second", rate)
        }
        await connection.close()
    }

    /// The rows that psql copies from a CSV file, as the binary rows that an import writes.
    private func copy() async throws {
        let connection = try await Connection.open(configuration)
        try await prepare(connection)
        let start = ContinuousClock.now
        try await connection.copyIn("copy bench_copy from stdin (format binary)") { writer in
            for row in 0..<rows {
                writer.append(
                    Int64(row), Int32(row % 850_000), Int64(row) * 37 % 1_000_000, "JS\(row)")
                if writer.isFull { try await writer.flush() }
            }
        }
        report("rows_per_second", Double(rows) / (ContinuousClock.now - start).seconds)
        await connection.close()
    }

    private func prepare(_ connection: Connection) async throws {
        try await connection.simple(
            """
            drop table if exists bench_copy;
            create unlogged table bench_copy (no bigint, household integer, fen bigint, serial text)
            """)
    }
}
