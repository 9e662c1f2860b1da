import Glibc
import Postgres
import TestSupport
import Testing

/// The embedded server. Each test has a cluster of its own; one at a time, for the machine is
/// small.
@Suite(.serialized) struct ClusterTests {
    /// A state directory that the server's user can reach; removed with its server afterwards.
    private func withState<Output>(
        caller: isolated (any Actor)? = #isolation,
        _ body: (_ state: String) async throws -> sending Output
    ) async throws -> sending Output {
        let root = try scratchDirectory()
        defer {
            shell("kill -QUIT $(head -n 1 \(root)/state/cluster/postmaster.pid); rm -rf \(root)")
        }
        return try await body("\(root)/state")
    }

    private func start(_ state: String) async throws -> Cluster {
        var settings = ClusterSettings.scratch
        // What is committed must survive the death of the server, if not of the machine.
        settings.others["synchronous_commit"] = "on"
        return try await Cluster.start(in: state, settings: settings)
    }

    private func count(_ cluster: Cluster) async throws -> Int {
        let connection = try await Connection.open(Configuration(url: cluster.connectionString()))
        let rows = try await connection.query("select count(*) from kept").decode(Int.self)
        await connection.close()
        return rows[0]
    }

    private func fill(_ cluster: Cluster) async throws {
        let connection = try await Connection.open(Configuration(url: cluster.connectionString()))
        try await connection.simple("create table kept (a int); insert into kept values (1)")
        await connection.close()
    }

    private func postmaster(_ state: String) -> pid_t {
        pid_t(shell("head -n 1 \(state)/cluster/postmaster.pid")) ?? 0
    }

