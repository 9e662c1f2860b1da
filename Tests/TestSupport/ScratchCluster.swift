import Glibc
import Postgres

/// One PostgreSQL for all tests of a process: started when first needed, gone when the process
/// ends, however it ends. It runs without fsync.
///
///     try await ScratchCluster.shared.withDatabase { url in
///         let pool = Pool(Configuration(url: url))
///         ...
///     }
package actor ScratchCluster {
    package static let shared = ScratchCluster()

    /// What a database is copied from. It is made once, by `make`, which gets a connection string;
    /// it must have closed all its connections when it returns.
    package struct Template: Sendable {
        package let name: String
        package let make: @Sendable (String) async throws -> Void

        package init(_ name: String, make: @escaping @Sendable (String) async throws -> Void) {
            self.name = name
            self.make = make
        }
    }

    /// The most databases at once: tests run side by side, and the machine is small.
    private static let places = 4

    private var starting: Task<Cluster, any Error>?
    private var templates: [String: Task<String, any Error>] = [:]
    private var free = ScratchCluster.places
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var lastDatabase = 0
    /// Open as long as this process lives; its other end removes the cluster.
    private var remover: UnsafeMutablePointer<FILE>?

    /// The running server.
    package func cluster() async throws -> Cluster {
        if let starting { return try await starting.value }
        var path = Array("/tmp/fangpin-test-XXXXXX".utf8CString)
        guard mkdtemp(&path) != nil else { throw ScratchError.noDirectory(errno) }
        // The server may run as another user, who must be able to pass through.
        chmod(path, 0o711)
        let directory = String(
            decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        remover = popen(
            """
            trap '' INT TERM HUP
            exec >/dev/null 2>&1
            cat
            kill -QUIT "$(head -n 1 \(directory)/state/cluster/postmaster.pid)"
            sleep 0.5
            rm -rf \(directory)
            """, "we")
        let start = Task {
            try await Cluster.start(in: "\(directory)/state", settings: .scratch)
        }
        starting = start
        return try await start.value
    }

    /// Lends a new database, a copy of `template` or empty, and drops it afterwards.
    package func withDatabase<Output>(
        template: Template? = nil, caller: isolated (any Actor)? = #isolation,
        _ body: (_ url: String) async throws -> sending Output
    ) async throws -> sending Output {
        await enter()
        do {
            let name = try await makeDatabase(from: template)
            let output: Result<Output, any Error>
            do { output = .success(try await body(try await url(of: name))) } catch {
                output = .failure(error)
            }
            try await command("drop database \(quotedName(name)) with (force)")
            await leave()
            return try output.get()
        } catch {
            await leave()
            throw error
        }
    }

    private func url(of database: String) async throws -> String {
        try await cluster().connectionString(database: database)
    }

    private func makeDatabase(from template: Template?) async throws -> String {
        var source = "template0"
        if let template { source = try await self.source(template) }
        lastDatabase += 1
        let name = "scratch_\(lastDatabase)"
        try await copy(source, to: name)
        return name
    }

    private func source(_ template: Template) async throws -> String {
        if let made = templates[template.name] { return try await made.value }
        let making = Task {
            let name = "template_\(template.name)"
            try await copy("template0", to: name)
            try await template.make(url(of: name))
            return name
        }
        templates[template.name] = making
        return try await making.value
    }

    /// A session of the template that was just closed may linger for a moment.
    private func copy(_ source: String, to name: String) async throws {
        for attempt in 1... {
            do {
                let strategy = "strategy file_copy"
                try await command(
                    "create database \(quotedName(name)) template \(quotedName(source)) \(strategy)"
                )
                return
            } catch let error as PostgresError where error.sqlstate == "55006" && attempt < 50 {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    private func command(_ sql: String) async throws {
        let connection = try await Connection.open(
            Configuration(url: try await cluster().connectionString()))
        do { try await connection.simple(sql) } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }

    private func enter() async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}

private enum ScratchError: Error {
    case noDirectory(Int32)
}
