import Glibc

/// The server of a data directory: whether it runs, starting and stopping it. All of it blocks, and
/// is called by who holds the start lock.
struct Postmaster {
    let directory: ClusterDirectory
    let installation: Installation

    /// What `postmaster.pid` says, while that process lives and is this server.
    struct Running {
        let id: pid_t
        let socketDirectory: String
        /// `ready`, `starting`, `stopping`.
        let status: String
    }

    static func running(in directory: ClusterDirectory) -> Running? {
        guard let text = contents(of: "\(directory.data)/postmaster.pid") else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let id = pid_t(lines[0]), isServer(id, of: directory) else { return nil }
        let status = lines.count > 7 ? lines[7].filter { $0 != " " } : "starting"
        return Running(
            id: id, socketDirectory: lines.count > 4 ? lines[4] : "", status: status)
    }

    /// Whether a process lives (a zombie does not) and works in this data directory, which is where
    /// every process of a server stands.
    private static func isServer(_ id: pid_t, of directory: ClusterDirectory) -> Bool {
        guard let status = contents(of: "/proc/\(id)/stat"),
            let name = status.lastIndex(of: ")"),
            let state = status[name...].dropFirst(2).first, state != "Z", state != "X"
        else { return false }
        var target = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = readlink("/proc/\(id)/cwd", &target, target.count - 1)
        guard length > 0 else { return false }
        let path = String(
            decoding: target.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return path == directory.data
    }

    /// Processes of a server whose postmaster was killed. They hold its shared memory until they
    /// notice, and no other server can start meanwhile.
    private func orphans() -> [pid_t] {
        names(in: "/proc").compactMap { pid_t($0) }
            .filter { Postmaster.isServer($0, of: directory) }
    }

    /// Starts the server, or waits for the one that is starting.
    func start(settings: ClusterSettings) throws -> Running {
        if let running = try settle() { return running }
        let socket = try directory.socketDirectory()
        try replace(
            "\(directory.data)/\(Cluster.settingsFile)",
            with: settings.file(socketDirectory: socket, logDirectory: directory.log), in: directory
        )
        var lastLog = ""
        let deadline = EventLoop.now + 30_000_000_000
        while EventLoop.now < deadline {
            try clearOrphans()
            lastLog = try attempt()
            if let running = Postmaster.running(in: directory), running.status == "ready" {
                return running
            }
            // Orphans may have held the memory at the moment of the attempt only.
            let mayPass = lastLog.contains("shared memory") || lastLog.contains("lock file")
            if !mayPass { break }
            usleep(300_000)
        }
        throw ClusterError.reading(lastLog, doing: "PostgreSQL does not start")
    }

    /// Waits until a server that is starting is ready, or one that is stopping is gone.
    /// - Returns: the server if it is ready, nil if there is none.
    private func settle() throws -> Running? {
        var running = Postmaster.running(in: directory)
        let isSettled = wait(seconds: 120, every: 0.05) {
            running = Postmaster.running(in: directory)
            return running == nil || running?.status == "ready"
        }
        if isSettled { return running }
        throw ClusterError(
            .busy,
            "a server that is \(running?.status ?? "running") in \(directory.data) was waited for "
                + "120 seconds; see \(directory.log)")
    }

    /// Waits for orphans to end, and after 5 s ends them: their server is dead, and its start
    /// repairs the data anyhow. A `postmaster.pid` whose process is gone is removed, because the
    /// number may by now belong to another process of the same user, or to a zombie, and the server
    /// would not start.
    private func clearOrphans() throws {
        var signal = SIGQUIT
        for _ in 0..<3 {
            let areGone = wait(seconds: 5, every: 0.05) { orphans().isEmpty }
            if areGone {
                unlink("\(directory.data)/postmaster.pid")
                return
            }
            for id in orphans() { kill(id, signal) }
            signal = SIGKILL
        }
        throw ClusterError(
            .notStarting,
            "processes of a dead server still work in \(directory.data): \(orphans())")
    }

    /// One try with `pg_ctl`, which makes the server a daemon of its own session.
    /// - Returns: what the server said.
    private func attempt() throws -> String {
        let log = "\(directory.log)/start.log"
        unlink(log)
        let began = time(nil)
        let tried = try Subprocess.run(
            [
                "\(installation.directory)/pg_ctl", "start", "-D", directory.data, "-l", log, "-w",
                "-t", "120", "-s",
            ], as: directory.account, dies: false, environment: Cluster.environment)
        if tried.status == 0 { return "" }
        return tried.output + (contents(of: log) ?? "") + collectedLog(since: began)
    }

    /// The end of the server's own log, which it opens in the course of its start.
    private func collectedLog(since began: time_t) -> String {
        for name in names(in: directory.log) where name.hasPrefix("postgresql-") {
            var status = stat()
            let path = "\(directory.log)/\(name)"
            if stat(path, &status) == 0 && status.st_mtim.tv_sec >= began - 1 {
                return String((contents(of: path) ?? "").suffix(4_000))
            }
        }
        return ""
    }

    /// Stops the server: sessions are ended, data is written. If that takes too long, it is stopped
    /// without writing; the next start repairs that.
    func stop() throws {
        for mode in ["fast", "immediate"] {
            if Postmaster.running(in: directory) == nil { return }
            _ = try Subprocess.run(
                [
                    "\(installation.directory)/pg_ctl", "stop", "-D", directory.data, "-m", mode,
                    "-W", "-s",
                ], as: directory.account, dies: false, environment: Cluster.environment)
            // `pg_ctl -w` looks ten times a second, which is longer than a small server takes.
            let isGone = wait(seconds: 60, every: 0.005) {
                Postmaster.running(in: directory) == nil
            }
            if isGone { return }
        }
        throw ClusterError(.notStopping, "the server in \(directory.data) does not stop")
    }
}