    @Test func aClusterIsMadeUsedAndStopped() async throws {
        try await withState { state in
            let cluster = try await start(state)
            #expect(cluster.isRunning && cluster.wasStartedHere)
            #expect(try await cluster.ensureDatabase("防贫 \"x\""))
            #expect(try await cluster.ensureDatabase("防贫 \"x\"") == false)
            let connection = try await Connection.open(
                Configuration(url: cluster.connectionString(database: "防贫 \"x\"")))
            let row = try #require(
                try await connection.queryOne(
                    """
                    select current_setting('data_checksums'), current_setting('listen_addresses'),
                        current_setting('server_encoding'), datcollate,
                        ('乙' < '中') = (convert_to('乙', 'UTF8') < convert_to('中', 'UTF8'))
                    from pg_database where datname = current_database()
                    """))
            let (sums, addresses, encoding, collation, isByBytes) = try row.decode(
                (String, String, String, String, Bool).self)
            #expect(sums == "on")
            #expect(addresses == "")
            #expect(encoding == "UTF8")
            #expect(collation == "C.UTF-8")
            #expect(isByBytes)
            await connection.close()
            #expect(
                shell("stat -c %a \(state)/socket \(state)/cluster \(state)/log") == "700\n700\n700"
            )
            #expect(
                shell("stat -c %U \(state)/cluster")
                    == (geteuid() == 0 ? "postgres" : shell("id -un")))
            try await cluster.stop()
            try await cluster.stop()
            #expect(!cluster.isRunning)
            #expect(try await start(state).wasStartedHere)
        }
    }

    @Test func whoFindsItRunningLeavesItRunning() async throws {
        try await withState { state in
            let first = try await start(state)
            let second = try await start(state)
            #expect(first.wasStartedHere && !second.wasStartedHere)
            try await second.stop()
            #expect(first.isRunning)
            // Another process uses it: it holds the lock, so it is not stopped under it.
            let other = shell("flock -s \(state)/users.lock sleep 60 >/dev/null 2>&1 & echo $!")
            for _ in 0..<100 where shell("flock -n -x \(state)/users.lock true; echo $?") == "0" {
                usleep(10_000)
            }
            try await first.stop()
            #expect(first.isRunning)
            shell("kill \(other)")
            let third = try await start(state)
            #expect(!third.wasStartedHere)
            try await third.stop()
            #expect(third.isRunning)
        }
    }

    @Test func manyStartersAtOnce() async throws {
        try await withState { state in
            let clusters = try await withThrowingTaskGroup(of: Cluster.self) { group in
                for _ in 0..<4 { group.addTask { try await start(state) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(clusters.filter(\.wasStartedHere).count == 1)
            #expect(Set(clusters.map { $0.connectionString() }).count == 1)
            for cluster in clusters where !cluster.wasStartedHere { try await cluster.stop() }
            #expect(clusters[0].isRunning)
            for cluster in clusters { try await cluster.stop() }
            #expect(!clusters[0].isRunning)
        }
    }

    /// The postmaster alone is killed, and a session works on, holding the shared memory.
    @Test func theDeathOfThePostmasterIsRepaired() async throws {
        try await withState { state in
            let cluster = try await start(state)
            try await fill(cluster)
            let pool = Pool(Configuration(url: cluster.connectionString()))
            let busy = Task {
                // It notices the postmaster's death only when it waits for something.
                try await pool.withConnection {
                    try await $0.query("select count(*) from generate_series(1, 2000000000)")
                }
            }
            while pool.usage.open == 0 || pool.usage.waiting > 0 { await Task.yield() }
            try await Task.sleep(for: .milliseconds(300))
            kill(postmaster(state), SIGKILL)
            while cluster.isRunning { await Task.yield() }
            #expect(try await cluster.ensureRunning())
            #expect(try await cluster.ensureRunning() == false)
            #expect(try await count(cluster) == 1)
            await #expect(throws: PostgresError.self) { try await busy.value }
            let answer = try await pool.transaction { try await $0.query("select 1").count }
            #expect(answer == 1)
            await pool.close()
            try await cluster.stop()
        }
    }

    @Test func theDeathOfAllIsRepairedByTheNext() async throws {
        try await withState { state in
            let first = try await start(state)
            try await fill(first)
            shell(
                """
                id=$(head -n 1 \(state)/cluster/postmaster.pid)
                kill -9 $id $(pgrep -P $id)
                """
            )
            let second = try await start(state)
            #expect(second.wasStartedHere)
            #expect(try await count(second) == 1)
            try await second.stop()
            // The number of the old process may belong to another process by now.
            shell(
                """
                cd \(state)/cluster
                printf '\(getpid())\\n\(state)/cluster\\n1\\n5432\\n' > postmaster.pid
                """
            )
            let third = try await start(state)
            #expect(try await count(third) == 1)
            try await third.stop()
        }
    }

    @Test func whatAKilledStartLeftIsRemoved() async throws {
        try await withState { state in
            shell("mkdir -p \(state)/cluster.new-1/base && touch \(state)/cluster.new-1/PG_VERSION")
            shell("chmod 711 \(state)")
            let cluster = try await start(state)
            #expect(shell("ls \(state)").contains("cluster.new") == false)
            try await cluster.stop()
        }
    }

    @Test func longPathsGetAShortSocket() async throws {
        let root = try scratchDirectory()
        let state = "\(root)/" + String(repeating: "很长的目录/", count: 8) + "state"
        let cluster = try await start(state)
        try await fill(cluster)
        #expect(try await count(cluster) == 1)
        let again = try await start(state)
        #expect(again.connectionString() == cluster.connectionString())
        let socket = shell("sed -n 5p '\(state)/cluster/postmaster.pid'")
        #expect(socket.hasPrefix("/run/fangpin-") || socket.hasPrefix("/tmp/fangpin-"))
        #expect(shell("stat -c %a \(socket)") == "700")
        try await again.stop()
        try await cluster.stop()
        #expect(access(socket, F_OK) != 0)
        shell("rm -rf \(root)")
    }
}

/// A new directory under /tmp that others can pass through.
func scratchDirectory() throws -> String {
    var path = Array("/tmp/fangpin-cluster-XXXXXX".utf8CString)
    try #require(mkdtemp(&path) != nil)
    chmod(path, 0o711)
    return String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// Runs a command and returns what it printed.
@discardableResult
func shell(_ command: String) -> String {
    guard let pipe = popen("(\(command)) 2>/dev/null", "re") else { return "" }
    defer { pclose(pipe) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, pipe)
    return String(
        decoding: bytes.prefix(count).reversed().drop { $0 == 10 }.reversed(), as: UTF8.self)
}
